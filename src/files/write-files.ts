import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readTextFile } from './content-folder.ts';
import { type FileSystem, removeUnfinished, writeFileWhole } from './write-file.ts';

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
const atOnce = 16;

/** How files are written, and whom to tell. */
interface Writing {
  /** Told how many files are written. */
  onWritten?: (count: number) => void;
  system?: FileSystem;
}

/**
 * Writes files so that a process which is killed, or a disk that is full, leaves each of them old or new, and `finishFiles`
 * completes the work: what is to be written is noted first. After a fault no further file is begun.
 *
 * @throws the first error of the file system, with the file in `path`
 */
export async function writeFiles(
  folder: string,
  files: readonly FileWrite[],
  writing: Writing = {},
): Promise<void> {
  if (files.length === 0) return;
  const notes: string[] = [];
  for (const { file, text } of files) {
    const before = await readTextFile(path.join(folder, file));
    notes.push(JSON.stringify({ file, text, before: before === undefined ? null : hash(before) }));
  }
  notes.push(JSON.stringify({ end: files.length }));
  await write(path.join(folder, journalFile), `${notes.join('\n')}\n`, writing.system);
  await writeAll(folder, files, writing);
  await rm(path.join(folder, journalFile), { force: true });
}

/**
 * Completes what a killed process noted and did not write. A file that somebody changed since stays.
 *
 * @returns how many files were written
 */
export async function finishFiles(folder: string): Promise<number> {
  const folders = ['.', 'papers', 'authors', 'news'].map((name) => path.join(folder, name));
  await Promise.all(folders.map(removeUnfinished));
  const journal = path.join(folder, journalFile);
  const text = await readTextFile(journal);
  if (text === undefined) return 0;
  const missing: FileWrite[] = [];
  for (const note of parseJournal(text)) {
    const now = await readTextFile(path.join(folder, note.file));
    if ((now === undefined ? null : hash(now)) === note.before && now !== note.text) missing.push(note);
  }
  await writeAll(folder, missing, {});
  await rm(journal, { force: true });
  return missing.length;
}

async function writeAll(
  folder: string,
  files: readonly FileWrite[],
  { onWritten, system }: Writing,
): Promise<void> {
  const waiting = files.toReversed();
  let written = 0;
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      await write(path.join(folder, next.file), next.text, system).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
      onWritten?.(++written);
    }
  };
  // All come to their end before the first fault is told: nothing is written behind the caller's back.
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, work));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

async function write(file: string, text: string, system: FileSystem | undefined): Promise<void> {
  await writeFileWhole(file, text, system).catch((error: unknown) => {
    throw Object.assign(error as NodeJS.ErrnoException, { path: file });
  });
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
    /^(?:(?:papers|authors|news)\/[a-z0-9-]+\.md|[a-z0-9-]+\.jsonl)$/u.test(file) &&
    typeof text === 'string' &&
    (before === null || typeof before === 'string')
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
