/** Kinds of files that a paper can have besides its page, the most useful kind first. */
export const paperFiles = ['bib', 'ris', 'json', 'picture'] as const;

export type PaperFile = (typeof paperFiles)[number];

/** Counts from which the number of files of a site is estimated. */
export interface SiteSize {
  papers: number;
  people: number;
  /** Number of people with an author file. Besides their page, they have citation files and feeds. */
  declared: number;
  years: number;
  /** Number of pages with parts of long lists, besides the pages of the lists. */
  parts: number;
  /** Number of pages and other files of venues, topics and affiliations. */
  groupFiles: number;
  /** Number of files with lists for other web pages. Zero if the site does not know its address. */
  embeds: number;
  /** Number of former ids of papers, people and projects. Each former id has a page that redirects to the current page. */
  former: number;
  /** Number of projects. */
  projects?: number;
  /** Number of files that papers bring with them, such as PDFs. */
  attached: number;
}

/**
 * Number of files, besides the page, of a person with an author file: citation files in 3 formats and feeds in 3
 * formats.
 */
const filesPerDeclared = 6;

/** Number of files reserved for lists, letters, free pages, feeds, styles and scripts. No site needs more for these. */
const reserve = 300;

/**
 * Estimates the number of files of the search index: mostly texts, with 10 papers per file. The number of files of
 * postings and positions grows with the square root of the number of papers.
 */
export function estimateSearchFiles(papers: number): number {
  return Math.ceil(papers / 9 + 4 * Math.sqrt(papers));
}

/**
 * Decides which kinds of files all papers have besides their pages, so that the site has at most `maxFiles` files. If
 * the limit is too low for all kinds, the kinds at the end of `paperFiles` are left out.
 *
 * @param pictures the maximum number of papers of a site with sharing pictures
 */
export function planPaperFiles(size: SiteSize, maxFiles: number, pictures: number): PaperFile[] {
  const { papers, people, declared, years, parts, groupFiles, embeds, former, projects = 0, attached } = size;
  const search = estimateSearchFiles(papers);
  const others =
    papers +
    people +
    declared * filesPerDeclared +
    years +
    parts +
    groupFiles +
    embeds +
    former +
    projects +
    attached +
    search +
    reserve;
  return paperFiles
    .filter((_, index) => others + (index + 1) * papers <= maxFiles)
    .filter((file) => file !== 'picture' || papers <= pictures);
}
