import { withoutSecrets } from './remote-address.ts';

/** Reasons why git cannot publish, for which the page has a text. */
export type GitFaultKind =
  | 'not-installed'
  | 'too-old'
  | 'no-repository'
  | 'bare'
  | 'unsafe-owner'
  | 'no-identity'
  | 'locked'
  | 'damaged'
  | 'disk-full'
  | 'read-only'
  | 'signing'
  | 'commit-hook'
  | 'push-hook'
  | 'credentials'
  | 'host-key'
  | 'certificate'
  | 'unreachable'
  | 'not-found'
  | 'denied'
  | 'archived'
  | 'ahead'
  | 'protected'
  | 'too-large'
  | 'secret-found'
  | 'private-email'
  | 'workflow'
  | 'checked-out'
  | 'shallow'
  | 'remote-hook'
  | 'timeout'
  | 'stopped'
  | 'unknown';

/** An error of git: its kind, and the text of git itself without passwords. */
export interface GitFault {
  kind: GitFaultKind;
  text: string;
}

/** A git process that has ended. */
export interface EndedGit {
  code: number;
  stdout: string;
  stderr: string;
  /** The reason if the process did not end by itself, or could not be started. */
  ended?: 'timeout' | 'stopped' | 'not-installed';
}

/** A text in a line of the output: one part, or several parts in this order. Letters match in either case. */
type Phrase = string | readonly string[];

/**
 * Texts of git and of the hosts by which a fault is recognised, the most specific first. All are in the output with
 * `LC_MESSAGES=C`. Texts that a remote returned come before those of git, which only repeats that it failed.
 */
const phrases: readonly (readonly [kind: GitFaultKind, ...phrases: Phrase[]])[] = [
  // Another push was faster by a moment.
  [
    'ahead',
    ['[remote rejected]', '(cannot lock ref'],
    ['[remote rejected]', '(failed to update ref'],
    ['[remote rejected]', '(incorrect old value'],
  ],
  ['unsafe-owner', 'detected dubious ownership in repository', 'unsafe repository ('],
  ['no-repository', 'not a git repository'],
  ['bare', 'this operation must be run in a work tree'],
  ['locked', ["unable to create '", ".lock': file exists"], 'cannot lock ref', 'another git process seems'],
  ['no-identity', 'empty ident name', 'auto-detect email address', 'user.useconfigonly'],
  ['signing', 'failed to sign the data', 'gpg failed', 'user.signingkey', 'load key "', 'signing failed'],
  ['disk-full', 'no space left on device', 'disk quota exceeded'],
  [
    'read-only',
    'read-only file system',
    'insufficient permission for adding',
    ["cannot open '", "': permission denied"],
    ["unable to create '", "': permission denied"],
  ],
  [
    'damaged',
    'index file corrupt',
    'bad index file',
    ['object file ', ' is empty'],
    ['loose object ', ' is corrupt'],
    'bad object head',
    'unable to read tree',
  ],
  [
    'too-large',
    'gh001',
    "exceeds github's file size limit",
    'larger than the maximum',
    'file size limit',
    'pack exceeds maximum',
    'http 413',
  ],
  ['private-email', 'gh007', 'would publish a private email'],
  ['workflow', ['refusing to allow ', ' workflow']],
  ['secret-found', 'github push protection', 'push cannot contain secrets', 'secret push protection'],
  [
    'archived',
    'repository was archived',
    'repository is archived',
    'project is archived',
    'has been archived',
    'archived so it is read-only',
  ],
  [
    'protected',
    'protected branch',
    'gh006',
    'gh013',
    'repository rule violations',
    'pushing to this branch is not allowed',
    'branch is protected',
  ],
  ['ahead', '(fetch first)', '(non-fast-forward)', '(stale info)'],
  ['checked-out', 'branch is currently checked out', 'refusing to update checked out branch'],
  ['shallow', 'shallow update not allowed'],
  ['remote-hook', 'hook declined)', '[remote rejected]'],
  ['host-key', 'host key verification failed', 'remote host identification has changed'],
  ['certificate', 'ssl certificate', 'certificate verify failed', 'server certificate'],
  [
    'denied',
    ['permission to ', ' denied'],
    'write access to repository not granted',
    'not allowed to push',
    'error: 403',
    'deploy key is read-only',
    'marked as read only',
    'insufficient permission',
    'insufficient access',
  ],
  [
    'credentials',
    'could not read username',
    'could not read password',
    'terminal prompts disabled',
    'authentication failed',
    'invalid username or password',
    'invalid username or token',
    'error: 401',
    'permission denied (',
    'http basic: access denied',
    'password authentication was removed',
    'password authentication is not supported',
    'too many authentication failures',
    'unable to read askpass',
  ],
  [
    'unreachable',
    'could not resolve host',
    'failed to connect',
    "couldn't connect",
    'connection refused',
    'connection timed out',
    'connection reset',
    'connection closed',
    'network is unreachable',
    'no route to host',
    'operation timed out',
    'temporary failure in name resolution',
    'early eof',
    'the remote end hung up unexpectedly',
    'returned error: 5',
  ],
  [
    'not-found',
    'repository not found',
    ["repository '", "' not found"],
    'does not appear to be a git repository',
    'project you were looking for could not be found',
    'does not exist',
    'error: 404',
    'no such remote',
  ],
];

/** Returns the first kind of fault one of whose phrases is in a line of the output. */
function findKind(output: string): GitFaultKind | undefined {
  const lines = output.slice(-maxRead).toLowerCase().split('\n');
  return phrases.find(([, ...texts]) =>
    texts.some((text) => lines.some((line) => hasPhrase(line, text))),
  )?.[0];
}

function hasPhrase(line: string, phrase: Phrase): boolean {
  let from = 0;
  for (const part of typeof phrase === 'string' ? [phrase] : phrase) {
    const at = line.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/**
 * Finds out why git failed.
 *
 * @param ended the process
 * @param otherwise the kind of a fault that no known text describes, such as `commit-hook` for a commit in a repository
 *   with hooks, whose texts are their own
 */
export function explainGitFault(ended: EndedGit, otherwise: GitFaultKind = 'unknown'): GitFault {
  const output = `${ended.stderr}\n${ended.stdout}`;
  const kind = ended.ended ?? findKind(output) ?? otherwise;
  return { kind, text: shorten(withoutSecrets(output).trim()) };
}

/** Number of characters at the end of an output in which a fault is looked for. */
const maxRead = 200_000;

/** Maximum length of a text of git that a page shows, in characters. The end is kept, because the error is there. */
const maxText = 4000;

function shorten(text: string): string {
  return text.length > maxText ? `…${text.slice(-maxText)}` : text;
}

/** Faults for which a branch of its own is a way out: the branch of the remote does not take the commit. */
export const canUseBranch: ReadonlySet<GitFaultKind> = new Set<GitFaultKind>([
  'ahead',
  'protected',
  'checked-out',
  'remote-hook',
]);

/** Whether git is new enough. Version 2.20 is of 2018. */
export function isUsableGit(versionLine: string): boolean {
  const [, major, minor] = /version (\d{1,4})\.(\d{1,4})/u.exec(versionLine) ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 20);
}

/** Matches the line by which `git push --porcelain` reports that a branch was not updated (git-push(1), "Output"). */
export const rejectedLine = /^!\t/mu;
