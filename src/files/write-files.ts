import { promises } from 'node:fs';
import path from 'node:path';
import { readTextFile } from './content-folder.ts';
import { isPartlyUndone } from './plan-undo.ts';
import { textHash, isRunId, recordChanges, type CommandRun } from './undo-journal.ts';
import {
  isDeskWritable,
  isWritable,
  readWritable,
  toWritten,
  type WriteFolders,
  writablePath,
} from './writable-files.ts';
import { type FileSystem, flushFolder, removeUnfinished, writeFileWhole } from './write-file.ts';

/** A file to write. */
export interface FileWrite {
  /** The path of the file inside the target folder, with `/` between folder names. */
  file: string;
  text: string;
}

/** A file to write, or to delete if `text` is `null`. A file that is not text (`isByteFile`) is in base64. */
export interface FileChange {
  file: string;
  text: string | null;
}

/**
 * An entry of the journal: the list of all files that one call of `writeFiles` is going to write. If the process is
 * killed, the next command completes the writing from the journal.
 */
interface JournalEntry extends FileChange {
  /** A hash of the text that the file had before, or `null` if the file did not exist. */
  before: string | null;
}

/** The file that contains the journal. It is deleted when all files are written. */
const journalFile = '.unfinished-import.jsonl';

/** Maximum number of files that are written at the same time. */
const concurrency = 16;

interface WriteOptions {
  /** Called after each file, with the number of files that are written so far. */
  onWritten?: (count: number) => void;
  system?: FileSystem;
  /** The run that writes. With it, `npm run undo` can restore the former files, together with the rest of the run. */
  run?: CommandRun;
  /** The id of the run that is taken back, so that an undo that is killed can be recognised. */
  undoes?: string;
  /** Path of the project's folder, which has `public/` if the content folder has none. Default: the current folder. */
  project?: string;
  /** Whether the desk writes, which writes more kinds of files than other commands. */
  isDesk?: boolean;
}

/**
 * Writes or deletes several files. Each file has either its old or its new text, even if the process is killed or the disk is
 * full. All texts are first written to a journal, from which `finishFiles` can complete the writing. The journal is
 * removed after all files have been flushed to the disk. After an error, no further file is written.
 *
 * @throws the first error of the file system; its `path` is the path of the file
 */
export async function writeFiles(
  folder: string,
  files: readonly FileChange[],
  options: WriteOptions = {},
): Promise<void> {
  if (files.length === 0) return;
  const folders = { content: folder, project: options.project ?? '' };
  const journal: string[] = [];
  const changes: { file: string; text: string | null; before: string | undefined }[] = [];
  for (const { file, text } of files) {
    const before = await readWritable(folders, file);
    journal.push(JSON.stringify({ file, text, before: before === undefined ? null : textHash(before) }));
    changes.push({ file, text, before });
  }
  journal.push(JSON.stringify({ end: files.length, undoes: options.undoes, isDesk: options.isDesk }));
  // Without a record, the run cannot be taken back, but it is not held up.
  if (options.run)
    await recordChanges(options.run, changes, isPartlyUndone, options.system).catch(() => undefined);
  await write(path.join(folder, journalFile), `${journal.join('\n')}\n`, options.system);
  await flushFolder(folder, options.system);
  await writeAll(folders, files, options);
  await removeJournal(folder, options.system);
}

/** Returns the id of the run that a killed undo was taking back; `undefined` if no undo was killed. */
export async function interruptedUndo(folder: string): Promise<string | undefined> {
  const text = await readTextFile(path.join(folder, journalFile));
  return text === undefined ? undefined : parseJournal(text).undoes;
}

/** Removes the journal after all files that it lists are on the disk. */
async function removeJournal(folder: string, { rm }: Pick<FileSystem, 'rm'> = promises): Promise<void> {
  await rm(path.join(folder, journalFile), { force: true });
}

/**
 * Completes the writing that a killed process began: writes each file of the journal that still has its old text. A
 * file that someone changed after the process was killed is not written.
 *
 * @param project path of the project's folder, which has `public/` if the content folder has none. Default: the current
 *   folder
 * @returns the number of files written
 */
export async function finishFiles(folder: string, project = ''): Promise<number> {
  const folders = { content: folder, project };
  const ownFolders = ['.', 'papers', 'authors', 'news'].map((name) => path.join(folder, name));
  await Promise.all(ownFolders.map(removeUnfinished));
  const journal = path.join(folder, journalFile);
  const text = await readTextFile(journal);
  if (text === undefined) return 0;
  const missing: FileChange[] = [];
  const { entries } = parseJournal(text);
  for (const entry of entries) {
    await removeUnfinished(path.dirname(writablePath(folders, entry.file)));
    const now = (await readWritable(folders, entry.file)) ?? null;
    if ((now === null ? null : textHash(now)) === entry.before && now !== entry.text) missing.push(entry);
  }
  await writeAll(folders, missing, {});
  await removeJournal(folder);
  return missing.length;
}

/** Writes or deletes files, and returns when they and their names are on the disk. */
async function writeAll(
  folders: WriteFolders,
  files: readonly FileChange[],
  { onWritten, system }: WriteOptions,
): Promise<void> {
  const waiting = files.toReversed();
  let written = 0;
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { file, text } = next;
      const content = text === null ? null : toWritten(file, text);
      await write(writablePath(folders, file), content, system).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
      onWritten?.(++written);
    }
  };
  // The error is thrown only after all workers have ended, so that no file is written later.
  const results = await Promise.allSettled(Array.from({ length: concurrency }, work));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const parents = new Set(files.map(({ file }) => path.dirname(writablePath(folders, file))));
  for (const one of parents) await flushFolder(one, system);
}

async function write(
  file: string,
  text: string | Uint8Array | null,
  system: FileSystem | undefined,
): Promise<void> {
  const done =
    text === null ? (system?.rm ?? promises.rm)(file, { force: true }) : writeFileWhole(file, text, system);
  await done.catch((error: unknown) => {
    throw Object.assign(error as NodeJS.ErrnoException, { path: file });
  });
}

/**
 * Parses a journal. If the journal is incomplete, the process was killed before it wrote the first file, so an empty
 * list is returned.
 */
function parseJournal(text: string): { entries: JournalEntry[]; undoes?: string } {
  try {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const last = lines.pop();
    if (last?.end !== lines.length) return { entries: [] };
    const isAllowed = last.isDesk === true ? isDeskWritable : isWritable;
    const entries = lines.filter(
      (line) => isAllowed(line.file) && isEntry(line),
    ) as unknown as JournalEntry[];
    return { entries, ...(isRunId(last.undoes) && { undoes: last.undoes }) };
  } catch {
    return { entries: [] };
  }
}

/** Whether the values of a journal entry have the right types. */
function isEntry({ text, before }: Record<string, unknown>): boolean {
  return (text === null || typeof text === 'string') && (before === null || typeof before === 'string');
}
