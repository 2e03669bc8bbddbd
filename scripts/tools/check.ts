import { checkNames, formatResult, runChecks } from './checks/run-checks.ts';
import { usageError } from '../setup/usage.ts';

const usage = `npm run check -- [NAME…]

  Runs all checks, or those that are named: ${checkNames.join(', ')}.
  Put a name of several words in quotation marks.`;

const names = usageError(usage, () => {
  const given = process.argv.slice(2).filter((name) => name !== '--');
  const unknown = given.find((name) => !checkNames.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no check "${unknown}". Use one of ${checkNames.join(', ')}.`);
  return given.length > 0 ? given : checkNames;
});
const results = await runChecks((result) => console.log(formatResult(result)), names);
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
console.log(
  failed.length > 0
    ? `\n${failed.length} of ${results.length} checks failed: ${failed.join(', ')}. See the messages above.`
    : `\nAll ${results.length} checks passed.`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
