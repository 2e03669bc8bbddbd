import { expect, test, vi } from 'vitest';
import { noteContentChange } from '../../src/build/content-version.ts';
import { oncePerBuild } from '../../src/build/once-per-build.ts';

test('the value is made once, also for callers that do not wait for each other', async () => {
  const make = vi.fn(() => Promise.resolve({}));
  const get = oncePerBuild(make);
  const [first, second] = await Promise.all([get(), get()]);
  expect(second).toBe(first);
  expect(await get()).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

test('after a change of the content, the value is made once more', async () => {
  let content = 'old';
  const make = vi.fn(() => Promise.resolve(content));
  const get = oncePerBuild(make);
  expect(await get()).toBe('old');
  content = 'new';
  expect(await get()).toBe('old');
  noteContentChange();
  expect([await get(), await get()]).toEqual(['new', 'new']);
  expect(make).toHaveBeenCalledTimes(2);
});

test('an error is thrown again until the content changes', async () => {
  const make = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('wrong'))
    .mockResolvedValue('right');
  const get = oncePerBuild(make);
  await expect(get()).rejects.toThrow('wrong');
  await expect(get()).rejects.toThrow('wrong');
  noteContentChange();
  expect(await get()).toBe('right');
});

test('two values are kept apart', async () => {
  const one = oncePerBuild(() => Promise.resolve(1));
  const two = oncePerBuild(() => Promise.resolve(2));
  expect([await one(), await two()]).toEqual([1, 2]);
});

test('a value, or an error, of content that changed in the meantime is not returned', async () => {
  let made = 0;
  const value = oncePerBuild(async () => {
    const number = ++made;
    await Promise.resolve();
    if (number < 3) noteContentChange();
    if (number === 2) throw new Error('outdated');
    return number;
  });
  expect(await value()).toBe(3);
  expect(await value()).toBe(3);
  const wrong = oncePerBuild(() => Promise.reject(new Error('wrong')));
  await expect(wrong()).rejects.toThrow('wrong');
});
