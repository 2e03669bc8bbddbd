import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contentFolder, listFiles, readContentFiles, readPageFiles } from '../src/files/content-folder.ts';
import { publicFolder } from '../src/files/public-folder.ts';
import { checkContent } from '../src/lint/check-content.ts';
import type { ContentTexts } from '../src/lint/finding.ts';
import { countFindings, formatFindings } from '../src/lint/report.ts';
import { root } from './machine/child.ts';
import { usageError } from './machine/usage.ts';

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
const shownFolder = path.relative(from, folder).startsWith('..')
  ? folder
  : path.relative(from, folder) || '.';
if (!existsSync(folder)) {
  console.error(`${shownFolder}: There is no such folder. Name the folder of the content behind --content.`);
  process.exit(2);
}

const [papers, authors, news] = await Promise.all(
  ['papers', 'authors', 'news'].map((name) => readContentFiles(path.join(folder, name))),
);
const pages = await readPageFiles(folder);
const shownName = (file: string) => path.join(shownFolder, path.relative(folder, file));
const texts = ({ files }: Awaited<ReturnType<typeof readContentFiles>>) =>
  files.map(({ id, file, text }) => ({ id, file: shownName(file), text }));
const content: ContentTexts = {
  papers: papers ? texts(papers) : [],
  authors: authors ? texts(authors) : [],
  news: news ? texts(news) : [],
  pages: pages.map(({ id, file, text }) => ({ id, file: shownName(file), text })),
  ...siteText(),
  besideAuthors: new Set(await listFiles(path.join(folder, 'authors'))),
  publicFiles: new Set(await listFiles(publicFolder(folder, root))),
  today: new Date().toISOString().slice(0, 10),
};

const misnamed = [papers, authors, news].flatMap((found) => found?.diagnostics ?? []);
const findings = [
  ...misnamed.map((one) => ({ ...one, file: shownName(one.file), kind: 'broken' as const })),
  ...checkContent(content),
];
const counts = countFindings(findings);
if (given.json) console.log(JSON.stringify({ ...counts, findings }));
else for (const line of formatFindings(findings, given.all ?? false)) console.log(line);
process.exitCode = counts.errors > 0 ? 1 : 0;

function siteText(): Pick<ContentTexts, 'site'> {
  const file = path.join(folder, 'site.yaml');
  return existsSync(file) ? { site: { file: shownName(file), text: readFileSync(file, 'utf8') } } : {};
}
