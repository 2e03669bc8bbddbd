/**
 * The messages between the page and the search worker, and the types that they contain.
 *
 * 1. The page sends `load`, once, before anything else. The worker replies `ready`, or `failed`.
 * 2. For each `search` the worker sends `answer` messages with the `id` of the question: at most one partial answer
 *    (`complete: false`) from the files that are loaded, then one complete answer (`complete: true`). A newer `search` ends this
 *    sequence: the worker sends nothing more for the older question, and the page ignores what is still on its way.
 * 3. For each `complete-value` and each `list-ids` the worker sends one reply with the same `id`, in any order.
 * 4. After `failed` nothing else follows. The page has to start a new worker.
 */
export type WorkerRequest =
  /** @param index the absolute address of the manifest, `search.json` */
  | { type: 'load'; index: string }
  | { type: 'search'; id: number; question: SearchQuestion }
  | { type: 'complete-value'; id: number; field: string; prefix: string }
  | { type: 'list-ids'; id: number; question: SearchQuestion };

export type WorkerReply =
  | { type: 'ready' }
  | { type: 'failed'; reason: string }
  | { type: 'answer'; id: number; answer: SearchAnswer }
  | { type: 'values'; id: number; values: FacetValue[] }
  /** With `loadError` the list is empty, because not all ids are known. */
  | { type: 'ids'; id: number; ids: string[]; loadError?: string };

export interface SearchQuestion {
  query: string;
  filters: Filters;
  sort: Sort;
  /** Maximum number of results to return. */
  limit: number;
  /** Whether to count papers for the values of the filters. */
  facets?: boolean;
}

export type Sort = 'relevance' | 'newest' | 'oldest' | 'citations' | 'title';

/** The chosen values of the filters. A paper has to match one value of each filter that has any. */
export interface Filters {
  /** First year, inclusive. */
  from?: number;
  /** Last year, inclusive. */
  to?: number;
  type?: string[];
  venue?: string[];
  topic?: string[];
  /** Ids of people. */
  author?: string[];
  has?: ('code' | 'pdf' | 'abstract')[];
}

export interface SearchAnswer {
  /** False for a partial answer: another one to the same question follows. */
  complete: boolean;
  /** Number of papers that match, however many of them are in `results`. */
  total: number;
  results: SearchResult[];
  facets?: Facets;
  /** How each part of the query was interpreted, and whether any paper has it. */
  understood?: {
    kind: 'word' | 'phrase' | 'without' | 'field';
    text: string;
    field?: string;
    found: boolean;
  }[];
  /** A query of similar spelling that finds papers, if this one finds none. */
  suggestion?: { query: string; total: number };
  /**
   * Why a file of the index could not be read, such as `the server returned status 503`. Papers may be missing from the answer. The
   * next question tries to read the file again.
   */
  loadError?: string;
}

/** One paper in the results. */
export interface SearchResult {
  id: string;
  title: HighlightedText;
  /** The first authors of the paper, then further authors that match the query. */
  authors: HighlightedText[];
  /** The id of the person's page for each of `authors`; undefined if the person has no page. */
  authorIds?: (string | undefined)[];
  /** Number of authors that `authors` leaves out. */
  hiddenAuthors: number;
  /** Whether the author list of the source ended with "et al.". */
  authorsTruncated: boolean;
  owners: HighlightedText[];
  /** The sentence of the abstract that matches best. */
  excerpt?: HighlightedText;
  /** Venue, date and categories. */
  facts: HighlightedText[];
  /** Whether the paper has code. */
  code: boolean;
  year?: number;
  citations?: number;
}

/** A text and the ranges to highlight in it: in order, without overlap, in UTF-16 units, the end excluded. */
export interface HighlightedText {
  text: string;
  highlights: [start: number, end: number][];
}

/** Counts for the values of each filter: the papers that match the query and all OTHER filters. */
export interface Facets {
  year: { year: number; count: number }[];
  type: FacetValue[];
  venue: FacetValue[];
  topic: FacetValue[];
  author: FacetValue[];
  has: FacetValue[];
}

/** A value of a filter, and the number of papers that choosing it would leave. */
export interface FacetValue {
  value: string;
  label: string;
  count: number;
}
