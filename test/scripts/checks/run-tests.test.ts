import { expect, test } from 'vitest';
import { addCounts, countsOf, formatCounts } from '../../../scripts/checks/run-tests.ts';

const report = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

test('counts what Vitest reports', () => {
  expect(countsOf(0, report)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  expect(countsOf(1, { ...report, numFailedTests: 3 })).toEqual({ passed: 7, failed: 3, skipped: 2 });
});

test('counts a run that failed without a failed test: a file that does not load, or a crash', () => {
  expect(countsOf(1, report)).toEqual({ passed: 7, failed: 1, skipped: 2 });
  expect(countsOf(137, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('adds runs up to the one line that a reader of logs looks for', () => {
  const sum = addCounts({ passed: 1, failed: 0, skipped: 0 }, { passed: 20, failed: 2, skipped: 0 });
  expect(formatCounts(sum)).toBe('21 passed, 2 failed');
  expect(formatCounts({ ...sum, skipped: 4 })).toBe('21 passed, 2 failed, 4 skipped');
});
