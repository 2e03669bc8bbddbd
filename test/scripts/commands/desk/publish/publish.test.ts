import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isFullRun } from '../../../../run-length.ts';
import { finishCommit } from '../../../../../scripts/commands/desk/publish/commit.ts';
import { createRepositories, paperText, type TestRepositories } from './repositories.ts';

/** Returns all cases in `npm run test:full`, and the first ones in `npm test`. */
function inShortRun<Case>(count: number, cases: Case[]): Case[] {
  return isFullRun ? cases : cases.slice(0, count);
}

let made: TestRepositories;
afterEach(() => made.close());

function open(options?: Parameters<typeof createRepositories>[0]): TestRepositories {
  made = createRepositories(options);
  return made;
}

/** Paths that the last commit of the bare repository changes. */
const pushedFiles = ({ gitIn, bare }: TestRepositories, branch = 'main') =>
  gitIn(bare, 'show', '--format=', '--name-only', '--no-renames', '-z', branch)
    .split('\0')
    .filter(Boolean)
    .sort();

describe('what is committed', () => {
  test('new, edited, deleted and renamed files of the content and of public/ are one commit, and nothing else', async () => {
    const { write, site, git, gitIn, bare, publish } = open();
    write({
      'content/papers/new.md': paperText('New folds'),
      'content/authors/ada-quill.md': '---\nname: Ada Quill\nrole: Dean\n---\n',
      'public/logo.txt': 'logo',
      'src/engine.ts': 'export const changed = 1;\n',
      'notes.txt': 'not for the site',
    });
    rmSync(path.join(site, 'public/robots.txt'));
    renameSync(path.join(site, 'content/papers/flat.md'), path.join(site, 'content/papers/is-paper-flat.md'));
    const result = await publish({ message: 'First line\n\n# not a comment' });
    expect(result).toMatchObject({ kind: 'published', files: 6, branch: 'main', remote: 'origin' });
    expect(pushedFiles(made)).toEqual([
      'content/authors/ada-quill.md',
      'content/papers/flat.md',
      'content/papers/is-paper-flat.md',
      'content/papers/new.md',
      'public/logo.txt',
      'public/robots.txt',
    ]);
    expect(gitIn(bare, 'log', '-1', '--format=%B', 'main').trim()).toBe('First line\n\n# not a comment');
    expect(git('status', '--porcelain')).toBe(' M src/engine.ts\n?? notes.txt\n');
    expect(git('rev-list', '--count', 'HEAD').trim()).toBe('2');
  });

  test('other staged files stay staged and uncommitted', async () => {
    const { write, git, publish } = open();
    write({
      'src/engine.ts': 'staged\n',
      'src/added.ts': 'staged\n',
      'content/papers/new.md': paperText('New'),
    });
    git('add', 'src');
    git('rm', '--quiet', '--cached', 'public/robots.txt');
    write({ 'src/engine.ts': 'on the disk\n' });
    const before = git('diff', '--cached', '--', 'src');
    expect(await publish()).toMatchObject({ kind: 'published', files: 1 });
    expect(git('diff', '--cached', '--', 'src')).toBe(before);
    expect(git('diff', '--', 'src')).toContain('+on the disk');
    expect(pushedFiles(made)).toEqual(['content/papers/new.md']);
  });

  test('of a partly staged file, the version on the disk is committed', async () => {
    const { write, git, publish, state, gitIn, bare } = open();
    write({ 'content/papers/flat.md': paperText('Staged') });
    git('add', 'content');
    write({ 'content/papers/flat.md': paperText('On the disk') });
    expect((await state()).partlyStaged).toEqual(['content/papers/flat.md']);
    expect(await publish()).toMatchObject({ kind: 'published' });
    expect(gitIn(bare, 'show', 'main:content/papers/flat.md')).toContain('On the disk');
    expect(git('status', '--porcelain')).toBe('');
  });

  test('names with spaces, quotes, line ends, letters of all scripts and characters of patterns', async () => {
    const { write, git, publish } = open();
    const names = [
      '-rf',
      '--all',
      'two words',
      'line\nend',
      'фотографія',
      '折纸',
      '*',
      ':(top)x',
      '"quoted"',
      'tab\there',
      '!not',
    ];
    write(Object.fromEntries(names.map((name) => [`content/papers/${name}.pdf`, name])));
    write({ 'src/x.pdf': 'elsewhere' });
    expect(await publish()).toMatchObject({ kind: 'published', files: names.length });
    expect(pushedFiles(made)).toEqual(names.map((name) => `content/papers/${name}.pdf`).sort());
    expect(git('status', '--porcelain')).toBe('?? src/x.pdf\n');
  });

  test.skipIf(process.platform !== 'linux')('a name that is not UTF-8 is reported and left out', async () => {
    const { site, write, publish, state } = open();
    write({ 'content/papers/new.md': paperText('New') });
    writeFileSync(
      Buffer.concat([Buffer.from(path.join(site, 'content/papers/')), Buffer.from([0xe9, 0x2e, 0x70])]),
      'x',
    );
    expect((await state()).unreadable).toHaveLength(1);
    expect(await publish()).toMatchObject({ kind: 'published', files: 1 });
  });

  test('ignored files, files of programs and repositories inside of the content are left out', async () => {
    const { write, site, git, gitIn, publish, state } = open();
    gitIn(site, 'init', '--quiet', 'content/theme');
    gitIn(
      path.join(site, 'content/theme'),
      '-c',
      'user.name=a',
      '-c',
      'user.email=b',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    );
    write({
      '.git/info/exclude': '*.secret\n',
      'content/papers/new.md': paperText('New'),
      'content/papers/.new.md.412.unfinished': 'half',
      'content/.unfinished-import.jsonl': '',
      'content/.import.lock': '',
      'content/.DS_Store': '',
      'content/key.secret': '',
    });
    const { ignored, inner, changes } = await state();
    expect(ignored).toEqual(['content/key.secret']);
    expect(inner).toEqual(['content/theme']);
    expect(changes.map((one) => one.path)).toEqual(['content/papers/new.md']);
    expect(await publish()).toMatchObject({ kind: 'published', files: 1 });
    git('add', 'content/theme');
    git('commit', '--quiet', '-m', 'a repository inside');
    gitIn(
      path.join(site, 'content/theme'),
      '-c',
      'user.name=a',
      '-c',
      'user.email=b',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'y',
    );
    write({ 'content/papers/newer.md': paperText('Newer') });
    expect(await publish()).toMatchObject({ kind: 'published', files: 1 });
    expect(pushedFiles(made)).toEqual(['content/papers/newer.md']);
  });

  test('a folder in place of a file, and a file in place of a folder', async () => {
    const { write, site, git, publish } = open();
    write({ 'content/papers/data/a.csv': '1' });
    expect(await publish()).toMatchObject({ kind: 'published' });
    rmSync(path.join(site, 'content/papers/data'), { recursive: true });
    rmSync(path.join(site, 'public/robots.txt'));
    write({ 'content/papers/data': 'file', 'public/robots.txt/x': 'folder' });
    expect(await publish()).toMatchObject({ kind: 'published', files: 4 });
    expect(git('status', '--porcelain')).toBe('');
  });

  test.skipIf(process.platform === 'win32')(
    'a content folder that is a link, and is the top of a repository',
    async () => {
      const { folder, site, git, state } = open();
      const elsewhere = path.join(folder, 'elsewhere');
      renameSync(path.join(site, 'content'), elsewhere);
      git('-C', elsewhere, 'init', '--quiet');
      symlinkSync(elsewhere, path.join(site, 'content'));
      const { top, toCommit, publicElsewhere } = await state();
      expect(top).toBe(elsewhere);
      expect(toCommit).toContain('site.yaml');
      expect(publicElsewhere).toBe(path.join(site, 'public'));
    },
  );

  test('an unborn branch gets its first commit', async () => {
    const { git, bare, publish, state, gitIn } = open({ isEmpty: true });
    git('add', 'src');
    git('remote', 'add', 'origin', bare);
    const { changes, wasPublished } = await state();
    expect([changes.length, wasPublished]).toEqual([4, false]);
    expect(await publish()).toMatchObject({ kind: 'published', files: 4 });
    expect(gitIn(bare, 'ls-tree', '-r', '--name-only', 'main').split('\n').filter(Boolean)).not.toContain(
      'src/engine.ts',
    );
    expect(git('status', '--porcelain')).toBe('A  src/engine.ts\n');
  });

  test.runIf(isFullRun)('earlier commits are shown and pushed', async () => {
    const { write, git, publish, state } = open();
    write({ 'content/papers/new.md': paperText('New') });
    git('add', '--all');
    git('commit', '--quiet', '-m', 'by hand');
    const { unpushed, changes } = await state();
    expect([unpushed, changes.map((one) => [one.change, one.name])]).toEqual([
      ['by hand'],
      [['added', 'New']],
    ]);
    expect(await publish()).toMatchObject({ kind: 'published', files: 0 });
    expect(await publish()).toEqual({ kind: 'nothing' });
  });
});

describe('what is in the way leaves all as it was', () => {
  /** Publishes and expects the repository to be the same afterwards, except for what `ls-files` cannot know. */
  async function expectUnchanged(publish: () => Promise<unknown>): Promise<unknown> {
    const before = made.snapshot();
    const result = await publish();
    expect(made.snapshot()).toEqual(before);
    return result;
  }

  function change(repositories: TestRepositories): TestRepositories {
    repositories.write({ 'content/papers/new.md': paperText('New'), 'src/engine.ts': 'staged\n' });
    repositories.git('add', 'src');
    return repositories;
  }

  /** Another person pushes to the bare repository. */
  function pushElsewhere({ folder, gitIn, bare }: TestRepositories): void {
    gitIn(folder, 'clone', '--quiet', bare, 'other');
    const other = path.join(folder, 'other');
    writeFileSync(path.join(other, 'other.txt'), 'x');
    gitIn(other, 'add', '--all');
    gitIn(other, '-c', 'user.name=Bo', '-c', 'user.email=bo@example.org', 'commit', '--quiet', '-m', 'other');
    gitIn(other, 'push', '--quiet', 'origin', 'HEAD:main');
  }

  test('the remote has other commits', async () => {
    const { publish } = change(open());
    pushElsewhere(made);
    expect(await expectUnchanged(publish)).toMatchObject({
      kind: 'fault',
      step: 'remote',
      fault: { kind: 'ahead' },
    });
  });

  test('another person pushes at the last moment', async () => {
    const { publish, hook } = change(open());
    hook(
      'pre-push',
      `cd ${made.folder} && env -u GIT_DIR git clone -q ${made.bare} late && cd late && env -u GIT_DIR git -c user.name=a -c user.email=b commit -q --allow-empty -m late && env -u GIT_DIR git push -q`,
    );
    expect(await expectUnchanged(publish)).toMatchObject({
      kind: 'fault',
      step: 'push',
      fault: { kind: 'ahead' },
    });
  });

  test('a new branch takes what the branch of the remote does not', async () => {
    const { publish, git, gitIn, bare } = change(open());
    pushElsewhere(made);
    expect(await publish({ newBranch: 'publish-1' })).toMatchObject({
      kind: 'published',
      branch: 'publish-1',
      newBranch: { name: 'publish-1', from: 'main' },
    });
    expect(git('branch', '--show-current').trim()).toBe('publish-1');
    expect(gitIn(bare, 'branch', '--format=%(refname:short)')).toBe('main\npublish-1\n');
    expect(git('status', '--porcelain')).toBe('M  src/engine.ts\n');
  });

  test.each(
    inShortRun(2, [
      ['a hook of the remote', 'pre-receive', 'echo "Fold it first" >&2; exit 1', 'remote-hook'],
      [
        'a protected branch',
        'update',
        'echo "GH006: Protected branch update failed for $1" >&2; exit 1',
        'protected',
      ],
      [
        'a file that is too large',
        'pre-receive',
        'echo "error: GH001: Large files detected." >&2; exit 1',
        'too-large',
      ],
    ]),
  )('%s refuses the push, and also that of a new branch', async (_, name, script, kind) => {
    const { publish, hook, bare } = change(open());
    hook(name, script, bare);
    const fault = { kind: 'fault', step: 'push', fault: { kind } };
    expect(await expectUnchanged(publish)).toMatchObject(fault);
    expect(await expectUnchanged(() => publish({ newBranch: 'publish-1' }))).toMatchObject(fault);
  });

  test.each([
    ['pre-commit', 'commit-hook', 'commit'],
    ['commit-msg', 'commit-hook', 'commit'],
    ['pre-push', 'push-hook', 'push'],
  ])('the hook %s fails', async (name, kind, step) => {
    const { publish, hook } = change(open());
    hook(name, 'echo "No <b>folds</b> today" >&2; exit 1');
    const result = await expectUnchanged(publish);
    expect(result).toMatchObject({ kind: 'fault', step, fault: { kind } });
    expect(JSON.stringify(result)).toContain('No <b>folds</b> today');
  });

  test.runIf(isFullRun)('hooks of the folder in core.hooksPath run', async () => {
    const { publish, git, folder, hook } = change(open());
    hook('pre-commit', 'exit 1', path.join(folder, 'own'));
    git('config', 'core.hooksPath', path.join(folder, 'own/hooks'));
    expect(await expectUnchanged(publish)).toMatchObject({ fault: { kind: 'commit-hook' } });
  });

  test.each(
    inShortRun(1, [
      ['merge', ['merge', 'side']],
      ['cherry-pick', ['cherry-pick', 'side']],
      ['revert', ['revert', '--no-edit', 'HEAD~1']],
      ['rebase', ['rebase', 'side']],
    ]),
  )('a %s is under way', async (kind, args) => {
    const { write, git, publish, state } = open();
    git('switch', '--quiet', '-c', 'side');
    write({ 'content/papers/flat.md': paperText('Side') });
    git('commit', '--quiet', '-am', 'side');
    git('switch', '--quiet', 'main');
    for (const title of ['Main', 'Main again']) {
      write({ 'content/papers/flat.md': paperText(title) });
      git('commit', '--quiet', '-am', title);
    }
    expect(() => git(...args)).toThrow();
    const { obstacles } = await state();
    expect(obstacles).toEqual([{ kind, details: ['content/papers/flat.md'] }]);
    expect(await expectUnchanged(publish)).toEqual({ kind: 'obstacle' });
  });

  test.runIf(isFullRun)('a detached HEAD is refused, and a new branch is a way out', async () => {
    const { publish, git, state } = change(open());
    git('switch', '--quiet', '--detach');
    expect((await state()).branch).toBeUndefined();
    expect(await expectUnchanged(publish)).toEqual({ kind: 'obstacle' });
    expect(await publish({ newBranch: 'publish-1' })).toMatchObject({
      kind: 'published',
      newBranch: { name: 'publish-1' },
    });
  });

  test.runIf(isFullRun)('another git command holds the index', async () => {
    const { publish, site, state } = change(open());
    const lock = path.join(site, '.git/index.lock');
    writeFileSync(lock, '');
    expect((await state()).obstacles).toEqual([{ kind: 'locked', details: [lock] }]);
    expect(await publish()).toEqual({ kind: 'obstacle' });
    expect(existsSync(lock)).toBe(true);
  });

  test.runIf(isFullRun)('the index is locked while the commit is made', async () => {
    const { publish, site, hook, git } = change(open());
    const before = git('rev-parse', 'HEAD');
    hook('post-commit', 'touch .git/index.lock');
    expect(await publish()).toMatchObject({ kind: 'fault', fault: { kind: 'locked' } });
    rmSync(path.join(site, '.git/index.lock'));
    expect(git('rev-parse', 'HEAD')).toBe(before);
    expect(git('status', '--porcelain')).toBe('M  src/engine.ts\n?? content/papers/new.md\n');
  });

  test('git does not know who commits; the answer is for this commit, and kept only on request', async () => {
    const { publish, git, write, state, gitIn, bare } = change(open());
    git('config', '--unset', 'user.name');
    git('config', '--unset', 'user.email');
    expect((await state()).identity).toBeUndefined();
    const identity = { name: 'Bo Chen', email: 'bo@example.org' };
    expect(await publish({ identity })).toMatchObject({ kind: 'published' });
    expect(gitIn(bare, 'log', '-1', '--format=%an %ae %cn', 'main').trim()).toBe(
      'Bo Chen bo@example.org Bo Chen',
    );
    expect((await state()).identity).toBeUndefined();
    write({ 'content/papers/newer.md': paperText('Newer') });
    expect(await publish({ identity, keepsIdentity: true })).toMatchObject({ kind: 'published' });
    expect((await state()).identity).toEqual(identity);
  });

  test('a remote that does not exist, and one that asks for a password', async () => {
    const { publish, git } = change(open());
    git('remote', 'set-url', 'origin', path.join(made.folder, 'missing.git'));
    expect(await expectUnchanged(publish)).toMatchObject({
      kind: 'fault',
      step: 'remote',
      fault: { kind: 'not-found' },
    });
    git('remote', 'set-url', 'origin', 'https://user:secret@127.0.0.1:9/x.git');
    const result = await expectUnchanged(publish);
    expect(result).toMatchObject({ fault: { kind: 'unreachable' } });
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  test('errors in the content, a failed build, changes since the page was opened', async () => {
    const { publish, write } = change(open());
    const error = { severity: 'error', file: 'x.md', message: 'Bad.', advice: 'Fix it.' } as const;
    expect(await expectUnchanged(() => publish({}, { check: async () => [error] }))).toEqual({
      kind: 'content-errors',
      errors: [error],
    });
    expect(await expectUnchanged(() => publish({}, { build: async () => ({ failed: 'no' }) }))).toEqual({
      kind: 'build-failed',
      output: 'no',
    });
    expect(await expectUnchanged(() => publish({ seen: 'other' }))).toEqual({ kind: 'changed' });
    const build = async () => {
      write({ 'content/papers/new.md': paperText('Changed during the build') });
      return undefined;
    };
    expect(await publish({}, { build })).toEqual({ kind: 'changed' });
  });

  test.skipIf(process.platform === 'win32')(
    'a publication is stopped in a hook, and while the remote works',
    async () => {
      const { publish, hook, bare, folder } = change(open());
      const begun = path.join(folder, 'begun');
      const script = `touch ${begun}; sleep 60`;
      /** Publishes, and stops as soon as a hook has begun. */
      const stopped = async () => {
        const controller = new AbortController();
        rmSync(begun, { force: true });
        const result = publish({}, {}, controller.signal);
        await vi.waitFor(() => expect(existsSync(begun)).toBe(true), { timeout: 20_000 });
        controller.abort();
        return result;
      };
      hook('pre-commit', script);
      expect(await expectUnchanged(stopped)).toEqual({ kind: 'stopped', step: 'commit' });
      hook('pre-commit', 'exit 0');
      hook('pre-receive', script, bare);
      expect(await expectUnchanged(stopped)).toEqual({ kind: 'stopped', step: 'push' });
    },
  );

  test.runIf(isFullRun)('names of branches that git does not allow or that exist', async () => {
    const { publish } = change(open());
    for (const newBranch of inShortRun(3, [
      'main',
      '-x',
      'HEAD:refs/heads/main',
      'a b',
      'a..b',
      'x.lock',
      '',
    ]))
      expect(await expectUnchanged(() => publish({ newBranch }))).toEqual({
        kind: 'bad-branch',
        name: newBranch,
      });
  });
});

test('a commit whose desk was killed before the index was updated is completed', async () => {
  const { write, git, site, env, repository } = open();
  write({ 'content/papers/new.md': paperText('New'), 'src/engine.ts': 'staged\n' });
  git('add', 'src');
  const head = git('rev-parse', 'HEAD').trim();
  const index = path.join(site, '.git/other-index');
  env.GIT_INDEX_FILE = index;
  git('read-tree', 'HEAD');
  git('add', 'content');
  git('commit', '--quiet', '-m', 'published');
  env.GIT_INDEX_FILE = undefined;
  rmSync(index);
  mkdirSync(path.join(site, '.git/offprint'));
  writeFileSync(path.join(site, '.git/offprint/commit.json'), JSON.stringify({ head }));
  // The index lacks the new file, so that git would delete it with the next commit.
  expect(git('status', '--porcelain')).toContain('D  content/papers/new.md');
  await finishCommit(await repository());
  expect(git('status', '--porcelain')).toBe('M  src/engine.ts\n');
  expect(existsSync(path.join(site, '.git/offprint'))).toBe(false);
});

test.runIf(isFullRun)('a shallow clone is published', async () => {
  const { folder, gitIn, bare, git, write, publish } = open();
  write({ 'content/papers/new.md': paperText('New') });
  await publish();
  rmSync(made.site, { recursive: true });
  gitIn(folder, 'clone', '--quiet', '--depth=1', `file://${bare}`, 'site');
  write({ 'content/papers/newer.md': paperText('Newer') });
  const env = { name: 'Ada', email: 'a@example.org' };
  expect(await publish({ identity: env })).toMatchObject({ kind: 'published', files: 1 });
  expect(git('rev-list', '--count', 'HEAD').trim()).toBe('2');
});

test.runIf(isFullRun)(
  'git refuses a repository of another user, a folder has none, and the content folder is ignored',
  async () => {
    const { site, folder, env, state, repository, write } = open();
    write({ '.gitignore': 'content/\n' });
    expect((await state()).obstacles).toEqual([
      { kind: 'ignored-folder', details: ['.gitignore:1: content/'] },
    ]);
    env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    await expect(repository()).rejects.toThrow('unsafe-owner');
    env.GIT_TEST_ASSUME_DIFFERENT_OWNER = undefined;
    rmSync(path.join(site, '.git'), { recursive: true });
    await expect(repository()).rejects.toThrow('no-repository');
    env.PATH = path.join(folder, 'no-programs');
    mkdirSync(env.PATH);
    await expect(repository()).rejects.toThrow('not-installed');
    writeFileSync(path.join(env.PATH, 'git'), '#!/bin/sh\necho git version 1.8.3\n');
    chmodSync(path.join(env.PATH, 'git'), 0o755);
    await expect(repository()).rejects.toThrow('too-old');
  },
);
