import type { Filters, SearchQuestion, Sort } from '../engine/protocol.ts';

/** The query of a visitor, with filters, sort order and grouping. The address of the page contains all of them. */
export interface SearchState {
  query: string;
  filters: Filters;
  /**
   * The sort order that the visitor chose. If undefined, `sortOf` returns the default: by relevance if there is a query
   * and no grouping, otherwise newest first.
   */
  sort?: Sort;
  /**
   * Whether the visitor chose to group papers by year. If undefined, papers are grouped if there is no query and they
   * are sorted by date.
   */
  group?: boolean;
}

/** The filters that have a list of values, in the order in which the address contains them. */
export const listFilters = ['type', 'venue', 'topic', 'author', 'first', 'has'] as const;
export type ListFilter = (typeof listFilters)[number];

export const sorts = [
  'relevance',
  'newest',
  'oldest',
  'citations',
  'title',
] as const satisfies readonly Sort[];

/** The sort orders that allow grouping by year. */
const dateSorts: ReadonlySet<Sort> = new Set<Sort>(['newest', 'oldest']);

/**
 * Returns the search after the visitor clears it. If there are a query and filters, only the query is removed.
 * Otherwise everything is removed.
 */
export function cleared(state: SearchState): SearchState {
  const keepsFilters = state.query !== '' && chosenFilters(state.filters).length > 0;
  return keepsFilters ? { ...state, query: '' } : emptyState;
}

/** An empty search. With it, the page shows the list of all papers. */
export const emptyState: SearchState = { query: '', filters: {} };

/** Whether the results of a search are the same as the list of all papers. */
export function isEmptySearch(state: SearchState): boolean {
  return (
    state.query.trim() === '' &&
    chosenFilters(state.filters).length === 0 &&
    sortOf(state) === 'newest' &&
    isGrouped(state)
  );
}

/** Returns the sort order to use: the order that the visitor chose, or else the default. */
export function sortOf({ query, sort, group }: SearchState): Sort {
  const blank = query.trim() === '';
  if (sort && !(blank && sort === 'relevance')) return sort;
  return blank || group ? 'newest' : 'relevance';
}

/** Whether to group papers by year. This is possible only if the papers are sorted by date. */
export function isGrouped(state: SearchState): boolean {
  return dateSorts.has(sortOf(state)) && (state.group ?? state.query.trim() === '');
}

/** Returns the search with another sort order. If this order is not by date, grouping is switched off. */
export function withSort(state: SearchState, sort: Sort): SearchState {
  const { sort: _, group, ...rest } = state;
  const kept = dateSorts.has(sort) && group !== undefined ? { group } : {};
  return sortOf({ ...rest, ...kept }) === sort ? { ...rest, ...kept } : { ...rest, ...kept, sort };
}

/**
 * Returns the search with grouping by year switched on or off. If grouping is switched on, the papers are sorted by
 * date.
 */
export function withGroup(state: SearchState, group: boolean): SearchState {
  const { sort, group: _, ...rest } = state;
  const kept =
    sort && dateSorts.has(sort) ? { ...rest, sort } : group ? rest : { ...rest, sort: sortOf(state) };
  return isGrouped(kept) === group ? kept : { ...kept, group };
}

/**
 * Returns the question to send to the worker.
 *
 * @param limit maximum number of results
 * @param facets whether to count the papers for each filter value
 */
export function toSearchQuestion(state: SearchState, limit: number, facets: boolean): SearchQuestion {
  const { query, filters } = state;
  return { query: query.trim(), filters, sort: sortOf(state), limit, ...(facets && { facets }) };
}

/**
 * Returns a key for the numbers of papers that the filters show. These numbers depend only on the query and the chosen
 * filters.
 */
export function countKey({ query, filters }: SearchQuestion): string {
  return JSON.stringify([query, filters]);
}

/** One chosen value of a filter. A span of years counts as one value. */
export type Choice =
  | { filter: 'year'; from: number | undefined; to: number | undefined }
  | { filter: ListFilter; value: string };

export function chosenFilters(filters: Filters): Choice[] {
  const { from, to } = filters;
  const years: Choice[] = from === undefined && to === undefined ? [] : [{ filter: 'year', from, to }];
  return [
    ...years,
    ...listFilters.flatMap((filter) => (filters[filter] ?? []).map((value): Choice => ({ filter, value }))),
  ];
}

export function withoutChoice(filters: Filters, choice: Choice): Filters {
  if (choice.filter === 'year') return withYears(filters, undefined, undefined);
  return withValue(filters, choice.filter, choice.value, false);
}

/** Returns the filters after a value was chosen or removed. */
export function withValue(filters: Filters, filter: ListFilter, value: string, chosen: boolean): Filters {
  const others = (filters[filter] ?? []).filter((each) => each !== value);
  return withList(filters, filter, chosen ? [...others, value] : others);
}

/**
 * Returns the filters with another span of years. If the first year is later than the last year, the two are exchanged.
 */
export function withYears(filters: Filters, from: number | undefined, to: number | undefined): Filters {
  const { from: _, to: __, ...rest } = filters;
  const isReversed = from !== undefined && to !== undefined && from > to;
  const [first, last] = isReversed ? [to, from] : [from, to];
  return { ...rest, ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

/** The values that the filter `has` accepts. */
const hasValues: readonly string[] = ['code', 'pdf', 'abstract'];

/** Returns the filters with other chosen values for one filter. Empty, repeated and unknown values are left out. */
export function withList(filters: Filters, filter: ListFilter, values: readonly string[]): Filters {
  const { [filter]: _, ...rest } = filters;
  const unique = [...new Set(values)].filter(
    (value) => value !== '' && (filter !== 'has' || hasValues.includes(value)),
  );
  return unique.length > 0 ? { ...rest, [filter]: unique } : rest;
}
