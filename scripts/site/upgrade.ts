import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Folders with the files of the lab that uses Offprint. An upgrade never changes these folders. */
const labFolders = ['content', 'public'];

/** Arguments that limit a git command to files outside of the lab's folders. */
const outsideLabFolders = ['--', '.', ...labFolders.map((name) => `:(exclude)${name}`)];

/** Error of a failed comparison or merge. Its message gives the user the reason and the action to take. */
export class UpgradeError extends Error {}

/** A file of Offprint that the lab has changed. */
export interface ChangedFile {
  /** Kind of the lab's change: `A` for added, `M` for modified, `D` for deleted. */
  status: string;
  file: string;
  /** Whether the new version has changed the file too, so that a merge may conflict. */
  isBoth: boolean;
}

/** The version of Offprint that the lab's repository began with, or that was merged last. */
export interface Origin {
  commit: string;
  /**
   * Whether the commit is in the history of the lab's repository. It is not if the repository was made from a template
   * or a ZIP file.
   */
  isShared: boolean;
}

/** The result of merging a new version. */
export interface Merge {
  outcome: 'nothing new' | 'merged' | 'conflicts';
  /** The files whose conflicts the user must resolve. */
  conflicts: string[];
}

/**
 * Lists the files outside of content/ and public/ that a lab has changed since the last upgrade. Uncommitted changes
 * count too.
 *
 * @param folder the path of the lab's repository
 * @param version the new version: a branch (`upstream/main`), tag or commit
 * @throws {UpgradeError} if git does not know the version, or if the version is not a version of Offprint
 */
export function changedFiles(folder: string, version: string): ChangedFile[] {
  const { commit } = findOrigin(folder, version);
  const theirs = new Set(lines(git(folder, 'diff', '--name-only', '--no-renames', commit, version)));
  const committed = lines(git(folder, 'diff', '--name-status', '--no-renames', commit, ...outsideLabFolders));
  const untracked = lines(git(folder, 'ls-files', '--others', '--exclude-standard', ...outsideLabFolders));
  return [...committed, ...untracked.map((file) => `A\t${file}`)].map((line) => {
    const [status = '', file = ''] = line.split('\t');
    return { status, file, isBoth: theirs.has(file) };
  });
}

/**
 * Merges a new version. content/ and public/ stay as they are, even if the new version changes the sample content in
 * them. If the repository does not contain the history of Offprint, the commit that the repository was copied from is
 * added to its history first. So this merge and later merges have a common ancestor.
 *
 * @throws {UpgradeError} if there are uncommitted changes or an unfinished merge, if git does not know the version, or
 *   if git fails. In these cases, no file is changed.
 */
export function mergeVersion(folder: string, version: string): Merge {
  if (isMerging(folder))
    throw new UpgradeError(
      'A merge is unfinished. Finish it with git commit, or cancel it with git merge --abort.',
    );
  const origin = findOrigin(folder, version);
  if (git(folder, 'status', '--porcelain').trim() !== '')
    throw new UpgradeError('There are uncommitted changes. Commit them, then merge.');
  if (!origin.isShared) joinHistories(folder, origin.commit);
  try {
    const { status, stderr } = run(folder, 'merge', '--no-commit', '--no-ff', version);
    // Code 1 means that there are conflicts. Conflicts in the folders of the lab are resolved below.
    if (status !== 0 && !(status === 1 && isMerging(folder))) throw gitError(folder, 'merge', stderr);
    return isMerging(folder) ? finishMerge(folder) : { outcome: 'nothing new', conflicts: [] };
  } catch (error) {
    // A user could commit a half-finished merge by mistake, and the merge would count as complete.
    if (tryGit(folder, 'merge', '--abort') === undefined) run(folder, 'merge', '--quit');
    throw error;
  }
}

/** Restores the folders of the lab. Then commits the merge if no conflicts are left. */
function finishMerge(folder: string): Merge {
  for (const name of labFolders) {
    git(folder, 'rm', '-rfq', '--ignore-unmatch', '--', name);
    if (git(folder, 'ls-tree', 'HEAD', '--', name) !== '') git(folder, 'checkout', 'HEAD', '--', name);
  }
  const conflicts = lines(git(folder, 'diff', '--name-only', '--diff-filter=U'));
  if (conflicts.length > 0) return { outcome: 'conflicts', conflicts };
  git(folder, 'commit', '--no-edit', '--quiet');
  return { outcome: 'merged', conflicts };
}

/**
 * Finds the version of Offprint that the lab has now. This is the newest commit that is both in the lab's repository and
 * in Offprint's. If there is no such commit, it is the commit of Offprint with the same files as the lab's first commit.
 *
 * @throws {UpgradeError} if git does not know the version, or if no commit is found
 */
export function findOrigin(folder: string, version: string): Origin {
  const advice =
    'Add the repository of Offprint with git remote add upstream ADDRESS, run git fetch upstream, then try again.';
  if (
    version.startsWith('-') ||
    tryGit(folder, 'rev-parse', '--verify', '--quiet', `${version}^{commit}`) === undefined
  )
    throw new UpgradeError(`git does not know the version "${version}". ${advice}`);
  const shared = tryGit(folder, 'merge-base', 'HEAD', version)?.trim();
  if (shared !== undefined) return { commit: shared, isShared: true };
  if (git(folder, 'rev-parse', '--is-shallow-repository').trim() === 'true')
    throw new UpgradeError(
      'The history of this repository is incomplete (a shallow clone). Fetch the rest with git fetch --unshallow.',
    );
  const roots = lines(git(folder, 'rev-list', '--max-parents=0', 'HEAD')).map((root) =>
    engineFiles(folder, root),
  );
  const commit = lines(git(folder, 'rev-list', version)).find((each) =>
    roots.includes(engineFiles(folder, each)),
  );
  if (commit !== undefined) return { commit, isShared: false };
  throw new UpgradeError(
    `${version} and this repository have no commit in common, and the first commit here is not a copy of Offprint. Check that ${version} is Offprint. If you know the commit that yours was copied from, join the two: git merge --strategy=ours --allow-unrelated-histories COMMIT`,
  );
}

/**
 * Returns a text that identifies the files of a commit outside of the lab's folders. It is equal for commits with the
 * same files.
 */
function engineFiles(folder: string, commit: string): string {
  const names = new Set(labFolders);
  return lines(git(folder, 'ls-tree', commit))
    .filter((line) => !names.has(line.split('\t')[1] ?? ''))
    .join('\n');
}

/** Adds a commit of Offprint to the history of the lab's repository as a parent, without changing any file. */
function joinHistories(folder: string, commit: string): void {
  const message = `Connect this repository to the git history of Offprint: it was copied from its commit ${commit.slice(0, 12)}`;
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

/** Returns the output of git, or undefined if git fails. */
function tryGit(folder: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = run(folder, ...args);
  return status === 0 ? stdout : undefined;
}

/**
 * Returns the output of git.
 *
 * @throws {UpgradeError} if git fails
 */
function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = run(folder, ...args);
  if (status !== 0) throw gitError(folder, args[0] ?? '', stderr);
  return stdout;
}

function gitError(folder: string, command: string, stderr: string | null): UpgradeError {
  const reason = (stderr ?? '').trim().split('\n').slice(0, 12).join('\n');
  return new UpgradeError(
    `git ${command} failed in ${folder}, so nothing was merged. Fix the problem that git reports, then try again:\n${reason}`,
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
