/**
 * Number of papers on a page with a part of a long list. A list is parted if it has at least twice as many papers, so
 * that a page has fewer than 500. With six authors each, 500 papers are 0.7 MB of HTML (70 kB compressed), and a page
 * of them loads about as fast as one of 100. One of 5,000 has 7 MB and takes five times as long.
 */
export const papersPerPart = 250;

/** Returns the number of parts of a list, which is the number of its pages. */
export function countParts(papers: number): number {
  return Math.max(1, Math.floor(papers / papersPerPart));
}
