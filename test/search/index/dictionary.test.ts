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

/** The slips between a typed word and one term, as the search allows them. */
function slips(word: string, term: string, others: readonly string[] = []): number | undefined {
  let found: number | undefined;
  const { terms, withinDistance } = dictionary([term, ...others]);
  withinDistance(word, maxEdits(word.length), word.length >= fuzzyPrefixLength, (index, count) => {
    if (terms[index] === term) found = count;
  });
  return found;
}

test('one slip is let through from 4 letters, two from 8', () => {
  expect([2, 4, 7, 8].map(maxEdits)).toEqual([0, 1, 1, 2]);
  expect(slips('hard', 'herd')).toBe(1);
  expect(slips('sequnces', 'sequences')).toBe(1);
  expect(slips('recomendaton', 'recommendation')).toBe(2);
  expect(slips('llama', 'drama')).toBeUndefined();
});

test('two neighbouring letters in the wrong order are one slip', () => {
  expect(slips('lalma', 'llama')).toBe(1);
  expect(slips('trasnformer', 'transformer')).toBe(1);
});

test('a term may go on where typing stopped, from 6 letters on', () => {
  expect(slips('recome', 'recommendation')).toBe(1);
  expect(slips('herad', 'heredity')).toBeUndefined();
});

test('a term that is shorter than the word by its last letter is one slip away', () => {
  expect(slips('models', 'model')).toBe(1);
});

const letter = fc.constantFrom(...'abcdé学𝒜');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 12 });

/** Optimal string alignment, as textbooks have it. */
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

test('what the walk over all terms finds is what counting each by itself finds', () => {
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

describe('a packed dictionary', () => {
  test('gives back its terms and where each stands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }).filter(isTerm)), (list) => {
        const sorted = list.map((term) => term.toWellFormed()).sort();
        const { terms, indexOf, withPrefix } = dictionary(sorted);
        expect(terms).toEqual([...new Set(sorted)]);
        for (const [place, term] of terms.entries()) {
          expect(indexOf(term)).toBe(place);
          const [from, to] = withPrefix(term.slice(0, 1));
          expect(terms.slice(from, to)).toEqual(terms.filter((each) => each.startsWith(term.slice(0, 1))));
        }
      }),
    );
  });

  test('keeps small counts exactly and large ones within a tenth', () => {
    const counts = [1, 2, 9, 10, 11, 47, 1234, 98765];
    const terms = counts.map((count) => `t${String(count).padStart(6, '0')}`);
    const read = parseDictionary(formatDictionary(terms, counts)).counts;
    for (const [place, count] of counts.entries()) {
      if (count <= 10) expect(read[place]).toBe(count);
      expect(Math.abs((read[place] ?? 0) - count)).toBeLessThanOrEqual(count / 10);
    }
  });

  test('without terms finds nothing', () => {
    expect(dictionary([]).indexOf('a')).toBe(-1);
    expect(dictionary([]).withPrefix('a')).toEqual([0, 0]);
  });
});

/** Terms are folded words: no line ends. */
function isTerm(text: string): boolean {
  return !/[\n\r\uffff]/.test(text);
}
