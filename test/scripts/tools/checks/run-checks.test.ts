import { expect, test } from 'vitest';
import { checkNames, formatResult, runChecks } from '../../../../scripts/tools/checks/run-checks.ts';

test('runs the named checks only, and reports each', async () => {
  const reported: string[] = [];
  const results = await runChecks(({ name }) => reported.push(name), ['licences', 'import direction']);
  expect(results).toEqual([
    { name: 'import direction', passed: true, output: '', seconds: expect.any(Number) },
    { name: 'licences', passed: true, output: '', seconds: expect.any(Number) },
  ]);
  expect(reported).toEqual(['import direction', 'licences']);
  expect(checkNames).toEqual(expect.arrayContaining(reported));
});

test('formats the messages of a failed check below its name', () => {
  const result = { name: 'lockfile', passed: false, output: 'one\ntwo\n', seconds: 1.26 };
  expect(formatResult(result)).toBe('✗ lockfile (1.3 s)\none\ntwo\n');
  expect(formatResult({ ...result, passed: true })).toBe('✓ lockfile (1.3 s)');
});
