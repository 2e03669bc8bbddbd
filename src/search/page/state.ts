import type { Filters, SearchQuestion, Sort } from '../engine/protocol.ts';

/** What a visitor asked for: all that a copied address has to carry. */
export interface SearchState {
  query: string;
  filters: Filters;
  /** Left out as long as nobody chose: by relevance with a query, else newest first. */
  sort?: Sort;
  /** By year or not. Left out as long as nobody chose: by year unless there is a query. */
  group?: boolean;
}

/** The filters that take a list of values, in the order in which they stand in an address. */
export const listFilters = ['type', 'venue', 'topic', 'author', 'has'] as const;
export type ListFilter = (typeof listFilters)[number];

export const sorts = [
  'relevance',
  'newest',
  'oldest',
  'citations',
  'title',
] as const satisfies readonly Sort[];

/** Groups of years follow each other in time. */
const byDate: ReadonlySet<Sort> = new Set<Sort>(['newest', 'oldest']);

/** What is left when a visitor clears the search: the query goes first, then what else was chosen. */
export function cleared(state: SearchState): SearchState {
  const filtersStay = state.query !== '' && chosenFilters(state.filters).length > 0;
  return filtersStay ? { ...state, query: '' } : emptyState;
}

/** Nothing asked for: the page shows its list. */
export const emptyState: SearchState = { query: '', filters: {} };

export function isEmptySearch(state: SearchState): boolean {
  return (
    state.query.trim() === '' &&
    chosenFilters(state.filters).length === 0 &&
    sortOf(state) === 'newest' &&
    isGrouped(state)
  );
}

export function sortOf({ query, sort, group }: SearchState): Sort {
  const blank = query.trim() === '';
  if (sort && !(blank && sort === 'relevance')) return sort;
  return blank || group ? 'newest' : 'relevance';
}

/** Years are headings only where the papers follow each other in time. */
export function isGrouped(state: SearchState): boolean {
  return byDate.has(sortOf(state)) && (state.group ?? state.query.trim() === '');
}

/** The state with another order; one that knows no years ends the grouping. */
export function withSort(state: SearchState, sort: Sort): SearchState {
  const { sort: _, group, ...rest } = state;
  const kept = byDate.has(sort) && group !== undefined ? { group } : {};
  return sortOf({ ...rest, ...kept }) === sort ? { ...rest, ...kept } : { ...rest, ...kept, sort };
}

/** The state with years as headings or without; papers in another order are put in that of time first. */
export function withGroup(state: SearchState, group: boolean): SearchState {
  const { sort, group: _, ...rest } = state;
  const kept = sort && byDate.has(sort) ? { ...rest, sort } : group ? rest : { ...rest, sort: sortOf(state) };
  return isGrouped(kept) === group ? kept : { ...kept, group };
}

export function toSearchQuestion(state: SearchState, limit: number, facets: boolean): SearchQuestion {
  const { query, filters } = state;
  return { query: query.trim(), filters, sort: sortOf(state), limit, ...(facets && { facets }) };
}

/** Counts are the same whatever the order of the results and however many are shown. */
export function countKey({ query, filters }: SearchQuestion): string {
  return JSON.stringify([query, filters]);
}

/** One chosen value of one filter; a span of years is one. */
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

/** The filters with a value of a list chosen or not. */
export function withValue(filters: Filters, filter: ListFilter, value: string, chosen: boolean): Filters {
  const others = (filters[filter] ?? []).filter((each) => each !== value);
  return withList(filters, filter, chosen ? [...others, value] : others);
}

export function withYears(filters: Filters, from: number | undefined, to: number | undefined): Filters {
  const { from: _, to: __, ...rest } = filters;
  const turned = from !== undefined && to !== undefined && from > to;
  const [first, last] = turned ? [to, from] : [from, to];
  return { ...rest, ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

/** What else than code, a PDF and an abstract a paper may have is no filter. */
const possessions: readonly string[] = ['code', 'pdf', 'abstract'];

export function withList(filters: Filters, filter: ListFilter, values: readonly string[]): Filters {
  const { [filter]: _, ...rest } = filters;
  const unique = [...new Set(values)].filter(
    (value) => value !== '' && (filter !== 'has' || possessions.includes(value)),
  );
  return unique.length > 0 ? { ...rest, [filter]: unique } : rest;
}
