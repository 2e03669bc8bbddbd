import { isGrouped, listFilters, type SearchState, sortOf, sorts, withList, withYears } from './state.ts';

/** The parameters of an address that belong to the search. */
const parameters = ['q', 'year', ...listFilters, 'sort', 'group'];

/**
 * The state that an address carries: `?q=…&year=2019..2023&type=…&venue=…&sort=newest&group=year`, a filter once for each of
 * its values. What cannot be read is as if it were not there.
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

/** The address with this state, and nothing in it that goes without saying. All else of the address stays as it is. */
export function withState(address: string, state: SearchState): string {
  const url = new URL(address);
  for (const name of parameters) url.searchParams.delete(name);
  const { query, filters, sort, group } = state;
  const plain = { query, filters };
  if (query.trim() !== '') url.searchParams.set('q', query);
  if (filters.from !== undefined || filters.to !== undefined)
    url.searchParams.set('year', formatYears(filters.from, filters.to));
  for (const filter of listFilters)
    for (const value of filters[filter] ?? []) url.searchParams.append(filter, value);
  if (sort && sortOf(state) === sort && sortOf(plain) !== sort) url.searchParams.set('sort', sort);
  const grouped = isGrouped(state);
  if (group !== undefined && isGrouped({ ...plain, ...(sort && { sort }) }) !== grouped)
    url.searchParams.set('group', grouped ? 'year' : 'none');
  return url.href;
}

/** `2019..2023`, `2019..`, `..2023` or `2019`. */
export function formatYears(from: number | undefined, to: number | undefined): string {
  return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}

function parseYears(text: string): { from?: number; to?: number } {
  if (/^\d{1,4}$/.test(text)) return { from: Number(text), to: Number(text) };
  const [, first = '', last = ''] = /^(\d{0,4})\.\.(\d{0,4})$/.exec(text) ?? [];
  return { ...(first && { from: Number(first) }), ...(last && { to: Number(last) }) };
}

/** Keeps the state of the page in its address. */
export interface AddressKeeper {
  /** The state as it is now; may still change with the next key. */
  keep(state: SearchState): void;
  /** The state is as the visitor wants it: what comes next is an entry of its own in the history. */
  settle(): void;
}

/**
 * One entry in the history for each settled state: the first key after a pause makes an entry, the keys that follow change it.
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
        // Browsers refuse very many changes in a short time; the next one gets through.
      }
    },
    settle() {
      settled = true;
    },
  };
}
