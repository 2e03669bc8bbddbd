import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { readText } from './read-text.ts';
import { checkLink, isLink } from './symbolic-link.ts';

/** Name of the file with the text of the home page, in the content folder. */
export const homeFile = 'home.md';

/** Reads the text of the home page, which is Markdown. Returns `undefined` if the lab has written none. */
export function readHomeText(
  folder: string,
): { text: string; file: string } | { diagnostics: Diagnostic[] } | undefined {
  const file = path.join(folder, homeFile);
  const badLink = isLink(file) ? checkLink(file, folder) : undefined;
  if (badLink) return { diagnostics: [badLink] };
  if (!existsSync(file)) return undefined;
  const read = readText(file);
  return 'text' in read ? { ...read, file } : read;
}
