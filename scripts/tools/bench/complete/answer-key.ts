import type { Candidate } from '../../../../src/complete/finding.ts';
import { dblpKey } from './dblp-api.ts';
import type { Holding } from './holdings.ts';
import { openAlexId } from './openalex-api.ts';
import { semanticScholarId } from './semantic-scholar-api.ts';

/** Returns the key of the work that a candidate is about; undefined if no service has such a record. */
export type AnswerKey = (candidate: Candidate) => string | undefined;

/** Makes the answer key of the records of all services. */
export function createAnswerKey(holdings: readonly Holding[]): AnswerKey {
  const works = new Map<string, string>();
  for (const holding of holdings) {
    const { work, versions, service } = holding;
    if (service === 'openalex') works.set(openAlexId(holding).toLowerCase(), work.key);
    if (service === 'semantic-scholar') works.set(semanticScholarId(holding), work.key);
    if (service === 'dblp') works.set(dblpKey(holding).toLowerCase(), work.key);
    for (const { doi, arXiv } of versions) {
      if (doi !== undefined) works.set(doi.toLowerCase(), work.key);
      if (arXiv !== undefined) works.set(arXiv.toLowerCase(), work.key);
    }
  }
  return ({ id, paper: { paper } }) => {
    const short = id
      .toLowerCase()
      .replace(/^https?:\/\/(?:dx\.)?doi\.org\//u, '')
      .replace(/^https?:\/\/(?:www\.|export\.)?arxiv\.org\/abs\/(.+?)(?:v\d+)?$/u, '$1')
      .replace(/^https?:\/\/(?:www\.)?semanticscholar\.org\/paper\/(?:.*\/)?/u, '')
      .replace(/^https?:\/\/dblp\.org\/rec\//u, '')
      .replace(/^https?:\/\/api\.[a-z.]+\//u, '');
    const others = [paper.DOI, paper.arXiv].map((one) => one?.toLowerCase());
    return [short, ...others].flatMap((one) => (one === undefined ? [] : (works.get(one) ?? [])))[0];
  };
}
