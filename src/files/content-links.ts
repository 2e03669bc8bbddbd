import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { listFiles } from './content-folder.ts';
import { checkLink, isLink } from './symbolic-link.ts';

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
  if (isLink(folder)) return [folder];
  return (await listFiles(folder)).map((file) => path.join(folder, file)).filter(isLink);
}
