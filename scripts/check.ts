import { formatResult, runChecks } from './checks/run-checks.ts';

const results = await runChecks((result) => console.log(formatResult(result)));
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
console.log(
  failed.length > 0 ? `\nTo mend: ${failed.join(', ')}.` : `\nAll ${results.length} checks passed.`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
