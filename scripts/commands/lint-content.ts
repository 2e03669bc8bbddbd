import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contentFolder } from '../../src/files/content-folder.ts';
import { countBySeverity, formatReport } from '../../src/lint/report.ts';
import { usageError } from '../setup/usage.ts';
import { findInContent } from '../site/content-faults.ts';

const usage = `npm run lint-content -- [--content DIR] [--all] [--json]

  --content DIR   the folder to look at (else OFFPRINT_CONTENT, else content/)
  --all           tell every finding, however many are of one kind
  --json          tell them for programs`;

const given = usageError(usage, () => {
  const { values } = parseArgs({
    options: { content: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const taken = ['content', 'all', 'json'].find(
    (name) => (process.env[`npm_config_${name}`] || 'false') !== 'false' && !Object.hasOwn(values, name),
  );
  if (taken) throw new Error(`npm took --${taken} for itself. Put -- before the options.`);
  if (values.content === '') throw new Error('Name a folder behind --content.');
  return values;
});

// npm changes into the folder of the project; names are meant from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const folder =
  given.content === undefined ? path.resolve(contentFolder()) : path.resolve(from, given.content);
const shownFolder = path.relative(from, folder).startsWith('../..')
  ? folder
  : path.relative(from, folder) || '.';
if (!existsSync(folder)) {
  console.error(`${shownFolder}: There is no such folder. Name the folder of the content behind --content.`);
  process.exit(2);
}

const shownName = (file: string) => path.join(shownFolder, path.relative(folder, file));
const findings = await findInContent(folder, shownName);
const counts = countBySeverity(findings);
if (given.json) console.log(JSON.stringify({ ...counts, findings }));
else for (const line of formatReport(findings, given.all ?? false)) console.log(line);
process.exitCode = counts.errors > 0 ? 1 : 0;
