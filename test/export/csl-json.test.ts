import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CslItem, formatCslJson, toCslItem } from '../../src/export/csl-json.ts';
import { anyPapers, paper } from './any-paper.ts';
import { propertyRuns } from '../run-length.ts';

test('a paper becomes a CSL item, with its title as plain text and as TeX', () => {
  const made = paper({
    id: 'tensors',
    title: 'Emissions of NO$_2$',
    author: ['Ada Quill', 'Rob van der Goot', 'Hal Daumé III', 'DreamX Team'],
    authorsTruncated: true,
    issued: '2024-07',
    page: '101–110',
    arXiv: '2407.21783',
    keyword: ['rank', 'air'],
    code: true,
    other: { secret: 'x' },
  });
  expect(JSON.parse(formatCslJson([made], new Map([['tensors', 'quill2024emissions']])))).toEqual([
    {
      id: 'tensors',
      type: 'article',
      'citation-key': 'quill2024emissions',
      title: 'Emissions of NO₂',
      author: [
        { family: 'Quill', given: 'Ada' },
        { family: 'Goot', given: 'Rob', 'non-dropping-particle': 'van der' },
        { family: 'Daumé', given: 'Hal', suffix: 'III' },
        { literal: 'DreamX Team' },
      ],
      issued: { 'date-parts': [[2024, 7]] },
      page: '101-110',
      number: 'arXiv:2407.21783',
      keyword: 'rank, air',
      URL: 'https://arxiv.org/abs/2407.21783',
      note: 'The list of authors is not complete.',
      custom: { title: 'Emissions of NO$_2$', arXiv: '2407.21783', authorsTruncated: true, code: true },
    },
  ]);
});

test('a paper with few values has no empty keys', () => {
  expect(toCslItem(paper({ id: 'x', title: 'A & B' }))).toEqual({ id: 'x', type: 'article', title: 'A & B' });
});

test('for any papers, the JSON is valid and its texts are one line', () => {
  fc.assert(
    fc.property(anyPapers, (papers) => {
      const items = JSON.parse(formatCslJson(papers)) as CslItem[];
      expect(items.map(({ id }) => id)).toEqual(papers.map(({ id }) => id));
      for (const item of items) {
        expect(item.title).not.toBe('');
        const [date] = item.issued?.['date-parts'] ?? [[2024]];
        expect(date?.every(Number.isInteger)).toBe(true);
      }
      const texts: string[] = [];
      // Only the abstract in `custom` has its paragraphs.
      const shown = items.map(({ custom: { abstract: _, ...custom } = {}, ...item }) => ({
        ...item,
        custom,
      }));
      JSON.stringify(shown, (_, value: unknown) => {
        if (typeof value === 'string') texts.push(value);
        return value;
      });
      for (const text of texts) expect(text).not.toMatch(/\p{Cc}|\p{Cs}|[\u2028\u2029]/u);
    }),
    { numRuns: propertyRuns(300) },
  );
});
