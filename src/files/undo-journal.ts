import { createHash, randomBytes } from 'node:crypto';
import { promises } from 'node:fs';
import path from 'node:path';
import { readTextFile } from './content-folder.ts';
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
}

/** The changes that a run made to one file. */
export interface FileRecord {
  /** The path of the file in the content folder, with `/` between folder names. */
  file: string;
  /** The text before the run, or `null` if the file did not exist. */
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

/** Number of runs that are kept. */
const keptRuns = 10;
/** Older records are removed if all records together are larger, in bytes. The record of the last run is always kept. */
const keptBytes = 100_000_000;

/**
 * Begins a run. Pass it to `writeFiles`, so that `npm run undo` can restore the former files.
 *
 * @param records the path of the folder with the records of the content folder
 */
export function startRun(command: string, records: string, now = new Date()): CommandRun {
  const time = now.toISOString();
  return {
    command,
    time,
    records,
    id: `${time.replaceAll(/[:.]/gu, '-')}-${randomBytes(3).toString('hex')}`,
  };
}

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
  const { command, time, id, records } = run;
  const lines = [{ version: 1, command, time }, ...files.values(), { end: files.size }];
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
  return typeof value === 'string' && /^\d{4}-[\dTZ-]{1,30}-[0-9a-f]{6}$/u.test(value);
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
    if (head?.version !== 1 || last?.end !== files.length || !files.every(isFileRecord)) return undefined;
    return {
      run: { command: String(head.command), time: String(head.time), id, records },
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
  for (const [index, id] of (await listRuns(records)).entries()) {
    bytes += (await promises.stat(recordPath(records, id)).catch(() => ({ size: 0 }))).size;
    if (index >= keptRuns || (index > 0 && bytes > keptBytes)) await removeRecord(records, id);
  }
}

/**
 * Whether a path is that of a file that commands write: papers, people, news, and the files of Offprint's own state. A
 * journal could be a file from a stranger, and must not lead out of the content folder.
 */
export function isWritable(file: unknown): file is string {
  return (
    typeof file === 'string' &&
    /^(?:(?:papers|authors|news)\/[a-z0-9-]{1,200}\.md|(?!site\.)[a-z0-9-]{1,100}\.(?:jsonl|json|yaml))$/u.test(
      file,
    )
  );
}

function isFileRecord({ file, before, after, text }: Record<string, unknown>): boolean {
  const isText = (value: unknown) => value === null || typeof value === 'string';
  return (
    isWritable(file) &&
    isText(before) &&
    Array.isArray(after) &&
    after.every(isText) &&
    (text === undefined || typeof text === 'string')
  );
}
