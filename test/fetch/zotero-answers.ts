import type { Played } from './service.ts';

/** Returns an item of a library as the Zotero Web API sends it. */
export function zoteroItem(key: string, title: string, more: object = {}): object {
  const data = {
    key,
    version: 1,
    itemType: 'journalArticle',
    title,
    creators: [{ creatorType: 'author', firstName: 'Ada', lastName: 'Quill' }],
    publicationTitle: 'Journal of Folds',
    date: '2024',
    extra: '',
    tags: [],
    collections: [],
    relations: {},
    ...more,
  };
  return { key, version: 1, library: { type: 'group', id: 12345 }, meta: { parsedDate: '2024' }, data };
}

/** Returns a response with a part of a library. */
export function zoteroAnswer(items: readonly object[], version: number, total = items.length): Played {
  return {
    headers: {
      'content-type': 'application/json',
      'last-modified-version': String(version),
      'total-results': String(total),
    },
    body: JSON.stringify(items),
  };
}

const page = (start: number) => `format=json&sort=dateAdded&direction=asc&limit=100&start=${start}`;

/** Path of a page of all items. */
export function zoteroItems(library: string, start = 0): string {
  return `/${library}/items/top?${page(start)}`;
}

/** Path of a page of the items that changed since a version. */
export function zoteroChanges(library: string, since: number, start = 0): string {
  return `/${library}/items/top?since=${since}&includeTrashed=1&${page(start)}`;
}

/** Path of the keys that were deleted since a version. */
export function zoteroDeleted(library: string, since: number): string {
  return `/${library}/deleted?since=${since}`;
}

/** Returns the response with deleted keys. */
export function deletedAnswer(items: readonly string[], version: number, collections: string[] = []): Played {
  return {
    headers: { 'content-type': 'application/json', 'last-modified-version': String(version) },
    body: JSON.stringify({ collections, items, searches: [], tags: [], settings: [] }),
  };
}
