import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { parseAuthorFile } from '../src/files/author-file.ts';
import { contentFolder, readContentFiles, readTextFile } from '../src/files/content-folder.ts';
import { parsePaperFile } from '../src/files/paper-file.ts';
import { finishFiles, writeFiles } from '../src/files/write-files.ts';
import { baselineFile, parseBaseline } from '../src/import/baseline.ts';
import { decodeText, maxTextBytes } from '../src/import/decode.ts';
import { type FormatName, readers, readTexts, type SourceText } from '../src/import/formats.ts';
import type { Existing, ExistingContent } from '../src/import/existing.ts';
import { type ImportPlan, planImport } from '../src/import/plan.ts';
import type { ReadText } from '../src/import/record.ts';
import { formatDiagnostics, formatSummary } from '../src/import/summary.ts';
import { type Diagnostic, formatDiagnostic } from '../src/model/diagnostic.ts';
import { hashText } from '../src/model/id.ts';
import { root } from './machine/child.ts';
import { withLock } from './machine/lock.mjs';
import { usageError } from './machine/usage.ts';

const usage =
  'npm run import -- [--content DIR] [--format NAME] [--dry-run] [--json] FILE…   (- reads standard input)';

/** The exit code of an import that could do nothing: wrong usage, a file that cannot be read, no paper found. */
const nothing = 2;

const emptyAdvice =
  'A profile has a line such as "LGAug 12, 2022Code" above the title of each paper; --format names another format.';

const { values, files } = usageError(usage, () => {
  const parsed = parseArgs({
    allowPositionals: true,
    options: {
      content: { type: 'string' },
      format: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const taken = ['dry-run', 'json', 'content', 'format'].find(
    (name) =>
      (process.env[`npm_config_${name.replace('-', '_')}`] || 'false') !== 'false' &&
      !Object.hasOwn(parsed.values, name),
  );
  if (taken) throw new Error(`npm took --${taken} for itself. Put -- before the options.`);
  if (parsed.positionals.length === 0) throw new Error('Name the file to import.');
  if (parsed.values.content === '') throw new Error('Name a folder behind --content.');
  if (parsed.values.format !== undefined && !Object.hasOwn(readers, parsed.values.format)) {
    throw new Error(
      `There is no format "${parsed.values.format}". Name one of ${Object.keys(readers).join(', ')}.`,
    );
  }
  return { values: parsed.values, files: [...new Set(parsed.positionals)] };
});

// npm changes into the folder of the project; names are meant from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const content =
  values.content === undefined ? path.resolve(contentFolder()) : path.resolve(from, values.content);
const dryRun = values['dry-run'] ?? false;

try {
  process.exitCode = await runImport();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  console.error(
    `${content}: The import could not be finished: ${message}. Mend that and run it again; it goes on where it ended.`,
  );
  process.exitCode = nothing;
}

async function runImport(): Promise<number> {
  const sources: (SourceText & { diagnostics: Diagnostic[] })[] = [];
  for (const file of files) sources.push(...(await readSource(file)));
  const read = readTexts(sources, values.format as FormatName | undefined);
  const isEmpty = read.map((parts) => parts.every(({ records }) => records.length === 0));
  // A bibliography may consist of strings and parents for the others.
  const stands = read.map(
    (parts, index) =>
      !isEmpty[index] ||
      (parts[0]?.isPart === true && (isEmpty.includes(false) || parts[0].owner !== undefined)),
  );
  for (const [index, { file }] of sources.entries()) {
    if (stands[index]) continue;
    for (const diagnostic of read[index]?.[0]?.diagnostics ?? []) console.error(formatDiagnostic(diagnostic));
    tell(file, 'No paper was found in it.', emptyAdvice);
  }
  if (sources.length < files.length || stands.includes(false)) {
    console.error('Nothing was imported.');
    return nothing;
  }
  const texts = read.flatMap(([first, ...others], index): ReadText[] =>
    first
      ? [{ ...first, diagnostics: [...(sources[index]?.diagnostics ?? []), ...first.diagnostics] }, ...others]
      : [],
  );
  const lock = path.join(root, '.cache', `import-${hashText(content)}.lock`);
  const wait = () => console.error('Another import into this folder is at work; waiting for it to end …');
  const plan = await withLock(
    lock,
    async () => {
      if (!dryRun && existsSync(content)) await finishFiles(content);
      const made = planImport(texts, await readContent(content), new Date().toISOString().slice(0, 10));
      if (!dryRun) await write(made);
      return made;
    },
    wait,
  );
  if (values.json) {
    for (const line of formatDiagnostics(plan.diagnostics)) console.error(line);
    console.log(JSON.stringify(plan.counts));
  } else console.log(formatSummary(plan, texts, dryRun));
  return plan.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The text of one file; none where it cannot be read, which is told. */
async function readSource(file: string): Promise<(SourceText & { diagnostics: Diagnostic[] })[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file === '-' ? process.stdin : createReadStream(path.resolve(from, file)));
  } catch (error) {
    tell(file, `It cannot be read: ${reasonOf(error)}.`, 'Name a file of text.');
    return [];
  }
  const decoded = decodeText(bytes, file);
  if ('text' in decoded) return [{ file, ...decoded }];
  tell(file, decoded.diagnostics[0].message, decoded.diagnostics[0].advice);
  return [];
}

function tell(file: string, message: string, advice: string): void {
  console.error(formatDiagnostic({ severity: 'error', file, message, advice }));
}

/** What a stream holds; of too much, only a little more than may be read, which is enough to know. */
async function readBytes(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxTextBytes) break;
  }
  return Buffer.concat(chunks);
}

async function readContent(folder: string): Promise<ExistingContent> {
  const [papers, authors, baseline] = await Promise.all([
    readContentFiles(path.join(folder, 'papers')),
    readContentFiles(path.join(folder, 'authors')),
    readTextFile(path.join(folder, baselineFile)),
  ]);
  const toMap = <Value>(
    { files: found, leftOut }: Awaited<ReturnType<typeof readContentFiles>>,
    parse: (text: string, file: string, id: string) => { value: Value } | { diagnostics: Diagnostic[] },
  ) =>
    // Where case is ignored, `Herds.md` is in the way of `herds.md`.
    new Map([
      ...leftOut.map((name): [string, Existing<Value>] => [
        name.toLowerCase(),
        { text: '', value: undefined },
      ]),
      ...found.map(({ id, file, text }): [string, Existing<Value>] => {
        const read = parse(text, file, id);
        return [id, { text, value: 'value' in read ? read.value : undefined }];
      }),
    ]);
  return {
    papers: toMap(papers, parsePaperFile),
    authors: toMap(authors, parseAuthorFile),
    baseline: parseBaseline(baseline ?? ''),
  };
}

async function write({ writes }: ImportPlan): Promise<void> {
  const showsProgress = process.stderr.isTTY && writes.length > 500;
  await writeFiles(content, writes, (written) => {
    if (showsProgress) process.stderr.write(`\r${written} of ${writes.length} files written`);
  });
  if (showsProgress) process.stderr.write('\r\u001b[K');
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'it may not be read',
    EISDIR: 'it is a folder',
  };
  return reasons[code ?? ''] ?? message;
}
