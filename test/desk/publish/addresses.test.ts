import { expect, test } from 'vitest';
import { faultCommands, quoteArgument } from '../../../src/desk/publish/commands.ts';
import { pullRequestLink, repositoryPage } from '../../../src/desk/publish/pull-request-link.ts';
import { checkRemoteAddress, withoutSecrets } from '../../../src/desk/publish/remote-address.ts';

test.each([
  'https://github.com/ada/site.git',
  'https://git.example.edu:8443/ada/site',
  'ssh://git@gitlab.example.edu:2222/labs/fold/site.git',
  'git@github.com:ada/site.git',
  'git@git.example.org:site.git',
])('the address %s is accepted', (address) => {
  expect(checkRemoteAddress(` ${address} `)).toEqual({ address });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['https://ada:secret@github.com/ada/site.git', 'password'],
  ['https://token@github.com/ada/site.git', 'password'],
  ['ext::sh -c touch% /tmp/x', 'unsupported'],
  ['ext::sh', 'unsupported'],
  ['--upload-pack=touch x', 'unsupported'],
  ['-oProxyCommand=x@host:y', 'unsupported'],
  ['file:///etc', 'unsupported'],
  ['/srv/git/site.git', 'unsupported'],
  ['../site', 'unsupported'],
  ['http://github.com/ada/site.git', 'unsupported'],
  ['git://github.com/ada/site.git', 'unsupported'],
  ['https://github.com/ada/site.git\nhttps://x', 'unsupported'],
  ['ssh://-oProxyCommand=x/y', 'incomplete'],
  ['git@-host:a/b', 'incomplete'],
  ['git@github.com:-x/y', 'incomplete'],
  ['https://github.com/', 'incomplete'],
  ['https://github.com/ada', 'incomplete'],
  ['https://github.com/ada/site/tree/main', 'web-page'],
  ['https://gitlab.com/ada/site/-/settings', 'web-page'],
  ['https://github.com/ada/site?tab=readme', 'web-page'],
])('the address %j is refused: %s', (address, fault) => {
  expect(checkRemoteAddress(address)).toEqual({ fault });
});

test.each([
  ['git@github.com:ada/site.git', 'https://github.com/ada/site/compare/main...publish-1?expand=1'],
  [
    'https://user:secret@github.example.edu/ada/site.git',
    'https://github.example.edu/ada/site/compare/main...publish-1?expand=1',
  ],
  [
    'ssh://git@gitlab.example.edu:2222/labs/fold/site.git',
    'https://gitlab.example.edu/labs/fold/site/-/merge_requests/new?merge_request%5Bsource_branch%5D=publish-1&merge_request%5Btarget_branch%5D=main',
  ],
  ['https://codeberg.org/ada/site', 'https://codeberg.org/ada/site/compare/main...publish-1'],
  [
    'https://forgejo.example.org:3000/ada/site.git',
    'https://forgejo.example.org:3000/ada/site/compare/main...publish-1',
  ],
  [
    'git@bitbucket.org:ada/site.git',
    'https://bitbucket.org/ada/site/pull-requests/new?source=publish-1&dest=main',
  ],
  [
    'https://bitbucket.example.edu/scm/LAB/site.git',
    'https://bitbucket.example.edu/projects/LAB/repos/site/pull-requests?create&sourceBranch=refs%2Fheads%2Fpublish-1&targetBranch=refs%2Fheads%2Fmain',
  ],
  [
    'git@ssh.dev.azure.com:v3/lab/fold/site',
    'https://dev.azure.com/lab/fold/_git/site/pullrequestcreate?sourceRef=publish-1&targetRef=main',
  ],
  ['/srv/git/site.git', undefined],
  ['https://git.example.org/ada/site.git', undefined],
])('the pull request of %s', (remote, link) => {
  expect(pullRequestLink(remote, { branch: 'publish-1', base: 'main' })).toBe(link);
});

test('names of branches and paths cannot change the address', () => {
  const link = pullRequestLink('https://github.com/a"><b>/site', { branch: 'x&y=z#"<', base: 'a b' });
  expect(link).toBe('https://github.com/a%22%3E%3Cb%3E/site/compare/a%20b...x%26y%3Dz%23%22%3C?expand=1');
});

test('a host of another name is asked, and only an https address of this host is taken', () => {
  const answer = [
    'remote: Create a pull request: https://evil.example.com/pulls/new',
    'remote: https://ada:secret@git.example.org/pulls/new',
    'remote:   http://git.example.org/pulls/new',
    'remote:   https://git.example.org/ada/site/pulls/new/publish-1',
  ].join('\n');
  const branches = { branch: 'publish-1', base: 'main' };
  expect(pullRequestLink('git@git.example.org:ada/site.git', branches, answer)).toBe(
    'https://git.example.org/ada/site/pulls/new/publish-1',
  );
});

test('the page of a repository is known for known hosts', () => {
  expect(repositoryPage('git@github.com:ada/site.git')).toBe('https://github.com/ada/site');
  expect(repositoryPage('/srv/git/site.git')).toBeUndefined();
});

test('passwords, colours and control characters are left out of texts of git', () => {
  expect(
    withoutSecrets(
      "fatal: 'https://ada:s3cret@host/x' \u001b[31mred\u001b[0m\u0007\nline\rProgress: 9%\rdone",
    ),
  ).toBe("fatal: 'https://…@host/x' red\ndone");
});

test('commands quote what a shell would read', () => {
  expect(quoteArgument("it's; rm -rf /")).toBe("'it'\\''s; rm -rf /'");
  expect(faultCommands('unsafe-owner', { folder: '/home/a b' })).toEqual([
    "git config --global --add safe.directory '/home/a b'",
  ]);
  const remote = { name: 'origin', address: 'git@github.com:a/b' };
  expect(faultCommands('ahead', { folder: '/x', remote, branch: 'main' })).toEqual([
    'git pull --rebase --autostash origin main',
  ]);
  expect(faultCommands('host-key', { folder: '/x', remote })).toEqual(['ssh -T git@github.com']);
});
