import { describe, expect, test } from 'vitest';
import { fuzzFormat, shorten } from '../../../scripts/tools/fuzz/fuzz-format.ts';
import { formats, readSeeds } from '../../../scripts/tools/fuzz/seeds.ts';
import { readers } from '../../../src/import/formats.ts';
import type { PaperRecord, ReadResult } from '../../../src/import/readers/record.ts';
import { byRun } from '../../run-length.ts';

const seeds = readSeeds();
const runs = byRun(20, 1000);
const seed = 20_261_123;

describe.each(formats)('%s', (format) => {
  test('stands what a short run of the fuzzer makes of it', () => {
    const { finding, texts, records } = fuzzFormat(format, seeds, { runs, seed });
    expect(finding).toBeUndefined();
    // Most texts are still near enough to the format to hold papers.
    expect(texts).toBeGreaterThan(runs * 0.8);
    expect(records).toBeGreaterThan(runs / 3);
  });
});

/** The reader of RIS, but for what is done to its answer. */
const spoilt = (spoil: (read: ReadResult) => ReadResult) => (text: string, file: string) =>
  readers.ris(text, file).map(spoil);
const withRecords = (change: (record: PaperRecord) => PaperRecord) =>
  spoilt((read) => ({ ...read, records: read.records.map(change) }));

test.each([
  ['throws', () => { throw new Error('at a brace'); }, /at a brace/],
  ['loses the last record', spoilt((read) => ({ ...read, records: read.records.slice(0, -1), unread: 0, diagnostics: [] })), /vanished/],
  ['counts what nobody is told of', spoilt((read) => ({ ...read, unread: 1, diagnostics: [] })), /nobody is told/],
  ['names lines that are not there', withRecords((record) => ({ ...record, line: record.line + 10_000 })), /line 10001 of/],
  ['gives values that no file may hold', withRecords(({ paper, ...record }) => ({ ...record, paper: { ...paper, issued: 'May' } })), /cannot be read/],
  ['gives values that a file changes', withRecords(({ paper, ...record }) => ({ ...record, paper: { ...paper, note: ' x' } })), /not what its file says/],
])('finds a reader that %s', (_, reader, message) => {
  const { finding } = fuzzFormat('ris', seeds, { runs: 200, seed, reader });
  expect(finding?.message).toMatch(message);
  expect(finding?.text.length).toBeLessThan(200);
  // It is found again by its path.
  const again = fuzzFormat('ris', seeds, { runs: 200, seed, reader, path: finding?.path ?? '' });
  expect(again.finding?.message).toMatch(message);
  expect(again.runs).toBe(1);
}); // prettier-ignore

test('cuts away what a fault does not need', () => {
  expect(shorten('some {words} and (others)', (text) => text.includes('{') && text.includes(')'))).toBe('{)');
});
