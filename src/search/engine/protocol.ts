import type { DocumentLink, SearchDocument } from '../index/document.ts';

/**
 * The messages between the page and the search worker, and the types that the messages contain.
 *
 * 1. The page sends `load`, once, before anything else. The worker replies `ready` or `failed`. If `load` says so, the page
 * requests the first files itself, while the code of the worker is loading, and sends each as a `file`: first the
 * manifest, then the file that `firstFile` returns.
 * 2. For each `search` the worker sends `answer` messages with the `id` of the question: at most one partial answer
 * (`complete: false`) from the files that are loaded, then one complete answer (`complete: true`). After a newer
 * `search`, the worker sends no more answers to the older question. The page ignores answers to the older question that
 * arrive later.
 * 3. For each `complete-value` and each `list-ids` the worker sends one reply with the same `id`, in any order.
 * 4. After `failed` the worker sends no more messages. The page has to start a new worker.
 */
export type WorkerRequest =
  /**
   * @param index the absolute address of the manifest, `search.json`
   * @param isAhead whether the page sends the first files
   */
  | { type: 'load'; index: string; isAhead?: boolean }
  /** @param bytes undefined if the page could not read the file. The worker then reads it */
  | { type: 'file'; file: 'manifest' | 'first'; bytes: ArrayBuffer | undefined }
  | { type: 'search'; id: number; question: SearchQuestion }
  | { type: 'complete-value'; id: number; field: string; prefix: string }
  | { type: 'list-ids'; id: number; question: SearchQuestion };

export type WorkerReply =
  | { type: 'ready' }
  | { type: 'failed'; reason: string }
  | { type: 'answer'; id: number; answer: SearchAnswer }
  | { type: 'values'; id: number; values: FacetValue[] }
  /** If `loadError` is set, the list of ids is empty, because not all ids could be read. */
  | { type: 'ids'; id: number; ids: string[]; loadError?: string };

export interface SearchQuestion {
  query: string;
  filters: Filters;
  sort: Sort;
  /** Maximum number of results to return. */
  limit: number;
  /** Whether the answer contains the number of papers for each value of each filter. */
  facets?: boolean;
}

export type Sort = 'relevance' | 'newest' | 'oldest' | 'citations' | 'title';

/**
 * The values that the visitor has chosen in the filters. For each filter with chosen values, a paper must have at least
 * one of these values.
 */
export interface Filters {
  /** First year, inclusive. */
  from?: number;
  /** Last year, inclusive. */
  to?: number;
  type?: string[];
  venue?: string[];
  topic?: string[];
  /** Ids of people, such as `ada-quill`. */
  author?: string[];
  /** Ids of people who must be first authors. */
  first?: string[];
  has?: ('code' | 'pdf' | 'abstract')[];
}

export interface SearchAnswer {
  /** False for a partial answer. The complete answer to the same question follows. */
  complete: boolean;
  /** Number of all papers that match. `results` contains at most `SearchQuestion.limit` of these papers. */
  total: number;
  results: SearchResult[];
  facets?: Facets;
  /** How each part of the query was interpreted. `found` is whether any paper matches this part. */
  understood?: {
    kind: 'word' | 'phrase' | 'without' | 'field';
    text: string;
    field?: string;
    found: boolean;
  }[];
  /**
   * A query of similar spelling that finds papers, and the number of these papers. Only set if no paper matches the
   * query of the question.
   */
  suggestion?: { query: string; total: number };
  /**
   * Reason why a file of the index could not be read, such as `the server returned status 503`. Papers may be missing
   * from the answer. The next question tries to read the file again.
   */
  loadError?: string;
}

/** One paper in the results. */
export interface SearchResult {
  id: string;
  title: HighlightedText;
  /** The first authors of the paper, then further authors who are in the lab or match the query. */
  authors: HighlightedText[];
  /** For each name in `authors`, the id of the page of this person; undefined if the person has no page. */
  authorIds?: (string | undefined)[];
  /** Number of further authors of the paper, who are not in `authors`. */
  hiddenAuthors: number;
  /**
   * Whether the list of authors is incomplete, because the list in the imported file or service ended with "et al.".
   */
  authorsTruncated: boolean;
  /** People whose profile lists the paper although the list of authors does not contain them. */
  owners: HighlightedText[];
  /** For each name in `owners`, the id of the page of this person. */
  ownerIds?: (string | undefined)[];
  /** The sentence of the abstract that matches the query best. */
  excerpt?: HighlightedText;
  /** Venue (the type if there is none), date and categories. */
  facts: HighlightedText[];
  /** The short name of the venue, if it is known. It replaces the first of `facts`. */
  venueShort?: HighlightedText;
  /** Whether the paper has code. */
  code: boolean;
  /** Whether the paper has an abstract, even if the results do not contain it. */
  hasAbstract?: boolean;
  links?: readonly DocumentLink[];
  awards?: readonly string[];
  year?: number;
  citations?: number;
  /** The most serious notice about the paper, such as `retraction`. */
  notice?: NonNullable<SearchDocument['notice']>;
}

/**
 * A text and the ranges to highlight in this text. The ranges are in order, without overlap, in UTF-16 units, the end
 * excluded.
 */
export interface HighlightedText {
  text: string;
  highlights: [start: number, end: number][];
}

/**
 * The values of each filter with counts. Each count contains only papers that match the query and all OTHER filters. A
 * filter that cannot narrow the results has no values, unless one of them is chosen.
 */
export interface Facets {
  year: { year: number; count: number }[];
  type: FacetValue[];
  venue: FacetValue[];
  topic: FacetValue[];
  author: FacetValue[];
  first?: FacetValue[];
  has: FacetValue[];
}

/** A value of a filter. `count` is the number of papers that match if only this value is chosen in the filter. */
export interface FacetValue {
  value: string;
  label: string;
  count: number;
}
