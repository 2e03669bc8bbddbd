import { at } from '../import/readers/values/json.ts';
import { type Listing, type Metrics, requestJson, type ServiceContext, unexpectedJson } from './listing.ts';
import type { Services } from './services.ts';

/** Minimum time between two requests, in milliseconds. OpenAlex allows 100 requests per second and limits them per day. */
const pause = 200;
/** Maximum page size of OpenAlex. */
const pageSize = 100;

/** Lists the works of a person by numbered pages, which reach 10,000 works. A cursor would need an API key. */
export async function listOpenAlex(
  id: string,
  { services, transport, maxPapers }: ServiceContext,
): Promise<Listing> {
  const texts: string[] = [];
  for (let page = 1; page <= maxPapers / pageSize; page++) {
    const query = `filter=authorships.author.id:${id}&sort=publication_date&per_page=${pageSize}&page=${page}`;
    const url = `${services.openAlex}/works?${query}`;
    const response = await requestJson({ url, pause, ...keyOf(services) }, transport);
    if ('fault' in response) return { texts, fault: response.fault };
    const results = at(response.value, 'results');
    if (!Array.isArray(results)) return { texts, fault: unexpectedJson(url) };
    if (results.length > 0 || page === 1) texts.push(response.text);
    if (results.length < pageSize) return { texts };
  }
  return { texts, isCut: true };
}

/** Requests the metrics of a person. */
export async function countOpenAlex(id: string, { services, transport }: ServiceContext): Promise<Metrics> {
  const url = `${services.openAlex}/authors/${id}`;
  const response = await requestJson({ url, pause, ...keyOf(services) }, transport);
  if ('fault' in response) return response;
  const counts = [
    ['citations (OpenAlex)', at(response.value, 'cited_by_count')],
    ['h-index (OpenAlex)', at(response.value, 'summary_stats', 'h_index')],
  ] as const;
  return {
    metrics: counts.flatMap(([label, value]) => (typeof value === 'number' ? { label, value } : [])),
  };
}

function keyOf({ keys }: Services) {
  return keys.openAlex === '' ? {} : { key: { parameter: 'api_key', value: keys.openAlex } };
}
