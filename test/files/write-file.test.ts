import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContentFiles } from '../../src/files/content-folder.ts';
import { explainWriteError, removeUnfinished, writeFileWhole } from '../../src/files/write-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('makes the folders that are missing, replaces a file, and leaves nothing else behind', async () => {
  const file = path.join(folder, 'a/b/x.md');
  await writeFileWhole(file, 'old');
  await writeFileWhole(file, 'new\n');
  expect(readFileSync(file, 'utf8')).toBe('new\n');
  expect(readdirSync(path.dirname(file))).toEqual(['x.md']);
});

test('leaves the old file and no other where it cannot write', async () => {
  mkdirSync(path.join(folder, 'x.md'));
  writeFileSync(path.join(folder, 'x.md/inside'), '');
  await expect(writeFileWhole(path.join(folder, 'x.md'), 'new')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['x.md']);
  await expect(writeFileWhole(path.join(folder, 'x.md/inside/y.md'), 'new')).rejects.toThrow();
});

test('what a killed process left is not read, and is removed', async () => {
  for (const name of ['.x.md.1.unfinished', 'x.md', '.hidden', 'unfinished.md'])
    writeFileSync(path.join(folder, name), '');
  const { files, diagnostics } = await readContentFiles(folder);
  expect(files.map(({ id }) => id)).toEqual(['unfinished', 'x']);
  expect(diagnostics).toEqual([]);
  await removeUnfinished(folder);
  await removeUnfinished(path.join(folder, 'nowhere'));
  expect(readdirSync(folder).sort()).toEqual(['.hidden', 'unfinished.md', 'x.md']);
});

test('a file whose name is no id is told of, with its name', async () => {
  writeFileSync(path.join(folder, 'My Paper.md'), '');
  const { files, diagnostics } = await readContentFiles(folder);
  expect(files).toEqual([]);
  expect(diagnostics).toMatchObject([{ severity: 'error', file: path.join(folder, 'My Paper.md') }]);
});

test.each([
  ['EACCES', /may not be written/],
  ['EROFS', /can only be read/],
  ['EDQUOT', /share of the disk is full/],
  ['EIO', /EIO: i\/o error/],
])('%s is told of with what to do', (code, reason) => {
  const told = explainWriteError(Object.assign(new Error(`${code}: i/o error`), { code }));
  expect(told?.reason).toMatch(reason);
  expect(told?.advice).toMatch(/run it again/);
});

test('what is no error of the file system is not explained as one', () => {
  expect(explainWriteError(new TypeError('x is not a function'))).toBeUndefined();
});
