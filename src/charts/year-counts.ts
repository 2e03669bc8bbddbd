import { stack } from 'd3-shape';
import type { Library, YearGroup } from '../library/library.ts';
import type { Group } from '../library/groups.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { yearOf } from '../model/date.ts';

/** Maximum number of years in a chart. Only the latest years are shown; tables and lists show all years. */
const maxYears = 60;

/**
 * Minimum number of years without papers that are one entry, so that a paper of 1890 leaves the chart readable. Shorter
 * gaps occur in the work of one person.
 */
const minGap = 30;

/**
 * Returns the years of a chart, latest first, from the first to the last year with papers. Years without papers are
 * included, so that charts show the gaps. A long gap is one entry: `1891–2011`.
 *
 * @param limit maximum number of entries
 */
export function yearsOf(years: readonly YearGroup[], limit = maxYears): string[] {
  const dated = years.flatMap(({ year }) => (year === undefined ? [] : [Number(year)]));
  const format = (year: number) => String(year).padStart(4, '0');
  return dated
    .sort((a, b) => b - a)
    .flatMap((year, index) => {
      const later = dated[index - 1];
      if (later === undefined) return [format(year)];
      const gap = later - year - 1;
      if (gap >= minGap) return [`${format(year + 1)}–${format(later - 1)}`, format(year)];
      return Array.from({ length: gap + 1 }, (_, step) => format(later - 1 - step));
    })
    .slice(0, limit);
}

/**
 * One part of a stacked bar. `from` and `to` are positions in the chart, as fractions of the longest bar, from 0 to 1.
 */
export interface Part<Series> {
  series: Series;
  count: number;
  from: number;
  to: number;
}

/** The bar of one year, split into one part for each series. */
export interface StackedBar<Series> {
  year: string;
  total: number;
  parts: Part<Series>[];
}

/**
 * Counts papers by year and by type. Returns one bar for each year. The parts of a bar are in the order of `types`; the
 * most frequent type comes first.
 */
export function papersByType(years: readonly YearGroup[]): {
  types: ShownPaper['type'][];
  bars: StackedBar<ShownPaper['type']>[];
} {
  const byYear = new Map(years.map(({ year, papers }) => [year, countBy(papers, ({ type }) => type)]));
  const totals = countBy(
    years.flatMap(({ papers }) => papers),
    ({ type }) => type,
  );
  const types = [...totals]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([type]) => type);
  const rows = yearsOf(years).map((year) => ({ year, counts: byYear.get(year) }));
  const series = stack<(typeof rows)[number], ShownPaper['type']>()
    .keys(types)
    .value(({ counts }, type) => counts?.get(type) ?? 0)(rows);
  const most = Math.max(1, ...series.flatMap((parts) => parts.map(([, to]) => to)));
  const bars = rows.map(({ year }, row) => {
    const parts = series.flatMap((each) => {
      const [from = 0, to = 0] = each[row] ?? [];
      return to > from ? [{ series: each.key, count: to - from, from: from / most, to: to / most }] : [];
    });
    return { year, total: parts.reduce((sum, { count }) => sum + count, 0), parts };
  });
  return { types, bars };
}

/** The number of papers in a year. `height` is a fraction of the highest bar in the same chart, from 0 to 1. */
export interface YearBar {
  year: string;
  count: number;
  height: number;
}

/** Counts the papers of each given year. */
export function yearBars(papers: readonly ShownPaper[], years: readonly string[]): YearBar[] {
  const counts = countBy(papers, ({ issued }) => (issued === undefined ? '' : yearOf(issued)));
  const most = Math.max(1, ...years.map((year) => counts.get(year) ?? 0));
  return years.map((year) => {
    const count = counts.get(year) ?? 0;
    return { year, count, height: count / most };
  });
}

/** A group (a venue, a topic or an affiliation) with the number of its papers in each year, oldest year first. */
export interface GroupOverTime {
  group: Group;
  bars: YearBar[];
}

/**
 * Counts the papers of each group by year. The heights of a group are fractions of the highest bar of this group, so
 * that small groups are visible.
 */
export function groupsOverTime(groups: readonly Group[], library: Pick<Library, 'years'>): GroupOverTime[] {
  const years = yearsOf(library.years).reverse();
  return groups.map((group) => ({ group, bars: yearBars(group.papers, years) }));
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
