/** The query that an address carries as `?q=`, or `''`. */
export function queryOf(address: string): string {
  return new URL(address).searchParams.get('q') ?? '';
}

/** The address with this query; without `q` where the query is blank. All else stays as it is. */
export function withQuery(address: string, query: string): string {
  const url = new URL(address);
  if (query.trim() === '') url.searchParams.delete('q');
  else url.searchParams.set('q', query);
  return url.href;
}

/** Keeps the query of the page in its address. */
export interface AddressKeeper {
  /** The query as it is now; may still change with the next key. */
  keep(query: string): void;
  /** The query is as the visitor wants it: what comes next is an entry of its own in the history. */
  settle(): void;
}

/**
 * One entry in the history for each settled query: the first key after a pause makes an entry, the keys that follow change it.
 */
export function createAddressKeeper(
  history: Pick<History, 'pushState' | 'replaceState'>,
  location: { readonly href: string },
): AddressKeeper {
  let settled = true;
  return {
    keep(query) {
      if (queryOf(location.href) === query) return;
      const address = withQuery(location.href, query);
      if (address === location.href) return;
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
