import { isGrouped, listFilters, type SearchState, sortOf, sorts, withList, withYears } from './state.ts';

/** The parameters in the address of the page that belong to the search. */
const parameters = ['q', 'year', ...listFilters, 'sort', 'group'];

/**
 * Returns the search that an address contains: `?q=…&year=2019..2023&type=…&venue=…&sort=newest&group=year`. A filter
 * has one parameter for each of its chosen values. Invalid values are ignored.
 */
export function parseState(address: string): SearchState {
  const { searchParams } = new URL(address);
  const { from, to } = parseYears(searchParams.get('year') ?? '');
  let filters = withYears({}, from, to);
  for (const filter of listFilters) filters = withList(filters, filter, searchParams.getAll(filter));
  const sort = sorts.find((each) => each === searchParams.get('sort'));
  const grouping = searchParams.get('group');
  const group = grouping === 'year' ? true : grouping === 'none' ? false : undefined;
  return {
    query: searchParams.get('q') ?? '',
    filters,
    ...(sort && { sort }),
    ...(group !== undefined && { group }),
  };
}

/**
 * Adds a search to an address. Values that are equal to the default are left out. Parameters that do not belong to the
 * search are kept.
 */
export function withState(address: string, state: SearchState): string {
  const url = new URL(address);
  for (const name of parameters) url.searchParams.delete(name);
  const { query, filters, sort, group } = state;
  const defaults = { query, filters };
  if (query.trim() !== '') url.searchParams.set('q', query);
  if (filters.from !== undefined || filters.to !== undefined)
    url.searchParams.set('year', formatYears(filters.from, filters.to));
  for (const filter of listFilters)
    for (const value of filters[filter] ?? []) url.searchParams.append(filter, value);
  if (sort && sortOf(state) === sort && sortOf(defaults) !== sort) url.searchParams.set('sort', sort);
  const grouped = isGrouped(state);
  if (group !== undefined && isGrouped({ ...defaults, ...(sort && { sort }) }) !== grouped)
    url.searchParams.set('group', grouped ? 'year' : 'none');
  return url.href;
}

/** Formats a span of years: `2019..2023`, `2019..`, `..2023` or `2019`. */
export function formatYears(from: number | undefined, to: number | undefined): string {
  return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}

function parseYears(text: string): { from?: number; to?: number } {
  if (/^\d{1,4}$/.test(text)) return { from: Number(text), to: Number(text) };
  const [, first = '', last = ''] = /^(\d{0,4})\.\.(\d{0,4})$/.exec(text) ?? [];
  return { ...(first && { from: Number(first) }), ...(last && { to: Number(last) }) };
}

/** Writes the state of the search into the address of the page. */
export interface AddressKeeper {
  /** Writes a search into the address. The search may still change with the next key press. */
  keep(state: SearchState): void;
  /** Makes the next search a new entry in the browser history. */
  settle(): void;
}

/**
 * Creates an object that writes searches into the address of the page. After `settle`, the first changed search adds an
 * entry to the browser history; further changes replace this entry.
 */
export function createAddressKeeper(
  history: Pick<History, 'pushState' | 'replaceState'>,
  location: { readonly href: string },
): AddressKeeper {
  let settled = true;
  return {
    keep(state) {
      const address = withState(location.href, state);
      if (address === withState(location.href, parseState(location.href))) return;
      try {
        if (settled) history.pushState(null, '', address);
        else history.replaceState(null, '', address);
        settled = false;
      } catch {
        // Browsers refuse too many changes of the address in a short time. A later change succeeds.
      }
    },
    settle() {
      settled = true;
    },
  };
}
