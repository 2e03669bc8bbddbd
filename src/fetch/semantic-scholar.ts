import { at } from '../import/readers/values/json.ts';
import { type Listing, type Metrics, requestJson, type ServiceContext, unexpectedJson } from './listing.ts';
import type { Services } from './services.ts';

/**
 * Minimum times between two requests, in milliseconds. With a key, Semantic Scholar allows 1 request per second; without a key,
 * all users of the world share 100 requests in 5 minutes.
 */
const [pauseWithKey, pauseWithoutKey] = [1100, 3000] as const;
/** Number of papers in one request. Semantic Scholar sends at most 10 MB, and abstracts are most of it. */
const pageSize = 500;

const fields = [
  'title', 'authors', 'year', 'publicationDate', 'publicationTypes', 'venue', 'publicationVenue', 'journal', 'externalIds', 'abstract',
  'url',
].join(','); // prettier-ignore

/** Lists the papers of a person, page by page. */
export async function listSemanticScholar(
  id: string,
  { services, transport, maxPapers }: ServiceContext,
): Promise<Listing> {
  const texts: string[] = [];
  for (let offset = 0; offset < maxPapers;) {
    const url = `${services.semanticScholar}/author/${id}/papers?fields=${fields}&limit=${pageSize}&offset=${offset}`;
    const response = await requestJson({ url, ...accessOf(services) }, transport);
    if ('fault' in response) return { texts, fault: response.fault };
    if (!Array.isArray(at(response.value, 'data'))) return { texts, fault: unexpectedJson(url) };
    texts.push(response.text);
    const next = at(response.value, 'next');
    if (typeof next !== 'number' || next <= offset) return { texts };
    offset = next;
  }
  return { texts, isCut: true };
}

/** Requests the metrics of a person. */
export async function countSemanticScholar(
  id: string,
  { services, transport }: ServiceContext,
): Promise<Metrics> {
  const url = `${services.semanticScholar}/author/${id}?fields=citationCount,hIndex`;
  const response = await requestJson({ url, ...accessOf(services) }, transport);
  if ('fault' in response) return response;
  const counts = [
    ['citations (Semantic Scholar)', at(response.value, 'citationCount')],
    ['h-index (Semantic Scholar)', at(response.value, 'hIndex')],
  ] as const;
  return {
    metrics: counts.flatMap(([label, value]) => (typeof value === 'number' ? { label, value } : [])),
  };
}

/** Returns the pause and the API key of a request. */
function accessOf({ keys }: Services) {
  if (keys.semanticScholar === '') return { pause: pauseWithoutKey };
  return { pause: pauseWithKey, key: { header: 'x-api-key', value: keys.semanticScholar } };
}
