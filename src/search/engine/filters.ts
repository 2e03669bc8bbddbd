import {
  type FilterName,
  type FilterTable,
  valueFilters,
  type YearsAndCitations,
} from '../index/filter-tables.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { foldedWords, foldWord } from '../../model/tokens.ts';
import type { Facets, FacetValue, Filters } from './protocol.ts';

const filterBits = { year: 1, type: 2, venue: 4, topic: 8, author: 16, has: 32, first: 64 } as const;

/**
 * For each paper, the filters that the paper does not match, as `filterBits`. The index in the array is the paper
 * number.
 */
export type FailedFilters = Uint8Array;

/** Maximum number of values per filter in an answer. Values that the visitor has chosen are always included. */
const maxFacetValues = 200;

/** Maximum number of values that are suggested while the visitor types a value. */
const maxCompletions = 8;

/**
 * Returns the filters that each paper does not match; undefined if no filter is chosen. Loads the filter tables that
 * are needed.
 */
export async function applyFilters(index: OpenIndex, filters: Filters): Promise<FailedFilters | undefined> {
  const { from, to } = filters;
  const chosen = valueFilters.filter((name) => (filters[name]?.length ?? 0) > 0);
  const hasYears = from !== undefined || to !== undefined;
  if (!hasYears && chosen.length === 0) return undefined;
  const failed = new Uint8Array(index.papers);
  if (hasYears) {
    const { years } = await index.yearsAndCitations();
    for (const [paperNumber, year] of years.entries()) {
      if (year === 0 || year < (from ?? 0) || year > (to ?? Infinity)) failed[paperNumber] = filterBits.year;
    }
  }
  for (const name of chosen) {
    const wanted: readonly string[] = filters[name] ?? [];
    const values = (await index.filterTable(name)).filter(({ value }) => wanted.includes(value));
    addFailed(failed, filterBits[name], values);
  }
  return failed;
}

/**
 * Returns an array with 1 for each paper that has a value matching the text, as in the query `venue:acl`, and 0 for
 * other papers.
 */
export async function papersWithValue(index: OpenIndex, name: FilterName, text: string): Promise<Uint8Array> {
  const papers = new Uint8Array(index.papers);
  for (const { paperNumbers } of matchingValues(await index.filterTable(name), text))
    for (const paperNumber of paperNumbers) papers[paperNumber] = 1;
  return papers;
}

/** Returns an array with 1 for each paper from these years, and 0 for other papers. Both years are inclusive. */
export async function papersOfYears(
  index: OpenIndex,
  span: { from: number; to: number },
): Promise<Uint8Array> {
  const { years } = await index.yearsAndCitations();
  return Uint8Array.from(years, (year) => (year > 0 && year >= span.from && year <= span.to ? 1 : 0));
}

/**
 * Counts the papers for each value of each filter. A paper counts if it has the value and matches the query and all
 * other filters. A filter without a chosen value has no values if none of them would narrow the results: all results
 * have the same year, for example.
 */
export async function countFacets(
  index: OpenIndex,
  paperNumbers: Iterable<number>,
  filters: Filters,
): Promise<Facets> {
  const failed = await applyFilters(index, filters);
  const [yearsAndCitations, ...tables] = await Promise.all([
    index.yearsAndCitations(),
    ...valueFilters.map((name) => index.filterTable(name)),
  ]);
  /**
   * By paper number: 0 if the query does not find the paper, otherwise 1 plus the filters that the paper does not
   * match.
   */
  const found = new Uint8Array(index.papers);
  for (const paperNumber of paperNumbers) found[paperNumber] = 1 + (failed?.[paperNumber] ?? 0);
  const total = found.reduce((sum, mask) => sum + (mask === 1 ? 1 : 0), 0);
  const narrowing = <Value extends { count: number }>(values: Value[], isChosen: boolean) =>
    isChosen || values.some(({ count }) => count < total) ? values : [];
  const counted = valueFilters.map((name, order): [FilterName, FacetValue[]] => {
    const chosen = filters[name] ?? [];
    const values = countValues(tables[order] ?? [], found, filterBits[name], chosen);
    return [name, narrowing(values, chosen.length > 0)];
  });
  const hasYears = filters.from !== undefined || filters.to !== undefined;
  return {
    year: narrowing(countYears(yearsAndCitations, found), hasYears),
    ...(Object.fromEntries(counted) as Record<FilterName, FacetValue[]>),
  };
}

/** Returns the values that match a typed prefix. Values with many papers come first. */
export async function completeValue(
  index: OpenIndex,
  name: FilterName,
  prefix: string,
): Promise<FacetValue[]> {
  const table = await index.filterTable(name);
  const found = foldWord(prefix).trim() === '' ? table : matchingValues(table, prefix);
  return found
    .slice(0, maxCompletions)
    .map(({ value, label, paperNumbers }) => ({ value, label, count: paperNumbers.length }));
}

/**
 * Returns the values that match a text: every word of the text is the beginning of a word in the value or in its label.
 * If the text is exactly a value or a label, returns only that value.
 */
function matchingValues(table: FilterTable, text: string): FilterTable {
  const folded = foldWord(text.trim());
  const same = table.filter(({ value, label }) => [value, label].some((each) => foldWord(each) === folded));
  if (same.length > 0) return same;
  const words = foldedWords(text);
  if (words.length === 0) return [];
  return table.filter(({ value, label }) => {
    const valueWords = [...foldedWords(value), ...foldedWords(label)];
    return words.every((word) => valueWords.some((each) => each.startsWith(word)));
  });
}

/** Adds the bit of a filter for each paper that has none of the given values. */
function addFailed(failed: FailedFilters, bit: number, values: FilterTable): void {
  const has = new Uint8Array(failed.length);
  for (const { paperNumbers } of values) for (const paperNumber of paperNumbers) has[paperNumber] = 1;
  for (let paperNumber = 0; paperNumber < failed.length; paperNumber++)
    if (has[paperNumber] === 0) failed[paperNumber] = (failed[paperNumber] ?? 0) | bit;
}

function countValues(
  table: FilterTable,
  found: Uint8Array,
  bit: number,
  chosen: readonly string[],
): FacetValue[] {
  const counted: FacetValue[] = [];
  for (const { value, label, paperNumbers } of table) {
    let count = 0;
    for (const paperNumber of paperNumbers) {
      const failed = (found[paperNumber] ?? 0) - 1;
      if (failed === 0 || failed === bit) count++;
    }
    if (count > 0 || chosen.includes(value)) counted.push({ value, label, count });
  }
  counted.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return counted.filter(({ value }, index) => index < maxFacetValues || chosen.includes(value));
}

function countYears({ years }: YearsAndCitations, found: Uint8Array): Facets['year'] {
  const counts = new Map<number, number>();
  for (const [paperNumber, year] of years.entries()) {
    const failed = (found[paperNumber] ?? 0) - 1;
    if (year > 0 && (failed === 0 || failed === filterBits.year))
      counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => a.year - b.year);
}
