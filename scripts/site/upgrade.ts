import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What a lab's repository has that is its own, whatever Offprint has at the same place. */
const own = ['content', 'public'];

/** Why a new version cannot be looked at or taken, and what to do. */
export class UpgradeError extends Error {}

/** A file of Offprint that the lab changed: `A` it came, `M` it is other, `D` it went. */
export interface ChangedFile {
  status: string;
  file: string;
  /** Whether the new version changes it too, so that both changes must be brought together. */
  isBoth: boolean;
}

/**
 * What a lab changed outside its own files since it took the version that it has, work that is not committed included.
 *
 * @param folder of the lab's repository
 * @param version the new one, as git names it: `upstream/main`, a tag, a commit
 * @throws UpgradeError where git has no such version, or one of another history
 */
export function changedFiles(folder: string, version: string): ChangedFile[] {
  const base = commonVersion(folder, version);
  const outside = ['--', '.', ...own.map((name) => `:(exclude)${name}`)];
  const theirs = new Set(lines(git(folder, 'diff', '--name-only', '--no-renames', base, version)));
  const committed = lines(git(folder, 'diff', '--name-status', '--no-renames', base, ...outside));
  const untracked = lines(git(folder, 'ls-files', '--others', '--exclude-standard', ...outside));
  return [...committed, ...untracked.map((file) => `A\t${file}`)].map((line) => {
    const [status = '', file = ''] = line.split('\t');
    return { status, file, isBoth: theirs.has(file) };
  });
}

/**
 * Merges a new version; the lab's own folders stay as they are, whatever became of the sample in them.
 *
 * @returns the files that git could not merge, which wait for a hand; none where all is merged and committed
 * @throws UpgradeError where work is not committed, or git has no such version
 */
export function mergeVersion(folder: string, version: string): string[] {
  commonVersion(folder, version);
  if (git(folder, 'status', '--porcelain').trim() !== '')
    throw new UpgradeError('There is work that is not committed. Commit it, then merge.');
  // Ends with 1 for conflicts, of which those in the lab's own folders are none.
  ask(folder, 'merge', '--no-commit', '--no-ff', version);
  if (!existsSync(path.join(folder, git(folder, 'rev-parse', '--git-path', 'MERGE_HEAD').trim()))) return [];
  for (const name of own) {
    git(folder, 'rm', '-rfq', '--ignore-unmatch', '--', name);
    if (git(folder, 'ls-tree', 'HEAD', '--', name) !== '') git(folder, 'checkout', 'HEAD', '--', name);
  }
  const conflicts = lines(git(folder, 'diff', '--name-only', '--diff-filter=U'));
  if (conflicts.length === 0) git(folder, 'commit', '--no-edit', '--quiet');
  return conflicts;
}

/** The newest commit that both have: the version of Offprint that the lab has now. */
function commonVersion(folder: string, version: string): string {
  const advice =
    'Name the repository of Offprint once: git remote add upstream ADDRESS; then git fetch upstream, and again.';
  if (
    version.startsWith('-') ||
    ask(folder, 'rev-parse', '--verify', '--quiet', `${version}^{commit}`) === undefined
  )
    throw new UpgradeError(`git knows no version ${version}. ${advice}`);
  const base = ask(folder, 'merge-base', 'HEAD', version);
  if (base === undefined)
    throw new UpgradeError(
      `${version} and this repository have no commit in common. Is it the repository of Offprint?`,
    );
  return base.trim();
}

/** What git says, `undefined` where it says no. */
function ask(folder: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  return status === 0 ? stdout : undefined;
}

function git(folder: string, ...args: readonly string[]): string {
  const said = ask(folder, '-c', 'core.quotePath=false', ...args);
  if (said === undefined)
    throw new UpgradeError(`git ${args[0]} failed in ${folder}. Look at git status there.`);
  return said;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
