import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedEdits, countEdits, letterBits, mayResemble } from '../../src/search/spelling.ts';

test('one slip is let through from 4 letters, two from 8', () => {
  expect([3, 4, 7, 8].map(allowedEdits)).toEqual([0, 1, 1, 2]);
  expect(countEdits('hrd', 'herd')).toBeUndefined();
  expect(countEdits('hed', 'her')).toBeUndefined();
  expect(countEdits('hard', 'herd')).toBe(1);
  expect(countEdits('sequnces', 'sequences')).toBe(1);
  expect(countEdits('recomendaton', 'recommendation')).toBe(2);
  expect(countEdits('llama', 'drama')).toBeUndefined();
});

test('two neighbouring letters in the wrong order are one slip', () => {
  expect(countEdits('lalma', 'llama')).toBe(1);
  expect(countEdits('trasnformer', 'transformer')).toBe(1);
});

test('a term may go on where typing stopped, from 6 letters even behind a slip', () => {
  expect(countEdits('r', 'recommendation')).toBe(0);
  expect(countEdits('recome', 'recommendation')).toBe(1);
  expect(countEdits('hered', 'heredity')).toBe(0);
  expect(countEdits('herad', 'heredity')).toBeUndefined();
});

test('a term that is shorter than the word by its last letter is one slip away', () => {
  expect(countEdits('models', 'model')).toBe(1);
  expect(countEdits('mode', 'mod')).toBe(1);
});

test('the quick look at letters never says no where the count says yes', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde1é学'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, word, (typed, term) => {
      if (countEdits(typed, term) === undefined) return;
      const limit = allowedEdits(typed.length);
      expect(mayResemble(letterBits(typed), letterBits(term), limit)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('any one slip in a word of 4 letters or more is found', () => {
  const letter = fc.constantFrom(...'abcdefgh');
  fc.assert(
    fc.property(
      fc.array(letter, { minLength: 5, maxLength: 14 }),
      fc.nat(),
      letter,
      fc.constantFrom('leave out', 'add', 'change', 'swap'),
      (letters, anywhere, other, slip) => {
        const typed = [...letters];
        const place = anywhere % (letters.length - 1);
        if (slip === 'leave out') typed.splice(place, 1);
        if (slip === 'add') typed.splice(place, 0, other);
        if (slip === 'change') typed.splice(place, 1, other);
        if (slip === 'swap') typed.splice(place, 2, letters[place + 1] ?? '', letters[place] ?? '');
        expect(countEdits(typed.join(''), letters.join(''))).toBeLessThanOrEqual(1);
      },
    ),
  );
});
