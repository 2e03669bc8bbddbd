import type { ListedNotice } from '../../library/paper-notice.ts';

/** One paper, with the data that the search needs. All texts are plain, without TeX, Markdown or HTML. */
export interface SearchDocument {
  id: string;
  title: string;
  /** Full names of the authors, given name first, in the order of the paper. */
  author: string[];
  /** For each name in `author`, the id of the page of this person; undefined if the person has no page. */
  authorIds?: (string | undefined)[];
  /** Positions in `author` of the people of the lab. Results show these authors even in a long list. */
  memberPositions?: number[];
  /**
   * Whether the list of authors is incomplete, because the list in the imported file or service ended with "et al.".
   */
  authorsTruncated?: boolean;
  /** People whose profile lists the paper although `author` does not contain their names. */
  owners?: string[];
  /** For each name in `owners`, the id of the page of this person. */
  ownerIds?: string[];
  abstract?: string;
  /** The venue. A paper without one, such as a preprint, is shown with the label of its type instead. */
  venue?: string;
  /** The abbreviation of the venue, such as `NeurIPS`. The search finds it; results show the whole name only. */
  venueShort?: string;
  /** The date as displayed, such as `July 2024`. */
  date?: string;
  year?: number;
  /** The CSL type, such as `article-journal`. */
  type?: string;
  /** The type as displayed, such as `Journal article`. */
  typeLabel?: string;
  /** Topics that are displayed next to the venue. The topic filter offers them. */
  categories?: string[];
  /** Further topics, which are not displayed. The topic filter offers them too. */
  keywords?: string[];
  /** Whether the paper has code. */
  code?: boolean;
  /** Whether the paper has a PDF. */
  pdf?: boolean;
  citations?: number;
  /** The most serious notice about the paper, such as `retraction`. Results show it before the title. */
  notice?: ListedNotice;
  /**
   * Identifiers of the paper: DOI, arXiv number, PMID, PMCID and URLs. A query that is one of these identifiers finds
   * the paper.
   */
  identifiers?: string[];
}
