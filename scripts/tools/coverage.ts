import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setUpChromium } from '../setup/chromium.ts';
import { root } from '../setup/process.ts';
import { refuseOptions } from '../setup/usage.ts';
import { formatCounts, runTests } from './checks/run-tests.ts';
import { type CoverageReport, formatLines, linesByFolder } from './coverage/lines.ts';

refuseOptions(`npm run coverage
  Runs the tests of npm test, and prints how many lines of src/ and scripts/ they execute, also in the programs that they start.
  Writes .cache/coverage/summary.json.`);

const folder = path.join(root, '.cache', 'coverage');
rmSync(folder, { recursive: true, force: true });
const chromium = await setUpChromium((message) => console.log(message));
const projects = ['unit', 'timing', 'site', ...(chromium ? ['browser'] : [])];
// Code is slower while its coverage is measured, so the time limits are higher.
const limits = ['--testTimeout=300000', '--hookTimeout=900000'];
const counts = await runTests(projects, {
  ...(chromium && { env: { CHROME_PATH: chromium } }),
  args: ['--coverage.enabled', `--coverage.reportsDirectory=${folder}`, ...limits],
});
const report = JSON.parse(readFileSync(path.join(folder, 'coverage-final.json'), 'utf8')) as CoverageReport;
const folders = linesByFolder(report, root);
writeFileSync(path.join(folder, 'summary.json'), `${JSON.stringify(Object.fromEntries(folders), null, 2)}\n`);
console.log(`\n${formatLines(folders)}\n\n${formatCounts(counts)}`);
process.exitCode = counts.failed > 0 ? 1 : 0;
