import type { Diagnostic } from '../../../../src/model/diagnostic.ts';
import { explainGitFault } from '../../../../src/desk/publish/git-faults.ts';
import { pullRequestLink, repositoryPage } from '../../../../src/desk/publish/pull-request-link.ts';
import type { PublishRequest, PublishResult, PublishStep } from '../../../../src/desk/publish/result.ts';
import type { PublishState } from '../../../../src/desk/publish/state.ts';
import { commitFiles, currentHead, type MadeCommit } from './commit.ts';
import { askRemote, isContained, isShallow, pushCommit, type RemoteBranch } from './push.ts';
import { readPublishState } from './read-state.ts';
import { GitError, type SiteRepository } from './repository.ts';
import { startBranch, type StartedBranch } from './branch.ts';

/** The work of a publication that is not git's. Tests replace it. */
export interface PublishTools {
  env: NodeJS.ProcessEnv;
  /** Checks the content. Returns the errors that stop a publication. */
  check(): Promise<Diagnostic[]>;
  /** Builds the site. Returns its output if it fails. */
  build(signal: AbortSignal): Promise<{ failed: string } | undefined>;
  /** Runs work while no other command writes into the content folder. */
  withLock<Result>(work: () => Promise<Result>): Promise<Result>;
  report(step: PublishStep): void;
}

/**
 * Publishes the content: checks it, builds the site, makes one commit and pushes it. Whatever goes wrong, the repository
 * is afterwards as it was before, and no file on the disk is touched.
 */
export async function publishContent(
  repository: SiteRepository,
  request: PublishRequest,
  tools: PublishTools,
  signal: AbortSignal,
): Promise<PublishResult> {
  let step: PublishStep = 'check';
  const begin = (next: PublishStep) => {
    step = next;
    tools.report(next);
  };
  try {
    begin('check');
    const state = await readPublishState(repository, request.remote);
    const refused = refuse(state, request);
    if (refused) return refused;
    const errors = await tools.check();
    if (errors.length > 0) return { kind: 'content-errors', errors };
    if (signal.aborted) return { kind: 'stopped', step };
    begin('build');
    const built = await tools.build(signal);
    if (signal.aborted) return { kind: 'stopped', step };
    if (built) return { kind: 'build-failed', output: built.failed };
    begin('remote');
    const target = await chooseTarget(repository, state, request, tools, signal);
    if ('kind' in target) return target;
    begin('commit');
    return await tools.withLock(async () => {
      const now = await readPublishState(repository, request.remote);
      if (now.fingerprint !== request.seen || now.obstacles.length > 0) return { kind: 'changed' };
      return commitAndPush(repository, now, { request, target, tools, signal, begin });
    });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.fault.kind === 'stopped') return { kind: 'stopped', step };
    return { kind: 'fault', step, fault: error.fault };
  }
}

/** Returns the reason why nothing can be published, if there is one. */
function refuse(state: PublishState, { seen, remote, newBranch }: PublishRequest): PublishResult | undefined {
  if (state.obstacles.length > 0 || state.remote?.name !== remote) return { kind: 'obstacle' };
  // Without a branch, the commit would belong to no branch and be lost.
  if (newBranch === undefined && state.branch === undefined) return { kind: 'obstacle' };
  if (newBranch !== undefined && state.head === undefined) return { kind: 'obstacle' };
  if (state.fingerprint !== seen) return { kind: 'changed' };
  const isNothing = state.toCommit.length === 0 && state.wasPublished && state.unpushed.length === 0;
  return isNothing ? { kind: 'nothing' } : undefined;
}

/** Asks the remote whether the commit will fit, before there is a commit. */
async function chooseTarget(
  repository: SiteRepository,
  state: PublishState,
  { remote, newBranch }: PublishRequest,
  { env }: PublishTools,
  signal: AbortSignal,
): Promise<RemoteBranch | PublishResult> {
  const branch = newBranch ?? state.remoteBranch ?? '';
  const valid = await repository.run(['check-ref-format', `refs/heads/${branch}`]);
  if (valid.code !== 0 || branch.startsWith('-')) return { kind: 'bad-branch', name: branch };
  const target = { remote, branch };
  const commit = await askRemote(repository, target, env, signal);
  if (newBranch !== undefined) {
    const isTaken =
      commit !== undefined || (await currentHead(repository, `refs/heads/${branch}`)) !== undefined;
    return isTaken ? { kind: 'bad-branch', name: branch } : target;
  }
  if (commit === undefined || (await isContained(repository, commit))) return target;
  // A shallow repository may lack old commits that the remote has, so that only the remote can decide.
  if ((await isShallow(repository)) && (await currentHead(repository, commit)) === undefined) return target;
  return { kind: 'fault', step: 'remote', fault: { kind: 'ahead', text: '' } };
}

interface PushWork {
  request: PublishRequest;
  target: RemoteBranch;
  tools: PublishTools;
  signal: AbortSignal;
  begin(step: PublishStep): void;
}

async function commitAndPush(
  repository: SiteRepository,
  state: PublishState,
  { request, target, tools, signal, begin }: PushWork,
): Promise<PublishResult> {
  const { head, toCommit: files } = state;
  const { message, identity, newBranch } = request;
  let made: MadeCommit | undefined;
  let started: StartedBranch | undefined;
  const takeBack = async () => {
    await made?.takeBack();
    await started?.takeBack();
  };
  try {
    if (newBranch !== undefined && head !== undefined)
      started = await startBranch(repository, newBranch, head);
    if (files.length > 0) made = await commitFiles(repository, { files, message, head, identity, signal });
    const commit = made?.commit ?? head;
    if (commit === undefined || (!made && newBranch !== undefined && state.unpushed.length === 0)) {
      await takeBack();
      return { kind: 'nothing' };
    }
    if (signal.aborted) {
      await takeBack();
      return { kind: 'stopped', step: 'commit' };
    }
    begin('push');
    const answer = await pushCommit(repository, commit, target, tools.env, signal);
    if (identity && request.keepsIdentity) await keepIdentity(repository, identity);
    return published(state, { made, target, answer, newBranch });
  } catch (error) {
    if (!(error instanceof GitError)) {
      await takeBack();
      throw error;
    }
    const commit = made?.commit;
    const known =
      commit === undefined ? 'refused' : await outcome(repository, commit, target, tools.env, error);
    if (known === 'pushed') return published(state, { made, target, answer: error.fault.text, newBranch });
    if (known === 'unknown') return { kind: 'fault', step: 'push', fault: error.fault, isCommitted: true };
    await takeBack();
    throw error;
  }
}

/**
 * Finds out whether the remote has a commit although the push ended with an error. It may have taken the commit before
 * the connection broke or the push was stopped.
 */
async function outcome(
  repository: SiteRepository,
  commit: string,
  target: RemoteBranch,
  env: NodeJS.ProcessEnv,
  { fault }: GitError,
): Promise<'pushed' | 'refused' | 'unknown'> {
  const isDoubtful = ['timeout', 'stopped', 'unreachable', 'unknown'].includes(fault.kind);
  if (!isDoubtful) return 'refused';
  try {
    return (await askRemote(repository, target, env)) === commit ? 'pushed' : 'refused';
  } catch {
    return 'unknown';
  }
}

function published(
  state: PublishState,
  given: {
    made: MadeCommit | undefined;
    target: RemoteBranch;
    answer: string;
    newBranch: string | undefined;
  },
): PublishResult {
  const { made, target, answer, newBranch } = given;
  const address = state.remote?.address ?? '';
  const base = (newBranch === undefined ? undefined : state.remoteBranch) ?? state.defaultBranch ?? 'main';
  const page = repositoryPage(address);
  const pullRequest =
    target.branch === base ? undefined : pullRequestLink(address, { branch: target.branch, base }, answer);
  return {
    kind: 'published',
    ...(made && { commit: made.commit }),
    files: made?.files ?? 0,
    branch: target.branch,
    remote: target.remote,
    ...(pullRequest !== undefined && { pullRequest }),
    ...(page !== undefined && { page }),
    ...(newBranch !== undefined && {
      newBranch: { name: newBranch, ...(state.branch !== undefined && { from: state.branch }) },
    }),
  };
}

/** Saves who the user is in the settings of this repository, because the user asked for it. */
async function keepIdentity(
  { run }: SiteRepository,
  { name, email }: NonNullable<PublishRequest['identity']>,
): Promise<void> {
  for (const [key, value] of [
    ['user.name', name],
    ['user.email', email],
  ] as const) {
    const ended = await run(['config', '--local', key, value]);
    if (ended.code !== 0) throw new GitError(explainGitFault(ended));
  }
}
