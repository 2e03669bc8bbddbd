import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, runNode, tool } from '../../setup/process.ts';

/** Number of tests with each result. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /**
   * Name and message of each failed test. They are printed again at the end, because the beginning of a long log may be
   * cut off.
   */
  failures: readonly string[];
}

/** The fields of Vitest's JSON report that are used here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly {
    /** The path of the test file. */
    name: string;
    status: string;
    message: string;
    assertionResults: readonly {
      fullName: string;
      status: string;
      failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** Maximum number of lines to print again for one failed test. */
const messageLines = 12;

export interface TestRun {
  /** If given, only test files whose path contains one of these texts are run. */
  names?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Additional command-line arguments for Vitest. */
  args?: readonly string[];
}

/**
 * Runs projects of `vitest.config.ts` in the terminal, and counts their tests. A run can fail although no test failed,
 * for example if a file cannot be loaded or if no file was found. Such a run counts as one failure.
 */
export async function runTests(projects: readonly string[], run: TestRun = {}): Promise<Counts> {
  const { names = [], env = {}, args = [] } = run;
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-test-'));
  const file = path.join(folder, 'report.json');
  try {
    const chosen = projects.flatMap((project) => ['--project', project]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const vitest = [tool('vitest', 'vitest.mjs'), 'run', ...chosen, ...reporters, ...args, ...names];
    const { code } = await runNode(vitest, { env, output: 'show' });
    return countsOf(code, readReport(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Counts the tests in a report of Vitest.
 *
 * @param code the exit code of Vitest
 * @param report the report; `undefined` if Vitest ended before it wrote the report
 */
export function countsOf(code: number, report: Report | undefined): Counts {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failures = report?.testResults.flatMap(failuresOf) ?? [];
  if (failed > 0 || code === 0) return { passed, failed, skipped, failures };
  const ended = `Vitest ended with exit code ${code}, but no test failed. See the output above.`;
  return { passed, failed: 1, skipped, failures: failures.length > 0 ? failures : [ended] };
}

function failuresOf({ name, status, message, assertionResults }: Report['testResults'][number]): string[] {
  const file = path.relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length > 0)
    return failed.map((test) => `${file}: ${test.fullName}\n${head(test.failureMessages?.join('\n') ?? '')}`);
  return status === 'failed' ? [`${file}\n${head(message)}`] : [];
}

function head(text: string): string {
  const own = (line: string) => !/^\s+at .*(?:node_modules|node:)|^\s+at new Promise/.test(line);
  const lines = text.trimEnd().split('\n').filter(own);
  return lines.slice(0, messageLines).join('\n');
}

/** Adds the counts of several runs. */
export function addCounts(...counts: readonly Counts[]): Counts {
  const sum = (of: (count: Counts) => number) => counts.reduce((total, count) => total + of(count), 0);
  return {
    passed: sum((count) => count.passed),
    failed: sum((count) => count.failed),
    skipped: sum((count) => count.skipped),
    failures: counts.flatMap((count) => count.failures),
  };
}

/** Formats counts as `12 passed, 0 failed`. If tests were skipped, as `12 passed, 0 failed, 3 skipped`. */
export function formatCounts({ passed, failed, skipped }: Omit<Counts, 'failures'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
