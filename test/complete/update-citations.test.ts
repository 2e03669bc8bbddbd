import { expect, test } from 'vitest';
import {
  type CountChoice,
  papersToCount,
  updateCitationCounts,
} from '../../src/complete/update-citations.ts';
import type { CitationCount } from '../../src/model/citation-counts.ts';

const count = (number: number, day = '2026-11-21', source: CitationCount['source'] = 'openalex') => ({
  count: number,
  source,
  day,
});
const papers = [{ id: 'folding' }, { id: 'herds', aliases: ['cows'] }, { id: 'new' }];

test('new counts replace old ones; papers that were not counted keep theirs', () => {
  const before = new Map([
    ['folding', count(1)],
    ['cows', count(2)],
    ['deleted', count(3)],
  ]);
  const after = updateCitationCounts(
    before,
    new Map([['folding', count(4, '2026-11-28')]]),
    papers,
    'openalex',
  );
  expect(Object.fromEntries(after)).toEqual({ folding: count(4, '2026-11-28'), herds: count(2) });
});

test('counts of another service are removed only when the service of the site has counted', () => {
  const before = new Map([
    ['folding', count(1, '2026-11-21', 'crossref')],
    ['cows', count(2, '2026-11-21', 'crossref')],
  ]);
  expect([...updateCitationCounts(before, new Map(), papers, 'openalex').keys()]).toEqual([
    'folding',
    'herds',
  ]);
  const after = updateCitationCounts(before, new Map([['new', count(4)]]), papers, 'openalex');
  expect(Object.fromEntries(after)).toEqual({ new: count(4) });
});

test('papers are counted again after 7 days, hidden ones never', () => {
  const counts = new Map([
    ['week', count(1, '2026-11-21')],
    ['recent', count(1, '2026-11-22')],
    ['future', count(1, '2027-01-01')],
    ['other', count(1, '2026-11-28', 'crossref')],
    ['old-name', count(1, '2026-11-28')],
  ]);
  const all = [
    ...['week', 'recent', 'future', 'other', 'never'].map((id) => ({ id })),
    { id: 'renamed', aliases: ['old-name'] },
    { id: 'secret', hidden: true },
  ];
  const ids = (more: Partial<CountChoice> = {}) =>
    papersToCount(all, counts, { service: 'openalex', today: '2026-11-28', ...more }).map(({ id }) => id);
  expect(ids()).toEqual(['week', 'future', 'other', 'never']);
  expect(ids({ named: new Set(['secret']) })).toContain('secret');
  expect(ids({ again: true })).toEqual(['week', 'recent', 'future', 'other', 'never', 'renamed']);
  const uncounted = ({ id }: { id: string }) => ({ other: '2026-11-22', never: '2026-11-20' })[id];
  expect(ids({ uncounted })).toEqual(['week', 'future', 'never']);
});
