import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNode, tool } from '../machine/child.ts';

/** How many tests passed, failed and were skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The numbers that are read of Vitest's JSON report. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

/**
 * Runs a project of vitest.config.ts on the terminal and counts its tests.
 * A run that failed without a failed test (a file that cannot be loaded, no tests at all) counts as one failure.
 */
export async function runTests(
  project: string,
  filters: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-test-'));
  const file = path.join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = [tool('vitest', 'vitest.mjs'), 'run', '--project', project, ...reporters, ...filters];
    const { code } = await runNode(args, { env, output: 'show' });
    return countsOf(code, readReport(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param report `undefined` where Vitest ended before it wrote one */
export function countsOf(code: number, report: Report | undefined): Counts {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

/** The sum of several runs. */
export function addCounts(...counts: readonly Counts[]): Counts {
  const sum = (of: (count: Counts) => number) => counts.reduce((total, count) => total + of(count), 0);
  return {
    passed: sum((count) => count.passed),
    failed: sum((count) => count.failed),
    skipped: sum((count) => count.skipped),
  };
}

/** `12 passed, 0 failed`, with the skipped ones where there are any. */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
