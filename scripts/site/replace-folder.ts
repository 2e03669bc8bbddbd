import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Puts `fresh` in the place of `folder`; a `.git` in there stays (a checkout of the branch that a host serves).
 *
 * @throws the error of the file system; what stood there stands there then
 */
export function replaceFolder(folder: string, fresh: string): void {
  try {
    moveIn(folder, fresh);
  } catch (error) {
    restoreFolder(folder);
    throw error;
  }
}

function moveIn(folder: string, fresh: string): void {
  const { old, arriving } = besides(folder);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  try {
    renameSync(fresh, arriving);
  } catch {
    // Another file system.
    cpSync(fresh, arriving, { recursive: true });
  }
  const repository = path.join(folder, '.git');
  if (existsSync(repository)) renameSync(repository, path.join(arriving, '.git'));
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(arriving, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Undoes a replacement that ended half-way, in a process that was killed for instance. */
export function restoreFolder(folder: string): void {
  const { old, arriving } = besides(folder);
  if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
  const [repository, place] = [path.join(arriving, '.git'), path.join(folder, '.git')];
  if (existsSync(repository) && existsSync(folder) && !existsSync(place)) renameSync(repository, place);
  rmSync(arriving, { recursive: true, force: true });
}

/** Where a site stands while it is replaced, and the one that comes. */
function besides(folder: string): { old: string; arriving: string } {
  return { old: `${folder}.old`, arriving: `${folder}.new` };
}
