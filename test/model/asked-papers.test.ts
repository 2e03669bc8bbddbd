import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AskedPaper,
  formatAskedPapers,
  hasPassed,
  parseAskedPapers,
} from '../../src/model/asked-papers.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { propertyRuns } from '../run-length.ts';

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`);
const state: fc.Arbitrary<AskedPaper> = fc.record(
  {
    asked: day,
    result: fc.constantFrom('found', 'proposed', 'not found'),
    title: fc.stringMatching(/^[0-9a-f]{8}$/),
    refused: fc
      .uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })
      .map((ids) => ids.sort()),
  },
  { requiredKeys: ['asked'] },
);

test('a written file is read again, one sorted line per paper', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), state), (values) => {
      const papers = new Map(
        Object.entries(values).filter(([id]) => !['con', 'prn', 'aux', 'nul'].includes(id)),
      );
      const text = formatAskedPapers(papers);
      const read = parseAskedPapers(text);
      expect(read.diagnostics).toEqual([]);
      expect(Object.fromEntries(read.papers)).toEqual(Object.fromEntries(papers));
      expect(formatAskedPapers(read.papers)).toBe(text);
      expect(text.split('\n').length).toBe(papers.size === 0 ? 1 : papers.size + 2);
    }),
    { numRuns: propertyRuns(200) },
  );
});

test('after a merge of two branches, the later answer counts, and everything that was refused stays refused', () => {
  const text = `{"version":1}
<<<<<<< ours
{"paper":"herds","asked":"2026-11-08","result":"found","refused":["a"]}
=======
{"paper":"herds","asked":"2026-11-01","result":"not found","uncounted":"2026-11-02","refused":["b"]}
>>>>>>> theirs
`;
  const { papers, diagnostics } = parseAskedPapers(text);
  expect(diagnostics).toEqual([]);
  expect(papers.get('herds')).toEqual({
    asked: '2026-11-08',
    result: 'found',
    uncounted: '2026-11-02',
    refused: ['a', 'b'],
  });
});

test('damaged lines and wrong values cost only themselves', () => {
  const lines = [
    '{"version":1}',
    'x',
    '{"paper":"../a"}',
    '[1]',
    '{"paper":"b","asked":"soon","refused":[1,"c"]}',
  ];
  const { papers, diagnostics, isNewer } = parseAskedPapers(lines.join('\r\n'), 'content/asked.jsonl');
  expect(Object.fromEntries(papers)).toEqual({ b: { refused: ['c'] } });
  expect(diagnostics.map(formatDiagnostic)[0]).toBe(
    'content/asked.jsonl:2: The line "x" is damaged. It was skipped. Remove it, or restore it from git.',
  );
  expect([diagnostics.length, isNewer]).toEqual([3, false]);
  expect(parseAskedPapers('x\n'.repeat(500)).diagnostics).toHaveLength(21);
  expect(parseAskedPapers('{"version":2}').isNewer).toBe(true);
  expect(parseAskedPapers(undefined).papers.size).toBe(0);
});

test('days are counted from day to day, and a day in the future is long ago', () => {
  expect(hasPassed('2026-11-01', '2026-12-01', 30)).toBe(true);
  expect(hasPassed('2026-11-02', '2026-12-01', 30)).toBe(false);
  expect(hasPassed('2027-01-01', '2026-12-01', 30)).toBe(true);
});
