export type Sort = 'relevance' | 'newest' | 'oldest' | 'citations' | 'title';

/** Chosen values; several of one filter are 'or', filters among each other 'and'. */
export interface Filters {
  from?: number;
  to?: number;
  type?: string[];
  venue?: string[];
  topic?: string[];
  author?: string[];
  has?: ('code' | 'pdf' | 'abstract')[];
}

export interface SearchQuestion {
  query: string;
  filters: Filters;
  sort: Sort;
  limit: number;
  /** Want counts for the filters. */
  facets?: boolean;
}

/** A value that a filter offers, and how many papers it would leave: of the papers that fit the query and the OTHER filters. */
export interface FacetValue {
  value: string;
  label: string;
  count: number;
}

export interface Facets {
  year: { year: number; count: number }[];
  type: FacetValue[];
  venue: FacetValue[];
  topic: FacetValue[];
  author: FacetValue[];
  has: FacetValue[];
}

/** A text with the ranges that match, in order, apart from each other (UTF-16 units, the end excluded). */
export interface HighlightedText {
  text: string;
  marks: [start: number, end: number][];
}

/** One paper that was found, as a page shows it. */
export interface SearchResult {
  id: string;
  title: HighlightedText;
  /** The first names of the paper, and those further on that match. */
  authors: HighlightedText[];
  /** For each of `authors` the id of the person's page, where there is one. */
  authorIds?: (string | undefined)[];
  /** How many names are left out of `authors`. */
  hiddenAuthors: number;
  authorsTruncated: boolean;
  owners: HighlightedText[];
  /** The sentence of the abstract that fits best, if one does. */
  excerpt?: HighlightedText;
  /** Venue, date, categories. */
  facts: HighlightedText[];
  code: boolean;
  year?: number;
  citations?: number;
}

export interface SearchAnswer {
  total: number;
  results: SearchResult[];
  facets?: Facets;
  /** What was made of the query, for "nothing found": words, phrases, fields as understood. */
  understood?: {
    kind: 'word' | 'phrase' | 'without' | 'field';
    text: string;
    field?: string;
    found: boolean;
  }[];
  /** The query with the nearest spelling, where it would find something. */
  suggestion?: { query: string; total: number };
  /** More is being fetched: another answer to the same question follows. */
  early?: boolean;
  /** Why something of the index is missing here, such as `the server returned status 503`; the next question tries again. */
  trouble?: string;
}

export type WorkerRequest =
  | { type: 'load'; index: string }
  | { type: 'ask'; number: number; question: SearchQuestion }
  | { type: 'complete'; number: number; field: string; prefix: string }
  | { type: 'ids'; number: number; question: SearchQuestion };

export type WorkerReply =
  | { type: 'loaded'; papers: number }
  | { type: 'failed'; reason: string }
  | { type: 'answer'; number: number; answer: SearchAnswer }
  | { type: 'completions'; number: number; values: FacetValue[] }
  /** With `trouble`, not all ids could be told, and none are. */
  | { type: 'ids'; number: number; ids: string[]; trouble?: string };
