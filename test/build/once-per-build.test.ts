import { afterEach, expect, test, vi } from 'vitest';
import { oncePerBuild } from '../../src/build/once-per-build.ts';

afterEach(() => void vi.unstubAllEnvs());

test('a build makes the value once, also for callers that do not wait for each other', async () => {
  vi.stubEnv('DEV', false);
  const make = vi.fn(() => Promise.resolve({}));
  const get = oncePerBuild(make);
  const [first, second] = await Promise.all([get(), get()]);
  expect(second).toBe(first);
  expect(await get()).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

test('the development server makes the value each time, since the content may have changed', async () => {
  vi.stubEnv('DEV', true);
  let content = 'old';
  const get = oncePerBuild(() => Promise.resolve(content));
  expect(await get()).toBe('old');
  content = 'new';
  expect(await get()).toBe('new');
});

test('two values are kept apart', async () => {
  vi.stubEnv('DEV', false);
  const one = oncePerBuild(() => Promise.resolve(1));
  const two = oncePerBuild(() => Promise.resolve(2));
  expect([await one(), await two()]).toEqual([1, 2]);
});
