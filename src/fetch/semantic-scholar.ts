import { at, textAt } from '../import/readers/values/json.ts';
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
  type PaperSearch,
  type SearchContext,
  searchMaxAge,
  toRecords,
} from './paper-search.ts';

/**
 * Minimum time between two requests to Semantic Scholar, in milliseconds; it depends on whether there is an API key.
 * With a key, Semantic Scholar allows 1 request per second. All users without a key together share 100 requests in 5
 * minutes.
 */
const [pauseWithKey, pauseWithoutKey] = [1100, 3000] as const;
/**
 * Number of papers that one request asks for. Semantic Scholar sends at most 10 MB per response, and abstracts are
 * the largest part of a response.
 */
const pageSize = 500;

const fields = [
  'title', 'authors', 'year', 'publicationDate', 'publicationTypes', 'venue', 'publicationVenue', 'journal', 'externalIds', 'abstract',
  'url',
].join(','); // prettier-ignore

/** The fields of a paper that a search asks for. */
const searchFields = `${fields},openAccessPdf,citationCount`;

export const semanticScholar: PeopleService = {
  idKey: 'semanticScholar',
  address: 'https://api.semanticscholar.org/graph/v1',
  variable: 'OFFPRINT_SEMANTIC_SCHOLAR',
  format: 'semantic-scholar',
  list: listSemanticScholar,
  count: countSemanticScholar,
};

/** Lists the papers of a person, page by page. */
async function listSemanticScholar(
  id: string,
  { address, key, transport, maxPapers }: ServiceContext,
): Promise<Listing> {
  const texts: string[] = [];
  for (let offset = 0; offset < maxPapers;) {
    const url = `${address}/author/${id}/papers?fields=${fields}&limit=${pageSize}&offset=${offset}`;
    const response = await requestJson({ url, ...semanticScholarLimits(key) }, transport);
    if ('fault' in response) return { texts, fault: response.fault };
    if (!Array.isArray(at(response.value, 'data'))) return { texts, fault: unexpectedJson(url) };
    texts.push(response.text);
    const next = at(response.value, 'next');
    if (typeof next !== 'number' || next <= offset) return { texts };
    offset = next;
  }
  return { texts, isCut: true };
}

/** Requests the number of citations and the h-index of a person. */
async function countSemanticScholar(
  id: string,
  { address, key, transport }: ServiceContext,
): Promise<Metrics> {
  const url = `${address}/author/${id}?fields=citationCount,hIndex`;
  const response = await requestJson({ url, ...semanticScholarLimits(key) }, transport);
  if ('fault' in response) return response;
  const counts = [
    ['citations (Semantic Scholar)', at(response.value, 'citationCount')],
    ['h-index (Semantic Scholar)', at(response.value, 'hIndex')],
  ] as const;
  return {
    metrics: counts.flatMap(([label, value]) => (typeof value === 'number' ? { label, value } : [])),
  };
}

/** Returns the pause before a request, and the API key of the request if there is one. */
export function semanticScholarLimits(value: string) {
  if (value === '') return { pause: pauseWithoutKey };
  return { pause: pauseWithKey, key: { header: 'x-api-key', value } };
}

/** Searches Semantic Scholar. It answers with the one paper whose title is the nearest, or with status 404. */
export const semanticScholarSearch: PaperSearch = {
  format: 'semantic-scholar',
  batchSize: 500,
  search: async ({ title }, context) => {
    const query = `paper/search/match?query=${encodeURIComponent(title)}&fields=${searchFields}`;
    return requestPapers(query, undefined, context);
  },
  lookUp: async (papers, context) => {
    const ids = papers.flatMap(({ DOI, arXiv: id }) =>
      id !== undefined ? [`ARXIV:${id}`] : DOI !== undefined ? [`DOI:${DOI}`] : [],
    );
    if (ids.length === 0) return { records: [] };
    return requestPapers(`paper/batch?fields=${searchFields}`, JSON.stringify({ ids }), context);
  },
};

/** Requests papers. A batch has `null` for each paper that Semantic Scholar does not have. */
async function requestPapers(
  query: string,
  body: string | undefined,
  { services, transport }: SearchContext,
): Promise<FoundRecords> {
  const { address, key } = services.people['semantic-scholar'];
  const url = `${address}/${query}`;
  const request = {
    url,
    maxAge: searchMaxAge,
    ...semanticScholarLimits(key),
    ...(body !== undefined && { body }),
  };
  const response = await requestJson(request, transport);
  // A batch in which no paper is known is an error for Semantic Scholar: "No valid paper ids given".
  const isUnknown = 'fault' in response && body !== undefined && response.fault.status === 400;
  if ('fault' in response) return isNothingFound(response) || isUnknown ? { records: [] } : response;
  const list = body === undefined ? at(response.value, 'data') : response.value;
  if (!Array.isArray(list)) return { fault: unexpectedJson(url) };
  const papers = list.filter((paper) => paper !== null);
  return { records: toRecords(papers, (paper) => textAt(paper, 'url') ?? textAt(paper, 'paperId')) };
}
