import type { Diagnostic } from '../../model/diagnostic.ts';
import type { GitFault } from './git-faults.ts';
import type { Identity } from './state.ts';

/** The steps of a publication, in their order. */
export type PublishStep = 'check' | 'build' | 'remote' | 'commit' | 'push';

/** The form of a publication, as the user sent it. */
export interface PublishRequest {
  message: string;
  /** The name of the remote. */
  remote: string;
  /** The name of a new branch for the commit; undefined to publish to the branch that is checked out. */
  newBranch?: string;
  /** The name and address for the commit, if git does not know them. */
  identity?: Identity;
  /** Whether to save `identity` in the settings of the repository. */
  keepsIdentity: boolean;
  /** The state that the user saw. Nothing is published if it has changed since. */
  seen: string;
}

/** How a publication ended. In all cases but `published`, the repository is as it was, unless `isCommitted` is set. */
export type PublishResult =
  | {
      kind: 'published';
      /** The commit; undefined if only earlier commits were pushed. */
      commit?: string;
      files: number;
      branch: string;
      remote: string;
      /** The page that opens a pull request for the branch. */
      pullRequest?: string;
      /** The web page of the repository. */
      page?: string;
      /** The new branch, which is now checked out. */
      newBranch?: { name: string; from?: string };
    }
  | { kind: 'nothing' }
  | { kind: 'changed' }
  | { kind: 'obstacle' }
  | { kind: 'bad-branch'; name: string }
  | { kind: 'content-errors'; errors: Diagnostic[] }
  | { kind: 'build-failed'; output: string }
  | { kind: 'stopped'; step: PublishStep }
  | {
      kind: 'fault';
      step: PublishStep;
      fault: GitFault;
      /** Whether the commit stays, because it is not known whether the remote has it. */
      isCommitted?: boolean;
    };
