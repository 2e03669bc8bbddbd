import { at, isObject, type Json, listAt, textAt } from '../import/readers/values/json.ts';
import {
  type Listing,
  type Metrics,
  type PeopleService,
  requestJson,
  type ServiceContext,
  unexpectedJson,
} from './listing.ts';
import {
  type FoundRecords,
  isNothingFound,
  type PaperIds,
  type PaperSearch,
  type SearchContext,
  searchMaxAge,
  toRecords,
} from './paper-search.ts';

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

/**
 * The fields of a work that are requested. Without them, lists of references and of related works are most of the
 * response.
 */
const fields = [
  'id', 'doi', 'title', 'display_name', 'type', 'publication_date', 'publication_year', 'authorships', 'ids', 'language', 'biblio',
  'primary_location', 'best_oa_location', 'open_access', 'locations', 'primary_topic', 'abstract_inverted_index', 'cited_by_count',
  'counts_by_year', 'is_retracted',
].join(','); // prettier-ignore

/** Number of works that a search asks for. */
const searchSize = 10;
/** Number of words up to which a title says so little that the search also needs an author. */
const fewWords = 3;
/** Number of authors after which OpenAlex cuts the list of authors of a work in a list. */
const maxListedAuthors = 100;

/** Searches OpenAlex. Its search finds works whose titles have all words; endings of words do not matter. */
export const openAlexSearch: PaperSearch = {
  format: 'openalex',
  // OpenAlex allows 100 values in a filter; long DOIs would make the address too long.
  batchSize: 50,
  search: ({ title, family }, context) => {
    // In a filter, commas, pipes and quotation marks have a meaning; the words of a query contain none.
    const isShort = title.split(' ').length <= fewWords;
    const author =
      isShort && family !== undefined ? `,raw_author_name.search:${encodeURIComponent(family)}` : '';
    return requestWorks(
      `filter=title.search:${encodeURIComponent(title)}${author}&per_page=${searchSize}`,
      context,
    );
  },
  lookUp: async (papers, context) => {
    const dois = [...new Set(papers.flatMap(openAlexDois))].filter((doi) => !/[|,"]/u.test(doi));
    if (dois.length === 0) return { records: [] };
    return requestWorks(`filter=doi:${dois.map(encodeURIComponent).join('|')}&per_page=100`, context);
  },
  complete: async (record, { services, transport }) => {
    const work = JSON.parse(record.text) as Json;
    const id = /\/(W\d{1,15})$/u.exec(textAt(work, 'id') ?? '')?.[1];
    if (id === undefined || at(work, 'is_authors_truncated') !== true) return record;
    const { address, key } = services.people.openalex;
    const url = `${address}/works/${id}?select=${fields}`;
    const response = await requestJson(
      { url, pause: openAlexPause, maxAge: searchMaxAge, ...keyParameter(key) },
      transport,
    );
    if ('fault' in response) return response;
    const isSame = textAt(response.value, 'id') === textAt(work, 'id');
    return isSame ? { ...record, text: JSON.stringify(response.value) } : record;
  },
};

/** Returns the DOIs of a paper, that of its preprint at arXiv included. */
function openAlexDois({ DOI, arXiv }: PaperIds): string[] {
  return [DOI, arXiv && `10.48550/arxiv.${arXiv.toLowerCase()}`].filter((doi) => doi !== undefined);
}

async function requestWorks(query: string, { services, transport }: SearchContext): Promise<FoundRecords> {
  const { address, key } = services.people.openalex;
  const url = `${address}/works?${query}&select=${fields}`;
  const response = await requestJson(
    { url, pause: openAlexPause, maxAge: searchMaxAge, ...keyParameter(key) },
    transport,
  );
  if ('fault' in response) return isNothingFound(response) ? { records: [] } : response;
  const results = at(response.value, 'results');
  if (!Array.isArray(results)) return { fault: unexpectedJson(url) };
  return { records: toRecords(results.map(markTruncated), (work) => textAt(work, 'id')) };
}

/** Marks a work whose list of authors is cut, because `is_authors_truncated` cannot be requested. */
function markTruncated(work: Json): Json {
  return isObject(work) && listAt(work, 'authorships').length >= maxListedAuthors
    ? { ...work, is_authors_truncated: true }
    : work;
}
