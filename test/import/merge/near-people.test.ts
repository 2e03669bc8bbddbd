import { describe, expect, test } from 'vitest';
import { nearPeople } from '../../../src/import/merge/near-people.ts';
import { nameKey } from '../../../src/model/name.ts';
import type { Paper } from '../../../src/model/paper.ts';

const paper = (...author: Paper['author'] & object): Paper => ({
  id: author.map((name) => JSON.stringify(name)).join(),
  title: 'T',
  type: 'article',
  author,
});

/** Returns the groups, each as its sorted spellings. `owners` are the spellings of author files by id. */
function groups(papers: readonly Paper[], owners: Record<string, readonly string[]> = {}): string[][] {
  const ownerOf = new Map(
    Object.entries(owners).flatMap(([id, names]) => names.map((name) => [nameKey(name), id] as const)),
  );
  return nearPeople(papers, (key) => ownerOf.get(key)).map(({ spellings }) =>
    spellings.map(({ name }) => name),
  );
}

describe('real records 30: a person of several spellings is one group with all of them', () => {
  test.each([
    ['initials', ['Johannes A. Smith', 'Johannes Smith', 'J. A. Smith', 'J. Smith']],
    [
      'three given names',
      ['Maria José Pilar Vega', 'Maria José Vega', 'Maria Vega', 'M. J. Vega', 'M. Vega'],
    ],
    ['family name first', ['Wilhelm Otto', 'Otto Wilhelm', 'W. Otto']],
    [
      'family name first, with a middle name',
      ['Wilhelm Karl Otto', 'Otto Wilhelm', 'Wilhelm Otto', 'W. K. Otto'],
    ],
    ['other scripts', ['Николай Иванович Петров', 'Николай Петров', 'Н. И. Петров', 'Н. Петров']],
    ['initials that are written together', ['John Arthur Smith', 'J. A. Smith', 'JA Smith', 'J. Smith']],
    ['names with a comma', ['John Smith', 'Smith, John', 'Smith, J.', 'Smith, John A.', 'J. Smith']],
    ['hyphens', ['Jean-Paul Weiß', 'J.-P. Weiß', 'J.P. Weiß', 'Jean Weiß', 'J. Weiß']],
    ['a suffix', ['John Arthur Smith, Jr.', 'John Smith, Jr.', 'J. Smith, Jr.']],
    ['names in parts', ['Rosalind Elsie Franklin', 'Rosalind Franklin', 'R. E. Franklin', 'R. Franklin']],
  ])('%s', (kind, names) => {
    const papers = names.map((name) => {
      const words = name.split(' ');
      const parts = { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
      return paper(kind === 'names in parts' ? parts : name, 'Bo Chen');
    });
    for (const order of [papers, [...papers].reverse()])
      expect(groups(order).map((group) => [...group].sort())).toEqual([[...names].sort()]);
  });

  test('spellings that are connected only through others are one group, in any order', () => {
    const papers = [
      paper('John A. Smith', 'Bo Chen'),
      paper('J. Smith', 'Bo Chen', 'Eve Fox'),
      paper('John Smith', 'Eve Fox'),
      paper('J. A. Smith', 'Kim Lee'),
      paper('John Smith', 'Kim Lee'),
    ];
    for (const order of [papers, [...papers].reverse()])
      expect(groups(order)).toEqual([['John A. Smith', 'John Smith', 'J. A. Smith', 'J. Smith']]);
  });

  test('a short spelling that fits two people is in both groups, and the two are not joined', () => {
    const papers = ['John Smith', 'James Smith', 'J. Smith'].map((name) => paper(name, 'Bo Chen'));
    expect(groups(papers)).toEqual([
      ['James Smith', 'J. Smith'],
      ['John Smith', 'J. Smith'],
    ]);
  });

  test('two people who wrote a paper together are not joined by a third spelling', () => {
    const papers = [paper('John A. Smith', 'J. Smith', 'Bo Chen'), paper('John Smith', 'Bo Chen')];
    expect(groups(papers)).toEqual([['John A. Smith', 'John Smith']]);
  });

  test('what an author file lists is one person; only what it lacks is missing', () => {
    const names = ['John A. Smith', 'John Smith', 'J. A. Smith', 'J. Smith'];
    const papers = names.map((name) => paper(name, 'Bo Chen'));
    expect(groups(papers, { smith: ['John A. Smith', 'J. Smith'] })).toEqual([names]);
    expect(groups(papers, { smith: names })).toEqual([]);
    expect(groups(papers, { smith: names.slice(1), other: names.slice(0, 1) })).toEqual([]);
  });

  test('two people with author files are never one group', () => {
    const papers = ['John A. Smith', 'John Smith', 'J. Smith'].map((name) => paper(name, 'Bo Chen'));
    expect(groups(papers, { a: ['John A. Smith'], b: ['John Smith'] })).toEqual([
      ['John A. Smith', 'J. Smith'],
      ['John Smith', 'J. Smith'],
    ]);
  });
});
