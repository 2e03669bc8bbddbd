import { describe, expect, test } from 'vitest';
import { faultOfGrowth, fullLengths, shortLengths } from '../../scripts/tools/fuzz/growth.ts';
import { importError } from '../../scripts/tools/fuzz/properties.ts';
import { hashText } from '../../src/model/id.ts';
import { type FormatName, readInFormat } from '../../src/import/formats.ts';
import {
  attacks,
  fields,
  type Grow,
  pieces,
  piecesOfValues,
  prototypeKeys,
  recordOf,
  titles,
} from './hostile-texts.ts';
import { byRun } from '../run-length.ts';

/** Maximum length of a paper as JSON, in characters. */
const maxPaperLength = 1_200_000;

/** Attacks that make the reader miss the good entry at the end of the text. */
const costly = new Set(['entries that never end, on one line', 'entries within entries, on one line']);

/** Length of a hostile text, in characters. */
const long = byRun(20_000, 200_000);

const repeated =
  (piece: string): Grow =>
  (length) =>
    piece.repeat(Math.ceil(length / piece.length));

/** Time limit of a test, in milliseconds. Linear time takes seconds, quadratic time takes minutes. */
const timeout = 120_000;

/**
 * Returns all pieces in `npm run test:full`, and every fourth piece in `npm test`. The name decides which piece is the
 * first, so that each piece is tried with some of the formats and fields.
 */
function partOf(pieces: readonly string[], name: string): readonly string[] {
  const step = byRun(4, 1);
  const first = Number.parseInt(hashText(name), 16) % step;
  return pieces.filter((_, index) => index % step === first);
}

function readerOf(format: FormatName) {
  return (text: string, file: string) => readInFormat(text, file, format);
}

/** Defines tests which check that the time of a reader grows in proportion to the length of the text, for any text. */
export function testGrowth(formats: readonly FormatName[]): void {
  describe.each(formats)('%s', { timeout }, (format) => {
    const faultOfText = (grow: Grow) =>
      faultOfGrowth(grow, readerOf(format), byRun(shortLengths, fullLengths));
    const faultsOf = (texts: Readonly<Record<string, Grow>>) =>
      Object.entries(texts).flatMap(([name, grow]) => {
        const fault = faultOfText(grow);
        return fault === undefined ? [] : [`${name}: ${fault}`];
      });

    test.each(fields)('takes linear time for any character repeated in the field %s', (field) => {
      const texts = partOf(piecesOfValues, format + field).map((piece) => [
        piece,
        (length: number) => recordOf[format]({ [field]: repeated(piece)(length) }),
      ]);
      expect(faultsOf(Object.fromEntries(texts))).toEqual([]);
    });

    test('takes linear time for deeply nested brackets and for any character repeated', () => {
      const deep = ['{}', '[]', '()', '""'].map(([open = '', close = '']): [string, Grow] => [
        `${open} within ${open}`,
        (length) => open.repeat(length / 2) + close.repeat(length / 2),
      ]);
      const all = partOf(pieces, format).map((piece): [string, Grow] => [piece, repeated(piece)]);
      expect(faultsOf(Object.fromEntries([...deep, ...all]))).toEqual([]);
    });

    test('takes linear time for many small records', () => {
      expect(faultOfText(repeated(recordOf[format]({})))).toBeUndefined();
    });

    test.each(Object.entries(attacks[format] ?? {}))('takes linear time for %s', (_, grow) => {
      expect(faultOfText(grow)).toBeUndefined();
    });
  });
}

/**
 * Defines tests which check that, for any text, a reader does not throw, reports every record that it loses, and writes
 * only valid files.
 */
export function testHostileTexts(formats: readonly FormatName[]): void {
  describe.each(formats)('%s', { timeout }, (format) => {
    const read = (text: string) => readInFormat(text, 'input', format);

    test('reads or reports each of many small records', () => {
      const found = read(recordOf[format]({}).repeat(50));
      const count = found.reduce((sum, { records, unread }) => sum + records.length + unread, 0);
      expect(count).toBe(50);
    });

    test.each(Object.entries(attacks[format] ?? {}))('reads or reports %s', (name, grow) => {
      const found = read(grow(long));
      for (const { records, unread, diagnostics } of found) {
        for (const { paper } of records) expect(JSON.stringify(paper).length).toBeLessThan(maxPaperLength);
        expect(unread === 0 || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      }
      if (format === 'bibtex' && !costly.has(name))
        expect(found[0]?.records.at(-1)?.paper.title).toBe('Good');
      expect(importError(grow(2000), readerOf(format))).toBeUndefined();
    });

    test('reads a line of many megabytes, and makes no paper of it that is too long for a file', () => {
      const length = byRun(1_000_000, 50_000_000);
      for (const text of [
        repeated('x ')(length),
        recordOf[format]({ abstract: repeated('<sub>a b</sub> ')(length) }),
      ]) {
        for (const { records } of read(text)) {
          for (const { paper } of records) expect(JSON.stringify(paper).length).toBeLessThan(maxPaperLength);
        }
      }
    });

    test.each(titles)('writes a valid file, twice the same, for the title %j', (title) => {
      for (const text of [
        recordOf[format]({ title }),
        recordOf[format]({ title }) + recordOf[format]({ title: `${title} ` }),
      ])
        expect(importError(text, readerOf(format))).toBeUndefined();
    });

    test('survives keys with a meaning in JavaScript', () => {
      const text = prototypeKeys[format] ?? recordOf[format]({ title: '__proto__', author: 'constructor' });
      expect(importError(text, readerOf(format))).toBeUndefined();
      for (const { records } of read(text)) {
        expect(records.length).toBeGreaterThan(0);
        for (const { paper } of records) {
          expect(Object.getPrototypeOf(paper.other ?? {})).toBe(Object.prototype);
          expect('polluted' in paper || 'polluted' in (paper.other ?? {})).toBe(false);
        }
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    });
  });
}
