import type { Paper } from '../../model/paper.ts';

/** Names of preprint servers, as sources write them in the venue of a paper. DBLP writes `CoRR` for arXiv. */
const servers =
  /^(?:ar\s?xiv|corr|bio\s?rxiv|med\s?rxiv|chem\s?rxiv|psy\s?arxiv|soc\s?arxiv|eart?h?\s?arxiv|engr\s?xiv|tech\s?rxiv|ssrn|research square|preprints(?:\.org)?|osf preprints|zenodo|hal)\b|\bpreprint\b/iu;

/**
 * Beginnings of the DOIs of preprint servers: arXiv, bioRxiv, ChemRxiv, OSF (such as PsyArXiv), Preprints.org,
 * Research Square, SSRN and TechRxiv.
 */
const preprintDoi = /^10\.(?:48550|1101|64898|26434|31234|31219|20944|21203|2139|36227)\//u;

/** Types of papers that have not been published by a journal, a conference or a publisher. */
const unpublished: ReadonlySet<string> = new Set([
  'article',
  'manuscript',
  'report',
] satisfies Paper['type'][]);

/** Whether the values describe a preprint, a technical report or a manuscript. Returns false for a publication. */
export function isPreprint({
  type,
  containerTitle,
  DOI,
}: Pick<Paper, 'type' | 'containerTitle' | 'DOI'>): boolean {
  if (containerTitle !== undefined) return servers.test(containerTitle);
  return unpublished.has(type) || (preprintDoi.test(DOI ?? '') && !['dataset', 'software'].includes(type));
}
