import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptFolder, openKeptValues } from '../../src/files/kept-values.ts';
import { propertyRuns } from '../run-length.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const upper = (text: string) => () => ({ text: text.toUpperCase(), missing: undefined });

/** Saves the values of some keys, and returns the paths of the written files. */
function keep(texts: Record<string, string>): string[] {
  const kept = openKeptValues(folder);
  for (const [key, text] of Object.entries(texts)) kept.get(key, text, upper(text));
  kept.save();
  return readdirSync(folder).map((name) => path.join(folder, name));
}

test('a value is made once for a text, in this and in the next build', () => {
  const make = vi.fn(upper('a'));
  const first = openKeptValues(folder);
  expect(first.get('one', 'a', make)).toEqual({ text: 'A' });
  expect(first.get('one', 'a', make)).toEqual({ text: 'A' });
  first.save();
  expect(openKeptValues(folder).get('one', 'a', make)).toStrictEqual({ text: 'A', missing: undefined });
  expect(make).toHaveBeenCalledTimes(1);
});

test('a value is made again after its text changed, and the new one is kept', () => {
  keep({ one: 'a' });
  const changed = openKeptValues(folder);
  expect(changed.get('one', 'b', upper('b'))).toEqual({ text: 'B' });
  changed.save();
  expect(openKeptValues(folder).get('one', 'b', upper('not made'))).toEqual({ text: 'B' });
  expect(openKeptValues(folder).get('one', 'a', upper('a'))).toEqual({ text: 'A' });
});

test('a value that is no longer needed is forgotten', () => {
  keep({ one: 'a', two: 'b' });
  const kept = openKeptValues(folder);
  kept.forget((key) => key === 'two');
  kept.save();
  expect(openKeptValues(folder).get('one', 'a', upper('again'))).toEqual({ text: 'AGAIN' });
  expect(openKeptValues(folder).get('two', 'b', upper('again'))).toEqual({ text: 'B' });
});

test('threads that save one after the other keep the values of each', () => {
  keep({ old: 'x', gone: 'x' });
  const threads = ['first', 'second'].map((name) => {
    const kept = openKeptValues(folder);
    for (let index = 0; index < 200; index++) kept.get(`${name}-${index}`, 'a', upper('a'));
    return kept;
  });
  threads[1]?.forget((key) => key !== 'gone');
  for (const kept of threads) kept.save();
  const again = vi.fn(upper('again'));
  const next = openKeptValues(folder);
  for (const name of ['first', 'second'])
    for (let index = 0; index < 200; index++) next.get(`${name}-${index}`, 'a', again);
  next.get('old', 'x', again);
  expect(again).not.toHaveBeenCalled();
  expect(next.get('gone', 'x', again)).toEqual({ text: 'AGAIN' });
});

test('only the file of a changed value is written again', () => {
  const files = keep(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key-${index}`, 'a'])));
  expect(files.length).toBeGreaterThan(40);
  const before = new Map(files.map((file) => [file, readFileSync(file, 'base64')]));
  keep({ 'key-7': 'b' });
  expect(files.filter((file) => readFileSync(file, 'base64') !== before.get(file))).toHaveLength(1);
  expect(readdirSync(folder)).toHaveLength(files.length);
});

test.each<[string, (file: string) => void]>([
  ['is empty', (file) => writeFileSync(file, '')],
  ['was cut', (file) => truncateSync(file, readFileSync(file).length - 1)],
  [
    'has other bytes',
    (file) =>
      writeFileSync(
        file,
        readFileSync(file).map((byte) => byte ^ 1),
      ),
  ],
  ['is a text', (file) => writeFileSync(file, '{"one": ["", "evil"]}')],
])('a file that %s counts as missing', (_, damage) => {
  for (const file of keep({ one: 'a' })) damage(file);
  expect(openKeptValues(folder).get('one', 'a', upper('again'))).toEqual({ text: 'AGAIN' });
});

test('a file with one wrong bit counts as missing', () => {
  const [file = ''] = keep({ one: 'a' });
  const bytes = readFileSync(file);
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const wrong = Buffer.from(bytes);
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, wrong);
      expect(openKeptValues(folder).get('one', 'a', upper('again'))).toEqual({ text: 'AGAIN' });
    }),
    { numRuns: propertyRuns(500) },
  );
});

test('a folder that cannot be written does not matter', () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const kept = openKeptValues(path.join(file, 'below'));
  expect(kept.get('one', 'a', upper('a'))).toEqual({ text: 'A' });
  expect(() => kept.save()).not.toThrow();
});

test('without a folder, values are kept in memory', () => {
  const kept = openKeptValues(keptFolder('entries', {}));
  kept.get('one', 'a', upper('a'));
  kept.save();
  expect(kept.get('one', 'a', upper('again'))).toEqual({ text: 'A' });
  expect(keptFolder('entries', { OFFPRINT_KEPT: folder })).toBe(path.join(folder, 'entries'));
});
