import { mkdirSync, mkdtempSync, promises, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readContentFiles } from '../../src/files/content-folder.ts';
import { explainWriteError, removeUnfinished, writeFileWhole } from '../../src/files/write-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('creates missing folders, replaces a file, and leaves no temporary file', async () => {
  const file = path.join(folder, 'a/b/x.md');
  await writeFileWhole(file, 'old');
  await writeFileWhole(file, 'new\n');
  expect(readFileSync(file, 'utf8')).toBe('new\n');
  expect(readdirSync(path.dirname(file))).toEqual(['x.md']);
});

test('leaves only the old file if it cannot write', async () => {
  mkdirSync(path.join(folder, 'x.md'));
  writeFileSync(path.join(folder, 'x.md/inside'), '');
  await expect(writeFileWhole(path.join(folder, 'x.md'), 'new')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['x.md']);
  await expect(writeFileWhole(path.join(folder, 'x.md/inside/y.md'), 'new')).rejects.toThrow();
});

describe('real records 35: a file of Windows that another program has open', () => {
  /** Writes over a file whose renaming fails a number of times. Returns how often it was tried. */
  async function writeWith(code: string, failures: number, platform: NodeJS.Platform) {
    const file = path.join(folder, 'x.md');
    writeFileSync(file, 'old');
    let tries = 0;
    const rename: typeof promises.rename = async (from, to) => {
      tries++;
      if (tries <= failures) throw Object.assign(new Error(code), { code });
      await promises.rename(from, to);
    };
    const written = writeFileWhole(file, 'new', { ...promises, rename }, platform);
    const fault = await written.then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    return { tries, fault, text: readFileSync(file, 'utf8'), files: readdirSync(folder) };
  }

  test.each(['EPERM', 'EACCES', 'EBUSY'])('%s for a moment does not end an import', async (code) => {
    expect(await writeWith(code, 2, 'win32')).toEqual({
      tries: 3,
      fault: undefined,
      text: 'new',
      files: ['x.md'],
    });
  });

  test('other errors, and all errors of other systems, are reported at once', async () => {
    const old = { tries: 1, text: 'old', files: ['x.md'] };
    expect(await writeWith('ENOSPC', 1, 'win32')).toEqual({ ...old, fault: 'ENOSPC' });
    expect(await writeWith('EACCES', 1, 'linux')).toEqual({ ...old, fault: 'EACCES' });
    expect(await writeWith('EPERM', 1, 'darwin')).toEqual({ ...old, fault: 'EPERM' });
  });
});

test('temporary files of a killed process are not read, and are removed', async () => {
  for (const name of ['.x.md.1.unfinished', 'x.md', '.hidden', 'unfinished.md'])
    writeFileSync(path.join(folder, name), '');
  const { files, diagnostics } = await readContentFiles(folder);
  expect(files.map(({ id }) => id)).toEqual(['unfinished', 'x']);
  expect(diagnostics).toEqual([]);
  await removeUnfinished(folder);
  await removeUnfinished(path.join(folder, 'nowhere'));
  expect(readdirSync(folder).sort()).toEqual(['.hidden', 'unfinished.md', 'x.md']);
});

test('a file whose name is not an id is reported with its name', async () => {
  writeFileSync(path.join(folder, 'My Paper.md'), '');
  const { files, diagnostics } = await readContentFiles(folder);
  expect(files).toEqual([]);
  expect(diagnostics).toMatchObject([{ severity: 'error', file: path.join(folder, 'My Paper.md') }]);
});

test.each([
  ['EACCES', /permission denied/],
  ['EROFS', /read-only/],
  ['EDQUOT', /disk quota is used up/],
  ['EIO', /EIO: i\/o error/],
])('%s is explained, with advice', (code, reason) => {
  const explained = explainWriteError(Object.assign(new Error(`${code}: i/o error`), { code }));
  expect(explained?.reason).toMatch(reason);
  expect(explained?.advice).toMatch(/run the command again/);
});

test('other errors are not explained', () => {
  expect(explainWriteError(new TypeError('x is not a function'))).toBeUndefined();
});
