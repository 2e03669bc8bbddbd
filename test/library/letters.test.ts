import { describe, expect, test } from 'vitest';
import { groupByLetter, letterAddress } from '../../src/library/letters.ts';

const people = (...names: string[]) => names.map((name, index) => ({ id: `p${index}`, name, papers: [] }));

describe('the index of authors', () => {
  test('files people under the last word of their name, accents or not, suffixes left out', () => {
    const groups = groupByLetter(
      people('Ann Zhao', 'Örjan Åkesson', 'George Naval, Jr.', 'Mausam', 'Bea Abel', '东方'),
    );
    expect(groups.map(({ letter, people: filed }) => [letter, filed.map(({ name }) => name)])).toEqual([
      ['A', ['Bea Abel', 'Örjan Åkesson']],
      ['D', ['东方']],
      ['M', ['Mausam']],
      ['N', ['George Naval, Jr.']],
      ['Z', ['Ann Zhao']],
    ]);
  });

  test('files names that begin with no letter under one address of their own', () => {
    const [group] = groupByLetter(people('4C Project 7'));
    expect(group?.letter).toBe('#');
    expect(letterAddress('#')).toBe('/names/other/');
  });
});
