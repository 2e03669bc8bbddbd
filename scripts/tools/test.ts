import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatResult, runChecks } from './checks/run-checks.ts';
import { addCounts, type Counts, formatCounts, runTests } from './checks/run-tests.ts';
import { setUpChromium } from '../setup/chromium.ts';
import { setUpDebianPrograms } from './debian-programs.ts';
import { showHelp } from '../setup/usage.ts';
import { BuildError, buildSite } from '../site/build-site.ts';

showHelp('npm test -- [NAME…]   (all, or the unit tests whose file names hold one of the words)');
// npm test -- NAME…: only the unit tests whose file names hold one of the words.
const filters = process.argv.slice(2);
const counts = filters.length > 0 ? [await runTests('unit', filters)] : await runAll();

const total = addCounts(...counts);
if (total.failures.length > 0) {
  heading('What failed');
  for (const failure of total.failures) console.log(`✗ ${failure}\n`);
}
console.log(`\n${formatCounts(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function runAll(): Promise<Counts[]> {
  const chromium = await findBrowser();
  await setUpDebianPrograms((message) => console.log(message));
  heading('Checks');
  const checks = await runChecks((result) => console.log(formatResult(result)));
  heading('Unit tests');
  const unit = await runTests('unit', []);
  heading('Build');
  const build = await tryBuild();
  // What the first builds, the second need not.
  const sites = { OFFPRINT_TEST_SITES: mkdtempSync(path.join(tmpdir(), 'offprint-sites-')) };
  heading('Tests of the built site');
  const site = await runTests('site', [], sites);
  heading('Browser tests');
  const browser = chromium
    ? await runTests('browser', [], { ...sites, CHROME_PATH: chromium })
    : one('Chromium: there is none.');
  rmSync(sites.OFFPRINT_TEST_SITES, { recursive: true, force: true });
  const failed = checks.map((result) => one(result.passed ? undefined : formatResult(result).trim()));
  return [...failed, unit, one(build), site, browser];
}

async function findBrowser(): Promise<string | undefined> {
  try {
    return await setUpChromium((message) => console.log(message));
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Builds the site of the content folder beside `dist`, which stays as it is; tells what went wrong, if anything did. */
async function tryBuild(): Promise<string | undefined> {
  try {
    const built = await buildSite({ outDir: '.cache/test-build', say: (text) => process.stdout.write(text) });
    console.log(`✓ ${built.pages} pages in ${built.seconds.toFixed(1)} s`);
    return undefined;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.log(`✗ ${error.message}`);
    return `build: ${error.message}`;
  }
}

/** A check counts as a test. */
function one(failure: string | undefined): Counts {
  if (failure === undefined) return { passed: 1, failed: 0, skipped: 0, failures: [] };
  return { passed: 0, failed: 1, skipped: 0, failures: [failure.replace(/^✗ /, '')] };
}

function heading(text: string): void {
  console.log(`\n── ${text} ──`);
}
