import { paperPath, urlBelow } from '../library/address.ts';
import type { Library } from '../library/library.ts';
import type { CitationFormatName } from './citation-formats.ts';
import { type Signpost, signposts } from './signposts.ts';

/** A larger site has no linkset: nobody would load one of many megabytes to learn of one paper. */
const linksetPapers = 2000;

/** The link to the linkset of a site of so many papers; none where there is no linkset. @param root where the site's paths begin */
export function linksetLink(papers: number, home: string | undefined, root: string): Signpost | undefined {
  if (home === undefined || papers > linksetPapers) return undefined;
  return { rel: 'linkset', href: urlBelow(root, '/linkset.json'), type: 'application/linkset+json' };
}

/** The signposts of all papers' pages as one linkset (RFC 9264, `application/linkset+json`). */
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
