import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { explainGitFault } from '../../../../src/desk/publish/git-faults.ts';
import { GitError, literal, type SiteRepository } from './repository.ts';

/** Times to wait while another git command holds the index, in milliseconds. */
const lockDelays = [50, 200, 500, 1000, 2000];

/**
 * Updates the index after a commit that was made from another index: only the entries of the given paths, which become
 * those of the commit. All other staged files stay staged.
 *
 * @returns a function that restores the index
 * @throws {GitError} if another git command keeps the index locked
 */
export async function keepIndex(
  repository: SiteRepository,
  paths: readonly string[],
  commit: string,
): Promise<() => Promise<void>> {
  const index = path.join(repository.gitFolder, 'index');
  const before = existsSync(index) ? readFileSync(index) : undefined;
  const entries = await entriesOf(repository, paths, [literal, 'ls-files', '--stage', '-z', '--']);
  const committed = [literal, 'ls-tree', '-r', '-z', '--full-tree', commit, '--'];
  await updateEntries(repository, paths, await entriesOf(repository, paths, committed), commit.length);
  const after = readFileSync(index);
  return async () => {
    if (restoreFile(index, before, after)) return;
    // Another program wrote the index in the meantime, so that only the entries can be restored.
    await updateEntries(repository, paths, entries, commit.length);
  };
}

/** Number of paths that one command receives. Systems limit the length of a command. */
const pathsPerCommand = 200;

/** Returns the entries of paths, in the form that `git update-index --index-info` reads. */
async function entriesOf(
  { read }: SiteRepository,
  paths: readonly string[],
  args: readonly string[],
): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (let start = 0; start < paths.length; start += pathsPerCommand) {
    const output = await read([...args, ...paths.slice(start, start + pathsPerCommand)]);
    for (const item of output.split('\0')) {
      const file = item.slice(item.indexOf('\t') + 1);
      if (file !== '') entries.set(file, item);
    }
  }
  return entries;
}

async function updateEntries(
  { run, gitFolder }: SiteRepository,
  paths: readonly string[],
  entries: ReadonlyMap<string, string>,
  hashLength: number,
): Promise<void> {
  const input = paths
    .map((file) => `${entries.get(file) ?? `0 ${'0'.repeat(hashLength)}\t${file}`}\0`)
    .join('');
  for (const delay of [...lockDelays, undefined]) {
    const ended = await run(['update-index', '--replace', '-z', '--index-info'], { input });
    if (ended.code === 0) return;
    if (delay === undefined || !existsSync(path.join(gitFolder, 'index.lock')))
      throw new GitError(explainGitFault(ended));
    await setTimeout(delay);
  }
}

/**
 * Replaces the index by its former content, with the lock that git uses, if no program has changed it since.
 *
 * @returns false if the index was changed or is locked
 */
function restoreFile(index: string, before: Buffer | undefined, after: Buffer): boolean {
  const lock = `${index}.lock`;
  try {
    closeSync(openSync(lock, 'wx'));
  } catch {
    return false;
  }
  try {
    if (!readFileSync(index).equals(after)) return false;
    if (before === undefined) rmSync(index);
    else {
      writeFileSync(lock, before);
      renameSync(lock, index);
    }
    return true;
  } finally {
    rmSync(lock, { force: true });
  }
}
