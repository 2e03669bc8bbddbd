import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Replaces a folder by a new folder. If the old folder contains a git repository (`.git`), the repository is kept,
 * because the folder may be a checkout of the branch that a web host publishes.
 *
 * @param folder the path of the folder to replace
 * @param fresh the path of the new folder, which is moved to `folder`
 * @throws the error of the file system, after the old folder has been restored
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
  const { old, incoming } = siblings(folder);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  try {
    renameSync(fresh, incoming);
  } catch {
    // A folder cannot be renamed to a path on another file system, so it is copied.
    cpSync(fresh, incoming, { recursive: true });
  }
  const repository = path.join(folder, '.git');
  if (existsSync(repository)) renameSync(repository, path.join(incoming, '.git'));
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(incoming, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Undoes a replacement that was not completed, e.g. because the process was killed. */
export function restoreFolder(folder: string): void {
  const { old, incoming } = siblings(folder);
  if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
  const [movedGit, git] = [path.join(incoming, '.git'), path.join(folder, '.git')];
  if (existsSync(movedGit) && existsSync(folder) && !existsSync(git)) renameSync(movedGit, git);
  rmSync(incoming, { recursive: true, force: true });
}

/** Returns the temporary paths of the old folder and of the new folder during a replacement. */
function siblings(folder: string): { old: string; incoming: string } {
  return { old: `${folder}.old`, incoming: `${folder}.new` };
}
