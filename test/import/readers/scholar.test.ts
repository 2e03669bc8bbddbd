import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readScholar } from '../../../src/import/readers/scholar.ts';
import { testTextReader } from './text-cases.ts';

testTextReader({
  name: 'scholar',
  read: readScholar,
  snippets: ['\n', '\t', '\t\t', '12\t2012\n', 'Title\tCited by\tYear\n', 'A Quill, ...\n', 'Citations\n12\n', 'Articles 1–20\n', '  ', ', 2012'],
  hostile: [
    ['100,000 headings', 'Title\tCited by\tYear\n'.repeat(100_000)],
    ['100,000 profiles', 'Ada\nProf\nVerified email at x\nTitle\nCited by\nYear\n'.repeat(100_000)],
    ['100,000 lines of authors', 'A Quill, B Chen\n'.repeat(100_000)],
    ['a million figures', '2012\n'.repeat(1_000_000)],
    ['300,000 lines above the papers', `${'x y\n'.repeat(300_000)}A Quill, B Chen\n5\n2012`],
    ['a venue of many blanks', `x\nA Quill\n${' ('.repeat(3000)}, ${'1'.repeat(3000)}\t1\t2012`],
  ],
}); // prettier-ignore

test('a profile reads the same whether tabs or line feeds part its cells', () => {
  const file = path.resolve(import.meta.dirname, '../../fixtures/scholar/two-profiles/input.txt');
  const text = readFileSync(file, 'utf8');
  const papers = (source: string) =>
    readScholar(source, 'x').map(({ owner, records }) => [owner, records.map(({ paper }) => paper)]);
  expect(papers(text.replace(/\t/gu, '\n'))).toEqual(papers(text));
});
