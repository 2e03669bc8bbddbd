import { lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { reasonOf } from './read-text.ts';

/** Whether a path is a symbolic link. */
export function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/**
 * Returns why a symbolic link is not safe to build a site from: it leads out of the folder, does not lead to a file, or is
 * broken.
 */
export function checkLink(link: string, folder: string): Diagnostic | undefined {
  const advice = 'Replace the link with the file itself.';
  const error = (message: string): Diagnostic => ({ severity: 'error', file: link, message, advice });
  try {
    const target = realpathSync(link);
    if (link === folder || !target.startsWith(realpathSync(folder) + path.sep))
      return error('This symbolic link points out of its folder.');
    return statSync(target).isFile() ? undefined : error('This symbolic link does not point to a file.');
  } catch (cause) {
    return error(`This symbolic link cannot be followed: ${reasonOf(cause as NodeJS.ErrnoException)}.`);
  }
}
