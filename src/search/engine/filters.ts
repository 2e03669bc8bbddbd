import { type FilterTable, type Numbers, type FilterName, valueFilters } from '../index/filter-tables.ts';
import type { Facets, FacetValue, Filters } from './protocol.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { foldedWords, foldWord } from '../index/tokens.ts';

/** A bit for each filter. */
const bits = { year: 1, type: 2, venue: 4, topic: 8, author: 16, has: 32 } as const;

/** For each paper the filters that it does not pass, as bits. */
export type Misses = Uint8Array;

/** So many values a filter offers beside results; those that are chosen stand among them in any case. */
const listed = 200;

/** So many values are offered while one is typed. */
const completed = 8;

/** Works out what filters leave. Loads what it needs of the index. */
export async function applyFilters(index: OpenIndex, filters: Filters): Promise<Misses | undefined> {
  const { from, to } = filters;
  const chosen = valueFilters.filter((name) => (filters[name]?.length ?? 0) > 0);
  const hasYears = from !== undefined || to !== undefined;
  if (!hasYears && chosen.length === 0) return undefined;
  const misses = new Uint8Array(index.papers);
  if (hasYears) {
    const { years } = await index.numbers();
    for (const [place, year] of years.entries()) {
      if (year === 0 || year < (from ?? 0) || year > (to ?? Infinity)) misses[place] = bits.year;
    }
  }
  for (const name of chosen) {
    const wanted: readonly string[] = filters[name] ?? [];
    const values = (await index.filter(name)).filter(({ value }) => wanted.includes(value));
    addMisses(misses, bits[name], values);
  }
  return misses;
}

/** The papers that have one of the values of a filter whose words begin with those of a text, as `venue:acl` asks. */
export async function placesOf(index: OpenIndex, name: FilterName, text: string): Promise<Uint8Array> {
  const places = new Uint8Array(index.papers);
  for (const { places: list } of matching(await index.filter(name), text))
    for (const place of list) places[place] = 1;
  return places;
}

/** The papers of a span of years. */
export async function placesOfYears(
  index: OpenIndex,
  span: { from: number; to: number },
): Promise<Uint8Array> {
  const { years } = await index.numbers();
  return Uint8Array.from(years, (year) => (year > 0 && year >= span.from && year <= span.to ? 1 : 0));
}

/** Counts for every filter the papers that fit the query and the other filters. */
export async function countFacets(
  index: OpenIndex,
  places: Iterable<number>,
  filters: Filters,
): Promise<Facets> {
  const misses = await applyFilters(index, filters);
  const [numbers, ...tables] = await Promise.all([
    index.numbers(),
    ...valueFilters.map((name) => index.filter(name)),
  ]);
  /** For each paper that the query finds 1 plus its misses. */
  const found = new Uint8Array(index.papers);
  for (const place of places) found[place] = 1 + (misses?.[place] ?? 0);
  const counted = valueFilters.map((name, order): [FilterName, FacetValue[]] => [
    name,
    countValues(tables[order] ?? [], found, bits[name], filters[name] ?? []),
  ]);
  return {
    year: countYears(numbers, found),
    ...(Object.fromEntries(counted) as Record<FilterName, FacetValue[]>),
  };
}

/** Values whose words begin with what is typed, those of most papers first. */
export async function completeValue(
  index: OpenIndex,
  name: FilterName,
  prefix: string,
): Promise<FacetValue[]> {
  const table = await index.filter(name);
  const found = foldWord(prefix).trim() === '' ? table : matching(table, prefix);
  return found
    .slice(0, completed)
    .map(({ value, label, places }) => ({ value, label, count: places.length }));
}

/** Every word of the text begins a word of the value or its label; if the text is a value as it stands, that value alone. */
function matching(table: FilterTable, text: string): FilterTable {
  const folded = foldWord(text.trim());
  const same = table.filter(({ value, label }) => [value, label].some((each) => foldWord(each) === folded));
  if (same.length > 0) return same;
  const words = foldedWords(text);
  if (words.length === 0) return [];
  return table.filter(({ value, label }) => {
    const own = [...foldedWords(value), ...foldedWords(label)];
    return words.every((word) => own.some((each) => each.startsWith(word)));
  });
}

function addMisses(misses: Misses, bit: number, values: FilterTable): void {
  const has = new Uint8Array(misses.length);
  for (const { places } of values) for (const place of places) has[place] = 1;
  for (let place = 0; place < misses.length; place++)
    if (has[place] === 0) misses[place] = (misses[place] ?? 0) | bit;
}

function countValues(
  table: FilterTable,
  found: Uint8Array,
  bit: number,
  chosen: readonly string[],
): FacetValue[] {
  const counted: FacetValue[] = [];
  for (const { value, label, places } of table) {
    let count = 0;
    for (const place of places) {
      const misses = (found[place] ?? 0) - 1;
      if (misses === 0 || misses === bit) count++;
    }
    if (count > 0 || chosen.includes(value)) counted.push({ value, label, count });
  }
  counted.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return counted.filter(({ value }, place) => place < listed || chosen.includes(value));
}

function countYears({ years }: Numbers, found: Uint8Array): Facets['year'] {
  const counts = new Map<number, number>();
  for (const [place, year] of years.entries()) {
    const misses = (found[place] ?? 0) - 1;
    if (year > 0 && (misses === 0 || misses === bits.year)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => a.year - b.year);
}
