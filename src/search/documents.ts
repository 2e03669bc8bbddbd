/**
 * One paper as the search knows it. All texts are plain: no TeX, no Markdown, no HTML.
 * What is not known is left out.
 */
export interface SearchDocument {
  id: string;
  title: string;
  /** Names in reading order, in the order of the paper. */
  author: string[];
  /** The source's author list ended with 'et al.'. */
  authorsTruncated?: boolean;
  /** People on whose profile the paper stands though no name of `author` is theirs. */
  owners?: string[];
  abstract?: string;
  /** Where it appeared, or else the type of the paper in words. */
  venue?: string;
  /** The date as pages show it, `July 2024`. */
  date?: string;
  categories?: string[];
  /** There is code. */
  code?: boolean;
  pdf?: boolean;
  year?: number;
  type?: string;
  typeLabel?: string;
  authorIds?: (string | undefined)[];
}

/** The keys of a document in the index file; what is not named here stays out of the download. */
const keys = [
  'id',
  'title',
  'author',
  'authorsTruncated',
  'owners',
  'abstract',
  'venue',
  'date',
  'categories',
  'code',
  'pdf',
  'year',
  'type',
  'typeLabel',
  'authorIds',
] as const satisfies readonly (keyof SearchDocument)[];

/** The index file: a JSON list of documents, in the order in which results of equal rank shall stand (newest first). */
export function toSearchIndex(documents: readonly SearchDocument[]): string {
  return JSON.stringify(
    documents.map((document) => ({ ...document, abstract: document.abstract?.replace(/\s+/gu, ' ').trim() })),
    [...keys],
  );
}

/**
 * Reads an index file.
 *
 * @throws SyntaxError if the text is something else, such as a server's page about an error
 */
export function parseSearchIndex(text: string): SearchDocument[] {
  const documents: unknown = JSON.parse(text);
  if (!Array.isArray(documents)) throw new SyntaxError('The search index holds no list.');
  return documents as SearchDocument[];
}
