import { toLines, type Line } from '../values/lines.ts';
import { acmPage } from './acm.ts';
import { arxivPage } from './arxiv-list.ts';
import { dblpPage } from './dblp.ts';
import { halPage } from './hal.ts';
import { ieeePage } from './ieee.ts';
import { inspirePage } from './inspire.ts';
import { openreviewPage } from './openreview.ts';
import { orcidPage } from './orcid-page.ts';
import { pubmedPage } from './pubmed.ts';
import { researchgatePage } from './researchgate.ts';
import { scopusPage } from './scopus.ts';
import { semanticScholarPage } from './semantic-scholar.ts';
import type { PageSite } from './site.ts';
import { ssrnPage } from './ssrn.ts';
import { webOfSciencePage } from './web-of-science.ts';

/** The sites whose pages can be read. */
export const sites: readonly PageSite[] = [
  dblpPage,
  semanticScholarPage,
  orcidPage,
  researchgatePage,
  arxivPage,
  openreviewPage,
  acmPage,
  ieeePage,
  webOfSciencePage,
  scopusPage,
  halPage,
  inspirePage,
  pubmedPage,
  ssrnPage,
];

/** Number of lines at the beginning of a text that are searched for signs. */
const signLines = 800;
/** Sum of the weights of the signs from which a text is a page of a site. */
const enough = 2;

/** Finds the site of a page by its lines. Returns undefined if the text is not a page of one of these sites. */
export function findSite(text: string): PageSite | undefined {
  return siteOf(toLines(text.slice(0, 200_000)));
}

/** Finds the site of a page that is split into lines. */
export function siteOf(all: readonly Line[]): PageSite | undefined {
  const lines = all.slice(0, signLines).flatMap(({ text }) => (text.length > 700 ? [] : text));
  let best: PageSite | undefined;
  let most = enough - 0.01;
  for (const site of sites) {
    const sum = site.signs.reduce(
      (total, { pattern, weight }) => total + (lines.some((line) => pattern.test(line)) ? weight : 0),
      0,
    );
    if (sum > most) [best, most] = [site, sum];
  }
  return best;
}
