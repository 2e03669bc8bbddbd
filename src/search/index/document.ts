/**
 * One paper as the search knows it. All texts are plain: no TeX, no Markdown, no HTML.
 * What is not known is left out.
 */
export interface SearchDocument {
  id: string;
  title: string;
  /** Names in reading order, in the order of the paper. */
  author: string[];
  /** For each of `author` the id of the person's page, where there is one. */
  authorIds?: (string | undefined)[];
  /** The source's author list ended with 'et al.'. */
  authorsTruncated?: boolean;
  /** People on whose profile the paper stands though no name of `author` is theirs. */
  owners?: string[];
  /** For each of `owners` the id of the person's page. */
  ownerIds?: string[];
  abstract?: string;
  /** Where it appeared, or else the type of the paper in words. */
  venue?: string;
  /** The date as pages show it, `July 2024`. */
  date?: string;
  year?: number;
  /** The type in CSL's word, and in words for people. */
  type?: string;
  typeLabel?: string;
  /** Shown beside the venue, and what a filter offers as topics. */
  categories?: string[];
  /** Further topics: keywords that are not shown. */
  keywords?: string[];
  /** There is code. */
  code?: boolean;
  /** There is a PDF. */
  pdf?: boolean;
  citations?: number;
  /** DOI, arXiv number and addresses: what, pasted whole, leads to the paper. */
  identifiers?: string[];
}
