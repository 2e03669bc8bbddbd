import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPaperPdfs, readPaperPdf } from '../../src/files/paper-pdfs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-pdfs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), file);
};
const find = async (...ids: string[]) => {
  const { pdfs, diagnostics } = await findPaperPdfs(folder, new Set(ids));
  return {
    pdfs: Object.fromEntries([...pdfs].map(([id, found]) => [id, found.map(({ name }) => name)])),
    faults: diagnostics.map(({ file, message }) => [path.relative(folder, file), message]),
  };
};

test('finds the PDF beside a paper first, then those in the folder of its name', async () => {
  for (const file of [
    'one.md',
    'one.pdf',
    'one/slides.pdf',
    'one/poster.PDF',
    'one/notes.txt',
    'two/two.pdf',
  ])
    put(file);
  expect(await find('one', 'two')).toEqual({
    pdfs: { one: ['one', 'poster', 'slides'], two: ['two'] },
    faults: [],
  });
});

test('tells of a PDF without a paper, of one that cannot be an address, and of two of one name', async () => {
  for (const file of ['gone.pdf', 'gone/a.pdf', 'one.pdf', 'one/ONE.pdf', 'one/my slides.pdf', '.git/x.pdf'])
    put(file);
  const { pdfs, faults } = await find('one');
  expect(pdfs).toEqual({ one: ['one'] });
  expect(faults).toEqual([
    ['gone.pdf', 'This PDF belongs to no paper and is left out.'],
    [path.join('gone', 'a.pdf'), 'This PDF belongs to no paper and is left out.'],
    [path.join('one', 'ONE.pdf'), 'Another PDF of this paper has the same name, and this one is left out.'],
    [path.join('one', 'my slides.pdf'), 'The name of this PDF cannot be an address, and it is left out.'],
  ]);
});

test('reads the file that it found, also where its ending is written large', async () => {
  put('one/poster.PDF');
  const { pdfs } = await findPaperPdfs(folder, new Set(['one']));
  const [pdf] = pdfs.get('one') ?? [];
  expect(Buffer.from(await readPaperPdf(folder, pdf!)).toString()).toBe('one/poster.PDF');
});

test('no folder holds no PDFs', async () => {
  expect(await findPaperPdfs(path.join(folder, 'none'), new Set())).toEqual({
    pdfs: new Map(),
    diagnostics: [],
  });
});
