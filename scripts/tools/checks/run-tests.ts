import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, runNode, tool } from '../../setup/process.ts';

/** How many tests passed, failed and were skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** The name of each that failed, and what it said: a long log may be cut anywhere but at its end. */
  failures: readonly string[];
}

/** What is read of Vitest's JSON report. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly {
    /** The path of the file. */
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

/** The most lines that are repeated of one failure. */
const messageLines = 12;

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
  const failures = report?.testResults.flatMap(failuresOf) ?? [];
  if (failed > 0 || code === 0) return { passed, failed, skipped, failures };
  const ended = `The tests ended with ${code}, and none of them failed.`;
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

/** The sum of several runs. */
export function addCounts(...counts: readonly Counts[]): Counts {
  const sum = (of: (count: Counts) => number) => counts.reduce((total, count) => total + of(count), 0);
  return {
    passed: sum((count) => count.passed),
    failed: sum((count) => count.failed),
    skipped: sum((count) => count.skipped),
    failures: counts.flatMap((count) => count.failures),
  };
}

/** `12 passed, 0 failed`, with the skipped ones where there are any. */
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
