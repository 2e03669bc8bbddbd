import { at } from '../import/readers/values/json.ts';
import { askJson, type Listing, type Metrics, type ServiceContext, unknownAnswer } from './listing.ts';
import type { Services } from './services.ts';

/** A key allows one request a second; without one all of the world share a hundred in five minutes, so that few are made. */
const [pauseWithKey, pauseWithout] = [1100, 3000] as const;
/** It answers with at most 10 MB, of which a thousand abstracts are the greater part. */
const atOnce = 500;

const fields = [
  'title', 'authors', 'year', 'publicationDate', 'publicationTypes', 'venue', 'publicationVenue', 'journal', 'externalIds', 'abstract',
  'url',
].join(','); // prettier-ignore

/** The papers of a person, page by page. */
export async function listSemanticScholar(
  id: string,
  { services, transport, mostPapers }: ServiceContext,
): Promise<Listing> {
  const texts: string[] = [];
  for (let offset = 0; offset < mostPapers;) {
    const url = `${services.semanticScholar}/author/${id}/papers?fields=${fields}&limit=${atOnce}&offset=${offset}`;
    const answer = await askJson({ url, ...termsOf(services) }, transport);
    if ('fault' in answer) return { texts, fault: answer.fault };
    if (!Array.isArray(at(answer.value, 'data'))) return { texts, fault: unknownAnswer(url) };
    texts.push(answer.text);
    const next = at(answer.value, 'next');
    if (typeof next !== 'number' || next <= offset) return { texts };
    offset = next;
  }
  return { texts, isCut: true };
}

/** What Semantic Scholar counts of a person. */
export async function countSemanticScholar(
  id: string,
  { services, transport }: ServiceContext,
): Promise<Metrics> {
  const url = `${services.semanticScholar}/author/${id}?fields=citationCount,hIndex`;
  const answer = await askJson({ url, ...termsOf(services) }, transport);
  if ('fault' in answer) return answer;
  const counts = [
    ['citations (Semantic Scholar)', at(answer.value, 'citationCount')],
    ['h-index (Semantic Scholar)', at(answer.value, 'hIndex')],
  ] as const;
  return {
    metrics: counts.flatMap(([label, value]) => (typeof value === 'number' ? { label, value } : [])),
  };
}

function termsOf({ keys }: Services) {
  if (keys.semanticScholar === '') return { pause: pauseWithout };
  return { pause: pauseWithKey, key: { header: 'x-api-key', value: keys.semanticScholar } };
}
