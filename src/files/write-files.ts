import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readTextFile } from './content-folder.ts';
import { removeUnfinished, writeFileWhole } from './write-file.ts';

/** A file to write. */
export interface FileWrite {
  /** Below the folder, with `/`. */
  file: string;
  text: string;
}

/** What is noted of a file: the text to write, and a hash of the one that stood there. */
interface Note extends FileWrite {
  before: string | null;
}

/** What is to be written, kept in the folder while it is being written. */
const journalFile = '.unfinished-import.jsonl';

/** How many files are written at a time. */
const openAtOnce = 16;

/** How a file is written; tests put a disk that is full in its place. */
export type WriteFile = (file: string, text: string) => Promise<void>;

/**
 * Writes files so that a process which is killed, or a disk that is full, leaves each of them old or new, and `finishFiles`
 * completes the work: what is to be written is noted first.
 *
 * @param onProgress told how many were written, now and then
 * @throws the error of the file system
 */
export async function writeFiles(
  folder: string,
  files: readonly FileWrite[],
  onProgress?: (written: number) => void,
  write: WriteFile = writeFileWhole,
): Promise<void> {
  if (files.length === 0) return;
  const journal = path.join(folder, journalFile);
  const notes = await Promise.all(
    files.map(async ({ file, text }) => {
      const before = await readTextFile(path.join(folder, file));
      return JSON.stringify({ file, text, before: before === undefined ? null : hash(before) });
    }),
  );
  await write(journal, `${[...notes, JSON.stringify({ end: files.length })].join('\n')}\n`);
  await writeAll(folder, files, onProgress, write);
  await rm(journal, { force: true });
}

/**
 * Completes what a killed process noted and did not write. A file that somebody changed since stays.
 *
 * @returns how many files were written
 */
export async function finishFiles(folder: string, write: WriteFile = writeFileWhole): Promise<number> {
  const folders = ['.', 'papers', 'authors'].map((name) => path.join(folder, name));
  await Promise.all(folders.map(removeUnfinished));
  const journal = path.join(folder, journalFile);
  const text = await readTextFile(journal);
  if (text === undefined) return 0;
  const missing: FileWrite[] = [];
  for (const note of parseJournal(text)) {
    const now = await readTextFile(path.join(folder, note.file));
    if ((now === undefined ? null : hash(now)) === note.before && now !== note.text) missing.push(note);
  }
  await writeAll(folder, missing, undefined, write);
  await rm(journal, { force: true });
  return missing.length;
}

async function writeAll(
  folder: string,
  files: readonly FileWrite[],
  onProgress: ((written: number) => void) | undefined,
  write: WriteFile,
): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let planned = files[next++]; planned; planned = files[next++]) {
      await write(path.join(folder, planned.file), planned.text);
      if (next % 100 === 0) onProgress?.(Math.min(next, files.length));
    }
  };
  // All come to their end before the first fault is told: nothing is written behind the caller's back.
  const ended = await Promise.allSettled(Array.from({ length: openAtOnce }, work));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

/** The notes of a journal that is whole; a journal without its end was not acted upon. */
function parseJournal(text: string): Note[] {
  try {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const last = lines.pop();
    if (last?.end !== lines.length) return [];
    return lines.filter((line) => isNote(line)) as unknown as Note[];
  } catch {
    return [];
  }
}

/** The journal lies beside files that come from elsewhere: a note leads to files of the content only. */
function isNote({ file, text, before }: Record<string, unknown>): boolean {
  return (
    typeof file === 'string' &&
    /^(?:(?:papers|authors)\/[a-z0-9-]+\.md|[a-z0-9-]+\.jsonl)$/u.test(file) &&
    typeof text === 'string' &&
    (before === null || typeof before === 'string')
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
