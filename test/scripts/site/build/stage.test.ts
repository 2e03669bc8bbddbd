import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStage } from '../../../../scripts/site/build/stage.ts';
import {
  completeChanges,
  completeInterruptedChanges,
  filesOfSite,
  noteChanges,
  type WrittenSite,
} from '../../../../scripts/site/build/written-site.ts';
import type { SiteFile } from '../../../../src/build/site-files/site-file.ts';

let parent = '';
let folder = '';
let staging = '';
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'offprint-stage-'));
  folder = path.join(parent, 'site');
  staging = path.join(parent, 'site.new');
  mkdirSync(folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** Names of the files that were made. */
let made: string[] = [];

/** Stages files, given as `[path, key, text]`, and puts them in place. Returns the record of the site. */
async function build(
  files: readonly [file: string, key: string | undefined, text: string][],
  before?: WrittenSite,
  bundle = 'code',
): Promise<{ site: WrittenSite; changed: string[] }> {
  made = [];
  const stage = createStage({ folder, staging, bundle, before, picturesOn: () => [] });
  for (const [file, key, text] of files) {
    const make: SiteFile['make'] = () => {
      made.push(file);
      return text;
    };
    await stage.add({ path: file, ...(key !== undefined && { key }), make });
  }
  const changed = [...stage.changed];
  const site = { folder, bundle, files: { ...stage.files } };
  const deleted = filesOfSite(folder).filter((file) => !(file in site.files));
  const [from, to, journal] = ['new.json', 'record.json', 'journal.json'].map((name) =>
    path.join(parent, name),
  ) as [string, string, string];
  writeFileSync(from, JSON.stringify(site));
  noteChanges(journal, { folder, staging, changed, deleted, record: { from, to } });
  completeChanges(journal);
  return { site, changed };
}

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

test('a file whose key did not change is neither made nor written again', async () => {
  const { site } = await build([['a.html', '1', 'a'], ['b/c.html', '1', 'c']]); // prettier-ignore
  const again = await build([['a.html', '1', 'ignored'], ['b/c.html', '2', 'new']], site); // prettier-ignore
  expect(made).toEqual(['b/c.html']);
  expect(again.changed).toEqual(['b/c.html']);
  expect([read('a.html'), read('b/c.html')]).toEqual(['a', 'new']);
});

test('a file without a key is made each time, but written only if it changed', async () => {
  const { site } = await build([['a.html', undefined, 'a'], ['b.html', undefined, 'b']]); // prettier-ignore
  const again = await build([['a.html', undefined, 'a'], ['b.html', undefined, 'B']], site); // prettier-ignore
  expect(made).toEqual(['a.html', 'b.html']);
  expect(again.changed).toEqual(['b.html']);
  expect(again.site.files['a.html']).toEqual(site.files['a.html']);
});

test('keys of other code say nothing', async () => {
  const { site } = await build([['a.html', '1', 'a']]);
  await build([['a.html', '1', 'b']], site, 'other code');
  expect(read('a.html')).toBe('b');
});

test('files that someone changed, deleted or added in the folder of the site are as if they had not', async () => {
  const files: [string, string, string][] = [['a.html', '1', 'a'], ['b.html', '1', 'b'], ['c.html', '1', 'c']]; // prettier-ignore
  const { site } = await build(files);
  writeFileSync(path.join(folder, 'a.html'), 'A');
  rmSync(path.join(folder, 'b.html'));
  mkdirSync(path.join(folder, 'own'));
  writeFileSync(path.join(folder, 'own/note.txt'), '');
  mkdirSync(path.join(folder, '.git'));
  writeFileSync(path.join(folder, '.git/HEAD'), 'ref');
  await build(files, site);
  expect(made).toEqual(['a.html', 'b.html']);
  expect(filesOfSite(folder).sort()).toEqual(['a.html', 'b.html', 'c.html']);
  expect([read('a.html'), read('b.html'), read('.git/HEAD')]).toEqual(['a', 'b', 'ref']);
});

test('a file replaces a folder, and a folder replaces a file', async () => {
  const { site } = await build([['a', '1', 'file'], ['b/c', '1', 'c']]); // prettier-ignore
  await build([['a/d', '1', 'd'], ['b', '1', 'file']], site); // prettier-ignore
  expect([read('a/d'), read('b')]).toEqual(['d', 'file']);
});

test('a folder that someone put in the place of a file goes away', async () => {
  const { site } = await build([['a', '1', 'file']]);
  rmSync(path.join(folder, 'a'));
  mkdirSync(path.join(folder, 'a/empty'), { recursive: true });
  writeFileSync(path.join(folder, 'a/note.txt'), '');
  await build([['a', '1', 'file']], site);
  expect(read('a')).toBe('file');
});

/** Notes changes after which `a` is a folder and `b` a file. Until then, it is the other way round. */
async function noteExchange(): Promise<string> {
  await build([['a', '1', 'a'], ['b/c', '1', 'c']]); // prettier-ignore
  for (const [file, text] of [
    ['a/d', 'd'],
    ['a/e', 'e'],
    ['b', 'b'],
  ] as const) {
    // prettier-ignore
    mkdirSync(path.dirname(path.join(staging, file)), { recursive: true });
    writeFileSync(path.join(staging, file), text);
  }
  const journal = path.join(parent, 'journal.json');
  const record = { from: path.join(parent, 'new.json'), to: path.join(parent, 'record.json') };
  noteChanges(journal, {
    folder,
    staging,
    changed: ['a/d', 'a/e', 'b'],
    deleted: ['a', 'b/c'],
    record,
  });
  return journal;
}

test('changes that were partly made are completed, also where a folder replaces a file', async () => {
  const journal = await noteExchange();
  rmSync(path.join(folder, 'a'));
  mkdirSync(path.join(folder, 'a'));
  renameSync(path.join(staging, 'a/d'), path.join(folder, 'a/d'));
  completeInterruptedChanges(journal);
  expect([read('a/d'), read('a/e'), read('b')]).toEqual(['d', 'e', 'b']);
});

test('changes that can no longer be completed are given up', async () => {
  const journal = await noteExchange();
  rmSync(staging, { recursive: true });
  completeInterruptedChanges(journal);
  expect(existsSync(journal)).toBe(false);
  for (const damaged of ['{"folder": "/si', '', '{}', 'null']) {
    writeFileSync(journal, damaged);
    completeInterruptedChanges(journal);
    expect(existsSync(journal)).toBe(false);
  }
});

test('changes that the file system refuses stay noted', async () => {
  const journal = await noteExchange();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file');
  expect(() => completeInterruptedChanges(journal)).toThrow(/EEXIST|ENOTDIR/);
  expect(existsSync(journal)).toBe(true);
});

test('changes that were interrupted at any point are completed', async () => {
  const { site } = await build([['a.html', '1', 'a'], ['b.html', '1', 'b'], ['old/x.html', '1', 'x']]); // prettier-ignore
  const before = JSON.stringify(site);
  for (const done of [0, 1, 2, 3]) {
    await build([['a.html', '1', 'a'], ['b.html', '1', 'b'], ['old/x.html', '1', 'x']]); // prettier-ignore
    const journal = path.join(parent, 'journal.json');
    const [from, to] = [path.join(parent, 'new.json'), path.join(parent, 'record.json')];
    writeFileSync(to, before);
    writeFileSync(from, 'new record');
    mkdirSync(path.join(staging, 'c'), { recursive: true });
    for (const [file, text] of [['a.html', 'A'], ['c/d.html', 'D']] as const) writeFileSync(path.join(staging, file), text); // prettier-ignore
    noteChanges(journal, {
      folder,
      staging,
      changed: ['a.html', 'c/d.html'],
      deleted: ['old/x.html'],
      record: { from, to },
    });
    // The build was killed after this many steps.
    const steps = [
      () => rmSync(path.join(folder, 'old/x.html')),
      () => writeFileSync(path.join(folder, 'a.html'), 'A'),
      () => rmSync(path.join(staging, 'a.html')),
    ];
    for (const step of steps.slice(0, done)) step();
    completeChanges(journal);
    expect(filesOfSite(folder).sort()).toEqual(['a.html', 'b.html', 'c/d.html']);
    expect([read('a.html'), read('c/d.html'), readFileSync(to, 'utf8')]).toEqual(['A', 'D', 'new record']);
    rmSync(path.join(folder, 'c'), { recursive: true });
  }
});

test('a journal that is not there changes nothing', () => {
  completeChanges(path.join(parent, 'nowhere.json'));
  expect(filesOfSite(folder)).toEqual([]);
});
