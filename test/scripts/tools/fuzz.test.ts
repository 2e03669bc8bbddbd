import { describe, expect, test } from 'vitest';
import { fuzzFormat, fuzzGrowth, shorten } from '../../../scripts/tools/fuzz/fuzz-format.ts';
import { formats, readSeeds } from '../../../scripts/tools/fuzz/seeds.ts';
import { readers } from '../../../src/import/formats.ts';
import type { PaperRecord, ReadResult } from '../../../src/import/readers/record.ts';

const seeds = readSeeds();
const seed = 20_261_123;

describe.each(formats)('%s', (format) => {
  test('stands what a short run of the fuzzer makes of it', () => {
    const { finding, texts, records } = fuzzFormat(format, seeds, { runs: 60, seed });
    expect(finding).toBeUndefined();
    // Most texts are still near enough to the format to hold papers.
    expect(texts).toBeGreaterThan(50);
    expect(records).toBeGreaterThan(20);
  });

  test('takes time in step with what grows', () => {
    expect(fuzzGrowth(format, seeds, { runs: 5, seed }).finding).toBeUndefined();
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

test('finds a reader that takes quadratic time', () => {
  const slow = (text: string, file: string) => {
    let sum = 0;
    for (let at = 0; at < text.length; at += 16) for (let to = at; to < text.length; to += 4) sum += to & 1;
    return [{ file, records: [], unread: 0, diagnostics: [], declared: sum }];
  };
  const { finding } = fuzzGrowth('ris', seeds, { runs: 1, seed, reader: slow });
  expect(finding?.message).toMatch(/Ten times the text takes \d+ times as long/);
});

test('cuts away what a fault does not need', () => {
  expect(shorten('some {words} and (others)', (text) => text.includes('{') && text.includes(')'))).toBe('{)');
});
