import { stack } from 'd3-shape';
import type { Library, YearGroup } from '../library/library.ts';
import type { Group } from '../library/groups.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { yearOf } from '../model/date.ts';

/** So many years are drawn at most, the latest; tables and lists have them all. */
const drawn = 60;

/** All years from the first to the last that has papers, so that a gap is seen to be one; newest first. */
export function yearsOf(years: readonly YearGroup[]): string[] {
  const dated = years.flatMap(({ year }) => (year === undefined ? [] : [Number(year)]));
  if (dated.length === 0) return [];
  const [first, last] = [Math.min(...dated), Math.max(...dated)];
  const count = Math.min(last - first + 1, drawn);
  return Array.from({ length: count }, (_, index) => String(last - index).padStart(4, '0'));
}

/** A part of a bar, from where to where, as shares of the longest bar. */
export interface Part<Series> {
  series: Series;
  count: number;
  from: number;
  to: number;
}

/** A bar of parts. */
export interface StackedBar<Series> {
  year: string;
  total: number;
  parts: Part<Series>[];
}

/** The papers of each year by type: a bar for each, the parts in the order of `types`, the most frequent type first. */
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

/** The papers of a year, and the height of its bar as a share of the highest. */
export interface YearBar {
  year: string;
  count: number;
  height: number;
}

/** The bars of some papers, a year each. */
export function yearBars(papers: readonly ShownPaper[], years: readonly string[]): YearBar[] {
  const counts = countBy(papers, ({ issued }) => (issued === undefined ? '' : yearOf(issued)));
  const most = Math.max(1, ...years.map((year) => counts.get(year) ?? 0));
  return years.map((year) => {
    const count = counts.get(year) ?? 0;
    return { year, count, height: count / most };
  });
}

/** The papers of a group in each year, oldest first. */
export interface GroupOverTime {
  group: Group;
  bars: YearBar[];
}

/** How groups came and went, each at its own scale: a small one would show nothing at that of a large one. */
export function groupsOverTime(groups: readonly Group[], library: Pick<Library, 'years'>): GroupOverTime[] {
  const years = yearsOf(library.years).reverse();
  return groups.map((group) => ({ group, bars: yearBars(group.papers, years) }));
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
