import { type EndedGit, explainGitFault, rejectedLine } from '../../../../src/desk/publish/git-faults.ts';
import { GitError, type SiteRepository } from './repository.ts';
import { quietSsh } from './run-git.ts';

/** Maximum time of a question to the remote, in milliseconds. */
const askTimeout = 60_000;

/** Maximum time of a push, in milliseconds. Photos and PDF files may be large, and a hook may run tests. */
const pushTimeout = 900_000;

/** A branch of a remote. */
export interface RemoteBranch {
  remote: string;
  branch: string;
}

async function onNetwork({ run }: SiteRepository, env: NodeJS.ProcessEnv) {
  const configured = await run(['config', '--get', 'core.sshCommand']);
  return { change: quietSsh(env, configured.stdout.trim()) };
}

/**
 * Asks the remote for the commit of a branch. It also shows whether the remote can be reached and accepts the user.
 *
 * @returns the commit, or `undefined` if the remote has no such branch
 * @throws {GitError} if the remote cannot be asked
 */
export async function askRemote(
  repository: SiteRepository,
  { remote, branch }: RemoteBranch,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const reference = `refs/heads/${branch}`;
  const options = { ...(await onNetwork(repository, env)), timeout: askTimeout, signal };
  const output = await repository.read(['ls-remote', '--heads', '--', remote, reference], options);
  const line = output.split('\n').find((one) => one.endsWith(`\t${reference}`));
  return line?.split('\t')[0];
}

/** Whether a commit is known here and is part of what is checked out. */
export async function isContained({ run }: SiteRepository, commit: string): Promise<boolean> {
  return (await run(['merge-base', '--is-ancestor', commit, 'HEAD'])).code === 0;
}

export async function isShallow({ run }: SiteRepository): Promise<boolean> {
  return (await run(['rev-parse', '--is-shallow-repository'])).stdout.trim() === 'true';
}

/**
 * Pushes a commit to a branch of the remote. The remote refuses it if it has commits that are not here: nothing is ever
 * forced.
 *
 * @returns the answer of the remote
 * @throws {GitError} if the branch of the remote was not updated
 */
export async function pushCommit(
  repository: SiteRepository,
  commit: string,
  { remote, branch }: RemoteBranch,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string> {
  const options = { ...(await onNetwork(repository, env)), timeout: pushTimeout, signal };
  const args = [
    'push',
    '--porcelain',
    '--recurse-submodules=no',
    '--',
    remote,
    `${commit}:refs/heads/${branch}`,
  ];
  const ended = await repository.run(args, options);
  if (ended.code === 0 && !ended.ended) return ended.stderr;
  throw new GitError(explainGitFault(ended, isHookFault(ended) ? 'push-hook' : 'unknown'));
}

/** Whether a hook of the user ended a push: git then has not asked the remote for anything. */
function isHookFault({ stdout, stderr }: EndedGit): boolean {
  return (
    !rejectedLine.test(stdout) &&
    /error: failed to push some refs/u.test(stderr) &&
    !/^remote: /mu.test(stderr)
  );
}
