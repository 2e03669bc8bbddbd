import { at } from '../import/readers/values/json.ts';
import { askJson, type Listing, type Metrics, type ServiceContext, unknownAnswer } from './listing.ts';
import type { Services } from './services.ts';

/** OpenAlex takes a hundred requests a second, and counts them by the day: pages are as large as it gives them. */
const pause = 200;
const atOnce = 100;

/** The works of a person, page by page; a cursor would need a key, and numbered pages reach 10,000 works. */
export async function listOpenAlex(
  id: string,
  { services, transport, mostPapers }: ServiceContext,
): Promise<Listing> {
  const texts: string[] = [];
  for (let page = 1; page <= mostPapers / atOnce; page++) {
    const query = `filter=authorships.author.id:${id}&sort=publication_date&per_page=${atOnce}&page=${page}`;
    const url = `${services.openAlex}/works?${query}`;
    const answer = await askJson({ url, pause, ...keyOf(services) }, transport);
    if ('fault' in answer) return { texts, fault: answer.fault };
    const results = at(answer.value, 'results');
    if (!Array.isArray(results)) return { texts, fault: unknownAnswer(url) };
    if (results.length > 0 || page === 1) texts.push(answer.text);
    if (results.length < atOnce) return { texts };
  }
  return { texts, isCut: true };
}

/** What OpenAlex counts of a person. */
export async function countOpenAlex(id: string, { services, transport }: ServiceContext): Promise<Metrics> {
  const url = `${services.openAlex}/authors/${id}`;
  const answer = await askJson({ url, pause, ...keyOf(services) }, transport);
  if ('fault' in answer) return answer;
  const counts = [
    ['citations (OpenAlex)', at(answer.value, 'cited_by_count')],
    ['h-index (OpenAlex)', at(answer.value, 'summary_stats', 'h_index')],
  ] as const;
  return {
    metrics: counts.flatMap(([label, value]) => (typeof value === 'number' ? { label, value } : [])),
  };
}

function keyOf({ keys }: Services) {
  return keys.openAlex === '' ? {} : { key: { parameter: 'api_key', value: keys.openAlex } };
}
