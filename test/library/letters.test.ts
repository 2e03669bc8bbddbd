import { describe, expect, test } from 'vitest';
import { groupByLetter, letterAddress } from '../../src/library/letters.ts';

const people = (...names: string[]) => names.map((name, index) => ({ id: `p${index}`, name, papers: [] }));

describe('the index of authors', () => {
  test('sorts people by family name, without accents, particles and suffixes', () => {
    const groups = groupByLetter(
      people(
        'Ann Zhao',
        'Örjan Åkesson',
        'George Naval, Jr.',
        'Mausam',
        'Bea Abel',
        '东方',
        'Rob van der Goot',
        'The Graph Consortium',
      ),
    );
    expect(groups.map(({ letter, people: filed }) => [letter, filed.map(({ name }) => name)])).toEqual([
      ['A', ['Bea Abel', 'Örjan Åkesson']],
      ['D', ['东方']],
      ['G', ['Rob van der Goot', 'The Graph Consortium']],
      ['M', ['Mausam']],
      ['N', ['George Naval, Jr.']],
      ['Z', ['Ann Zhao']],
    ]);
  });

  test('lists names that do not begin with a letter on a page of their own', () => {
    const [group] = groupByLetter(people('4C Project 7'));
    expect(group?.letter).toBe('#');
    expect(letterAddress('#')).toBe('/names/other/');
  });
});
