import path from 'node:path';
import { expect, test } from 'vitest';
import { addCounts, countsOf, formatCounts } from '../../../../scripts/tools/checks/run-tests.ts';
import { root } from '../../../../scripts/setup/process.ts';

const report = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

test('counts what Vitest reports', () => {
  expect(countsOf(0, report)).toMatchObject({ passed: 7, failed: 0, skipped: 2 });
  expect(countsOf(1, { ...report, numFailedTests: 3 })).toMatchObject({ passed: 7, failed: 3, skipped: 2 });
});

test('counts a run without a failed test as failed if a file cannot be loaded or Vitest crashed', () => {
  expect(countsOf(1, report)).toMatchObject({ passed: 7, failed: 1, skipped: 2 });
  expect(countsOf(137, undefined)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
});

test('adds up the counts of several runs, and formats them as one line', () => {
  const sum = addCounts(
    { passed: 1, failed: 0, skipped: 0, failures: [] },
    { passed: 20, failed: 2, skipped: 0, failures: ['one', 'two'] },
  );
  expect(sum.failures).toEqual(['one', 'two']);
  expect(formatCounts(sum)).toBe('21 passed, 2 failed');
  expect(formatCounts({ ...sum, skipped: 4 })).toBe('21 passed, 2 failed, 4 skipped');
});

test('names each failure: a test, a file that cannot be loaded, or Vitest itself', () => {
  const testResults = [
    {
      name: path.join(root, 'test/a.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'adds up', status: 'passed', failureMessages: [] },
        { fullName: 'takes away', status: 'failed', failureMessages: ['expected 1 to be 2\n    at a place'] },
      ],
    },
    {
      name: path.join(root, 'test/b.test.ts'),
      status: 'failed',
      message: 'no such file',
      assertionResults: [],
    },
  ];
  expect(countsOf(1, { ...report, numFailedTests: 1, testResults }).failures).toEqual([
    `${path.join('test', 'a.test.ts')}: takes away\nexpected 1 to be 2\n    at a place`,
    `${path.join('test', 'b.test.ts')}\nno such file`,
  ]);
  expect(countsOf(137, undefined).failures).toEqual([
    'Vitest ended with exit code 137, but no test failed. See the output above.',
  ]);
});
