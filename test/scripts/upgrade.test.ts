import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeNewSite, readStanding } from '../../scripts/site/new-site.ts';
import { changedFiles, mergeVersion } from '../../scripts/site/upgrade.ts';

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

/** An engine with a sample, and a lab that began with it and made its own site by `npm run new`. */
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
  makeNewSite(content, site, readStanding(content), path.join(folder, 'before'));
  write(lab, { 'content/papers/ours.md': '---\ntitle: Ours\n---\n', 'public/logo.txt': 'ours\n' });
  commit(lab);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const release = (files: Record<string, string>) => {
  write(engine, files);
  commit(engine);
  git(lab, 'fetch', '-q', 'upstream');
};

test('a lab with its own content merges an engine whose sample changed too, without a conflict', () => {
  release({
    'content/site.yaml': 'title: Sample, again\n',
    'content/papers/sample.md': '---\ntitle: Sample, again\n---\n',
    'content/papers/new.md': '---\ntitle: New in the sample\n---\n',
    'src/engine.ts': 'one\ntwo\nthree\nfour\nFIVE\n',
  });
  const settings = read(lab, 'content/site.yaml');
  expect(changedFiles(lab, 'upstream/main')).toEqual([]);
  expect(mergeVersion(lab, 'upstream/main')).toEqual([]);
  expect(git(lab, 'status', '--porcelain')).toBe('');
  expect(git(lab, 'log', '-1', '--format=%P').trim().split(' ')).toHaveLength(2);
  expect(read(lab, 'src/engine.ts')).toContain('FIVE');
  expect(read(lab, 'content/site.yaml')).toBe(settings);
  expect(read(lab, 'content/papers/ours.md')).toContain('Ours');
  expect(read(lab, 'public/logo.txt')).toBe('ours\n');
  for (const gone of ['sample.md', 'other.md', 'new.md'])
    expect(existsSync(path.join(lab, 'content/papers', gone)), gone).toBe(false);
  // What was taken is taken: the next time there is nothing to do.
  expect(mergeVersion(lab, 'upstream/main')).toEqual([]);
});

test('tells what a lab changed outside its own files, committed or not, and what the new version changes too', () => {
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

test('leaves to a hand what both changed, and the content as it was all the same', () => {
  write(lab, { 'src/engine.ts': 'ONE\ntwo\nthree\nfour\nfive\n' });
  commit(lab);
  release({ 'src/engine.ts': 'eins\ntwo\nthree\nfour\nfive\n', 'content/site.yaml': 'title: Again\n' });
  expect(mergeVersion(lab, 'upstream/main')).toEqual(['src/engine.ts']);
  expect(read(lab, 'content/site.yaml')).toContain('Our Lab');
});

test('refuses work that is not committed, a version that is not there, and another history', () => {
  release({ 'src/engine.ts': 'x\n' });
  write(lab, { 'content/papers/ours.md': 'changed' });
  expect(() => mergeVersion(lab, 'upstream/main')).toThrow(/not committed/);
  expect(read(lab, 'content/papers/ours.md')).toBe('changed');
  expect(() => changedFiles(lab, 'upstream/nowhere')).toThrow(/git remote add upstream/);
  expect(() => changedFiles(lab, '--output=x')).toThrow(/knows no version/);
  git(lab, 'checkout', '-q', '--orphan', 'other');
  git(lab, 'commit', '-qm', 'other', '--allow-empty');
  expect(() => changedFiles(lab, 'upstream/main')).toThrow(/no commit in common/);
});
