/** Kinds of files that each paper can have besides its page, the most useful first. */
export const paperFiles = ['bib', 'ris', 'json', 'picture'] as const;

export type PaperFile = (typeof paperFiles)[number];

/** Numbers from which the number of files of a site is estimated. */
export interface SiteSize {
  papers: number;
  people: number;
  /** Number of people with an author file. They have citation files and feeds besides their page. */
  declared: number;
  years: number;
  /** Number of pages and files of venues, topics and affiliations. */
  groupFiles: number;
  /** Number of former ids. Each has a page that leads to the current one. */
  former: number;
  pdfs: number;
}

/** Number of files per person with an author file: citation files in 3 formats and feeds in 3 formats. */
const filesPerDeclared = 6;

/** Number of files reserved for lists, letters, free pages, feeds, styles and scripts. No site needs more. */
const reserve = 300;

/** Least number of papers per file of the search index. */
const papersPerSearchFile = 10;

/**
 * Decides which kinds of files each paper has besides its page, so that the site has at most `maxFiles` files. Kinds at the end of
 * `paperFiles` are dropped first.
 *
 * @param pictures the largest number of papers for which the site has pictures
 */
export function planPaperFiles(size: SiteSize, maxFiles: number, pictures: number): PaperFile[] {
  const { papers, people, declared, years, groupFiles, former, pdfs } = size;
  const search = Math.ceil(papers / papersPerSearchFile);
  const others =
    papers + people + declared * filesPerDeclared + years + groupFiles + former + pdfs + search + reserve;
  return paperFiles
    .filter((_, index) => others + (index + 1) * papers <= maxFiles)
    .filter((file) => file !== 'picture' || papers <= pictures);
}
