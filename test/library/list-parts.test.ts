import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createLibrary, groupByYear } from '../../src/library/library.ts';
import { partPath, divideList, yearsOfList, yearsOfPart } from '../../src/library/list-parts.ts';
import { countParts, papersPerPart } from '../../src/library/part-size.ts';
import { createPageKeys } from '../../src/library/page-key.ts';
import { partedLists } from '../../src/library/paper-lists.ts';
import { sitePages } from '../../src/library/site-pages.ts';
import { shownPaper } from './sample-papers.ts';

/** Papers of one author, venue, topic and affiliation, newest first. */
const papersOf = (count: number, yearOf = (index: number) => String(2024 - Math.floor(index / 90))) =>
  Array.from({ length: count }, (_, index) =>
    shownPaper(`p${String(index).padStart(5, '0')}`, ['Ann', `Co ${index % 7}`], {
      issued: yearOf(index),
      containerTitle: 'Folds',
      keyword: ['folding'],
      affiliations: ['North Lab'],
    }),
  );

describe('real records 34: the parts of a long list', () => {
  test.each([0, 1, papersPerPart, 2 * papersPerPart - 1])('%i papers are on one page', (count) => {
    const [only, ...others] = divideList(papersOf(count));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ number: undefined, from: 1, to: count });
    expect(partPath('/authors/ann/', only)).toBe('/authors/ann/');
  });

  test('hold every paper once and in order, for a list of any length', () => {
    const all = papersOf(6 * papersPerPart);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: all.length }), (count) => {
        const parts = divideList(all.slice(0, count));
        expect(parts.flatMap(({ papers }) => papers)).toEqual(all.slice(0, count));
        expect(parts).toHaveLength(countParts(count));
        expect(Math.max(...parts.map(({ papers }) => papers.length))).toBeLessThan(2 * papersPerPart);
      }),
      { numRuns: 20 },
    );
  });

  test('keep their addresses when a paper is added: the oldest part has the number 1', () => {
    const all = papersOf(1001);
    const addresses = (papers: typeof all) =>
      new Map(divideList(papers).flatMap((part) => part.papers.map(({ id }) => [id, partPath('/x/', part)])));
    const [before, after] = [addresses(all.slice(1)), addresses(all)];
    const moved = [...before].filter(([id, address]) => after.get(id) !== address);
    expect(moved).toEqual([]);
    expect(divideList(all).map((part) => partPath('/x/', part))).toEqual([
      '/x/', '/x/papers/3/', '/x/papers/2/', '/x/papers/1/',
    ]); // prettier-ignore
  });

  test('have the years of the whole list, which are found once for all parts', () => {
    const all = papersOf(4 * papersPerPart);
    const parts = divideList(all);
    expect(yearsOfList(parts)).toEqual(groupByYear(all));
    expect(yearsOfList(parts)).toBe(yearsOfList(parts));
    expect(yearsOfList(divideList(all.slice(1)))).toEqual(groupByYear(all.slice(1)));
  });

  test('a year that several parts share has its positions in each of them', () => {
    const all = papersOf(800, (index) => (index < 10 ? '2024' : index < 790 ? '2023' : '2022'));
    const years = groupByYear(all);
    const placed = divideList(all).map((part) =>
      yearsOfPart(part, years).map(({ year, before, papers, total }) => [year, before, papers.length, total]),
    );
    expect(placed).toEqual([
      [['2024', 0, 10, 10], ['2023', 0, 290, 780]],
      [['2023', 290, 250, 780]],
      [['2023', 540, 240, 780], ['2022', 0, 10, 10]],
    ]); // prettier-ignore
  });

  test('exist for people, venues, topics, affiliations, years and undated papers, and all are in the sitemap', () => {
    const dated = papersOf(600, () => '2024');
    const undated = papersOf(520).map(({ issued: _, ...paper }) => ({ ...paper, id: `u${paper.id}` }));
    const library = createLibrary([...dated, ...undated], []);
    const paths = partedLists(library).map(({ path, parts }) => [path, parts.length]);
    expect(paths).toEqual([
      ['/authors/ann/', 4], ['/venues/folds/', 4], ['/topics/folding/', 4], ['/affiliations/north-lab/', 4],
      ['/years/2024/', 2], ['/years/undated/', 2],
    ]); // prettier-ignore
    const pages = new Set(sitePages(library, [], new Map()).map(({ path }) => path));
    for (const { path, parts } of partedLists(library))
      for (const part of parts) expect(pages).toContain(partPath(path, part));
  });

  test('have keys of their own: a changed paper changes the keys of the parts that show it', () => {
    const keysOf = (title: string) => {
      const all = papersOf(1000).map((paper) =>
        paper.id === 'p00900' ? { ...paper, titleHtml: title } : paper,
      );
      const library = createLibrary(all, []);
      const keys = createPageKeys(library, '');
      const [list] = partedLists(library);
      return list?.parts.map((part) => keys.part(list, part)) ?? [];
    };
    const [before, after] = [keysOf('old'), keysOf('new')];
    expect(before.map((key, index) => key === after[index])).toEqual([true, true, true, false]);
    expect(new Set(before).size).toBe(4);
  });

  test('divide the lists of 20,000 papers within a second', () => {
    const library = createLibrary(papersOf(20_000), []);
    const start = performance.now();
    expect(partedLists(library).length).toBeGreaterThan(3);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
