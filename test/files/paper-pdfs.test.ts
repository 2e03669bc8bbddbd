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
    problems: diagnostics.map(({ file, message }) => [path.relative(folder, file), message]),
  };
};

test('lists the PDF next to a paper first, then those in the folder of its name', async () => {
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
    problems: [],
  });
});

test('reports a PDF without a paper, a name that cannot be part of an address, and duplicate names', async () => {
  for (const file of ['gone.pdf', 'gone/a.pdf', 'one.pdf', 'one/ONE.pdf', 'one/my slides.pdf', '.git/x.pdf'])
    put(file);
  const { pdfs, problems } = await find('one');
  expect(pdfs).toEqual({ one: ['one'] });
  expect(problems).toEqual([
    ['gone.pdf', 'This PDF is skipped, because there is no paper with the id "gone".'],
    [path.join('gone', 'a.pdf'), 'This PDF is skipped, because there is no paper with the id "gone".'],
    [
      path.join('one', 'ONE.pdf'),
      'This PDF is skipped, because another PDF of the paper has the name "ONE".',
    ],
    [
      path.join('one', 'my slides.pdf'),
      'This PDF is skipped, because its name "my slides" cannot be part of an address.',
    ],
  ]);
});

test('reads the found file, also with an extension in upper case', async () => {
  put('one/poster.PDF');
  const { pdfs } = await findPaperPdfs(folder, new Set(['one']));
  const [pdf] = pdfs.get('one') ?? [];
  expect(Buffer.from(await readPaperPdf(folder, pdf!)).toString()).toBe('one/poster.PDF');
});

test('a missing folder has no PDFs', async () => {
  expect(await findPaperPdfs(path.join(folder, 'none'), new Set())).toEqual({
    pdfs: new Map(),
    diagnostics: [],
  });
});
