import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUpChromium } from '../../setup/chromium.ts';
import { runNode } from '../../setup/process.ts';
import { BuildError } from '../../site/build/build-options.ts';
import { buildSite } from '../../site/build-site.ts';
import { formatResult, runChecks } from '../checks/run-checks.ts';
import { addCounts, type Counts, formatCounts, runTests } from '../checks/run-tests.ts';
import { setUpDebianPrograms } from '../debian-programs.ts';

export interface TestOptions {
  /** Whether to run the long version of each long test, and to download the Debian programs that some tests use. */
  full: boolean;
  /** If not empty, runs only the unit and timing tests whose file name contains one of these texts. */
  names?: readonly string[];
}

/** Runs the checks and the tests. Prints the failures, and the counts as the last line. Returns the exit code. */
export async function testEverything({ full, names = [] }: TestOptions): Promise<number> {
  const sitesFolder = mkdtempSync(path.join(tmpdir(), 'offprint-sites-'));
  const env: NodeJS.ProcessEnv = {
    OFFPRINT_TEST_SITES: sitesFolder,
    ...(full && { OFFPRINT_TEST_RUN: 'full' }),
  };
  const timer = new Timer();
  try {
    const counts =
      names.length > 0
        ? [await runTests(['unit', 'timing'], { names, env })]
        : await runStages(full, env, timer);
    const total = addCounts(...counts);
    if (total.failures.length > 0) {
      heading('Failures');
      for (const failure of total.failures) console.log(`✗ ${failure}\n`);
    }
    if (names.length === 0) console.log(`\nTime: ${timer.format()}`);
    console.log(`\n${formatCounts(total)}`);
    return total.failed > 0 || total.passed === 0 ? 1 : 0;
  } finally {
    rmSync(sitesFolder, { recursive: true, force: true });
  }
}

/**
 * Runs all tests and checks. To keep two processors busy, the builds and checks run at the same time as the unit tests,
 * and two files of browser tests run at the same time. Only the timing tests run alone.
 */
async function runStages(full: boolean, env: NodeJS.ProcessEnv, timer: Timer): Promise<Counts[]> {
  const chromium = await findBrowser();
  if (full) await setUpDebianPrograms((message) => console.log(message));
  const besideUnitTests = buildAndCheck(env, timer);
  heading('Unit tests');
  const unit = await timer.measure('unit tests', () => runTests(['unit'], { env }));
  const { lines, counts } = await besideUnitTests;
  heading('Builds and checks');
  for (const line of lines) console.log(line);
  heading('Tests of time');
  const timing = await timer.measure('tests of time', () => runTests(['timing'], { env }));
  heading('Tests of built sites');
  const sites = await timer.measure('site and browser tests', () =>
    chromium
      ? runTests(['site', 'browser'], { env: { ...env, CHROME_PATH: chromium } })
      : runTests(['site'], { env }),
  );
  const browser = chromium ? [] : [one('Chromium was not found, so that no browser test was run.')];
  return [unit, ...counts, timing, sites, ...browser];
}

/**
 * Builds the site of the content folder and the sites for the tests, then runs the checks. Returns the lines to print
 * after the unit tests.
 */
async function buildAndCheck(
  env: NodeJS.ProcessEnv,
  timer: Timer,
): Promise<{ lines: string[]; counts: Counts[] }> {
  const lines: string[] = [];
  const failure = await timer.measure('build', () => tryBuild((line) => lines.push(line)));
  // If a site cannot be built, the tests that need this site fail.
  await timer.measure('builds for tests', () => runNode(['test/build-sites.ts'], { env }));
  const checks = await timer.measure('checks', () => runChecks((result) => lines.push(formatResult(result))));
  const failures = checks.map((check) => (check.passed ? undefined : formatResult(check).trim()));
  return { lines, counts: [failure, ...failures].map(one) };
}

async function findBrowser(): Promise<string | undefined> {
  try {
    return await setUpChromium((message) => console.log(message));
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Builds the site of the content folder without changing `dist`. If the build fails, returns the reason. */
async function tryBuild(report: (line: string) => void): Promise<string | undefined> {
  try {
    const built = await buildSite({ outDir: '.cache/test-build', say: (text) => report(text.trimEnd()) });
    report(`✓ build of the content folder: ${built.pages} pages (${built.seconds.toFixed(1)} s)`);
    return undefined;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    report(`✗ build of the content folder: ${error.message}`);
    return `build of the content folder: ${error.message}\n${error.output.trimEnd()}`;
  }
}

/** Returns the counts for one check, which counts as one test. */
function one(failure: string | undefined): Counts {
  if (failure === undefined) return { passed: 1, failed: 0, skipped: 0, failures: [] };
  return { passed: 0, failed: 1, skipped: 0, failures: [failure.replace(/^✗ /, '')] };
}

/** Measures how long each part of the run takes. */
class Timer {
  readonly #seconds = new Map<string, number>();

  async measure<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#seconds.set(stage, (performance.now() - start) / 1000);
    }
  }

  format(): string {
    return [...this.#seconds].map(([stage, seconds]) => `${stage} ${seconds.toFixed(0)} s`).join(', ');
  }
}

function heading(text: string): void {
  console.log(`\n── ${text} ──`);
}
