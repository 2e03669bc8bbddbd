import { paperPath, urlBelow } from '../library/address.ts';
import type { Library } from '../library/library.ts';
import type { CitationFormatName } from './citation-formats.ts';
import { type Signpost, signposts } from './signposts.ts';

/**
 * Maximum number of papers of a site with a linkset. On a larger site, the linkset would have many megabytes, and no
 * program would load the file to read the links of one paper.
 */
const linksetPapers = 2000;

/**
 * Returns the link to the linkset, the file with the typed links of all papers. Returns `undefined` if the site has no
 * linkset, because the site has too many papers or because the address of the site is not known.
 *
 * @param papers the number of papers
 * @param root the address of the home page, or the path of the home page for links without a host
 */
export function linksetLink(papers: number, home: string | undefined, root: string): Signpost | undefined {
  if (home === undefined || papers > linksetPapers) return undefined;
  return { rel: 'linkset', href: urlBelow(root, '/linkset.json'), type: 'application/linkset+json' };
}

/**
 * Formats the linkset: one JSON file with the typed links of all paper pages (RFC 9264, `application/linkset+json`).
 */
export function formatLinkset(
  { papers, byline }: Library,
  formats: readonly CitationFormatName[],
  home: string,
): string {
  const linkset = papers.map((paper) => {
    const links = Map.groupBy(signposts(paper, byline(paper), formats, home), ({ rel }) => rel);
    const relations = [...links].map(([rel, targets]) => [
      rel,
      targets.map(({ href, type }) => ({ href, ...(type && { type }) })),
    ]);
    return { anchor: urlBelow(home, paperPath(paper.id)), ...Object.fromEntries(relations) };
  });
  return `${JSON.stringify({ linkset })}\n`;
}
