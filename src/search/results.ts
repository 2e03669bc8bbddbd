import { factsOf } from './build-index.ts';
import type { SearchDocument } from './documents.ts';
import type { Marked, Marker } from './marks.ts';

/** One paper that was found, as a page shows it. */
export interface SearchResult {
  id: string;
  title: Marked;
  /** The first names of the paper, and those further on that match. */
  authors: Marked[];
  /** For each of `authors` the id of the person's page, where there is one. */
  authorIds?: (string | undefined)[];
  /** How many names are left out of `authors`. */
  hiddenAuthors: number;
  authorsTruncated: boolean;
  owners: Marked[];
  /** The sentence of the abstract that fits best, if one does. */
  excerpt?: Marked;
  /** Venue, date, categories. */
  facts: Marked[];
  code: boolean;
  year?: number;
  citations?: number;
}

/** Names of a paper that are shown whether they match or not, and names beyond these that are shown because they do. */
const shownAuthors = 8;
const shownMatches = 3;

/** What of a paper is read for marks. */
export function textsOf(document: SearchDocument): string[] {
  const { title, author, owners = [], abstract = '' } = document;
  return [title, ...author, ...owners, ...factsOf(document), abstract];
}

export function toResult(document: SearchDocument, { mark, markExcerpt }: Marker): SearchResult {
  const names = document.author.map((name, index) => ({ name: mark(name), id: document.authorIds?.[index] }));
  const matches = names.slice(shownAuthors).filter(({ name }) => name.marks.length > 0);
  const shown = [...names.slice(0, shownAuthors), ...matches.slice(0, shownMatches)];
  const excerpt = document.abstract ? markExcerpt(document.abstract) : undefined;
  return {
    id: document.id,
    title: mark(document.title),
    authors: shown.map(({ name }) => name),
    authorIds: shown.map(({ id }) => id),
    hiddenAuthors: names.length - shown.length,
    authorsTruncated: document.authorsTruncated ?? false,
    owners: (document.owners ?? []).map((name) => mark(name)),
    ...(excerpt && { excerpt }),
    facts: [document.venue, document.date, ...(document.categories ?? [])].flatMap((fact) =>
      fact === undefined ? [] : mark(fact),
    ),
    code: document.code ?? false,
    ...(document.year !== undefined && { year: document.year }),
    ...(document.citations !== undefined && { citations: document.citations }),
  };
}
