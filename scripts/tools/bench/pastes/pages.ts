import { acmLayout } from './layouts/acm.ts';
import { arxivLayout } from './layouts/arxiv.ts';
import { dblpLayout } from './layouts/dblp.ts';
import { halLayout } from './layouts/hal.ts';
import { ieeeLayout } from './layouts/ieee.ts';
import { inspireLayout } from './layouts/inspire.ts';
import { openreviewLayout } from './layouts/openreview.ts';
import { orcidLayout } from './layouts/orcid.ts';
import { pubmedLayout } from './layouts/pubmed.ts';
import { researchgateLayout } from './layouts/researchgate.ts';
import { scholarLayout } from './layouts/scholar.ts';
import { scholarFeedLayout } from './layouts/scholar-feed.ts';
import { scopusLayout } from './layouts/scopus.ts';
import { semanticScholarLayout } from './layouts/semantic-scholar.ts';
import { ssrnLayout } from './layouts/ssrn.ts';
import { webOfScienceLayout } from './layouts/web-of-science.ts';
import { full, type Layout, type PageTruth } from './page-parts.ts';
import type { Random } from './random.ts';
import type { SampleAuthor, SamplePaper } from './sample-papers.ts';

/** The text of an invented page, with its truth. */
export interface SamplePage {
  text: string;
  owner: string;
  /** Whether the page shows the name of its owner. */
  hasOwner: boolean;
  papers: PageTruth[];
}

/** The layouts of pages, by the name of the site. */
export const layouts = {
  dblp: dblpLayout,
  'semantic-scholar': semanticScholarLayout,
  orcid: orcidLayout,
  researchgate: researchgateLayout,
  arxiv: arxivLayout,
  openreview: openreviewLayout,
  acm: acmLayout,
  ieee: ieeeLayout,
  'web-of-science': webOfScienceLayout,
  scopus: scopusLayout,
  hal: halLayout,
  inspire: inspireLayout,
  pubmed: pubmedLayout,
  ssrn: ssrnLayout,
  'scholar-feed': scholarFeedLayout,
  scholar: scholarLayout,
} as const satisfies Record<string, Layout>;

/** Writes an invented page of a site. The same seed of the random choices gives the same page. */
export function samplePage(
  site: keyof typeof layouts,
  papers: readonly SamplePaper[],
  owner: SampleAuthor,
  random: Random,
): SamplePage {
  const layout: Layout = layouts[site];
  const { lines, papers: found, hasOwner = true } = layout(papers, owner, random);
  return { text: `${lines.join('\n')}\n`, owner: full(owner), hasOwner, papers: found };
}
