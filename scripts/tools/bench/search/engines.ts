import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { SearchDocument } from '../../../../src/search/index/document.ts';

/** A search engine that is compared with other engines. It has indexed the papers. */
export interface Contender {
  name: string;
  /** Returns the positions, in the list of papers, of the papers that a query finds, best first. */
  find(query: string): Promise<number[]> | number[];
  /** The serialized index that a browser would load; undefined if the index cannot be serialized. */
  index?: string;
}

const shown = 10;

/**
 * Creates an engine with the library MiniSearch and the options that its documentation recommends for search while
 * typing.
 *
 * @param storeFields the fields that the index can show
 */
export function createMiniSearch(
  papers: readonly SearchDocument[],
  storeFields: readonly string[] = [],
): Contender {
  const options = { fields: ['title', 'author', 'abstract'], storeFields: [...storeFields] };
  const index = new MiniSearch(options);
  index.addAll(
    papers.map(({ title, author, abstract }, id) => ({ id, title, author: author.join(' '), abstract })),
  );
  return {
    name: 'MiniSearch',
    find: (query) =>
      index
        .search(query, { prefix: true, fuzzy: 0.2, boost: { title: 3, author: 2 } })
        .slice(0, shown)
        .map(({ id }) => Number(id)),
    get index() {
      return JSON.stringify(index);
    },
  };
}

/** Creates an engine with the library Fuse and the best of the options that were tried. */
export function createFuse(papers: readonly SearchDocument[]): Contender {
  const fuse = new Fuse(
    papers.map(({ title, author, abstract = '' }) => ({ title, author: author.join(' '), abstract })),
    {
      keys: [
        { name: 'title', weight: 3 },
        { name: 'author', weight: 2 },
        { name: 'abstract', weight: 1 },
      ],
      useTokenSearch: true,
      threshold: 0.2,
      fieldNormWeight: 0.5,
    },
  );
  return {
    name: 'Fuse, token search',
    find: (query) => fuse.search(query, { limit: shown }).map(({ refIndex }) => refIndex),
  };
}
