import { lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { listFiles } from './content-folder.ts';
import { reasonOf } from './read-text.ts';

/**
 * Symbolic links that a site may not be made from: those that lead out of the folder in which they are (to keys and passwords of
 * the machine that builds, which the site would publish), to folders (there may be no end to them), and nowhere.
 *
 * @param folders those from which the site is made; one that is not there is passed over
 */
export async function badLinks(folders: readonly string[]): Promise<Diagnostic[]> {
  const found = folders.map(async (folder) =>
    (await linksIn(folder)).flatMap((link) => faultOf(link, folder) ?? []),
  );
  return (await Promise.all(found)).flat();
}

/** The folder itself where it is a link, else the links below it. */
async function linksIn(folder: string): Promise<string[]> {
  const isLink = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink(folder)) return [folder];
  return (await listFiles(folder)).map((file) => path.join(folder, file)).filter(isLink);
}

function faultOf(link: string, folder: string): Diagnostic | undefined {
  const advice = 'Put the file itself in its place.';
  const fault = (message: string): Diagnostic => ({ severity: 'error', file: link, message, advice });
  try {
    const target = realpathSync(link);
    if (link === folder || !target.startsWith(realpathSync(folder) + path.sep))
      return fault('This link leads out of its folder.');
    return statSync(target).isFile() ? undefined : fault('This link leads to no file.');
  } catch (error) {
    return fault(`This link cannot be followed: ${reasonOf(error as NodeJS.ErrnoException)}.`);
  }
}
