import { describe, expect, test } from 'vitest';
import { fuzzFormat, shrinkText } from '../../../scripts/tools/fuzz/fuzz-format.ts';
import { formats, readSeeds } from '../../../scripts/tools/fuzz/seeds.ts';
import { readers } from '../../../src/import/formats.ts';
import type { PaperRecord, ReadResult } from '../../../src/import/readers/record.ts';
import { byRun } from '../../run-length.ts';

const seeds = readSeeds();
const runs = byRun(20, 1000);
const seed = 20_261_123;

describe.each(formats)('%s', (format) => {
  test('survives a short run of the fuzzer', () => {
    const { counterExample, texts, records } = fuzzFormat(format, seeds, { runs, seed });
    expect(counterExample).toBeUndefined();
    // Most texts must resemble the format closely enough to contain papers.
    expect(texts).toBeGreaterThan(runs * 0.8);
    expect(records).toBeGreaterThan(runs / 3);
  });
});

/** Returns the reader of RIS with its result changed. */
const changed = (change: (read: ReadResult) => ReadResult) => (text: string, file: string) =>
  readers.ris(text, file).map(change);
const withRecords = (change: (record: PaperRecord) => PaperRecord) =>
  changed((read) => ({ ...read, records: read.records.map(change) }));

test.each([
  ['throws', () => { throw new Error('at a brace'); }, /at a brace/],
  ['loses the last record', changed((read) => ({ ...read, records: read.records.slice(0, -1), unread: 0, diagnostics: [] })), /was lost/],
  ['counts unread records without reporting them', changed((read) => ({ ...read, unread: 1, diagnostics: [] })), /no error is reported/],
  ['returns lines that do not exist', withRecords((record) => ({ ...record, line: record.line + 10_000 })), /line 10001 of/],
  ['returns values that no file may contain', withRecords(({ paper, ...record }) => ({ ...record, paper: { ...paper, issued: 'May' } })), /cannot be read/],
  ['returns values that change when they are written', withRecords(({ paper, ...record }) => ({ ...record, paper: { ...paper, note: ' x' } })), /differs after being written/],
])('reports a reader that %s', (_, reader, message) => {
  const { counterExample } = fuzzFormat('ris', seeds, { runs: 200, seed, reader });
  expect(counterExample?.message).toMatch(message);
  expect(counterExample?.text.length).toBeLessThan(200);
  // The path finds the counterexample again.
  const again = fuzzFormat('ris', seeds, { runs: 200, seed, reader, path: counterExample?.path ?? '' });
  expect(again.counterExample?.message).toMatch(message);
  expect(again.runs).toBe(1);
}); // prettier-ignore

test('shrinks a text to the part that fails', () => {
  expect(shrinkText('some {words} and (others)', (text) => text.includes('{') && text.includes(')'))).toBe(
    '{)',
  );
});
