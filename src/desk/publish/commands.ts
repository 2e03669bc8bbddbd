import type { GitFaultKind } from './git-faults.ts';
import { parseRemoteAddress } from './remote-address.ts';
import type { ObstacleKind } from './state.ts';

/** The place that a command is about. */
export interface CommandPlace {
  /** The top folder of the repository. */
  folder: string;
  remote?: { name: string; address: string };
  branch?: string;
}

/**
 * Returns the commands with which a user fixes a fault in a terminal. The texts of the faults lead to them.
 *
 * @returns one command per line; empty if no command helps
 */
export function faultCommands(kind: GitFaultKind, { folder, remote, branch }: CommandPlace): string[] {
  const name = quoteArgument(remote?.name ?? 'origin');
  const host = remote && parseRemoteAddress(remote.address)?.host;
  switch (kind) {
    case 'unsafe-owner':
      return [`git config --global --add safe.directory ${quoteArgument(folder)}`];
    case 'ahead':
      return [`git pull --rebase --autostash ${name} ${quoteArgument(branch ?? 'main')}`];
    case 'credentials':
      return [`git ls-remote ${name}`];
    case 'host-key':
      return host === undefined ? [] : [`ssh -T ${quoteArgument(`git@${host}`)}`];
    case 'shallow':
      return [`git fetch --unshallow ${name}`];
    default:
      return [];
  }
}

/** The commands with which a user finishes or cancels what is under way. */
export const obstacleCommands: Partial<Record<ObstacleKind, readonly string[]>> = {
  merge: ['git merge --continue', 'git merge --abort'],
  rebase: ['git rebase --continue', 'git rebase --abort'],
  'cherry-pick': ['git cherry-pick --continue', 'git cherry-pick --abort'],
  revert: ['git revert --continue', 'git revert --abort'],
  bisect: ['git bisect reset'],
};

/** Quotes a text for a shell, if it needs quotes. */
export function quoteArgument(text: string): string {
  return /^[\w./@:=+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
