import { describe, expect, test } from 'vitest';
import { faultOfGrowth } from '../../scripts/tools/fuzz/growth.ts';
import { faultOf } from '../../scripts/tools/fuzz/properties.ts';
import { type FormatName, readers } from '../../src/import/formats.ts';
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

/** The longest paper that may become a file, with what JSON adds to it. */
const longestPaper = 1_200_000;

/** A good entry behind these is no entry of its own any more, for all that one can see. */
const costly = new Set(['entries that never end, on one line', 'entries within entries, on one line']);

/** Long enough for braces 100,000 deep. */
const long = 200_000;

const repeated =
  (piece: string): Grow =>
  (length) =>
    piece.repeat(Math.ceil(length / piece.length));

/** What is linear takes seconds, what is not takes minutes. */
const timeout = 120_000;

/** The tests that every reader has to stand; two files share them, since together they take minutes. */
export function standHostileTexts(formats: readonly FormatName[]): void {
  describe.each(formats)('%s', { timeout }, (format) => {
    const read = (text: string) => readers[format](text, 'input');
    /** Also that nothing is thrown. */
    const faultsOf = (texts: Readonly<Record<string, Grow>>) =>
      Object.entries(texts).flatMap(([name, grow]) => {
        const fault = faultOfGrowth(grow, readers[format]);
        return fault === undefined ? [] : [`${name}: ${fault}`];
      });

    test.each(fields)('takes linear time for a %s of any character repeated', (field) => {
      const grown = piecesOfValues.map((piece) => [
        piece,
        (length: number) => recordOf[format]({ [field]: repeated(piece)(length) }),
      ]);
      expect(faultsOf(Object.fromEntries(grown))).toEqual([]);
    });

    test('takes linear time for braces and elements 100,000 deep, and texts of any character repeated', () => {
      const deep = ['{}', '[]', '()', '""'].map(([open = '', close = '']): [string, Grow] => [
        `${open} within ${open}`,
        (length) => open.repeat(length / 2) + close.repeat(length / 2),
      ]);
      const all = pieces.map((piece): [string, Grow] => [piece, repeated(piece)]);
      expect(faultsOf(Object.fromEntries([...deep, ...all]))).toEqual([]);
    });

    test('takes linear time for many small records, and keeps or tells of each', () => {
      const one = recordOf[format]({});
      expect(faultOfGrowth(repeated(one), readers[format])).toBeUndefined();
      const found = read(one.repeat(50));
      const count = found.reduce((sum, { records, unread }) => sum + records.length + unread, 0);
      expect(count).toBe(50);
    });

    test.each(Object.entries(attacks[format] ?? {}))('stands %s', (name, grow) => {
      expect(faultOfGrowth(grow, readers[format])).toBeUndefined();
      const found = read(grow(long));
      for (const { records, unread, diagnostics } of found) {
        for (const { paper } of records) expect(JSON.stringify(paper).length).toBeLessThan(longestPaper);
        expect(unread === 0 || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      }
      if (format === 'bibtex' && !costly.has(name))
        expect(found[0]?.records.at(-1)?.paper.title).toBe('Good');
      expect(faultOf(grow(2000), readers[format])).toBeUndefined();
    });

    test('reads a line of 50 MB, and makes no paper of it that is too long for a file', () => {
      for (const text of [
        'x '.repeat(25_000_000),
        recordOf[format]({ abstract: '<sub>a b</sub> '.repeat(3_300_000) }),
      ]) {
        for (const { records } of read(text)) {
          for (const { paper } of records) expect(JSON.stringify(paper).length).toBeLessThan(longestPaper);
        }
      }
    });

    test.each(titles)('writes a good file, and the same again, for the title %j', (title) => {
      for (const text of [
        recordOf[format]({ title }),
        recordOf[format]({ title }) + recordOf[format]({ title: `${title} ` }),
      ])
        expect(faultOf(text, readers[format])).toBeUndefined();
    });

    test('stands keys that mean something to JavaScript', () => {
      const text = prototypeKeys[format] ?? recordOf[format]({ title: '__proto__', author: 'constructor' });
      expect(faultOf(text, readers[format])).toBeUndefined();
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
