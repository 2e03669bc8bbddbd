import { arXivSearch } from './arxiv.ts';
import { crossrefSearch } from './crossref.ts';
import { dblpSearch } from './dblp.ts';
import { openAlexSearch } from './openalex.ts';
import type { PaperSearch } from './paper-search.ts';
import { semanticScholarSearch } from './semantic-scholar.ts';

/** The services that are searched for papers, by the name that users see. */
export const paperSearches = {
  openalex: openAlexSearch,
  crossref: crossrefSearch,
  arxiv: arXivSearch,
  'semantic-scholar': semanticScholarSearch,
  dblp: dblpSearch,
} as const satisfies Record<string, PaperSearch>;
