import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../src/files/content-folder.ts';
import { explainWriteError } from '../src/files/write-file.ts';
import { finishFiles, writeFiles } from '../src/files/write-files.ts';
import { servicesOf } from '../src/fetch/papers.ts';
import { type ImportCounts, type ImportPlan, planImport } from '../src/import/plan.ts';
import { formatPlan, toShownWrites } from '../src/import/show-plan.ts';
import { tellLeftOut } from '../src/import/sources.ts';
import { formatDiagnostics, formatSummary } from '../src/import/summary.ts';
import { hashText } from '../src/model/id.ts';
import { parseImportArguments, usage } from './import/arguments.ts';
import { readContent } from './import/content.ts';
import { gatherSources } from './import/sources.ts';
import { root } from './machine/child.ts';
import { withLock } from './machine/lock.mjs';
import { usageError } from './machine/usage.ts';

/** The exit code of an import that could do nothing: wrong usage, no file that can be read, no paper found. */
const nothing = 2;

const given = usageError(usage, () => {
  servicesOf(process.env);
  return parseImportArguments(process.env);
});

// npm changes into the folder of the project; names are meant from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const content =
  given.content === undefined ? path.resolve(contentFolder()) : path.resolve(from, given.content);

try {
  process.exitCode = await runImport();
} catch (error) {
  const told = explainWriteError(error);
  if (!told) throw error;
  const place = (error as NodeJS.ErrnoException).path ?? content;
  console.error(
    `${place}: The import could not be finished: ${told.reason}. ${told.advice} No file is half written.`,
  );
  process.exitCode = nothing;
}

async function runImport(): Promise<number> {
  const { read, diagnostics: found } = await gatherSources(given, from, content);
  const others = [...tellLeftOut(read.leftOut), ...found];
  if (read.isEmpty) {
    const diagnostics = [...others, ...read.texts.flatMap((text) => text.diagnostics)];
    for (const line of formatDiagnostics(diagnostics)) console.error(line);
    const counts: ImportCounts = { read: 0, written: 0, merged: 0, unchanged: 0, reported: 0 };
    counts.reported = counts.read = read.texts.reduce((sum, { unread }) => sum + unread, 0);
    if (given.json) printJson({ counts, writes: [], diagnostics }, () => undefined);
    console.error('Nothing was imported.');
    return nothing;
  }
  const lock = path.join(root, '.cache', `import-${hashText(content)}.lock`);
  const wait = () => console.error('Another import into this folder is at work; waiting for it to end …');
  const { plan, texts } = await withLock(
    lock,
    async () => {
      // What a killed import noted is done first.
      if (!given.dryRun && existsSync(content)) await finishFiles(content);
      const before = await readContent(content);
      const made = planImport(read.texts, before.content, new Date().toISOString().slice(0, 10));
      const plan = { ...made, diagnostics: [...others, ...made.diagnostics] };
      if (!given.dryRun) await write(plan);
      return { plan, texts: before.texts };
    },
    wait,
  );
  const beforeOf = (file: string) => texts.get(file);
  if (given.json) {
    for (const line of formatDiagnostics(plan.diagnostics)) console.error(line);
    printJson(plan, beforeOf);
  } else {
    const options = { full: given.full, colours: process.stdout.hasColors?.() ?? forcesColours() };
    const shown = given.dryRun ? formatPlan(plan.writes, beforeOf, options) : [];
    console.log(
      formatSummary(plan, read.texts, { dryRun: given.dryRun, plan: shown, start: startCommand() }),
    );
  }
  return plan.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function printJson(
  { counts, writes, diagnostics }: ImportPlan,
  beforeOf: (file: string) => string | undefined,
): void {
  const shown = toShownWrites(writes, beforeOf, given.full);
  console.log(JSON.stringify({ ...counts, dryRun: given.dryRun, writes: shown, diagnostics }));
}

async function write({ writes }: ImportPlan): Promise<void> {
  const showsProgress = process.stderr.isTTY && writes.length > 500;
  const onWritten = (count: number) => {
    if (showsProgress && count % 100 === 0)
      process.stderr.write(`\r${count} of ${writes.length} files written`);
  };
  await writeFiles(content, writes, { onWritten });
  if (showsProgress) process.stderr.write('\r\u001b[K');
}

/** Where the output is no terminal, colours are shown only if somebody insists (force-color.org). */
function forcesColours(): boolean {
  const force = process.env.FORCE_COLOR ?? '';
  return !['', '0', 'false'].includes(force);
}

/** What shows the site that was imported into. */
function startCommand(): string {
  if (content === path.resolve(contentFolder())) return 'npm start';
  const inside = path.relative(root, content);
  const name = inside.startsWith('..') || path.isAbsolute(inside) ? content : inside;
  if (process.platform === 'win32') return `set "OFFPRINT_CONTENT=${name}" && npm start`;
  return `OFFPRINT_CONTENT=${/^[\w./-]+$/u.test(name) ? name : JSON.stringify(name)} npm start`;
}
