import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDictionary, parseDictionary } from '../../../src/search/index/dictionary.ts';
import { propertyRuns } from '../../run-length.ts';
import { maxEdits, fuzzyPrefixLength } from '../../../src/search/engine/spelling.ts';

const dictionary = (terms: readonly string[]) => {
  const sorted = [...new Set(terms)].sort();
  return parseDictionary(
    formatDictionary(
      sorted,
      sorted.map(() => 1),
    ),
  );
};

/** Returns the edit distance of a term from a typed word; undefined if the search does not allow it. */
function distanceOf(word: string, term: string, others: readonly string[] = []): number | undefined {
  let found: number | undefined;
  const { terms, withinDistance } = dictionary([term, ...others]);
  withinDistance(word, maxEdits(word.length), word.length >= fuzzyPrefixLength, (index, count) => {
    if (terms[index] === term) found = count;
  });
  return found;
}

test('allows one edit from 4 letters, two from 8', () => {
  expect([2, 4, 7, 8].map(maxEdits)).toEqual([0, 1, 1, 2]);
  expect(distanceOf('hard', 'herd')).toBe(1);
  expect(distanceOf('sequnces', 'sequences')).toBe(1);
  expect(distanceOf('recomendaton', 'recommendation')).toBe(2);
  expect(distanceOf('llama', 'drama')).toBeUndefined();
});

test('counts two swapped adjacent letters as one edit', () => {
  expect(distanceOf('lalma', 'llama')).toBe(1);
  expect(distanceOf('trasnformer', 'transformer')).toBe(1);
});

test('matches prefixes of terms from 6 letters on', () => {
  expect(distanceOf('recome', 'recommendation')).toBe(1);
  expect(distanceOf('herad', 'heredity')).toBeUndefined();
});

test('counts a missing last letter as one edit', () => {
  expect(distanceOf('models', 'model')).toBe(1);
});

const letter = fc.constantFrom(...'abcdé学𝒜');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 12 });

/** Computes the optimal string alignment distance by its definition. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  for (let row = 1; row <= one.length; row++)
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const choices = [
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + same,
      ];
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        choices.push(rows[row - 2]![column - 2]! + 1);
      rows[row]![column] = Math.min(...choices);
    }
  return rows[one.length]![other.length]!;
}

test('finds the same terms as computing the distance of each term by itself', () => {
  fc.assert(
    fc.property(
      word,
      fc.array(word, { maxLength: 40 }),
      fc.nat(2),
      fc.boolean(),
      (typed, list, limit, open) => {
        const { terms, withinDistance } = dictionary(list);
        const found = new Map<string, number>();
        withinDistance(typed, limit, open, (index, count) => found.set(terms[index] ?? '', count));
        const expected = terms.flatMap((term): [string, number][] => {
          const starts = Array.from({ length: term.length + 1 }, (_, end) => term.slice(0, end));
          const count = Math.min(...(open ? starts : [term]).map((each) => distance(typed, each)));
          return count <= limit ? [[term, count]] : [];
        });
        expect([...found].sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: propertyRuns(300) },
  );
});

describe('a formatted dictionary', () => {
  test('returns its terms and the index of each', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }).filter(isTerm)), (list) => {
        const sorted = list.map((term) => term.toWellFormed()).sort();
        const { terms, indexOf, withPrefix } = dictionary(sorted);
        expect(terms).toEqual([...new Set(sorted)]);
        for (const [index, term] of terms.entries()) {
          expect(indexOf(term)).toBe(index);
          const [from, to] = withPrefix(term.slice(0, 1));
          expect(terms.slice(from, to)).toEqual(terms.filter((each) => each.startsWith(term.slice(0, 1))));
        }
      }),
    );
  });

  test('keeps counts up to 10 exactly and larger ones within 10 %', () => {
    const counts = [1, 2, 9, 10, 11, 47, 1234, 98765];
    const terms = counts.map((count) => `t${String(count).padStart(6, '0')}`);
    const read = parseDictionary(formatDictionary(terms, counts)).counts;
    for (const [index, count] of counts.entries()) {
      if (count <= 10) expect(read[index]).toBe(count);
      expect(Math.abs((read[index] ?? 0) - count)).toBeLessThanOrEqual(count / 10);
    }
  });

  test('finds nothing if it has no terms', () => {
    expect(dictionary([]).indexOf('a')).toBe(-1);
    expect(dictionary([]).withPrefix('a')).toEqual([0, 0]);
  });
});

/** Whether a text can be a term: folded words contain no line breaks. */
function isTerm(text: string): boolean {
  return !/[\n\r\uffff]/.test(text);
}
