import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatProfile, generateCorpus, readCorpus } from '../../../../scripts/tools/bench/corpus.ts';
import { formatTable, median } from '../../../../scripts/tools/bench/figures.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-corpus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the same seed gives the same made-up papers, and titles are unique', () => {
  const samples = generateCorpus(2000);
  expect(samples).toEqual(generateCorpus(2000));
  expect(samples.slice(0, 5)).not.toEqual(generateCorpus(5, 2));
  expect(new Set(samples.map(({ title }) => title)).size).toBe(2000);
});

test('a profile text has the layout of a profile page, and names the owner if the author list is complete', () => {
  const sample = { title: 'On\nA', date: '2016-06', category: 'LG', abstract: 'One.\n Two.' };
  const text = formatProfile('Ada Quill', [
    { ...sample, authors: ['B', 'C', 'D', 'E'] },
    { ...sample, authors: ['B'], abstract: '' },
  ]);
  expect(text).toContain(
    '\n2papers\n\n2 Papers\n\nLGJun 1, 2016\nOn A\n\nB, C, D et al.\n\nOne. Two.\n\nLGJun 1, 2016\nOn A\n\nB, Ada Quill\n',
  );
});

test('reads the first papers of a corpus with their category, and reports a corpus that is too small', async () => {
  const file = path.join(folder, 'c.jsonl');
  const paper = { title: 'T', authors: ['A'], date: '2024', abstract: 'x' };
  writeFileSync(
    file,
    `${JSON.stringify({ ...paper, categories: 'cs.CV cs.LG' })}\n\n${JSON.stringify(paper)}\n`,
  );
  expect((await readCorpus(file, 2)).map(({ category }) => category)).toEqual(['CV', 'CL']);
  await expect(readCorpus(file, 3)).rejects.toThrow('contains only 2 papers, not 3');
});

test('the median of an even number is the mean of the middle two', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a table aligns numbers right', () => {
  expect(
    formatTable(
      ['what', 's'],
      [
        ['a', '1.50'],
        ['longer', '2'],
      ],
    ),
  ).toBe('what       s\na       1.50\nlonger     2');
});
