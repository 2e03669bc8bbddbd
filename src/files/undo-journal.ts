import { createHash, randomBytes } from 'node:crypto';
import { promises } from 'node:fs';
import path from 'node:path';
import { readTextFile } from './content-folder.ts';
import { isDeskWritable, isWritable } from './writable-files.ts';
import { type FileSystem, flushFolder, removeUnfinished, writeFileWhole } from './write-file.ts';

/**
 * One run of a command that writes content, such as an import. Everything that the run writes is taken back together
 * by `npm run undo`.
 */
export interface CommandRun {
  /** The name of the command: `import`. */
  command: string;
  /** The time at which the run began: `2026-11-28T17:30:00.000Z`. */
  time: string;
  /** The name of the record of the run, without its extension. Names of later runs are later in alphabetical order. */
  id: string;
  /** The path of the folder with the records of the content folder. It is outside of the content. */
  records: string;
  /** Describes what a step of the desk did, in the language of the site: `Edited "Tensor folding"`. */
  description?: string;
  /** Whether a step of the desk took back earlier steps. */
  isUndo?: boolean;
}

/** The name of the command whose runs are steps of the desk. */
export const deskCommand = 'desk';

/** The changes that a run made to one file. */
export interface FileRecord {
  /** The path of the file in the content folder, with `/` between folder names. */
  file: string;
  /** The text before the run, or `null` if the file did not exist. Other files than texts are in base64. */
  before: string | null;
  /**
   * Hashes of the texts that the run wrote, the last one last; `null` if it deleted the file. A run that was killed may
   * have left an earlier one.
   */
  after: (string | null)[];
  /** The last text that the run wrote. It is kept only for a file that can be taken back in part. */
  text?: string;
}

/** The record of a run: the run, and its changes to each file. */
export interface RunRecord {
  run: CommandRun;
  files: FileRecord[];
}

/** Number of runs of commands that are kept. */
const keptRuns = 10;
/** Number of steps of the desk that are kept. They are many and small. */
const keptSteps = 200;
/** Older records are removed if all records together are larger, in bytes. The record of the last run is always kept. */
const keptBytes = 100_000_000;

/**
 * Begins a run. Pass it to `writeFiles`, so that `npm run undo` can restore the former files.
 *
 * @param records the path of the folder with the records of the content folder
 */
export function startRun(
  command: string,
  records: string,
  now = new Date(),
  more: Pick<CommandRun, 'description' | 'isUndo'> = {},
): CommandRun {
  const time = now.toISOString();
  const id = `${time.replaceAll(/[:.]/gu, '-')}-${randomBytes(3).toString('hex')}`;
  return { command, time, records, id: command === deskCommand ? id + stepSuffix : id, ...more };
}

/** The end of the id of a step of the desk, so that steps are counted apart from runs of commands. */
const stepSuffix = '-desk';

/** Returns a hash of a text, by which a changed file is recognised. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Adds the changes that a run is about to make to its record. The record is complete and on the disk before the first
 * file is written.
 *
 * @param isPartial whether a part of a file can be taken back, so that its new text must be kept
 */
export async function recordChanges(
  run: CommandRun,
  changes: readonly { file: string; before: string | undefined; text: string | null }[],
  isPartial: (file: string) => boolean,
  system?: FileSystem,
): Promise<void> {
  const known = (await readRecord(run.records, run.id))?.files ?? [];
  const files = new Map(known.map((one) => [one.file, one]));
  for (const { file, before = null, text } of changes) {
    const first = files.get(file);
    files.set(file, {
      file,
      before: first ? first.before : before,
      after: [...(first?.after ?? []), text === null ? null : textHash(text)],
      ...(text !== null && isPartial(file) && { text }),
    });
  }
  const { command, time, id, records, description, isUndo } = run;
  const lines = [{ version: 1, command, time, description, isUndo }, ...files.values(), { end: files.size }];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  await writeFileWhole(recordPath(records, id), text, system);
  await flushFolder(records, system);
  await removeOldRecords(records);
}

/** Lists the ids of the runs whose records are kept, the last run first. */
export async function listRuns(records: string): Promise<string[]> {
  const names = await promises.readdir(records).catch(() => []);
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .filter(isRunId)
    .sort()
    .reverse();
}

/** Whether a value is the id of a run. It becomes a part of a path. */
export function isRunId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-[\dTZ-]{1,30}-[0-9a-f]{6}(?:-desk)?$/u.test(value);
}

/** Reads the record of a run. A damaged record counts as missing, because only a part could be taken back. */
export async function readRecord(records: string, id: string): Promise<RunRecord | undefined> {
  const text = await readTextFile(recordPath(records, id));
  if (text === undefined) return undefined;
  try {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const [head, ...files] = lines;
    const last = files.pop();
    const isAllowed = head?.command === deskCommand ? isDeskWritable : isWritable;
    const isValid = files.every((file) => isAllowed(file.file) && isFileRecord(file));
    if (head?.version !== 1 || last?.end !== files.length || !isValid) return undefined;
    const { command, time, description, isUndo } = head;
    return {
      run: {
        command: String(command),
        time: String(time),
        id,
        records,
        ...(typeof description === 'string' && { description }),
        ...(isUndo === true && { isUndo }),
      },
      files: files as unknown as FileRecord[],
    };
  } catch {
    return undefined;
  }
}

/** Removes the record of a run, so that the next undo takes back the run before. */
export async function removeRecord(records: string, id: string): Promise<void> {
  await promises.rm(recordPath(records, id), { force: true });
}

function recordPath(records: string, id: string): string {
  return path.join(records, `${id}.jsonl`);
}

async function removeOldRecords(records: string): Promise<void> {
  await removeUnfinished(records);
  let bytes = 0;
  let [runs, steps] = [0, 0];
  for (const [index, id] of (await listRuns(records)).entries()) {
    const isTooMany = id.endsWith(stepSuffix) ? ++steps > keptSteps : ++runs > keptRuns;
    bytes += (await promises.stat(recordPath(records, id)).catch(() => ({ size: 0 }))).size;
    if (isTooMany || (index > 0 && bytes > keptBytes)) await removeRecord(records, id);
  }
}

function isFileRecord({ before, after, text }: Record<string, unknown>): boolean {
  const isText = (value: unknown) => value === null || typeof value === 'string';
  return (
    isText(before) &&
    Array.isArray(after) &&
    after.every(isText) &&
    (text === undefined || typeof text === 'string')
  );
}
