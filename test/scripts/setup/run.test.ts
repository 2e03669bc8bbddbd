import { expect, test } from 'vitest';
import { runNode } from '../../../scripts/setup/process.ts';

const task = (...args: string[]) => runNode(['scripts/run.mjs', ...args]);

test.each([['nonsense'], ['../evil'], ['']])('reports that there is no task "%s"', async (name) => {
  const { code, output } = await task(name);
  expect(code).toBe(2);
  expect(output).toContain(`There is no task "${name}"`);
});

test('passes arguments to the task and returns its exit code', async () => {
  const { code, output } = await task('build', '--nonsense');
  expect(code).toBe(2);
  expect(output).toMatch(/--nonsense.*\nUsage: npm run build/s);
});

test.each(['start', 'bench'])('%s prints its usage if an argument is invalid', async (name) => {
  const { code, output } = await task(name, '--port=80x', '--runs=0');
  expect(code).toBe(2);
  expect(output).toContain('Usage: npm ');
});
