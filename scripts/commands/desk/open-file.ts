import path from 'node:path';
import { readTextFile } from '../../../src/files/content-folder.ts';
import { textHash } from '../../../src/files/undo-journal.ts';

/** A file as it was when a form was made from it. */
export interface OpenedFile {
  file: string;
  /** The text, or `null` if the file does not exist. */
  text: string | null;
  /** A hash of the text, or `null` if the file does not exist. Forms send it back in a field `opened`. */
  hash: string | null;
}

/** Reads a file of the content for a form. */
export async function openFile(
  folders: { content: string; project: string },
  file: string,
): Promise<OpenedFile> {
  const text = (await readTextFile(path.join(folders.content, file))) ?? null;
  return { file, text, hash: text === null ? null : textHash(text) };
}
