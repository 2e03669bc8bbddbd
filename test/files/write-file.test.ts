import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync, promises } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContentFiles } from '../../src/files/content-folder.ts';
import {
  explainWriteError,
  type FileSystem,
  removeUnfinished,
  writeFiles,
  writeFileWhole,
} from '../../src/files/write-file.ts';

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

/** A disk that is full after some files: the file that does not fit is there in part. */
function fullAfter(count: number): FileSystem {
  let left = count;
  const writeFile: typeof promises.writeFile = async (file, text) => {
    if (left-- > 0) return promises.writeFile(file, text as string);
    await promises.writeFile(file, String(text).slice(0, 3));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  return { ...promises, writeFile };
}

test('a full disk leaves every file old or new, nothing beside them, and the last one unwritten', async () => {
  const files = Array.from({ length: 60 }, (_, n) => ({ file: `papers/${n}.md`, text: `new ${n}\n` }));
  const all = [...files, { file: 'imported.jsonl', text: 'all\n' }];
  await writeFiles(
    folder,
    [
      { file: 'papers/0.md', text: 'old\n' },
      { file: 'papers/59.md', text: 'old\n' },
    ],
    '',
  );
  const error = await writeFiles(folder, all, 'imported.jsonl', { system: fullAfter(30) }).catch(
    (reason: NodeJS.ErrnoException) => reason,
  );
  expect(error).toMatchObject({ code: 'ENOSPC', path: expect.stringMatching(/papers.\d+\.md$/) });
  expect(explainWriteError(error)).toEqual({
    reason: 'the disk is full',
    advice: 'Make room, and run it again: it goes on where it ended.',
  });
  expect(readdirSync(folder)).toEqual(['papers']);
  const left = readdirSync(path.join(folder, 'papers'));
  expect(left.length).toBeGreaterThanOrEqual(30);
  expect(left.length).toBeLessThan(60);
  for (const name of left) {
    const text = readFileSync(path.join(folder, 'papers', name), 'utf8');
    expect([`new ${path.basename(name, '.md')}\n`, 'old\n']).toContain(text);
  }
  expect(readFileSync(path.join(folder, 'papers/59.md'), 'utf8')).toBe('old\n');

  await writeFiles(folder, all, 'imported.jsonl');
  for (const { file, text } of all) expect(readFileSync(path.join(folder, file), 'utf8')).toBe(text);
});

test('the last file is begun when all others are there', async () => {
  const names: string[] = [];
  const rename: typeof promises.rename = async (from, to) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
    await promises.rename(from, to);
    names.push(path.basename(String(to)));
  };
  const files = ['imported.jsonl', ...'abcdefghijklmnopqrstuvwxyz'].map((file) => ({ file, text: file }));
  const counts: number[] = [];
  await writeFiles(folder, files, 'imported.jsonl', {
    system: { ...promises, rename },
    onWritten: (count) => counts.push(count),
  });
  expect(names).toHaveLength(27);
  expect(names.at(-1)).toBe('imported.jsonl');
  expect(counts).toEqual(files.map((_, index) => index + 1));
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
