import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPaperFiles, publicFileBytes, readPaperFile } from '../../src/files/paper-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-paper-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, text = file) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const find = async (...ids: string[]) => {
  const { files, diagnostics } = await findPaperFiles(folder, new Set(ids));
  return {
    files: Object.fromEntries([...files].map(([id, found]) => [id, found.map(({ name }) => name)])),
    problems: diagnostics.map(({ file, message }) => [path.relative(folder, file), message]),
  };
};

test('lists the PDF next to a paper first, then the files in the folder of its name', async () => {
  for (const file of ['one.md', 'one.pdf', 'one/slides.pdf', 'one/poster.PDF', 'two/two.pdf']) put(file);
  expect(await find('one', 'two')).toEqual({
    files: { one: ['one.pdf', 'poster.pdf', 'slides.pdf'], two: ['two.pdf'] },
    problems: [],
  });
});

test('reports a file without a paper, a name that cannot be part of an address, and duplicate names', async () => {
  for (const file of ['gone.pdf', 'gone/a.pdf', 'one.pdf', 'one/ONE.pdf', 'one/my slides.pdf', '.git/x.pdf'])
    put(file);
  const { files, problems } = await find('one');
  expect(files).toEqual({ one: ['one.pdf'] });
  expect(problems).toEqual([
    ['gone.pdf', 'This file is skipped, because there is no paper with the id "gone".'],
    [path.join('gone', 'a.pdf'), 'This file is skipped, because there is no paper with the id "gone".'],
    [
      path.join('one', 'ONE.pdf'),
      'This file is skipped, because another file of the paper has the name "ONE.pdf".',
    ],
    [
      path.join('one', 'my slides.pdf'),
      'This file is skipped, because its name "my slides.pdf" cannot be part of an address.',
    ],
  ]);
});

test('reads the found file, also with an extension in upper case', async () => {
  put('one/poster.PDF');
  const { files } = await findPaperFiles(folder, new Set(['one']));
  const [pdf] = files.get('one') ?? [];
  expect(Buffer.from(await readPaperFile(folder, pdf!)).toString()).toBe('one/poster.PDF');
});

test('a missing folder has no files', async () => {
  expect(await findPaperFiles(path.join(folder, 'none'), new Set())).toEqual({
    files: new Map(),
    diagnostics: [],
  });
});

describe('real records 14: files of a paper in other formats than PDF', () => {
  test('documents, data, programs, pictures and media are found, whatever the case of their extension', async () => {
    const names = ['Data.CSV', 'fit.R', 'notes.txt', 'run.ipynb', 'talk.mp4', 'talk.odp', 'x.tar.gz'];
    for (const name of names) put(`one/${name}`);
    put('one.pptx');
    const { files, problems } = await find('one');
    expect(files).toEqual({
      one: ['one.pptx', 'Data.csv', 'fit.r', 'notes.txt', 'run.ipynb', 'talk.mp4', 'talk.odp', 'x.tar.gz'],
    });
    expect(problems).toEqual([]);
  });

  test.each([
    ['demo.html', 'a browser could run code in a file of the type ".html"'],
    ['figure.SVG', 'a browser could run code in a file of the type ".svg"'],
    ['plot.js', 'a browser could run code in a file of the type ".js"'],
    ['feed.xml', 'a browser could run code in a file of the type ".xml"'],
    ['page.xhtml', 'a browser could run code in a file of the type ".xhtml"'],
    ['setup.exe', 'a file of the type ".exe" is a program or contains macros'],
    ['slides.pptm', 'a file of the type ".pptm" is a program or contains macros'],
    ['figure.psd', 'its type ".psd" is not known'],
    ['Makefile', 'its name has no extension'],
    ['cite.bib', 'Offprint writes a file "cite.bib" for each paper'],
    ['picture.PNG', 'Offprint writes a file "picture.png" for each paper'],
  ])('%s is refused with a reason', async (name, reason) => {
    put(`one/${name}`);
    const { files, problems } = await find('one');
    expect(files).toEqual({});
    expect(problems).toEqual([[path.join('one', name), `This file is skipped, because ${reason}.`]]);
  });

  test('an empty file, a file that is too large and a folder are refused with a reason', async () => {
    put('one/a.csv', '');
    put('one/b.zip');
    truncateSync(path.join(folder, 'one/b.zip'), 100_000_001);
    put('one/code/main.py');
    expect((await find('one')).problems.map(([, message]) => message)).toEqual([
      'This file is skipped, because it is empty.',
      'This file is skipped, because it has 100 MB; the limit is 100 MB.',
      'This file is skipped, because it is a folder in the folder of a paper.',
    ]);
  });

  test('files that file managers and editors leave behind are nothing to report', async () => {
    for (const name of ['.DS_Store', 'Thumbs.db', 'data.csv~', '~$talk.pptx', 'a.csv.bak'])
      put(`one/${name}`);
    expect(await find('one')).toEqual({ files: {}, problems: [] });
  });

  test('the size of a file in public/ is known, but not of a folder', () => {
    put('public/files/s.pdf', '12345');
    expect(publicFileBytes('/files/s.pdf', folder)).toBe(5);
    expect(publicFileBytes('/files', folder)).toBeUndefined();
    expect(publicFileBytes('/files/other.pdf', folder)).toBeUndefined();
  });
});
