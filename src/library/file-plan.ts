/** What a site may have for each paper besides its page, in the order in which it is worth having. */
export const paperFiles = ['bib', 'ris', 'json', 'picture'] as const;

export type PaperFile = (typeof paperFiles)[number];

/** Figures of a site that say how many files it has without those for each paper. */
export interface SiteSize {
  papers: number;
  people: number;
  /** People with a file of their own, who have citation files and feeds besides their page. */
  declared: number;
  years: number;
  /** Pages and files of venues, topics and affiliations. */
  groupFiles: number;
  /** Addresses of the past, a page each. */
  former: number;
  pdfs: number;
}

/** Citation files in three formats and feeds in as many. */
const filesPerDeclared = 6;

/** More than lists, letters, free pages, feeds, styles and scripts of any site need. */
const reserve = 300;

/** One file of the search's index for so many papers, or fewer. */
const papersPerSearchFile = 10;

/**
 * Which files each paper has besides its page, so that the site stays within what its host takes. What comes first in
 * `paperFiles` is given up last.
 *
 * @param pictures up to how many papers there are pictures
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
