import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.ts';
import { maxFileLength } from './frontmatter.ts';

/** A character takes up to three bytes, or two characters take four. */
const maxBytes = 3 * maxFileLength;

/** The text of a content file, or why it cannot be had. What is too large, or no file, is not opened. */
export function readText(file: string): { text: string } | { diagnostics: [Diagnostic] } {
  const fault = (message: string, advice: string, line?: number): { diagnostics: [Diagnostic] } => ({
    diagnostics: [{ severity: 'error', file, ...(line !== undefined && { line }), message, advice }],
  });
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return fault('There is something else of this name than a file.', 'Rename it.');
    if (stats.size > maxBytes)
      return fault(`The file holds ${stats.size} bytes.`, `Keep it under ${maxFileLength} characters.`);
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) return { text };
    const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
    return fault('The text is not UTF-8.', 'Save the file as UTF-8.', line);
  } catch (error) {
    const reason = reasonOf(error as NodeJS.ErrnoException);
    return fault(`The file cannot be read: ${reason}.`, 'Allow it to be read, or move it away.');
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** Why a file or a folder cannot be read, in words. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return reasons[code ?? ''] ?? message;
}
