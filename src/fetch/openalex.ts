import { at } from '../import/readers/values/json.ts';
import {
  type Listing,
  type Metrics,
  type PeopleService,
  requestJson,
  type ServiceContext,
  unexpectedJson,
} from './listing.ts';

/**
 * Minimum time between two requests to OpenAlex, in milliseconds. OpenAlex allows 100 requests per second, and also
 * limits the number of requests per day.
 */
export const openAlexPause = 200;
/** Number of papers on one page. OpenAlex allows at most 100. */
const pageSize = 100;

export const openAlex: PeopleService = {
  idKey: 'openalex',
  address: 'https://api.openalex.org',
  variable: 'OFFPRINT_OPENALEX',
  format: 'openalex',
  list: listOpenAlex,
  count: countOpenAlex,
};

/**
 * Lists the works of a person, page by page. Page numbers reach at most 10,000 works. OpenAlex's other method, a
 * cursor, would need an API key.
 */
async function listOpenAlex(
  id: string,
  { address, key, transport, maxPapers }: ServiceContext,
): Promise<Listing> {
  const texts: string[] = [];
  for (let page = 1; page <= maxPapers / pageSize; page++) {
    const query = `filter=authorships.author.id:${id}&sort=publication_date&per_page=${pageSize}&page=${page}`;
    const url = `${address}/works?${query}`;
    const response = await requestJson({ url, pause: openAlexPause, ...keyParameter(key) }, transport);
    if ('fault' in response) return { texts, fault: response.fault };
    const results = at(response.value, 'results');
    if (!Array.isArray(results)) return { texts, fault: unexpectedJson(url) };
    if (results.length > 0 || page === 1) texts.push(response.text);
    if (results.length < pageSize) return { texts };
  }
  return { texts, isCut: true };
}

/** Requests the number of citations and the h-index of a person. */
async function countOpenAlex(id: string, { address, key, transport }: ServiceContext): Promise<Metrics> {
  const url = `${address}/authors/${id}`;
  const response = await requestJson({ url, pause: openAlexPause, ...keyParameter(key) }, transport);
  if ('fault' in response) return response;
  const counts = [
    ['citations (OpenAlex)', at(response.value, 'cited_by_count')],
    ['h-index (OpenAlex)', at(response.value, 'summary_stats', 'h_index')],
  ] as const;
  return {
    metrics: counts.flatMap(([label, value]) => (typeof value === 'number' ? { label, value } : [])),
  };
}

/** Returns the API key as a parameter of a request, if there is one. */
export function keyParameter(value: string) {
  return value === '' ? {} : { key: { parameter: 'api_key', value } };
}
