import { formatResult, runChecks } from './checks/run-checks.ts';
import { showHelp } from '../setup/usage.ts';

showHelp(
  'npm run check   (format, lint, dead code, types, imports, exported names, lockfile, licences, regular expressions)',
);
const results = await runChecks((result) => console.log(formatResult(result)));
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
console.log(
  failed.length > 0
    ? `\n${failed.length} of ${results.length} checks failed: ${failed.join(', ')}. See the messages above.`
    : `\nAll ${results.length} checks passed.`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
