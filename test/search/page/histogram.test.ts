import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barAt, toBars } from '../../../src/search/page/histogram.ts';

test('years without papers have empty bars', () => {
  const bars = toBars([
    { year: 2019, count: 3 },
    { year: 2022, count: 1 },
  ]);
  expect(bars.map(({ from, to, count }) => [from, to, count])).toEqual([
    [2019, 2019, 3],
    [2020, 2020, 0],
    [2021, 2021, 0],
    [2022, 2022, 1],
  ]);
});

test('there are no bars without years', () => {
  expect(toBars([])).toEqual([]);
  expect(barAt([], 0.5)).toBeUndefined();
});

test('a long span has at most 50 bars, and each paper counts in the bar of its year', () => {
  const years = fc.uniqueArray(fc.record({ year: fc.integer({ min: 1000, max: 9999 }), count: fc.nat(50) }), {
    selector: ({ year }) => year,
    minLength: 1,
  });
  fc.assert(
    fc.property(years, (unsorted) => {
      const sorted = unsorted.toSorted((a, b) => a.year - b.year);
      const bars = toBars(sorted);
      expect(bars.length).toBeLessThanOrEqual(50);
      for (const bar of bars) {
        const inside = sorted.filter(({ year }) => year >= bar.from && year <= bar.to);
        expect(bar.count).toBe(inside.reduce((sum, { count }) => sum + count, 0));
      }
      for (const [index, bar] of bars.slice(1).entries()) expect(bar.from).toBe((bars[index]?.to ?? 0) + 1);
      expect([bars[0]?.from, bars.at(-1)?.to]).toEqual([sorted[0]?.year, sorted.at(-1)?.year]);
    }),
  );
});

test('a position beyond the chart is at its first or last bar', () => {
  const bars = toBars([
    { year: 2019, count: 3 },
    { year: 2022, count: 1 },
  ]);
  expect([-1, 0, 0.26, 0.99, 1, 7].map((share) => barAt(bars, share)?.from)).toEqual([
    2019, 2019, 2020, 2022, 2022, 2022,
  ]);
});
