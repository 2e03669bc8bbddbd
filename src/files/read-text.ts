import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.ts';
import { maxFileLength } from './frontmatter.ts';

/** Maximum size of a content file in bytes: in UTF-8, a UTF-16 code unit has at most 3 bytes. */
const maxBytes = 3 * maxFileLength;

/**
 * Reads a content file. Files that are too large or not regular files are not opened.
 *
 * @returns the text, or the reason why the file cannot be read
 */
export function readText(file: string): { text: string } | { diagnostics: [Diagnostic] } {
  const error = (message: string, advice: string, line?: number): { diagnostics: [Diagnostic] } => ({
    diagnostics: [{ severity: 'error', file, ...(line !== undefined && { line }), message, advice }],
  });
  try {
    const stats = statSync(file);
    if (stats.isDirectory())
      return error('This is a folder, not a file.', 'Rename the folder, or move it elsewhere.');
    if (!stats.isFile()) return error('This is not a regular file.', 'Move the file elsewhere.');
    if (stats.size > maxBytes) {
      const [size, limit] = [stats.size, maxFileLength].map((number) => number.toLocaleString('en'));
      return error(
        `The file has ${size} bytes; the limit is ${limit} characters.`,
        'Shorten the file, or split it.',
      );
    }
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) return { text };
    const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
    return error('The text is not UTF-8.', 'Save the file as UTF-8.', line);
  } catch (cause) {
    const reason = reasonOf(cause as NodeJS.ErrnoException);
    return error(
      `The file cannot be read: ${reason}.`,
      'Check the permissions of the file, or move it elsewhere.',
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'its name is too long',
};

/** Returns the cause of an error of the file system in words, for the part of a message after a colon. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return reasons[code ?? ''] ?? message;
}
