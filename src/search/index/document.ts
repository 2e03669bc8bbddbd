import type { ListedNotice } from '../../library/paper-notice.ts';

/** A link of a paper: its text and its address. */
export type DocumentLink = readonly [text: string, target: string];

/** One paper, with the data that the search needs. All texts are plain, without TeX, Markdown or HTML. */
export interface SearchDocument {
  id: string;
  title: string;
  /** Full names of the authors, given name first, in the order of the paper. */
  author: string[];
  /** For each name in `author`, the id of this person; undefined if nothing is about the person. */
  authorIds?: (string | undefined)[];
  /** Positions in `author` of the people with a page. If it is left out, everyone with an id has a page. */
  pagePositions?: number[];
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
  /** Whether the paper has an abstract, where `abstract` is not loaded. */
  hasAbstract?: boolean;
  /** The venue. A paper without one, such as a preprint, is shown with the label of its type instead. */
  venue?: string;
  /** The short name of the venue, such as `NeurIPS`. The search finds it, and results show it instead of the name. */
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
  /** Names of the projects of the paper. The search finds them; results do not show them. */
  projects?: string[];
  /** Whether the paper has code. */
  code?: boolean;
  /** Whether the paper has a PDF. */
  pdf?: boolean;
  citations?: number;
  /** The most serious notice about the paper, such as `retraction`. Results show it before the title. */
  notice?: ListedNotice;
  /** Ids of the first authors: the first one, and those who contributed equally. The filter by first author has them. */
  firstAuthorIds?: string[];
  /** The links that results show, in their order. */
  links?: DocumentLink[];
  awards?: string[];
  /**
   * Identifiers of the paper: DOI, arXiv number, PMID, PMCID and URLs. A query that is one of these identifiers finds
   * the paper.
   */
  identifiers?: string[];
}

/** Returns the facts of a paper that can be searched: venue, date, type, categories, keywords and projects. */
export function factsOf({
  venue,
  venueShort,
  date,
  typeLabel,
  categories = [],
  keywords = [],
  projects = [],
}: SearchDocument): string[] {
  return [venue, venueShort, date, typeLabel, ...categories, ...keywords, ...projects].filter(
    (fact) => fact !== undefined,
  );
}
