import { existsSync } from 'node:fs';
import path from 'node:path';
import { planUndo, type UndoPlan } from '../../src/files/plan-undo.ts';
import {
  deskCommand,
  listRuns,
  readRecord,
  removeRecord,
  type RunRecord,
} from '../../src/files/undo-journal.ts';
import { readWritable } from '../../src/files/writable-files.ts';
import { finishFiles, interruptedUndo, writeFiles } from '../../src/files/write-files.ts';
import { formatUndo } from '../../src/import/plan/show-plan.ts';
import {
  type CommandIo,
  defineCommand,
  runMain,
  shownPath,
  usesColours,
  writeLine,
} from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { root } from '../setup/process.ts';
import { withContentLock } from '../site/content-lock.ts';
import { contentPath } from '../site/content-path.ts';
import { undoRecords } from '../site/undo-records.ts';
import { nothingDone, reportWriteErrors } from './import/apply.ts';
import { keptLines, nextRunLine, summaryLine, undoneAlready } from './undo/report.ts';

const help = `npm run undo -- [OPTION]…

  Takes back the last import, refresh, complete or step of the desk: deletes the files that it created, and restores those that it
  changed. Files that were changed since are listed and left as they are. Another undo takes back the run before.

  --dry-run        print the changes as a diff and write nothing
  --full           with --dry-run: print the whole text of each deleted file
  --json           print the result as JSON
  --content DIR    content folder (default: OFFPRINT_CONTENT, else content/)`;

const options = {
  content: { type: 'string' },
  'dry-run': { type: 'boolean' },
  full: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

interface UndoArguments {
  content: string | undefined;
  dryRun: boolean;
  full: boolean;
  json: boolean;
}

export const main = defineCommand({
  help,
  parse: (argv, env): UndoArguments => {
    const { values } = parseOptions(argv, env, options);
    const { content, full = false, json = false } = values;
    return { content, dryRun: values['dry-run'] ?? false, full, json };
  },
  run: (given, io) => {
    const content = contentPath(io, given.content);
    return reportWriteErrors(content, io, async () => {
      if (!existsSync(content)) return reportNothing(content, given, io);
      const onWait = () =>
        writeLine(io.stderr, 'Another command writes into this folder. Waiting for it to finish …');
      const work = () => undo(content, given, io);
      return given.dryRun ? work() : withContentLock(content, work, onWait);
    });
  },
});

async function undo(content: string, given: UndoArguments, io: CommandIo): Promise<number> {
  const records = undoRecords(content);
  const interrupted = await interruptedUndo(content);
  if (!given.dryRun) {
    await finishFiles(content, root);
    if (interrupted !== undefined) {
      await removeRecord(records, interrupted);
      if (given.json) writeLine(io.stdout, JSON.stringify({ dryRun: false, changes: [], kept: [] }));
      else writeLine(io.stdout, 'The last undo was interrupted; it is now complete.');
      return 0;
    }
  }
  const [id] = await listRuns(records);
  if (id === undefined) return reportNothing(content, given, io);
  const record = await readRecord(records, id);
  if (!record) {
    if (!given.dryRun) await removeRecord(records, id);
    const file = shownPath(io, path.join(records, `${id}.jsonl`));
    writeLine(
      io.stderr,
      `${file}: The record of the last run is damaged. Take its changes back by hand or with git.`,
    );
    return nothingDone;
  }
  const texts = new Map<string, string | undefined>();
  const folders = { content, project: root };
  for (const { file } of record.files) texts.set(file, await readWritable(folders, file));
  const plan = planUndo(record, (file) => texts.get(file));
  if (given.dryRun) {
    const shown = formatUndo(plan.changes, (file) => texts.get(file), { ...given, colours: usesColours(io) });
    if (!given.json) for (const line of shown) writeLine(io.stdout, line);
  } else {
    const isDesk = record.run.command === deskCommand;
    await writeFiles(content, plan.changes, { undoes: id, isDesk, project: root });
    await removeRecord(records, id);
  }
  return report({ record, plan }, content, given, io);
}

/** Prints the result. Returns the exit code: 1 if files were left as they are. */
async function report(
  { record, plan }: { record: RunRecord; plan: UndoPlan },
  content: string,
  { dryRun, json }: UndoArguments,
  io: CommandIo,
): Promise<number> {
  const { changes, kept } = plan;
  const [last, before] = await listRuns(record.run.records);
  const nextId = dryRun ? before : last;
  const next = nextId === undefined ? undefined : await readRecord(record.run.records, nextId);
  if (json) {
    const shown = changes.map(({ file, text }) => ({ file, kind: text === null ? 'delete' : 'restore' }));
    const { command, time } = record.run;
    writeLine(io.stdout, JSON.stringify({ command, time, dryRun, changes: shown, kept }));
    return kept.length > 0 ? 1 : 0;
  }
  for (const line of keptLines(plan, record.run.command, (file) => shownPath(io, path.join(content, file))))
    writeLine(io.stderr, line);
  if (changes.length === 0 && kept.length === 0) writeLine(io.stdout, undoneAlready(record.run));
  else writeLine(io.stdout, summaryLine(plan, record, dryRun));
  writeLine(io.stdout, nextRunLine(next?.run));
  return kept.length > 0 ? 1 : 0;
}

function reportNothing(content: string, { dryRun, json }: UndoArguments, io: CommandIo): number {
  if (json) writeLine(io.stdout, JSON.stringify({ dryRun, changes: [], kept: [] }));
  const where = shownPath(io, content);
  writeLine(io.stderr, `${where}: There is no import, refresh or complete to take back.`);
  return nothingDone;
}

await runMain(import.meta, main);
