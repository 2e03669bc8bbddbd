import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/upgrade-check.ts';
import { makeNewSite, readInventory } from '../../../scripts/site/new-site.ts';
import { changedFiles, findOrigin, mergeVersion } from '../../../scripts/site/upgrade.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
let engine = '';
let lab = '';

const git = (at: string, ...args: string[]) =>
  execFileSync('git', ['-C', at, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    encoding: 'utf8',
  });
const commit = (at: string) => {
  git(at, 'add', '-A');
  git(at, 'commit', '-qm', 'work');
};
const write = (at: string, files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
    writeFileSync(path.join(at, name), text);
  }
};
const read = (at: string, name: string) => readFileSync(path.join(at, name), 'utf8');

/** Makes a repository of Offprint with a sample, and a clone of it in which a lab made its own site with `npm run new`. */
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-upgrade-'));
  engine = path.join(folder, 'engine');
  lab = path.join(folder, 'lab');
  write(engine, {
    'content/site.yaml': 'title: Sample\n',
    'content/papers/sample.md': '---\ntitle: Sample\n---\n',
    'content/papers/other.md': '---\ntitle: Other\n---\n',
    'src/engine.ts': 'one\ntwo\nthree\nfour\nfive\n',
    'README.md': 'Offprint\n',
  });
  execFileSync('git', ['init', '-q', '-b', 'main', engine]);
  commit(engine);
  execFileSync('git', ['clone', '-q', '-o', 'upstream', engine, lab]);
  git(lab, 'config', 'user.name', 'Bo');
  git(lab, 'config', 'user.email', 'bo@example.org');
  const content = path.join(lab, 'content');
  const site = { name: 'Our Lab', url: 'https://example.org/', members: ['Ada Quill'] };
  makeNewSite(content, site, readInventory(content), path.join(folder, 'before'));
  write(lab, { 'content/papers/ours.md': '---\ntitle: Ours\n---\n', 'public/logo.txt': 'ours\n' });
  commit(lab);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const merged = { outcome: 'merged', conflicts: [] };
const release = (files: Record<string, string>) => {
  write(engine, files);
  commit(engine);
  git(lab, 'fetch', '-q', 'upstream');
};

test("merges a new version with changes in the sample, without a conflict with the lab's own content", () => {
  release({
    'content/site.yaml': 'title: Sample, again\n',
    'content/papers/sample.md': '---\ntitle: Sample, again\n---\n',
    'content/papers/new.md': '---\ntitle: New in the sample\n---\n',
    'src/engine.ts': 'one\ntwo\nthree\nfour\nFIVE\n',
  });
  const settings = read(lab, 'content/site.yaml');
  expect(changedFiles(lab, 'upstream/main')).toEqual([]);
  expect(mergeVersion(lab, 'upstream/main')).toEqual(merged);
  expect(git(lab, 'status', '--porcelain')).toBe('');
  expect(git(lab, 'log', '-1', '--format=%P').trim().split(' ')).toHaveLength(2);
  expect(read(lab, 'src/engine.ts')).toContain('FIVE');
  expect(read(lab, 'content/site.yaml')).toBe(settings);
  expect(read(lab, 'content/papers/ours.md')).toContain('Ours');
  expect(read(lab, 'public/logo.txt')).toBe('ours\n');
  for (const gone of ['sample.md', 'other.md', 'new.md'])
    expect(existsSync(path.join(lab, 'content/papers', gone)), gone).toBe(false);
  // The merge is recorded, so there is nothing left to merge.
  expect(mergeVersion(lab, 'upstream/main')).toEqual({ outcome: 'nothing new', conflicts: [] });
});

test("lists the lab's changes outside its own folders, committed or not, and marks those of the new version", () => {
  write(lab, { 'src/engine.ts': 'ONE\ntwo\nthree\nfour\nfive\n', 'src/extra.ts': 'x\n' });
  rmSync(path.join(lab, 'README.md'));
  commit(lab);
  write(lab, { 'src/new one.ts': 'y\n', 'content/papers/more.md': 'z' });
  release({ 'src/engine.ts': 'one\ntwo\nthree\nfour\nFIVE\n' });
  expect(changedFiles(lab, 'upstream/main')).toEqual([
    { status: 'D', file: 'README.md', isBoth: false },
    { status: 'M', file: 'src/engine.ts', isBoth: true },
    { status: 'A', file: 'src/extra.ts', isBoth: false },
    { status: 'A', file: 'src/new one.ts', isBoth: false },
  ]);
});

test('leaves files with conflicts to merge by hand, and does not change the content', () => {
  write(lab, { 'src/engine.ts': 'ONE\ntwo\nthree\nfour\nfive\n' });
  commit(lab);
  release({ 'src/engine.ts': 'eins\ntwo\nthree\nfour\nfive\n', 'content/site.yaml': 'title: Again\n' });
  const conflicts = ['src/engine.ts'];
  expect(mergeVersion(lab, 'upstream/main')).toEqual({ outcome: 'conflicts', conflicts });
  expect(read(lab, 'content/site.yaml')).toContain('Our Lab');
  // Another merge must wait until this one is finished.
  expect(() => mergeVersion(lab, 'upstream/main')).toThrow(/merge is unfinished/);
});

describe('a lab that was made from a template or a ZIP file, without the history of Offprint', () => {
  /** Makes a first commit with the files of Offprint and the lab's own content. */
  const begin = (changes: Record<string, string> = {}) => {
    for (const name of ['content', 'public', 'src', 'README.md'])
      rmSync(path.join(lab, name), { recursive: true, force: true });
    git(lab, 'checkout', '-q', '--orphan', 'copy');
    git(lab, 'checkout', '-q', 'upstream/main', '--', '.');
    write(lab, { 'content/site.yaml': 'title: Our Lab\n', ...changes });
    commit(lab);
    git(lab, 'branch', '-qD', 'main');
  };

  test('is joined to the version it was copied from, and merges later versions without a conflict', () => {
    const first = git(engine, 'rev-parse', 'HEAD').trim();
    begin();
    write(lab, { 'src/own.ts': 'x\n' });
    commit(lab);
    release({ 'README.md': 'Offprint 2\n', 'content/papers/sample.md': 'changed' });
    release({ 'src/engine.ts': 'one\ntwo\nthree\nfour\nFIVE\n' });
    expect(findOrigin(lab, 'upstream/main')).toEqual({ commit: first, isShared: false });
    expect(changedFiles(lab, 'upstream/main')).toEqual([{ status: 'A', file: 'src/own.ts', isBoth: false }]);
    expect(mergeVersion(lab, 'upstream/main')).toEqual(merged);
    expect(read(lab, 'src/engine.ts')).toContain('FIVE');
    expect(read(lab, 'README.md')).toBe('Offprint 2\n');
    expect(read(lab, 'content/site.yaml')).toContain('Our Lab');
    release({ 'src/engine.ts': 'ONE\ntwo\nthree\nfour\nFIVE\n' });
    expect(findOrigin(lab, 'upstream/main').isShared).toBe(true);
    expect(mergeVersion(lab, 'upstream/main')).toEqual(merged);
    expect(read(lab, 'src/engine.ts')).toContain('ONE');
    expect(git(lab, 'status', '--porcelain')).toBe('');
  });

  test('is refused, with advice, if its first files are not those of any version', () => {
    begin({ 'src/engine.ts': 'another program\n' });
    expect(() => mergeVersion(lab, 'upstream/main')).toThrow(/no commit in common.*--strategy=ours/s);
    expect(git(lab, 'rev-list', '--count', 'HEAD').trim()).toBe('1');
  });
});

describe('if git fails, its message is shown and nothing is merged:', () => {
  beforeEach(() => release({ 'src/engine.ts': 'x\n' }));
  const isUntouched = () => {
    expect(git(lab, 'rev-list', '--count', 'HEAD..upstream/main').trim()).toBe('1');
    expect(git(lab, 'status', '--porcelain')).toBe('');
    expect(read(lab, 'src/engine.ts')).toContain('five');
  };

  test('at the start, because of a lock of another git', () => {
    const lock = path.join(lab, '.git/index.lock');
    writeFileSync(lock, '');
    expect(() => mergeVersion(lab, 'upstream/main')).toThrow(/git \w+ failed.*index\.lock/s);
    rmSync(lock);
    isUntouched();
    expect(mergeVersion(lab, 'upstream/main')).toEqual(merged);
  });

  test('at the commit, because of a hook of the lab', () => {
    const hook = path.join(lab, '.git/hooks/pre-commit');
    write(lab, { '.git/hooks/pre-commit': '#!/bin/sh\necho too late in the day >&2\nexit 1\n' });
    chmodSync(hook, 0o755);
    expect(() => mergeVersion(lab, 'upstream/main')).toThrow(/git \w+ failed.*too late in the day/s);
    isUntouched();
    rmSync(hook);
    expect(mergeVersion(lab, 'upstream/main')).toEqual(merged);
  });
});

test('refuses uncommitted changes, an unknown version, and an unrelated history', () => {
  release({ 'src/engine.ts': 'x\n' });
  write(lab, { 'content/papers/ours.md': 'changed' });
  expect(() => mergeVersion(lab, 'upstream/main')).toThrow(/uncommitted changes/);
  expect(read(lab, 'content/papers/ours.md')).toBe('changed');
  expect(() => changedFiles(lab, 'upstream/nowhere')).toThrow(/git remote add upstream/);
  expect(() => changedFiles(lab, '--output=x')).toThrow(/does not know the version/);
  git(lab, 'checkout', '-q', '--orphan', 'other');
  git(lab, 'rm', '-qf', 'README.md');
  git(lab, 'commit', '-qm', 'other');
  expect(() => changedFiles(lab, 'upstream/main')).toThrow(/no commit in common/);
});

describe('npm run upgrade-check', () => {
  const upgradeCheck = (...argv: string[]) => runCommand(main, argv, { cwd: lab });

  test('lists the changed files, then merges, then has nothing to merge', async () => {
    write(lab, { 'src/engine.ts': 'ONE\ntwo\nthree\nfour\nfive\n', 'src/extra.ts': 'x\n' });
    commit(lab);
    release({ 'src/engine.ts': 'one\ntwo\nthree\nfour\nFIVE\n' });
    expect(await upgradeCheck()).toMatchObject({
      code: 0,
      stdout: `M src/engine.ts (also changed in upstream/main)
A src/extra.ts
You changed 2 files of Offprint; upstream/main changes 1 of them too.
Next: npm run upgrade-check -- --merge upstream/main merges the new version. content/ and public/ stay as they are.
`,
    });
    const merge = await upgradeCheck('--merge');
    expect(merge).toMatchObject({ code: 0, stdout: expect.stringContaining('Merged upstream/main. Next: ') });
    const again = await upgradeCheck('--merge', 'upstream/main');
    expect(again).toMatchObject({ code: 0, stdout: 'You already have everything in upstream/main.\n' });
  });

  test('lists the files to merge by hand, and ends with 1', async () => {
    write(lab, { 'src/engine.ts': 'ONE\ntwo\nthree\nfour\nfive\n' });
    commit(lab);
    release({ 'src/engine.ts': 'eins\ntwo\nthree\nfour\nfive\n' });
    const { code, stdout } = await upgradeCheck('--merge');
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^src\/engine\.ts\nBoth you and the new version/),
    ]);
  });

  test('ends with 1 for an unknown version, and with 2 for two versions', async () => {
    expect(await upgradeCheck('upstream/nowhere')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('git does not know the version "upstream/nowhere".'),
    });
    expect(await upgradeCheck('v1', 'v2')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Unexpected argument "v2". Name one version.'),
    });
  });
});
