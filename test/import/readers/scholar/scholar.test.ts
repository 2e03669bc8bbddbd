import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readScholar } from '../../../../src/import/readers/scholar/scholar.ts';
import { testTextReader } from '../text-cases.ts';

testTextReader({
  name: 'scholar',
  read: readScholar,
  snippets: ['\n', '\t', '\t\t', '12\t2012\n', 'Title\tCited by\tYear\n', 'A Quill, ...\n', 'Citations\n12\n', 'Articles 1–20\n', '  ', ', 2012'],
}); // prettier-ignore

test('a profile gives the same result with tabs and with line feeds between cells', () => {
  const file = path.resolve(import.meta.dirname, '../../../fixtures/scholar/two-profiles/input.txt');
  const text = readFileSync(file, 'utf8');
  const papers = (source: string) =>
    readScholar(source, 'x').map(({ owner, records }) => [owner, records.map(({ paper }) => paper)]);
  expect(papers(text.replace(/\t/gu, '\n'))).toEqual(papers(text));
});

test('papers below the end of the list are reported and counted', () => {
  const text =
    'Title\tCited by\tYear\nFolding\nA Quill\nJ, 2020\t1\t2020\nArticles 1–1\nLost\nA Quill, B Chen\nJ, 2021\t2\t2021\n';
  const [found] = readScholar(text, 'x');
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['Folding']);
  expect(found?.unread).toBe(1);
  expect(found?.diagnostics.at(-1)).toMatchObject({ severity: 'error', line: 7 });
});
