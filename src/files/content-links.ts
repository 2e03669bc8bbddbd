import { lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { listFiles } from './content-folder.ts';
import { reasonOf } from './read-text.ts';

/**
 * Reports symbolic links that are not safe to build a site from:
 *
 * - links to files outside of the folder, because the site could publish keys and passwords of the machine;
 * - links to folders, because they may form a loop;
 * - broken links.
 *
 * @param folders the folders that the site is built from; folders that do not exist are skipped
 */
export async function badLinks(folders: readonly string[]): Promise<Diagnostic[]> {
  const found = folders.map(async (folder) =>
    (await linksIn(folder)).flatMap((link) => checkLink(link, folder) ?? []),
  );
  return (await Promise.all(found)).flat();
}

/** Lists all symbolic links below a folder. If the folder is a symbolic link itself, only the folder is listed. */
async function linksIn(folder: string): Promise<string[]> {
  const isLink = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink(folder)) return [folder];
  return (await listFiles(folder)).map((file) => path.join(folder, file)).filter(isLink);
}

function checkLink(link: string, folder: string): Diagnostic | undefined {
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
