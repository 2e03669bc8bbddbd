import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.ts';
import { maxFileLength } from './frontmatter.ts';

/** UTF-8 needs at most 3 bytes per UTF-16 code unit. */
const maxBytes = 3 * maxFileLength;

/**
 * Reads a content file. Does not open files that are too large, or that are not regular files.
 *
 * @returns the text, or the reason why it cannot be read
 */
export function readText(file: string): { text: string } | { diagnostics: [Diagnostic] } {
  const error = (message: string, advice: string, line?: number): { diagnostics: [Diagnostic] } => ({
    diagnostics: [{ severity: 'error', file, ...(line !== undefined && { line }), message, advice }],
  });
  try {
    const stats = statSync(file);
    if (stats.isDirectory())
      return error('This is a folder, not a file.', 'Rename it, or move it elsewhere.');
    if (!stats.isFile()) return error('This is not a regular file.', 'Move it elsewhere.');
    if (stats.size > maxBytes) {
      const [size, limit] = [stats.size, maxFileLength].map((number) => number.toLocaleString('en'));
      return error(`The file has ${size} bytes; the limit is ${limit} characters.`, 'Shorten or split it.');
    }
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) return { text };
    const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
    return error('The text is not UTF-8.', 'Save the file as UTF-8.', line);
  } catch (cause) {
    const reason = reasonOf(cause as NodeJS.ErrnoException);
    return error(`The file cannot be read: ${reason}.`, 'Check its permissions, or move it elsewhere.');
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

/** Explains an error of reading a file or folder, as the second part of a sentence. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return reasons[code ?? ''] ?? message;
}
