/**
 * The data of one paper that the search index contains. All texts are plain, without TeX, Markdown or HTML.
 */
export interface SearchDocument {
  id: string;
  title: string;
  /** Full names, given name first, in the order of the paper. */
  author: string[];
  /** The id of the person's page for each of `author`; undefined if the person has no page. */
  authorIds?: (string | undefined)[];
  /** Whether the author list of the source ended with "et al.". */
  authorsTruncated?: boolean;
  /** People whose profile lists the paper although `author` does not contain their names. */
  owners?: string[];
  /** The id of the person's page for each of `owners`. */
  ownerIds?: string[];
  abstract?: string;
  /** The venue, or the type of the paper as a label if there is no venue. */
  venue?: string;
  /** The date as displayed, such as `July 2024`. */
  date?: string;
  year?: number;
  /** The CSL type, such as `article-journal`. */
  type?: string;
  /** The type as displayed, such as `Journal article`. */
  typeLabel?: string;
  /** Displayed next to the venue, and values of the filter of topics. */
  categories?: string[];
  /** Further values of the filter of topics, not displayed. */
  keywords?: string[];
  /** Whether the paper has code. */
  code?: boolean;
  /** Whether the paper has a PDF. */
  pdf?: boolean;
  citations?: number;
  /** DOI, arXiv number and URLs. A query that is one of these finds the paper. */
  identifiers?: string[];
}
