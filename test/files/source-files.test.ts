import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSourceFiles, readSourceFile } from '../../src/files/source-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(...names: string[]): void {
  for (const name of names) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), name);
  }
}

async function find(...names: string[]) {
  const { files, leftOut, diagnostics } = await findSourceFiles(names, folder);
  return { files: files.map(({ file }) => file), leftOut: leftOut.map(({ file }) => file), diagnostics };
}

test('lists named files and the files of named folders, sorted by path within each folder', async () => {
  put('lab/b.bib', 'lab/B.bib', 'lab/a/z.ris', 'lab/a/no ending', 'lab/a-b.txt', 'one.txt');
  expect(await find('one.txt', 'lab/', '-')).toEqual({
    files: ['one.txt', 'lab/B.bib', 'lab/a-b.txt', 'lab/a/no ending', 'lab/a/z.ris', 'lab/b.bib', '-'],
    leftOut: [],
    diagnostics: [],
  });
});

test('skips hidden files, folders of other programs and files that are not a bibliography, unless they are named', async () => {
  put(
    'lab/.git/refs.bib',
    'lab/.DS_Store',
    'lab/node_modules/x/a.bib',
    'lab/paper.PDF',
    'lab/plot.png',
    'lab/run.py',
    'lab/a.bib',
  );
  expect(await find('lab')).toMatchObject({
    files: ['lab/a.bib'],
    leftOut: ['lab/.DS_Store', 'lab/.git', 'lab/node_modules', 'lab/paper.PDF', 'lab/plot.png', 'lab/run.py'],
  });
  expect((await find('lab/paper.PDF', 'lab/.git')).files).toEqual(['lab/paper.PDF', 'lab/.git/refs.bib']);
});

test.skipIf(process.platform === 'win32')(
  'follows links, lists each file once, and stops at loops',
  async () => {
    put('lab/a.bib', 'lab/deep/b.bib', 'elsewhere/c.bib');
    symlinkSync('..', path.join(folder, 'lab/deep/up'));
    symlinkSync('.', path.join(folder, 'lab/self'));
    symlinkSync('../elsewhere', path.join(folder, 'lab/others'));
    symlinkSync('a.bib', path.join(folder, 'lab/z.bib'));
    symlinkSync('loop.bib', path.join(folder, 'lab/loop.bib'));
    expect((await find('lab', 'lab/a.bib', 'elsewhere')).files).toEqual([
    'lab/a.bib', 'lab/deep/b.bib', 'lab/loop.bib', 'lab/others/c.bib',
  ]); // prettier-ignore
  },
);

test.skipIf(process.platform === 'win32')('skips a pipe in a folder instead of waiting for it', async () => {
  put('lab/a.bib');
  execFileSync('mkfifo', [path.join(folder, 'lab/pipe')]);
  expect(await find('lab')).toMatchObject({ files: ['lab/a.bib'], leftOut: ['lab/pipe'] });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'reports a folder without read permission, and reads the others',
  async () => {
    put('lab/a.bib', 'lab/secret/b.bib');
    chmodSync(path.join(folder, 'lab/secret'), 0o000);
    const found = await find('lab');
    chmodSync(path.join(folder, 'lab/secret'), 0o700);
    expect(found).toMatchObject({
      files: ['lab/a.bib'],
      diagnostics: [{ severity: 'error', file: 'lab/secret' }],
    });
  },
);

test('reports an empty folder', async () => {
  mkdirSync(path.join(folder, 'lab'));
  expect((await find('lab')).diagnostics).toMatchObject([{ file: 'lab', message: 'The folder is empty.' }]);
});

test('gives the reason why a missing file or a folder cannot be read, and reads only the beginning of a large file', async () => {
  put('large.txt');
  writeFileSync(path.join(folder, 'large.txt'), Buffer.alloc(1_000_000));
  const read = (name: string) => readSourceFile({ file: name, path: path.join(folder, name) }, 1000);
  expect(await read('missing.txt')).toEqual({ reason: 'there is no such file' });
  expect(await read('.')).toEqual({ reason: 'it is a folder' });
  const bytes = await read('large.txt');
  if (!(bytes instanceof Uint8Array)) throw new Error('not read');
  expect(bytes.length).toBeGreaterThan(1000);
  expect(bytes.length).toBeLessThan(500_000);
});
