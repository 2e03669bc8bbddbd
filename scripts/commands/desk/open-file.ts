import { textHash } from '../../../src/files/undo-journal.ts';
import {
  isBehindLink,
  isByteFile,
  isDeskWritable,
  readWritable,
  type WriteFolders,
} from '../../../src/files/writable-files.ts';

/** A file as it was when a form was made from it. */
export interface OpenedFile {
  file: string;
  /** The text; `null` if the file does not exist or is not text. */
  text: string | null;
  /** A hash of the content, or `null` if the file does not exist. Forms send it back in a field `opened`. */
  hash: string | null;
}

/** Error of a path that the desk may not read or write. */
export class PathError extends Error {
  constructor(file: string) {
    super(`${JSON.stringify(file.slice(0, 200))} is not a file of the content.`);
  }
}

/**
 * Reads a file of the content for a form.
 *
 * @throws {PathError} if the desk may not write such a file, or if it is reached by a symbolic link
 */
export async function openFile(folders: WriteFolders, file: string): Promise<OpenedFile> {
  if (!isDeskWritable(file) || isBehindLink(folders, file)) throw new PathError(file);
  const now = await readWritable(folders, file);
  return {
    file,
    text: now === undefined || isByteFile(file) ? null : now,
    hash: now === undefined ? null : textHash(now),
  };
}
