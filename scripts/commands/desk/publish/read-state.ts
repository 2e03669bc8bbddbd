import { createHash } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { describeChanges, isLeftover } from '../../../../src/desk/publish/changes.ts';
import {
  type GitStatus,
  parseGitStatus,
  parseRawDiff,
  type StatusEntry,
  type TreeDifference,
} from '../../../../src/desk/publish/git-status.ts';
import type { Identity, Obstacle, ObstacleKind, PublishState } from '../../../../src/desk/publish/state.ts';
import { findNames, findRenames } from './names.ts';
import { readRemotes } from './remotes.ts';
import { literal, type SiteRepository } from './repository.ts';

/** The folders of the content as arguments of git. */
export function contentPaths({ content, public: publicFolder }: SiteRepository): string[] {
  return [content === '' ? '.' : content, ...(publicFolder === undefined ? [] : [publicFolder])];
}

/**
 * Reads what can be published, without a request to the remote and without a change to the repository.
 *
 * @param chosenRemote the name of the remote that the user chose
 * @throws {GitError} if git fails
 */
export async function readPublishState(
  repository: SiteRepository,
  chosenRemote?: string,
): Promise<PublishState> {
  const { read, top, content } = repository;
  const paths = contentPaths(repository);
  const quiet = { change: { GIT_OPTIONAL_LOCKS: '0' } };
  const status = parseGitStatus(
    await read(
      [
        literal,
        'status',
        '--porcelain=v2',
        '--branch',
        '-z',
        '--untracked-files=all',
        '--ignored=matching',
        '--',
        ...paths,
      ],
      quiet,
    ),
  );
  const { head, branch } = status;
  const remotes = await readRemotes(repository, branch, chosenRemote);
  const { base, ...published } = await readPublished(repository, status, remotes);
  const entries = status.entries.filter(({ path: file }) => !isLeftover(file));
  const toCommit = entries.filter(isToCommit).map(({ path: file }) => file);
  const differences = await readDifferences(repository, base, entries);
  const renames = await findRenames(repository, base, differences);
  const names = await findNames(repository, base, differences);
  const places = { content, ...(repository.public !== undefined && { public: repository.public }) };
  const pathsOf = (test: (entry: StatusEntry) => boolean) => entries.filter(test).map((one) => one.path);
  const identity = await readIdentity(repository);
  return {
    top,
    ...(head !== undefined && { head }),
    ...(branch !== undefined && { branch }),
    obstacles: await findObstacles(
      repository,
      pathsOf(({ state }) => state === 'conflict'),
    ),
    ...remotes,
    ...published,
    ...(base !== undefined && { base }),
    changes: describeChanges(differences, places, (file) => names.get(file), renames),
    toCommit,
    partlyStaged: pathsOf((one) => one.isPartlyStaged),
    inner: pathsOf((one) => one.isRepository),
    ignored: pathsOf(({ state }) => state === 'ignored'),
    unreadable: pathsOf(({ path: file }) => !isReadableName(file)),
    otherStaged: await countOtherStaged(repository, head),
    ...(repository.publicElsewhere !== undefined && { publicElsewhere: repository.publicElsewhere }),
    ...(identity && { identity }),
    fingerprint: fingerprintOf(top, head, toCommit),
  };
}

function isToCommit({ path: file, state, isRepository, isGone }: StatusEntry): boolean {
  return (state === 'changed' || state === 'new') && !isRepository && !isGone && isReadableName(file);
}

/** Whether the name of a file is valid UTF-8. Of other names, git's output could not be given back to git. */
function isReadableName(file: string): boolean {
  return !file.includes('\uFFFD');
}

/** Returns a text that changes when the commit, the list of files, or one of the files changes. */
function fingerprintOf(top: string, head: string | undefined, files: readonly string[]): string {
  const hash = createHash('sha256').update(head ?? '');
  for (const file of [...files].sort()) {
    const stats = statsOf(path.join(top, file));
    hash.update(`\0${file}\0${stats ? `${stats.size} ${stats.mtimeMs} ${stats.mode}` : 'deleted'}`);
  }
  return hash.digest('hex').slice(0, 24);
}

/** Returns the size and time of a file or link, or `undefined` if it does not exist. */
function statsOf(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    // A folder of the path is now a file.
    return undefined;
  }
}

/** Finds the commit of the last publication, and how the branch differs from it. */
async function readPublished(
  { run, read }: SiteRepository,
  { head }: GitStatus,
  { remote, remoteBranch }: Pick<PublishState, 'remote' | 'remoteBranch'>,
) {
  const none = { base: head, wasPublished: false, behind: 0, unpushed: [] };
  if (!remote || remoteBranch === undefined) return none;
  const tracked = `refs/remotes/${remote.name}/${remoteBranch}`;
  const found = await run(['rev-parse', '--verify', '--quiet', `${tracked}^{commit}`]);
  const published = found.stdout.trim();
  if (found.code !== 0 || head === undefined) return none;
  const common = (await run(['merge-base', 'HEAD', published])).stdout.trim();
  const behind = Number(await read(['rev-list', '--count', `HEAD..${published}`]));
  const subjects = await read(['log', '-z', '--format=%s', '--max-count=50', `${published}..HEAD`, '--']);
  const unpushed = subjects.split('\0').filter((subject) => subject !== '');
  return { base: common || published, wasPublished: true, behind, unpushed };
}

/** Lists the differences between a commit and the files on the disk. Without a commit, all files are new. */
async function readDifferences(
  repository: SiteRepository,
  base: string | undefined,
  entries: readonly StatusEntry[],
): Promise<TreeDifference[]> {
  const found = new Map<string, TreeDifference>();
  if (base !== undefined) {
    const args = [
      literal,
      'diff',
      '--raw',
      '-z',
      '--no-renames',
      '--no-abbrev',
      '--ignore-submodules=all',
      base,
      '--',
    ];
    const output = await repository.read([...args, ...contentPaths(repository)]);
    for (const difference of parseRawDiff(output)) found.set(difference.path, difference);
  }
  const skipped = new Set(entries.filter((one) => one.isRepository || one.isGone).map((one) => one.path));
  for (const entry of entries) {
    const { path: file, state } = entry;
    // Staged files of a repository without commits are "changed".
    if (!isToCommit(entry) || (state !== 'new' && base !== undefined)) continue;
    // git counts a file that was removed from the index as deleted, although it may be on the disk.
    if (statsOf(path.join(repository.top, file)))
      found.set(file, { path: file, kind: found.has(file) ? 'edited' : 'added' });
  }
  return [...found.values()].filter(
    ({ path: file }) => !skipped.has(file) && !isLeftover(file) && isReadableName(file),
  );
}

/** Files in the folder of a working tree that exist while git is in the middle of something. */
const works: readonly (readonly [file: string, kind: ObstacleKind])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['sequencer', 'cherry-pick'],
  ['BISECT_LOG', 'bisect'],
];

async function findObstacles(
  { gitFolder, content, run }: SiteRepository,
  conflicts: string[],
): Promise<Obstacle[]> {
  const kinds = works.filter(([file]) => existsSync(path.join(gitFolder, file))).map(([, kind]) => kind);
  const obstacles: Obstacle[] = [...new Set(kinds)].slice(0, 1).map((kind) => ({ kind, details: conflicts }));
  if (conflicts.length > 0 && obstacles.length === 0)
    obstacles.push({ kind: 'conflict', details: conflicts });
  const lock = path.join(gitFolder, 'index.lock');
  if (existsSync(lock)) obstacles.push({ kind: 'locked', details: [lock] });
  if (content !== '') {
    const ignored = await run(['check-ignore', '--verbose', '--no-index', '-z', '--stdin'], {
      // A path that begins with a colon would be a pattern.
      input: `./${content}\0`,
    });
    const [source = '', line = '', pattern = ''] = ignored.stdout.split('\0');
    if (ignored.code === 0 && !pattern.startsWith('!'))
      obstacles.push({ kind: 'ignored-folder', details: [`${source}:${line}: ${pattern}`] });
  }
  return obstacles;
}

/** Counts the staged files outside of the content. */
async function countOtherStaged(repository: SiteRepository, head: string | undefined): Promise<number> {
  const output =
    head === undefined
      ? await repository.read(['ls-files', '-z'])
      : await repository.read(['diff', '--cached', '--name-only', '--no-renames', '-z', 'HEAD', '--']);
  const folders = contentPaths(repository);
  const isOther = (file: string) =>
    !folders.some((folder) => folder === '.' || file === folder || file.startsWith(`${folder}/`));
  return output.split('\0').filter((file) => file !== '' && isOther(file)).length;
}

/**
 * Reads who the user is. git can also guess an address from the name of the machine; this is turned off, because such a
 * guess would be public.
 */
async function readIdentity({ run }: SiteRepository): Promise<Identity | undefined> {
  const of = (name: string) => run(['-c', 'user.useConfigOnly=true', 'var', name]);
  const [author, committer] = [await of('GIT_AUTHOR_IDENT'), await of('GIT_COMMITTER_IDENT')];
  const [, name = '', email = ''] = /^(.*) <([^>\n]*)> \d+ [+-]\d{4}$/u.exec(author.stdout.trim()) ?? [];
  return author.code === 0 && committer.code === 0 && name !== '' && email !== ''
    ? { name, email }
    : undefined;
}
