import type { Fault } from '../fetch/faults.ts';
import { requestJson, unexpectedJson } from '../fetch/listing.ts';
import type { Services } from '../fetch/services.ts';
import type { Transport } from '../fetch/service-request.ts';
import { at, isObject, type Json, listAt, textAt } from '../import/readers/values/json.ts';
import { parseDoi } from '../import/readers/values/identifiers.ts';
import type { CitationService } from '../model/citation-counts.ts';

/** The number of citations of a paper at a service. */
export interface CountedWork {
  /** The DOI of the work in lower case. */
  DOI: string;
  count: number;
  /** Numbers of citations by year. Missing if the service does not count by year. */
  perYear?: Record<string, number>;
  /** Whether the service lists the paper as retracted. */
  isRetracted: boolean;
}

/** A service that counts citations. */
interface CitingService {
  /** Maximum number of DOIs in one request. */
  pageSize: number;
  request(
    dois: readonly string[],
    services: Services,
    transport: Transport,
  ): Promise<{ works: Json[] } | { fault: Fault }>;
  /** Reads a record of the service: a work in an answer, or the record of a candidate. */
  read(work: Json): CountedWork | undefined;
}

/** The services that count citations, by their names in `site.yaml`. */
export const citingServices: Readonly<Record<CitationService, CitingService>> = {
  openalex: {
    // OpenAlex allows 100 values in a filter.
    pageSize: 50,
    request: (dois, { people }, transport) => {
      const { address, key } = people.openalex;
      const filter = dois.map(encodeURIComponent).join('|');
      const url = `${address}/works?filter=doi:${filter}&per_page=${dois.length}&select=id,doi,cited_by_count,counts_by_year,is_retracted`;
      const withKey = key === '' ? {} : { key: { parameter: 'api_key', value: key } };
      return requestList({ url, pause: 200, ...withKey }, ['results'], transport);
    },
    read: (work) => {
      const years = listAt(work, 'counts_by_year').flatMap((entry): [string, number][] => {
        const [year, count] = [at(entry, 'year'), at(entry, 'cited_by_count')];
        return typeof year === 'number' && isCount(count) ? [[String(year), count]] : [];
      });
      return toCounted(textAt(work, 'doi'), at(work, 'cited_by_count'), {
        isRetracted: at(work, 'is_retracted') === true,
        ...(years.length > 0 && { perYear: Object.fromEntries(years) }),
      });
    },
  },
  crossref: {
    pageSize: 50,
    request: (dois, { crossref }, transport) => {
      const filter = dois.map((doi) => `doi:${encodeURIComponent(doi)}`).join(',');
      const url = `${crossref}/works?filter=${filter}&rows=${dois.length}&select=DOI,is-referenced-by-count`;
      return requestList({ url, pause: 200 }, ['message', 'items'], transport);
    },
    read: (answer) => {
      const message = at(answer, 'message');
      const work = isObject(message) ? message : answer;
      return toCounted(textAt(work, 'DOI'), at(work, 'is-referenced-by-count'), { isRetracted: false });
    },
  },
  'semantic-scholar': {
    pageSize: 500,
    request: (dois, { people }, transport) => {
      const { address, key } = people['semantic-scholar'];
      const withKey =
        key === '' ? { pause: 3000 } : { pause: 1100, key: { header: 'x-api-key', value: key } };
      const url = `${address}/paper/batch?fields=externalIds,citationCount`;
      const ids = dois.map((doi) => `DOI:${doi}`);
      return requestList({ url, body: JSON.stringify({ ids }), ...withKey }, [], transport);
    },
    read: (work) =>
      toCounted(
        textAt(work, 'externalIds', 'DOI') ?? arXivDoi(textAt(work, 'externalIds', 'ArXiv')),
        at(work, 'citationCount'),
        { isRetracted: false },
      ),
  },
};

/** Returns the DOI that arXiv registers for each of its papers. */
export function arXivDoi(arXiv: string | undefined): string | undefined {
  return arXiv === undefined ? undefined : `10.48550/arxiv.${arXiv.replace(/v\d{1,4}$/u, '').toLowerCase()}`;
}

async function requestList(
  request: Parameters<typeof requestJson>[0],
  path: readonly string[],
  transport: Transport,
): Promise<{ works: Json[] } | { fault: Fault }> {
  const response = await requestJson(request, transport);
  if ('fault' in response) return response;
  const works = at(response.value, ...path);
  return Array.isArray(works) ? { works } : { fault: unexpectedJson(request.url) };
}

function toCounted(
  doi: string | undefined,
  count: Json | undefined,
  rest: Omit<CountedWork, 'DOI' | 'count'>,
): CountedWork | undefined {
  const DOI = parseDoi(doi ?? '')?.toLowerCase();
  return DOI !== undefined && isCount(count) ? { DOI, count, ...rest } : undefined;
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100_000_000;
}
