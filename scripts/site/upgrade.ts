import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What a lab's repository has that is its own, whatever Offprint has at the same place. */
const own = ['content', 'public'];

/** All files but the lab's own, as git is asked for them. */
const outside = ['--', '.', ...own.map((name) => `:(exclude)${name}`)];

/** Why a new version cannot be looked at or taken, and what to do. */
export class UpgradeError extends Error {}

/** A file of Offprint that the lab changed: `A` it came, `M` it is other, `D` it went. */
export interface ChangedFile {
  status: string;
  file: string;
  /** Whether the new version changes it too, so that both changes must be brought together. */
  isBoth: boolean;
}

/** The version of Offprint that a lab has. */
export interface Origin {
  commit: string;
  /** Whether the lab's history has that commit; a copy that was made without history (a template, a ZIP) does not. */
  isShared: boolean;
}

/** What became of a merge. */
export interface Merge {
  outcome: 'nothing new' | 'merged' | 'conflicts';
  /** The files that git could not merge, which wait for a hand. */
  conflicts: string[];
}

/**
 * What a lab changed outside its own files since it took the version that it has, work that is not committed included.
 *
 * @param folder of the lab's repository
 * @param version the new one, as git names it: `upstream/main`, a tag, a commit
 * @throws UpgradeError where git has no such version, or one of something else
 */
export function changedFiles(folder: string, version: string): ChangedFile[] {
  const { commit } = findOrigin(folder, version);
  const theirs = new Set(lines(git(folder, 'diff', '--name-only', '--no-renames', commit, version)));
  const committed = lines(git(folder, 'diff', '--name-status', '--no-renames', commit, ...outside));
  const untracked = lines(git(folder, 'ls-files', '--others', '--exclude-standard', ...outside));
  return [...committed, ...untracked.map((file) => `A\t${file}`)].map((line) => {
    const [status = '', file = ''] = line.split('\t');
    return { status, file, isBoth: theirs.has(file) };
  });
}

/**
 * Merges a new version; the lab's own folders stay as they are, whatever became of the sample in them. A copy without
 * history is first joined to the commit that it was made of, so that git knows from then on what both have.
 *
 * @throws UpgradeError where work is not committed, another merge waits, git has no such version, or git refuses; no file
 *   is another then
 */
export function mergeVersion(folder: string, version: string): Merge {
  if (isMerging(folder))
    throw new UpgradeError('A merge was begun and not ended. End it with git commit, or git merge --abort.');
  const origin = findOrigin(folder, version);
  if (git(folder, 'status', '--porcelain').trim() !== '')
    throw new UpgradeError('There is work that is not committed. Commit it, then merge.');
  if (!origin.isShared) join(folder, origin.commit);
  try {
    const { status, stderr } = run(folder, 'merge', '--no-commit', '--no-ff', version);
    // 1 tells of conflicts, of which those in the lab's own folders are none.
    if (status !== 0 && !(status === 1 && isMerging(folder))) throw refused(folder, 'merge', stderr);
    return isMerging(folder) ? endMerge(folder) : { outcome: 'nothing new', conflicts: [] };
  } catch (error) {
    // Whoever came upon what is left of it could commit that as if all had been taken.
    if (ask(folder, 'merge', '--abort') === undefined) run(folder, 'merge', '--quit');
    throw error;
  }
}

/** Puts the lab's own folders back, and commits where no conflict waits. */
function endMerge(folder: string): Merge {
  for (const name of own) {
    git(folder, 'rm', '-rfq', '--ignore-unmatch', '--', name);
    if (git(folder, 'ls-tree', 'HEAD', '--', name) !== '') git(folder, 'checkout', 'HEAD', '--', name);
  }
  const conflicts = lines(git(folder, 'diff', '--name-only', '--diff-filter=U'));
  if (conflicts.length > 0) return { outcome: 'conflicts', conflicts };
  git(folder, 'commit', '--no-edit', '--quiet');
  return { outcome: 'merged', conflicts };
}

/**
 * The version of Offprint that the lab has now: the newest commit that both histories have; else, of the commits that
 * lead to the new version, the one whose files are those with which the lab's history begins.
 */
export function findOrigin(folder: string, version: string): Origin {
  const advice =
    'Name the repository of Offprint once: git remote add upstream ADDRESS; then git fetch upstream, and again.';
  if (
    version.startsWith('-') ||
    ask(folder, 'rev-parse', '--verify', '--quiet', `${version}^{commit}`) === undefined
  )
    throw new UpgradeError(`git knows no version ${version}. ${advice}`);
  const shared = ask(folder, 'merge-base', 'HEAD', version)?.trim();
  if (shared !== undefined) return { commit: shared, isShared: true };
  if (git(folder, 'rev-parse', '--is-shallow-repository').trim() === 'true')
    throw new UpgradeError(
      'The history of this repository is not all here. Fetch it: git fetch --unshallow.',
    );
  const roots = lines(git(folder, 'rev-list', '--max-parents=0', 'HEAD')).map((root) =>
    engineFiles(folder, root),
  );
  const commit = lines(git(folder, 'rev-list', version)).find((each) =>
    roots.includes(engineFiles(folder, each)),
  );
  if (commit !== undefined) return { commit, isShared: false };
  throw new UpgradeError(
    `${version} and this repository have no commit in common, and this one does not begin with the files of a version that led to it. Is it the repository of Offprint? If you know which commit yours was made of, join the two once: git merge --strategy=ours --allow-unrelated-histories COMMIT`,
  );
}

/** The files of a commit outside the lab's own folders, by what is in them. */
function engineFiles(folder: string, commit: string): string {
  const names = new Set(own);
  return lines(git(folder, 'ls-tree', commit))
    .filter((line) => !names.has(line.split('\t')[1] ?? ''))
    .join('\n');
}

/** Makes a commit a parent of the lab's last one and changes no file: from here on both have it. */
function join(folder: string, commit: string): void {
  const message = `Join the history of Offprint: this repository was made of ${commit.slice(0, 12)}`;
  git(folder, 'merge', '--quiet', '--strategy=ours', '--allow-unrelated-histories', '-m', message, commit);
}

function isMerging(folder: string): boolean {
  return existsSync(path.resolve(folder, git(folder, 'rev-parse', '--git-path', 'MERGE_HEAD').trim()));
}

function run(folder: string, ...args: readonly string[]) {
  return spawnSync('git', ['-C', folder, '-c', 'core.quotePath=false', ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
}

/** What git says, `undefined` where it says no. */
function ask(folder: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = run(folder, ...args);
  return status === 0 ? stdout : undefined;
}

function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = run(folder, ...args);
  if (status !== 0) throw refused(folder, args[0] ?? '', stderr);
  return stdout;
}

function refused(folder: string, command: string, said: string | null): UpgradeError {
  const why = (said ?? '').trim().split('\n').slice(0, 12).join('\n');
  return new UpgradeError(
    `git ${command} was refused in ${folder}, and nothing was merged. git says:\n${why}`,
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
