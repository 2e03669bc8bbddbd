import type { ContentChange } from './changes.ts';
import type { GitFault } from './git-faults.ts';

/** Conditions of a repository in which nothing is published, because a work of the user would be disturbed. */
export type ObstacleKind =
  'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect' | 'conflict' | 'locked' | 'ignored-folder';

export interface Obstacle {
  kind: ObstacleKind;
  /** The files in conflict, the lock file, or the rule that ignores the folder. */
  details: string[];
}

/** A place to which a repository can be pushed. */
export interface Remote {
  name: string;
  address: string;
}

/** The name and address that git writes into a commit. */
export interface Identity {
  name: string;
  email: string;
}

/** Everything that can be published, and everything that prevents it. */
export interface PublishState {
  /** The folder of the repository. */
  top: string;
  /** The commit that is checked out; undefined in a repository without commits. */
  head?: string;
  /** The branch that is checked out; undefined if a commit is checked out instead. */
  branch?: string;
  obstacles: Obstacle[];
  remotes: Remote[];
  /** The remote to which the site is published, unless the user chooses another one. */
  remote?: Remote;
  /** The name of the branch at the remote. */
  remoteBranch?: string;
  /** The branch from which the host takes the site, as far as it is known. */
  defaultBranch?: string;
  /** Whether this branch was pushed to the remote before. */
  wasPublished: boolean;
  /** Number of commits of the remote, as of the last contact, that this repository does not contain. */
  behind: number;
  /** First lines of earlier commits that will be pushed too, the newest first. */
  unpushed: string[];
  /** Changes since the last publication. */
  changes: ContentChange[];
  /** The commit with which the files are compared: the last publication, else the one that is checked out. */
  base?: string;
  /** Paths of the files to commit, from the top of the repository. */
  toCommit: string[];
  /** Files with a third version in the staging area. The version on the disk is published. */
  partlyStaged: string[];
  /** Repositories inside of the content, such as submodules, which are not published. */
  inner: string[];
  /** Content files that git ignores. */
  ignored: string[];
  /** Files whose names are not valid text; they cannot be published. */
  unreadable: string[];
  /** Number of other staged files. They stay staged. */
  otherStaged: number;
  /** The folder `public/`, if it is in another repository or in none. */
  publicElsewhere?: string;
  /** Undefined if git does not know who the user is. */
  identity?: Identity;
  /** Changes when a file to publish or the checked-out commit changes. */
  fingerprint: string;
}

/** A reason why git cannot be used at all for the content. */
export interface GitUnusable {
  fault: GitFault;
  /** The folder that has no repository, or whose repository git refuses. */
  folder: string;
}
