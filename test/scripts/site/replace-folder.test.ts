import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFolder, restoreFolder } from '../../../scripts/site/replace-folder.ts';

let parent = '';
let site = '';
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'offprint-replace-'));
  site = path.join(parent, 'site');
  make('site', 'old');
  mkdirSync(path.join(site, '.git'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function make(name: string, text: string): string {
  mkdirSync(path.join(parent, name));
  writeFileSync(path.join(parent, name, 'index.html'), text);
  return path.join(parent, name);
}

/** Returns the text of the page, and whether the repository exists. */
const current = () => [
  readFileSync(path.join(site, 'index.html'), 'utf8'),
  existsSync(path.join(site, '.git')),
];

test('replaces the old site and keeps its repository', () => {
  replaceFolder(site, make('fresh', 'new'));
  expect(current()).toEqual(['new', true]);
  expect(readdirSync(parent)).toEqual(['site']);
});

test('a process that is killed at any step leaves a site and its repository', () => {
  const move = (from: string, to: string) => renameSync(path.join(parent, from), path.join(parent, to));
  const steps = [
    () => make('site.new', 'new'),
    () => move('site/.git', 'site.new/.git'),
    () => move('site', 'site.old'),
    () => move('site.new', 'site'),
  ];
  for (let done = 0; done <= steps.length; done++) {
    for (const step of steps.slice(0, done)) step();
    restoreFolder(site);
    expect([done, ...current()]).toEqual([done, done === steps.length ? 'new' : 'old', true]);
    rmSync(path.join(parent, 'site.old'), { recursive: true, force: true });
    expect(readdirSync(parent)).toEqual(['site']);
  }
});

test('the old site stays if the new one cannot be moved', () => {
  expect(() => replaceFolder(site, path.join(parent, 'nowhere'))).toThrow(/ENOENT/);
  expect(current()).toEqual(['old', true]);
  expect(readdirSync(parent)).toEqual(['site']);
});
