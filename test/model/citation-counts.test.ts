import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CitationCount,
  citationServices,
  type CitationService,
  formatCitationCounts,
  parseCitationCounts,
} from '../../src/model/citation-counts.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { propertyRuns } from '../run-length.ts';

const openAlex = (count: number, perYear?: Record<string, number>, day = '2026-11-28'): CitationCount => ({
  count,
  source: 'openalex',
  day,
  ...(perYear && { perYear }),
});

const messages = (text: string) =>
  parseCitationCounts(text, 'citations.json').diagnostics.map(formatDiagnostic);

test('writes one line per paper, sorted by id, with the common source and day at the top', () => {
  const counts = new Map([
    ['winter-barns', openAlex(3, { 2026: 2, 2025: 1 })],
    ['folding', openAlex(12)],
    ['late', openAlex(4, {}, '2026-11-21')],
    ['other', { ...openAlex(5), source: 'crossref' as const }],
  ]);
  expect(formatCitationCounts(counts)).toBe(`{
  "source": "openalex",
  "day": "2026-11-28",
  "papers": {
    "folding": { "count": 12 },
    "late": { "count": 4, "day": "2026-11-21", "perYear": {} },
    "other": { "count": 5, "source": "crossref" },
    "winter-barns": { "count": 3, "perYear": { "2025": 1, "2026": 2 } }
  }
}
`);
  expect(formatCitationCounts(new Map())).toBe('{\n  "source": "openalex",\n  "papers": {}\n}\n');
});

test('changes two lines of the file if a week later one paper is cited more often', () => {
  const ids = Array.from({ length: 50 }, (_, index) => `paper-${index}`);
  const before = new Map(ids.map((id, index) => [id, openAlex(index)]));
  const after = new Map(
    ids.map((id, index) => [id, openAlex(index === 7 ? 8 : index, undefined, '2026-12-05')]),
  );
  const [old, now] = [before, after].map((counts) => formatCitationCounts(counts).split('\n'));
  expect(now?.filter((line, index) => line !== old?.[index])).toEqual([
    '  "day": "2026-12-05",',
    '    "paper-7": { "count": 8 },',
  ]);
});

test('reads what it wrote', () => {
  const count = fc.record(
    {
      count: fc.nat(),
      source: fc.constantFrom(...(Object.keys(citationServices) as CitationService[])),
      day: fc.constantFrom('2026-11-28', '2026-11-21', '2025-02-28'),
      perYear: fc.dictionary(fc.integer({ min: 1900, max: 2030 }).map(String), fc.nat()),
    },
    { requiredKeys: ['count', 'source', 'day'] },
  );
  const counts = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), count, { noNullPrototype: true });
  fc.assert(
    fc.property(counts, (made) => {
      const expected = new Map(
        Object.entries(made).map(([id, one]) => [
          id,
          { ...one, count: one.count % 1e8, ...(one.perYear && { perYear: mapValues(one.perYear) }) },
        ]),
      );
      const ids = [...expected.keys()].filter((id) => !/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(id));
      const read = parseCitationCounts(formatCitationCounts(expected));
      expect(read.diagnostics.filter(({ message }) => !message.includes('is not the id'))).toEqual([]);
      expect(Object.fromEntries(read.counts)).toEqual(
        Object.fromEntries(ids.map((id) => [id, expected.get(id)])),
      );
    }),
    { numRuns: propertyRuns(500) },
  );
});

function mapValues(perYear: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(perYear).map(([year, number]) => [year, number % 1e8]));
}

test('reports each invalid value with its line, and leaves out only that value', () => {
  const text = `{
  "source": "openalex",
  "day": "2026-11-28",
  "extra": 1,
  "papers": {
    "good": { "count": 1 },
    "negative": { "count": -3 },
    "half": { "count": 2.5 },
    "words": { "count": "many" },
    "Not An Id": { "count": 3 },
    "nowhere": { "count": 3, "source": "scholar" },
    "month": { "count": 3, "day": "2026-11" },
    "years": { "count": 9, "perYear": { "soon": 3 } },
    "more": { "count": 4, "rank": 2 }
  }
}
`;
  expect(messages(text)).toEqual([
    'citations.json:4: The key "extra" is unknown. Remove it, or update Offprint.',
    'citations.json:7: The "count" of "negative" is "-3", not a number of citations. The count is left out. `npm run complete -- --only citations` writes it again.',
    'citations.json:8: The "count" of "half" is "2.5", not a number of citations. The count is left out. `npm run complete -- --only citations` writes it again.',
    'citations.json:9: The "count" of "words" is "many", not a number of citations. The count is left out. `npm run complete -- --only citations` writes it again.',
    'citations.json:10: "Not An Id" is not the id of a paper. Remove the line.',
    'citations.json:11: The "source" of "nowhere" is "scholar", not one of openalex, crossref, semantic-scholar. Write the service that counted.',
    'citations.json:12: The "day" of "month" is "2026-11", not a day. Write the day of the count as "2026-11-28".',
    'citations.json:13: The "perYear" of "years" is not a list of years with numbers. It is left out. Write it as { "2025": 3 }.',
    'citations.json:14: The key "rank" of "more" is unknown. Remove it, or update Offprint.',
  ]);
  expect(Object.fromEntries(parseCitationCounts(text).counts)).toEqual({
    good: openAlex(1),
    years: openAlex(9),
    more: openAlex(4),
  });
});

test('reads the papers of a file that git left with a conflict', () => {
  const text = `{
  "source": "openalex",
<<<<<<< HEAD
  "day": "2026-11-28",
=======
  "day": "2026-11-21",
>>>>>>> weekly
  "papers": {
    "folding": { "count": 12, "perYear": { "2026": 12 } },
    "winter-barns": { "count": 3 }
  }
}
`;
  const { counts, diagnostics } = parseCitationCounts(text);
  expect(diagnostics.map(({ line, message }) => [line, message])).toEqual([
    [3, 'The file has a conflict mark of git.'],
  ]);
  expect(Object.fromEntries(counts)).toEqual({
    folding: openAlex(12, { 2026: 12 }, '2026-11-21'),
    'winter-barns': openAlex(3, undefined, '2026-11-21'),
  });
});

test.each([
  '',
  'null',
  '[]',
  '7',
  '{"papers": []}',
  '{"papers": {"a": 1}}',
  '{"papers": {"a": null}}',
  'citations',
])('reports the text %j, which has no counts', (text) => {
  const { counts, diagnostics } = parseCitationCounts(text);
  expect(counts.size).toBe(0);
  expect(diagnostics).toHaveLength(1);
});

test('keeps every whole line of a file that was cut off at any place', () => {
  const counts = new Map(
    Array.from({ length: 30 }, (_, index) => [`paper-${index + 10}`, openAlex(index, { 2026: index })]),
  );
  const text = formatCitationCounts(counts);
  for (let end = text.indexOf('"papers"'); end < text.length; end += 3) {
    const cut = text.slice(0, end);
    const whole = cut.split('\n').filter((line) => line.endsWith('},') || line.endsWith('} }')).length;
    const read = parseCitationCounts(cut).counts;
    expect(read.size).toBeGreaterThanOrEqual(whole);
    for (const [id, count] of read) expect(counts.get(id)).toEqual(count);
  }
});
