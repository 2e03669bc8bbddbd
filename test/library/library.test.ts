import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { shownPaper } from './sample-papers.ts';

describe('the collection', () => {
  test('is sorted newest first, a precise date before the year alone, papers without a date last', () => {
    const dates = [undefined, '2023', '2024', '2024-07-31', '2024-07', '2025-01'];
    const papers = dates.map((issued) => shownPaper(issued ?? 'none', [], issued ? { issued } : {}));
    expect(createLibrary(papers, []).papers.map(({ id }) => id)).toEqual([
      '2025-01', '2024-07-31', '2024-07', '2024', '2023', 'none',
    ]); // prettier-ignore
  });

  test('has every paper once, under its year', () => {
    const issued = fc.option(fc.constantFrom('2020', '2021-03', '2021-05-06', '2022'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(issued, { maxLength: 30 }), (dates) => {
        const papers = dates.map((date, index) =>
          shownPaper(`p${index}`, ['A'], date ? { issued: date } : {}),
        );
        const { years } = createLibrary(papers, []);
        expect(years.flatMap((group) => group.papers.map(({ id }) => id)).sort()).toEqual(
          papers.map(({ id }) => id).sort(),
        );
        for (const { year, papers: members } of years) {
          for (const { issued: date } of members) expect(date?.slice(0, 4)).toBe(year);
        }
        expect(new Set(years.map(({ year }) => year)).size).toBe(years.length);
      }),
    );
  });

  test('does not depend on the order of the files', () => {
    const papers = ['c', 'a', 'b'].map((id) => shownPaper(id, ['X', 'Y'], { issued: '2024' }));
    const ids = (list: typeof papers) => createLibrary(list, []).papers.map(({ id }) => id);
    expect(ids(papers)).toEqual(ids([...papers].reverse()));
  });
});

describe('co-authors', () => {
  const papers = [
    shownPaper('a', ['Ann', 'Bo', 'Bo', 'Cy']),
    shownPaper('b', ['Ann', 'Bo']),
    shownPaper('c', ['Dee'], { authorsTruncated: true, profiles: ['ann'] }),
  ];
  const library = createLibrary(papers, [{ id: 'ann', name: 'Ann' }]);
  const coAuthors = (id: string) =>
    library
      .coAuthors(library.people.find((person) => person.id === id)!)
      .map(({ person, count }) => [person.id, count]);

  test('are counted once per paper, most papers first, without the person', () => {
    expect(coAuthors('ann')).toEqual([['bo', 2], ['cy', 1], ['dee', 1]]); // prettier-ignore
  });

  test('of an author list that ends with et al. include the owner of the profile', () => {
    expect(coAuthors('dee')).toEqual([['ann', 1]]);
  });
});

describe('related papers', () => {
  test('are by the same authors, most common authors first, never the paper itself', () => {
    const papers = [
      shownPaper('two', ['Ann', 'Bo'], { issued: '2010' }),
      shownPaper('one', ['Ann'], { issued: '2020' }),
      shownPaper('this', ['Ann', 'Bo'], { issued: '2021' }),
      shownPaper('none', ['Cy'], { issued: '2021' }),
    ];
    const library = createLibrary(papers, []);
    expect(library.related(papers[2]!).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(library.related(papers[3]!)).toEqual([]);
  });

  test('are at most 5, the nearest in time', () => {
    const papers = Array.from({ length: 60 }, (_, index) =>
      shownPaper(`p${index}`, ['Ann'], { issued: String(1950 + index) }),
    );
    const related = createLibrary(papers, []).related(papers[30]!);
    expect(related.map(({ id }) => id).sort()).toEqual(['p28', 'p29', 'p31', 'p32', 'p33'].sort());
  });
});
