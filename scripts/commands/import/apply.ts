import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CommandRun } from '../../../src/files/undo-journal.ts';
import { explainWriteError, writeFileWhole } from '../../../src/files/write-file.ts';
import { finishFiles, writeFiles } from '../../../src/files/write-files.ts';
import type { Answers } from '../../../src/import/merge/questions.ts';
import type { ImportPlan } from '../../../src/import/plan/plan.ts';
import { formatPlan, toShownWrites } from '../../../src/import/plan/show-plan.ts';
import { countFailed, formatDiagnostics, formatSummary } from '../../../src/import/plan/summary.ts';
import type { ReadSources } from '../../../src/import/read-sources.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { type CommandIo, usesColours, writeLine } from '../../setup/command.ts';
import { minItemsForProgress, type Progress, startProgress } from '../../setup/progress.ts';
import { root } from '../../setup/process.ts';
import { withContentLock } from '../../site/content-lock.ts';
import { contentPath } from '../../site/content-path.ts';
import { startContentRun } from '../../site/undo-records.ts';
import { readContent } from './content.ts';
import { planForContent } from './plan-content.ts';
import { formatMarkdownReport } from './report.ts';

/** Options of an import: the folder to write to and the kind of output. */
export interface ApplyOptions {
  /** Absolute path of the content folder. */
  content: string;
  dryRun: boolean;
  full: boolean;
  json: boolean;
  /** Path of a file for a report in Markdown. If it is undefined, no report is written. */
  report?: string;
  /** Whether `npm start` imports. It shows the site itself, so that no next step is printed. */
  isPartOfStart?: boolean;
  /** Answers to questions of an earlier plan. */
  answers?: Answers | undefined;
  /** The command that imports, as `npm run undo` names it. Default: `import`. */
  command?: string;
  /** The run that contains the import, so that `npm run undo` takes it back as a whole. Default: a new run. */
  run?: CommandRun;
}

/**
 * Exit code if nothing could be imported: no file could be read, no paper was found, or the content folder could not be
 * written to.
 */
export const nothingDone = 2;

/**
 * Plans the import of all records that were read, writes the planned files and prints a summary.
 *
 * @param others diagnostics from before the plan, printed together with the diagnostics of the plan
 * @returns the exit code: 1 if an error was reported, else 0
 */
export async function applyImport(
  read: ReadSources,
  others: readonly Diagnostic[],
  given: ApplyOptions,
  io: CommandIo,
): Promise<number> {
  const { content } = given;
  const progress = startProgress(io.stderr);
  const onWait = () =>
    progress.print('Another import into this folder is running. Waiting for it to finish …\n');
  const work = async () => {
    // An import that was killed has left a list of files that it did not write. They are written first.
    if (!given.dryRun && existsSync(content)) await finishFiles(content, root);
    const before = await readContent(content);
    if (before.isNewer) {
      for (const line of formatDiagnostics(before.diagnostics)) progress.print(`${line}\n`);
      return undefined;
    }
    const records = read.texts.reduce((sum, text) => sum + text.records.length, 0);
    if (Math.max(records, before.content.papers.size) >= minItemsForProgress)
      progress.step(`Comparing ${records} records with ${before.content.papers.size} papers …`);
    const options = {
      answers: given.answers,
      asksAboutNames: given.json || given.answers !== undefined,
      others,
    };
    const plan = await planForContent(read, before, content, options);
    if (!given.dryRun)
      await write(plan, content, progress, given.run ?? startContentRun(given.command ?? 'import', content));
    return { plan, texts: before.texts };
  };
  // A dry run writes nothing, so it needs no lock, and works in a folder that cannot be written to.
  const running = given.dryRun ? work() : withContentLock(content, work, onWait);
  const result = await running.finally(progress.end);
  if (!result) return nothingDone;
  const { plan, texts } = result;
  const beforeOf = (file: string) => texts.get(file);
  if (given.report !== undefined)
    await writeFileWhole(given.report, formatMarkdownReport(plan, read.texts, beforeOf, given.dryRun));
  if (given.json) {
    for (const line of formatDiagnostics(plan.diagnostics)) writeLine(io.stderr, line);
    writeLine(io.stdout, formatJson(plan, read, beforeOf, given));
  } else {
    const colours = usesColours(io);
    const diff = given.dryRun ? formatPlan(plan.writes, beforeOf, { full: given.full, colours }) : [];
    const start = given.isPartOfStart ? undefined : startCommand(content, io);
    writeLine(io.stdout, formatSummary(plan, read.texts, { dryRun: given.dryRun, plan: diff, start }));
  }
  return plan.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function formatJson(
  { counts, writes, diagnostics, questions }: ImportPlan,
  { texts }: ReadSources,
  beforeOf: (file: string) => string | undefined,
  { dryRun, full }: ApplyOptions,
): string {
  const failed = countFailed(texts);
  const shown = toShownWrites(writes, beforeOf, full);
  return JSON.stringify({ ...counts, failed, dryRun, writes: shown, questions, diagnostics });
}

async function write(
  { writes }: ImportPlan,
  content: string,
  progress: Progress,
  run: CommandRun,
): Promise<void> {
  const isShown = writes.length >= minItemsForProgress;
  const onWritten = (count: number) => {
    if (isShown && count % 100 === 0) progress.step(`${count} of ${writes.length} files written …`);
  };
  await writeFiles(content, writes, { onWritten, run });
}

/** Returns the command that the user types to see the site of the content folder. */
export function startCommand(content: string, io: CommandIo): string {
  if (content === contentPath(io)) return 'npm start';
  const inside = path.relative(root, content);
  const name = inside.startsWith('../..') || path.isAbsolute(inside) ? content : inside;
  if (process.platform === 'win32') return `set "OFFPRINT_CONTENT=${name}" && npm start`;
  return `OFFPRINT_CONTENT=${/^[\w./-]+$/u.test(name) ? name : JSON.stringify(name)} npm start`;
}

/**
 * Runs `work`, which writes into the content folder. If the file system refuses a write, prints the reason and returns
 * `nothingDone`.
 */
export async function reportWriteErrors(
  content: string,
  { stderr }: CommandIo,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const explained = explainWriteError(error);
    if (!explained) throw error;
    const file = (error as NodeJS.ErrnoException).path ?? content;
    writeLine(
      stderr,
      `${file}: The file could not be written: ${explained.reason}. ${explained.advice} No file is half written.`,
    );
    return nothingDone;
  }
}
