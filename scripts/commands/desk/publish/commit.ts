import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type EndedGit, explainGitFault } from '../../../../src/desk/publish/git-faults.ts';
import { parseRawDiff } from '../../../../src/desk/publish/git-status.ts';
import type { Identity } from '../../../../src/desk/publish/state.ts';
import { keepIndex } from './index-file.ts';
import { GitError, type SiteRepository } from './repository.ts';

/** The files to commit, and how. */
export interface CommitRequest {
  /** Paths of the files, from the top of the repository. All others stay as they are, also if they are staged. */
  files: readonly string[];
  message: string;
  /** The commit that is checked out; undefined in a repository without commits. */
  head: string | undefined;
  /** The name and address for the commit, if git does not know them. */
  identity?: Identity | undefined;
  signal: AbortSignal;
}

/** A commit that was made. */
export interface MadeCommit {
  commit: string;
  /** Number of files that it changes. */
  files: number;
  /** Takes the commit back: branch and index are as they were before, and the files on the disk are not touched. */
  takeBack(): Promise<void>;
}

/** Maximum time of a commit, in milliseconds. Hooks of the user may test and format. */
const commitTimeout = 600_000;

/**
 * Commits files and nothing else, as `git commit --only` does. The commit is made from an index of its own: the last
 * commit with these files. So other staged files cannot get into it and stay staged, and if a hook refuses, nothing has
 * changed. Hooks of the user run.
 *
 * @returns the commit, or `undefined` if the files are the same as in the last commit
 * @throws {GitError} if git or a hook fails. The repository is then as it was
 */
export async function commitFiles(
  repository: SiteRepository,
  request: CommitRequest,
): Promise<MadeCommit | undefined> {
  const { read, run } = repository;
  const { files, message, head, identity, signal } = request;
  const folder = workFolder(repository);
  mkdirSync(folder, { recursive: true });
  const index = path.join(folder, `index-${randomBytes(6).toString('hex')}`);
  const own = { change: { GIT_INDEX_FILE: index, ...identityVariables(identity) }, signal };
  try {
    await read(['read-tree', ...(head === undefined ? ['--empty'] : [head])], own);
    const input = files.map((file) => `${file}\0`).join('');
    await read(['update-index', '--add', '--remove', '--replace', '-z', '--stdin'], {
      ...own,
      input,
      timeout: commitTimeout,
    });
    if ((await changedPaths(repository, head, '--cached', own.change)).length === 0) return undefined;
    await writeFile(path.join(folder, noteFile), JSON.stringify({ head: head ?? null }), { flush: true });
    const args = ['commit', '--quiet', '--cleanup=whitespace', '--file=-'];
    const made = await run(args, { ...own, input: message, timeout: commitTimeout });
    const commit = await currentHead(repository);
    const takeBackRef = () => moveHead(repository, commit, head);
    if (made.code !== 0 || made.ended || commit === undefined || commit === head) {
      if (commit !== head) await takeBackRef();
      throw new GitError(explainGitFault(made, await otherwise(repository, made)));
    }
    const changed = await changedPaths(repository, head, commit);
    const restoreIndex = await keepIndex(repository, changed, commit).catch(async (error: unknown) => {
      await takeBackRef();
      throw error;
    });
    return {
      commit,
      files: changed.length,
      takeBack: async () => {
        await takeBackRef();
        await restoreIndex();
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The name of the note that a commit is being made. It is removed when the index has the new entries. */
const noteFile = 'commit.json';

/** Returns the folder for the files of a commit that is being made. It is inside of git's own folder. */
function workFolder({ gitFolder }: SiteRepository): string {
  return path.join(gitFolder, 'offprint');
}

/**
 * Completes a commit if the desk was killed after it and before the index was updated. Otherwise the index would seem to
 * take the commit back. The caller must know that no commit is being made.
 */
export async function finishCommit(repository: SiteRepository): Promise<void> {
  const folder = workFolder(repository);
  const text = await readFile(path.join(folder, noteFile), 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const head = headOf(text);
    const [commit, parent] = [await currentHead(repository), await currentHead(repository, 'HEAD~1')];
    if (commit !== undefined && head !== undefined && parent === (head ?? undefined))
      await keepIndex(repository, await changedPaths(repository, parent, commit), commit);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Reads the commit of a note: `null` if there was none, `undefined` if the note is damaged. */
function headOf(note: string): string | null | undefined {
  try {
    const { head } = JSON.parse(note) as { head?: unknown };
    return head === null || (typeof head === 'string' && /^[\da-f]{40,64}$/u.test(head)) ? head : undefined;
  } catch {
    return undefined;
  }
}

function identityVariables(identity: Identity | undefined): NodeJS.ProcessEnv {
  if (!identity) return {};
  const { name, email } = identity;
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

/** Lists the paths that differ between a commit and another one, or the index of `change`. */
async function changedPaths(
  { read }: SiteRepository,
  from: string | undefined,
  to: string,
  change: NodeJS.ProcessEnv = {},
): Promise<string[]> {
  const base = from ?? (await read(['hash-object', '-t', 'tree', '--stdin'], { input: '' })).trim();
  const options = ['--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '--ignore-submodules=none'];
  const output =
    to === '--cached'
      ? await read(['diff', ...options, '--cached', base, '--'], { change })
      : await read(['diff', ...options, base, to, '--']);
  return parseRawDiff(output).map((difference) => difference.path);
}

/** Returns the commit that is checked out, or that `revision` names, or `undefined` if there is none. */
export async function currentHead({ run }: SiteRepository, revision = 'HEAD'): Promise<string | undefined> {
  const found = await run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  return found.code === 0 ? found.stdout.trim() : undefined;
}

/** Moves the branch back, but only if it is still where it is expected. */
async function moveHead(
  { read }: SiteRepository,
  from: string | undefined,
  to: string | undefined,
): Promise<void> {
  if (from === undefined) return;
  const note = ['-m', 'publish: taken back'];
  if (to === undefined) await read(['update-ref', ...note, '-d', 'HEAD', from]);
  else await read(['update-ref', ...note, 'HEAD', to, from]);
}

/** Returns the kind of a failed commit whose text is not git's own: a hook refused it if there are hooks. */
async function otherwise(
  { run, top }: SiteRepository,
  { stderr }: EndedGit,
): Promise<'commit-hook' | 'unknown'> {
  const hooks = path.resolve(
    top,
    (await run(['rev-parse', '--git-path', 'hooks'])).stdout.replace(/\r?\n$/u, ''),
  );
  const names = ['pre-commit', 'prepare-commit-msg', 'commit-msg'];
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(hooks, name)).catch(() => undefined)),
  );
  return texts.some((text) => text !== undefined) && !/^fatal: /mu.test(stderr) ? 'commit-hook' : 'unknown';
}
