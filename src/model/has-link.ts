import type { Paper } from './paper.ts';
import { pubMedCentralUrl, pubMedUrl } from './pubmed.ts';

/** Whether the page of a paper has a link to the paper, to one of its versions, or to a file about it. */
export function hasLink(paper: Omit<Paper, 'id'>): boolean {
  return hasLinkToPaper(paper) || Object.keys(paper.links ?? {}).length > 0 || typeof paper.code === 'string';
}

/** Whether the page of a paper has a link at which readers find the paper itself. */
export function hasLinkToPaper(paper: Omit<Paper, 'id'>): boolean {
  const isLinked = (one: Pick<Paper, 'DOI' | 'arXiv' | 'PMID' | 'PMCID' | 'URL'>) =>
    [one.DOI, one.arXiv, pubMedUrl(one.PMID), pubMedCentralUrl(one.PMCID), one.URL].some(
      (address) => address !== undefined,
    );
  return isLinked(paper) || (paper.versions ?? []).some(isLinked) || paper.links?.pdf !== undefined;
}
