import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coAuthorNetwork } from '../../src/charts/network.ts';
import { groupsOverTime, papersByType, yearBars, yearsOf } from '../../src/charts/year-counts.ts';
import { createLibrary } from '../../src/library/library.ts';
import { paperTypes } from '../../src/model/paper.ts';
import { shownPaper } from '../library/sample-papers.ts';

const year = fc.integer({ min: 1950, max: 2030 });
const papers = fc
  .array(
    fc.record({
      issued: fc.option(year.map(String), { nil: undefined }),
      type: fc.constantFrom(...paperTypes),
      author: fc.array(fc.constantFrom('Ada Quill', 'Rob Meer', 'Zoe Fold', 'Li Wei', 'Bo Ann'), {
        maxLength: 4,
      }),
      keyword: fc.array(fc.constantFrom('folds', 'herds'), { minLength: 1 }),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ issued, type, author, keyword }, index) =>
      shownPaper(`p${index}`, author, { type, keyword, ...(issued !== undefined && { issued }) }),
    ),
  );

test('lists every year from the last to the first, including years without papers', () => {
  const { years } = createLibrary(
    ['2019', '2023', '2021'].map((issued, index) => shownPaper(`p${index}`, [], { issued })),
    [],
  );
  expect(yearsOf(years)).toEqual(['2023', '2022', '2021', '2020', '2019']);
  expect(yearsOf([])).toEqual([]);
});

test('bars count every dated paper of their year, and their parts follow each other without a gap', () => {
  fc.assert(
    fc.property(papers, (list) => {
      const { years } = createLibrary(list, []);
      const { types, bars } = papersByType(years);
      expect(new Set(types)).toEqual(new Set(list.map(({ type }) => type)));
      for (const { year: of, total, parts } of bars) {
        expect(total).toBe(list.filter(({ issued }) => issued === of).length);
        let end = 0;
        for (const { count, from, to } of parts) {
          expect(count).toBeGreaterThan(0);
          expect(from).toBeCloseTo(end);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(1.000001);
      }
    }),
  );
});

test('topics over time count each paper in its year, and the highest bar has full height', () => {
  fc.assert(
    fc.property(papers, (list) => {
      const library = createLibrary(list, []);
      const dated = new Set(yearsOf(library.years));
      for (const { group, bars } of groupsOverTime(library.groups.all('topics'), library)) {
        const own = group.papers.filter(({ issued }) => issued !== undefined && dated.has(issued));
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
        if (own.length > 0) expect(Math.max(...bars.map(({ height }) => height))).toBe(1);
      }
    }),
  );
});

test('a topic whose papers have no date has no bars', () => {
  const library = createLibrary([shownPaper('p', [], { keyword: ['folds'] })], []);
  expect(groupsOverTime(library.groups.all('topics'), library)).toMatchObject([{ bars: [] }]);
});

test('the network contains only people with co-authors, within the drawing, at the same positions each time', () => {
  fc.assert(
    fc.property(papers, (list) => {
      const library = createLibrary(list, []);
      const { nodes, links, width, height } = coAuthorNetwork(library);
      for (const { x, y, person } of nodes) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(height);
        expect(library.coAuthors(person).length).toBeGreaterThan(0);
      }
      for (const { source, target, count } of links)
        expect(library.coAuthors(source.person).find(({ person }) => person === target.person)?.count).toBe(
          count,
        );
      const positions = (network: typeof nodes) => network.map(({ x, y }) => [x, y]);
      expect(positions(coAuthorNetwork(createLibrary(list, [])).nodes)).toEqual(positions(nodes));
    }),
    { numRuns: 30 },
  );
});

describe('real records 23: years without papers', () => {
  const yearsWith = (...issued: string[]) =>
    createLibrary(
      issued.map((date, index) => shownPaper(`p${index}`, [], { issued: date })),
      [],
    ).years;

  test('are one entry if they are many, so that an early paper leaves the chart readable', () => {
    expect(yearsOf(yearsWith('2024', '2022', '1890'))).toEqual(['2024', '2023', '2022', '1891–2021', '1890']);
    expect(yearsOf(yearsWith('2024-05-01', '2014'))).toHaveLength(11);
    expect(yearsOf(yearsWith('2024', '2003', '1975'))).toEqual(
      Array.from({ length: 50 }, (_, index) => String(2024 - index)),
    );
    expect(yearsOf(yearsWith('2024', '1994', '1963'))).toEqual([
      ...Array.from({ length: 31 }, (_, index) => String(2024 - index)),
      '1964–1993',
      '1963',
    ]);
    expect(yearsOf(yearsWith('0950', '1000'))).toEqual(['1000', '0951–0999', '0950']);
  });

  test('are part of every chart with an axis of years, with 0 papers', () => {
    const years = yearsWith('2024', '2021', '1890');
    const rows = ['2024', '2023', '2022', '2021', '1891–2020', '1890'];
    expect(papersByType(years).bars.map(({ year, total }) => [year, total])).toEqual(
      rows.map((year) => [year, Number(['2024', '2021', '1890'].includes(year))]),
    );
    const papers = years.flatMap((group) => group.papers);
    expect(yearBars(papers, yearsOf(years)).map(({ height }) => height)).toEqual([1, 0, 0, 1, 0, 1]);
  });

  test('all have a place in a chart without a maximum, which leads to the pages of all years', () => {
    const issued = Array.from({ length: 80 }, (_, index) => String(1940 + index));
    expect(yearsOf(yearsWith(...issued))).toHaveLength(60);
    expect(yearsOf(yearsWith(...issued), Infinity)).toHaveLength(80);
  });
});
