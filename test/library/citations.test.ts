import { expect, test } from 'vitest';
import { citationsPerYear } from '../../src/charts/citations-per-year.ts';
import { totalCitations, withCitations } from '../../src/library/citations.ts';
import { createLibrary } from '../../src/library/library.ts';
import { citedDigest, createPageKeys } from '../../src/library/page-key.ts';
import type { CitationCount } from '../../src/model/citation-counts.ts';
import { shownPaper } from './sample-papers.ts';

const count = (number: number, more: Partial<CitationCount> = {}): CitationCount => ({
  count: number,
  source: 'openalex',
  day: '2026-11-28',
  ...more,
});

test('papers have the count of the service of the site, also under a former id', () => {
  const counts = new Map([
    ['folding', count(12)],
    ['old-name', count(3)],
    ['other', count(9, { source: 'crossref' })],
  ]);
  const papers = [
    shownPaper('folding', []),
    shownPaper('new-name', [], { aliases: ['older-name', 'old-name'] }),
    shownPaper('other', []),
    shownPaper('unknown', []),
  ];
  const citedBy = (service: CitationCount['source']) =>
    withCitations(papers, counts, service).map(({ citations }) => citations?.count);
  expect(citedBy('openalex')).toEqual([12, 3, undefined, undefined]);
  expect(citedBy('crossref')).toEqual([undefined, undefined, 9, undefined]);
});

test('the total of papers counts only the papers that were counted, with the newest day', () => {
  expect(totalCitations([shownPaper('a', [])])).toBeUndefined();
  expect(
    totalCitations([
      shownPaper('a', [], { citations: count(12, { day: '2026-11-21' }) }),
      shownPaper('b', [], { citations: count(0, { perYear: { 2025: 0 } }) }),
      shownPaper('c', []),
    ]),
  ).toEqual({ count: 12, papers: 2, source: 'openalex', day: '2026-11-28', hasYears: false });
});

test('citations per year are added up, and years without citations are shown', () => {
  const papers = [
    shownPaper('a', [], { citations: count(12, { perYear: { 2021: 2, 2024: 6 } }) }),
    shownPaper('b', [], { citations: count(9, { perYear: { 2024: 2, 2019: 0 } }) }),
    shownPaper('c', [], { citations: count(5) }),
  ];
  expect(citationsPerYear(papers)).toEqual([
    { year: '2021', count: 2, height: 0.25 },
    { year: '2022', count: 0, height: 0 },
    { year: '2023', count: 0, height: 0 },
    { year: '2024', count: 8, height: 1 },
  ]);
  expect(citationsPerYear([shownPaper('c', [], { citations: count(5) })])).toEqual([]);
  // A wrong year of a service must not make the chart endless.
  const wrong = shownPaper('d', [], { citations: count(5, { perYear: { '0001': 1, 2026: 1 } }) });
  expect(citationsPerYear([wrong])).toHaveLength(60);
});

test('a new number of citations changes the pages of the paper and its authors, but not its citation files', () => {
  const keysOf = (citations?: CitationCount) => {
    const paper = shownPaper('folding', ['Ann'], { issued: '2024', ...(citations && { citations }) });
    const library = createLibrary([paper, shownPaper('apart', ['Cy'])], []);
    const keys = createPageKeys(library, 'site');
    const person = (id: string) => keys.person(library.people.find((one) => one.id === id) as never);
    const [apart] = library.papers.filter(({ id }) => id === 'apart');
    return {
      pages: [keys.paper(paper), person('ann')],
      others: [citedDigest(paper, 'ann2024'), person('cy'), apart && citedDigest(apart, 'cy')],
    };
  };
  const [before, after] = [keysOf(count(12)), keysOf(count(13))];
  for (const [index, key] of after.pages.entries()) expect(key).not.toBe(before.pages[index]);
  expect(after.others).toEqual(before.others);
  expect(keysOf().others).toEqual(before.others);
});
