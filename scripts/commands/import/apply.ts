import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../../../src/files/content-folder.ts';
import { explainWriteError, writeFileWhole } from '../../../src/files/write-file.ts';
import { finishFiles, writeFiles } from '../../../src/files/write-files.ts';
import { type ImportPlan, planImport } from '../../../src/import/plan/plan.ts';
import { formatPlan, toShownWrites } from '../../../src/import/plan/show-plan.ts';
import type { ReadSources } from '../../../src/import/read-sources.ts';
import { formatDiagnostics, formatSummary } from '../../../src/import/plan/summary.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { hashText } from '../../../src/model/id.ts';
import { root } from '../../setup/process.ts';
import { withLock } from '../../setup/lock.mjs';
import { readContent } from './content.ts';
import { formatReport } from './report.ts';

/** How what was read is brought into the content, and told. */
export interface ApplyOptions {
  /** The content folder, as an absolute path. */
  content: string;
  dryRun: boolean;
  full: boolean;
  json: boolean;
  /** A file for the plan as Markdown. */
  report?: string;
}

/** The exit code of an import that could do nothing: wrong usage, no file that can be read, no paper found. */
export const nothing = 2;

/**
 * Plans what becomes of all that was read, writes it, and prints what was done.
 *
 * @param others what else there is to tell
 * @returns the exit code: 1 where something could not be read
 */
export async function applyImport(
  read: ReadSources,
  others: readonly Diagnostic[],
  given: ApplyOptions,
): Promise<number> {
  const { content } = given;
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
      if (!given.dryRun) await write(plan, content);
      return { plan, texts: before.texts };
    },
    wait,
  );
  const beforeOf = (file: string) => texts.get(file);
  if (given.report !== undefined)
    await writeFileWhole(given.report, formatReport(plan, read.texts, beforeOf, given.dryRun));
  if (given.json) {
    for (const line of formatDiagnostics(plan.diagnostics)) console.error(line);
    printJson(plan, beforeOf, given);
  } else {
    const options = { full: given.full, colours: process.stdout.hasColors?.() ?? forcesColours() };
    const shown = given.dryRun ? formatPlan(plan.writes, beforeOf, options) : [];
    console.log(
      formatSummary(plan, read.texts, { dryRun: given.dryRun, plan: shown, start: startCommand(content) }),
    );
  }
  return plan.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function printJson(
  { counts, writes, diagnostics }: ImportPlan,
  beforeOf: (file: string) => string | undefined,
  { dryRun, full }: ApplyOptions,
): void {
  const shown = toShownWrites(writes, beforeOf, full);
  console.log(JSON.stringify({ ...counts, dryRun, writes: shown, diagnostics }));
}

async function write({ writes }: ImportPlan, content: string): Promise<void> {
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
function startCommand(content: string): string {
  if (content === path.resolve(contentFolder())) return 'npm start';
  const inside = path.relative(root, content);
  const name = inside.startsWith('../..') || path.isAbsolute(inside) ? content : inside;
  if (process.platform === 'win32') return `set "OFFPRINT_CONTENT=${name}" && npm start`;
  return `OFFPRINT_CONTENT=${/^[\w./-]+$/u.test(name) ? name : JSON.stringify(name)} npm start`;
}

/** Runs what writes into the content to its exit code; what the file system refuses is told in words. */
export async function withWriteErrors(content: string, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const told = explainWriteError(error);
    if (!told) throw error;
    const place = (error as NodeJS.ErrnoException).path ?? content;
    console.error(
      `${place}: This could not be finished: ${told.reason}. ${told.advice} No file is half written.`,
    );
    return nothing;
  }
}
