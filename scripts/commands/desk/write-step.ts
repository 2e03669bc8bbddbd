import type { FileSystem } from '../../../src/files/write-file.ts';
import { type FileChange, writeFiles } from '../../../src/files/write-files.ts';
import { textHash } from '../../../src/files/undo-journal.ts';
import { isByteFile, readWritable, type WriteFolders } from '../../../src/files/writable-files.ts';
import { LockedError } from '../../setup/lock.mjs';
import { withContentLock } from '../../site/content-lock.ts';
import { startContentRun } from '../../site/undo-records.ts';
import { finishInterrupted } from '../../site/take-back.ts';
import { openFile } from './open-file.ts';

/** A file to write, or to delete if `text` is `null`. The path is in the content folder, or begins with `public/`. */
export type DeskChange = { file: string; text: string | null } | { file: string; bytes: Uint8Array };

/** One step of the desk: changes that are written, and undone, together. */
export interface DeskWrite {
  /** Describes the step in the language of the site: `Edited "Tensor folding"`. The list of steps shows it. */
  description: string;
  /**
   * The hash of each file at the time at which the form was opened, as `open()` returned it. If a file has changed since,
   * nothing is written.
   */
  opened?: ReadonlyMap<string, string | null>;
  /** The changes, or a function that works them out while no other program writes. */
  changes: readonly DeskChange[] | (() => Promise<readonly DeskChange[]>);
  /** Whether the step takes back earlier steps. */
  isUndo?: boolean;
}

/** A file that another program changed since a form was opened. */
export interface OutdatedFile {
  file: string;
  /** The text that it has now; `null` if it was deleted, or is not text. */
  now: string | null;
  /** The hash of what it has now; `null` if it was deleted. */
  hash: string | null;
  /** The text that the step would have written; undefined if the step does not write it, or not as text. */
  wanted: string | null | undefined;
}

export type WriteResult =
  /** Everything is on the disk. `step` is the id of the step, for `?done=` in the address of the next page. */
  | { status: 'written'; step: string; files: string[] }
  /** All files had this text already. */
  | { status: 'unchanged' }
  /** Nothing was written. Show both texts with `outdatedView`. */
  | { status: 'outdated'; files: OutdatedFile[] }
  /** Nothing was written, because another program, such as an import, has been writing for too long. */
  | { status: 'busy' }
  /** The file system refused to write. What is not written yet is written before the next step. */
  | { status: 'failed'; file: string; code: string };

/** Maximum time to wait for a command that writes, in milliseconds. */
const maxWait = 15_000;

/** Maximum length of a description, in characters. */
const maxDescription = 300;

/**
 * Writes the changes of a step: the files of a killed step first, then, if no file has changed since the form was opened,
 * the new ones, with a record by which the step is taken back.
 *
 * @throws {PathError} if a path is not that of a file that the desk may write; nothing is written
 */
export async function writeStep(
  folders: WriteFolders,
  { changes, opened = new Map(), description, isUndo }: DeskWrite,
  { patience = maxWait, system }: { patience?: number; system?: FileSystem } = {},
): Promise<WriteResult> {
  const { content, project } = folders;
  const work = async (): Promise<WriteResult> => {
    await finishInterrupted(folders);
    const planned = (typeof changes === 'function' ? await changes() : changes).map(toFileChange);
    const current = new Map<string, string | null>();
    for (const file of new Set([...opened.keys(), ...planned.map((change) => change.file)])) {
      await openFile(folders, file);
      current.set(file, (await readWritable(folders, file)) ?? null);
    }
    const outdated = [...opened].flatMap(([file, hash]) => toOutdated(file, hash, current, planned));
    if (outdated.length > 0) return { status: 'outdated', files: outdated };
    const writes = planned.filter(({ file, text }) => current.get(file) !== text);
    if (writes.length === 0) return { status: 'unchanged' };
    const line = description.replace(/\p{Cc}+/gu, ' ').slice(0, maxDescription);
    const run = startContentRun('desk', content, { description: line, ...(isUndo && { isUndo }) });
    await writeFiles(content, writes, { run, isDesk: true, project, ...(system && { system }) });
    return { status: 'written', step: run.id, files: writes.map(({ file }) => file) };
  };
  try {
    return await withContentLock(content, work, () => undefined, patience);
  } catch (error) {
    if (error instanceof LockedError) return { status: 'busy' };
    const { code, path = content } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { status: 'failed', file: path, code };
  }
}

function toFileChange(change: DeskChange): FileChange {
  const { file } = change;
  if ('text' in change && (change.text === null || !isByteFile(file))) return change;
  const bytes = 'bytes' in change ? Buffer.from(change.bytes) : Buffer.from(change.text ?? '');
  return { file, text: bytes.toString(isByteFile(file) ? 'base64' : 'utf8') };
}

/**
 * Returns the state of a file that has changed since the form was opened. A file that another program has already changed
 * to the wanted text is not outdated.
 */
function toOutdated(
  file: string,
  hash: string | null,
  current: ReadonlyMap<string, string | null>,
  planned: readonly FileChange[],
): OutdatedFile[] {
  const now = current.get(file) ?? null;
  const nowHash = now === null ? null : textHash(now);
  const change = planned.find((one) => one.file === file);
  if (nowHash === hash || (change && change.text === now)) return [];
  const isText = !isByteFile(file);
  return [{ file, now: isText ? now : null, hash: nowHash, wanted: isText ? change?.text : undefined }];
}
