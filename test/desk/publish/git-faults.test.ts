import { expect, test } from 'vitest';
import { explainGitFault, isUsableGit } from '../../../src/desk/publish/git-faults.ts';

const failed = (stderr: string, stdout = '') => explainGitFault({ code: 1, stdout, stderr });

test.each([
  ['unsafe-owner', "fatal: detected dubious ownership in repository at '/srv/site'"],
  ['no-repository', 'fatal: not a git repository (or any of the parent directories): .git'],
  ['locked', "fatal: Unable to create '/x/.git/index.lock': File exists."],
  ['no-identity', '*** Please tell me who you are.\n\nfatal: unable to auto-detect email address'],
  ['signing', 'error: gpg failed to sign the data\nfatal: failed to write commit object'],
  ['disk-full', 'error: unable to write file: No space left on device'],
  ['credentials', "fatal: could not read Username for 'https://github.com': terminal prompts disabled"],
  [
    'credentials',
    'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
  ],
  [
    'credentials',
    "remote: Invalid username or token.\nfatal: Authentication failed for 'https://github.com/a/b/'",
  ],
  ['host-key', 'Host key verification failed.\nfatal: Could not read from remote repository.'],
  ['unreachable', "fatal: unable to access 'https://x/': Could not resolve host: x"],
  [
    'unreachable',
    'ssh: connect to host x port 22: Connection refused\nfatal: Could not read from remote repository.',
  ],
  ['certificate', "fatal: unable to access 'https://x/': SSL certificate problem: self-signed certificate"],
  ['not-found', "remote: Repository not found.\nfatal: repository 'https://github.com/a/b/' not found"],
  ['not-found', "fatal: '/x.git' does not appear to be a git repository"],
  [
    'denied',
    'remote: Permission to a/b.git denied to ada.\nfatal: unable to access: The requested URL returned error: 403',
  ],
  [
    'archived',
    'remote: This repository was archived so it is read-only.\nfatal: The requested URL returned error: 403',
  ],
  [
    'too-large',
    'remote: error: GH001: Large files detected.\n ! [remote rejected] main (pre-receive hook declined)',
  ],
  [
    'protected',
    'remote: error: GH006: Protected branch update failed\n ! [remote rejected] (protected branch hook declined)',
  ],
  ['protected', 'remote: GitLab: You are not allowed to push code to protected branches on this project.'],
  ['protected', 'remote: error: GH013: Repository rule violations found for refs/heads/main.'],
  [
    'secret-found',
    'remote: error: GH013: Repository rule violations found\nremote: - GITHUB PUSH PROTECTION',
  ],
  ['private-email', 'remote: error: GH007: Your push would publish a private email address.'],
  ['unknown', 'something of a later version'],
])('%s: %s', (kind, stderr) => {
  expect(failed(stderr).kind).toBe(kind);
});

test.each([
  ['ahead', '[rejected] (fetch first)'],
  ['ahead', '[rejected] (non-fast-forward)'],
  ['ahead', "[remote rejected] (cannot lock ref 'refs/heads/main': is at 1 but expected 2)"],
  ['remote-hook', '[remote rejected] (pre-receive hook declined)'],
  ['checked-out', '[remote rejected] (branch is currently checked out)'],
  ['shallow', '[remote rejected] (shallow update not allowed)'],
])('%s: the branch is %s', (kind, state) => {
  expect(failed('error: failed to push some refs', `To x\n!\tabc:refs/heads/main\t${state}\n`).kind).toBe(
    kind,
  );
});

test('a process that was ended says so, whatever it printed', () => {
  expect(explainGitFault({ code: 143, stdout: '', stderr: 'Host key', ended: 'timeout' }).kind).toBe(
    'timeout',
  );
});

test('the end of a long text is kept', () => {
  const { text } = failed(`${'noise\n'.repeat(5000)}fatal: the reason`);
  expect(text.length).toBeLessThan(4100);
  expect(text).toMatch(/fatal: the reason$/);
});

test('versions of git', () => {
  expect(
    ['git version 2.39.5', 'git version 2.20.1 (Apple Git-117)', 'git version 3.0.0'].every(isUsableGit),
  ).toBe(true);
  expect(['git version 2.19.0', 'git version 1.8.3', 'no'].some(isUsableGit)).toBe(false);
});
