import { at, textAt } from '../import/readers/values/json.ts';
import { requestJson, unexpectedJson } from './listing.ts';
import {
  type FoundRecords,
  isNothingFound,
  type PaperSearch,
  type SearchContext,
  searchMaxAge,
  toRecords,
} from './paper-search.ts';

/**
 * Minimum time between two searches at Crossref, in milliseconds. Crossref allows 1 search per second without a mail
 * address, and 3 with one ("Announcing changes to REST API rate limits", 2025).
 */
const pause = 1000;
/** Number of works that a search asks for. The right work is nearly always among the first. */
const searchSize = 5;

/**
 * Searches Crossref. Its search finds works with any of the words, the likeliest first, so that a typing error does not
 * matter.
 */
export const crossrefSearch: PaperSearch = {
  format: 'crossref',
  batchSize: 50,
  search: ({ title, family, year }, context) => {
    // The year only changes the order, so that a publication is also found by the year of its preprint.
    const words = year === undefined ? title : `${title} ${year}`;
    const author = family === undefined ? '' : `&query.author=${encodeURIComponent(family)}`;
    return requestWorks(
      `query.bibliographic=${encodeURIComponent(words)}${author}&rows=${searchSize}`,
      context,
    );
  },
  lookUp: async (papers, context) => {
    // arXiv's DOIs are not registered at Crossref. In a filter, a comma would separate two DOIs.
    const dois = papers.flatMap(({ DOI }) => DOI ?? []).filter((doi) => !/,|^10\.48550\//u.test(doi));
    if (dois.length === 0) return { records: [] };
    const filter = [...new Set(dois)].map((doi) => `doi:${encodeURIComponent(doi)}`).join(',');
    return requestWorks(`filter=${filter}&rows=${dois.length}`, context);
  },
};

async function requestWorks(query: string, { services, transport }: SearchContext): Promise<FoundRecords> {
  const url = `${services.crossref}/works?${query}`;
  const response = await requestJson({ url, pause, maxAge: searchMaxAge }, transport);
  if ('fault' in response) return isNothingFound(response) ? { records: [] } : response;
  const items = at(response.value, 'message', 'items');
  if (!Array.isArray(items)) return { fault: unexpectedJson(url) };
  return { records: toRecords(items, (work) => addressOf(textAt(work, 'DOI'))) };
}

function addressOf(doi: string | undefined): string | undefined {
  return doi === undefined ? undefined : `https://doi.org/${encodeURI(doi)}`;
}
