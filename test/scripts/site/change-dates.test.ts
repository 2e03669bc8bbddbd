import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readChangeDates } from '../../../scripts/site/change-dates.ts';

let repository = '';
const content = () => path.join(repository, 'my content');
const git = (date: string, ...args: string[]) => {
  const settings = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
  const env = {
    ...process.env,
    GIT_AUTHOR_DATE: `${date}T12:00:00Z`,
    GIT_COMMITTER_DATE: `${date}T12:00:00Z`,
  };
  const { status, stderr } = spawnSync('git', ['-C', repository, ...settings, ...args], {
    env,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
};
const commit = (date: string, files: Record<string, string>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
    writeFileSync(path.join(repository, file), text);
  }
  git(date, 'add', '.');
  git(date, 'commit', '-q', '-m', 'change');
};

beforeEach(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'offprint-dates-'));
  git('2026-01-01', 'init', '-q');
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

test('returns the date of the last commit of each file in the folder', () => {
  commit('2026-01-01', {
    'my content/papers/a.md': '1',
    'my content/papers/é b.md': '1',
    'elsewhere.md': '1',
  });
  commit('2026-02-02', { 'my content/papers/a.md': '2' });
  expect(readChangeDates(content())).toEqual(
    new Map([
      ['papers/a.md', '2026-02-02'],
      ['papers/é b.md', '2026-01-01'],
    ]),
  );
});

test('returns no date for a file with uncommitted changes', () => {
  commit('2026-01-01', { 'my content/a.md': '1', 'my content/b.md': '1' });
  writeFileSync(path.join(content(), 'a.md'), 'changed since');
  writeFileSync(path.join(content(), 'new.md'), 'not committed');
  expect(readChangeDates(content())).toEqual(new Map([['b.md', '2026-01-01']]));
});

test('returns nothing for a shallow clone, a folder without a repository, and a missing folder', () => {
  commit('2026-01-01', { 'my content/a.md': '1' });
  commit('2026-02-02', { 'my content/a.md': '2' });
  const clone = path.join(repository, 'clone');
  git('2026-03-03', 'clone', '-q', '--depth', '1', `file://${repository}`, clone);
  expect(readChangeDates(path.join(clone, 'my content')).size).toBe(0);
  const bare = mkdtempSync(path.join(tmpdir(), 'offprint-none-'));
  expect(readChangeDates(bare).size).toBe(0);
  expect(readChangeDates(path.join(bare, 'none')).size).toBe(0);
  rmSync(bare, { recursive: true });
});
