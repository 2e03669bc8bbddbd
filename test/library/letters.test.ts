import { describe, expect, test } from 'vitest';
import {
  groupByLetter,
  letterAddress,
  letterPages,
  listedPeople,
  withParts,
} from '../../src/library/letters.ts';

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

  test('divides the page of a letter with too many people by the next letters', () => {
    const many = (family: string, count: number) => Array.from({ length: count }, () => `Jo ${family}`);
    const pages = letterPages(people(...many('Sato', listedPeople), 'Jo S', 'Bo Sutton', 'Ann Abel'));
    expect(
      withParts(pages).map(({ letter, people: all, listed }) => [letter, all.length, listed.length]),
    ).toEqual([
      ['A', 1, 1],
      ['S', listedPeople + 2, 0],
      ['Sa', listedPeople, listedPeople],
      ['Sj', 1, 1],
      ['Su', 1, 1],
    ]);
    expect(letterAddress('Sa')).toBe('/names/sa/');
  });

  test('lists people of the same name on one page, however many there are', () => {
    const pages = withParts(letterPages(people(...Array.from({ length: listedPeople + 1 }, () => 'Wei Wu'))));
    expect(
      pages.filter(({ listed }) => listed.length > 0).map(({ letter, listed }) => [letter, listed.length]),
    ).toEqual([['Wuwei', listedPeople + 1]]);
  });

  test('lists names that do not begin with a letter on a page of their own', () => {
    const [group] = groupByLetter(people('4C Project 7'));
    expect(group?.letter).toBe('#');
    expect(letterAddress('#')).toBe('/names/other/');
  });
});
