import { readInFormat } from '../import/formats.ts';
import { at } from '../import/readers/values/json.ts';
import { plainDoi } from '../model/doi.ts';
import type { Paper } from '../model/paper.ts';
import type { Fault } from './faults.ts';
import { type Registries, requestJson, unexpectedJson } from './listing.ts';
import type { Transport } from './service-request.ts';

/** The notices about papers that Crossref sent, such as retractions. */
export interface FetchedNotices {
  /** The notices by the id of the paper. Papers without notices are left out. */
  updates: Map<string, NonNullable<Paper['updates']>>;
  /** The reason why not all papers could be requested. */
  fault?: Fault;
}

interface NoticeContext {
  registries: Registries;
  transport: Transport;
  /** Ends the work after the current request. */
  signal?: AbortSignal;
}

/** Maximum number of DOIs in one request. They are a part of the address. */
const pageSize = 50;
/** Minimum time between two requests to Crossref, in milliseconds. */
const pause = 1000;

/**
 * Requests the retractions and corrections of papers from Crossref, which has those of publishers and of Retraction
 * Watch. DOIs of arXiv are not registered at Crossref, so they are not requested. Never rejects.
 */
export async function fetchNotices(
  papers: readonly Pick<Paper, 'id' | 'DOI' | 'versions'>[],
  { registries, transport, signal }: NoticeContext,
): Promise<FetchedNotices> {
  const ids = new Map<string, string[]>();
  for (const paper of papers)
    for (const doi of doisAtCrossref(paper)) ids.set(doi, [...(ids.get(doi) ?? []), paper.id]);
  const dois = [...ids.keys()];
  const updates: FetchedNotices['updates'] = new Map();
  for (let start = 0; start < dois.length && !signal?.aborted; start += pageSize) {
    const page = dois.slice(start, start + pageSize);
    const filter = page.map((doi) => `doi:${encodeURIComponent(doi)}`).join(',');
    const url = `${registries.crossref}/works?filter=${filter}&rows=${page.length}&select=DOI,type,title,updated-by`;
    const response = await requestJson({ url, pause }, transport);
    if ('fault' in response && response.fault.isMissing) continue;
    if ('fault' in response) return { updates, fault: response.fault };
    if (!Array.isArray(at(response.value, 'message', 'items')))
      return { updates, fault: unexpectedJson(url) };
    const records = readInFormat(response.text, url, 'crossref').flatMap((result) => result.records);
    for (const {
      paper: { DOI, updates: notices },
    } of records) {
      const found = ids.get(DOI?.toLowerCase() ?? '') ?? [];
      if (notices) for (const id of found) updates.set(id, [...(updates.get(id) ?? []), ...notices]);
    }
  }
  return { updates };
}

/** Returns the DOIs of a paper and its versions that can be registered at Crossref. A comma would separate two DOIs. */
function doisAtCrossref({ DOI, versions = [] }: Pick<Paper, 'DOI' | 'versions'>): string[] {
  const dois = [DOI, ...versions.map((version) => version.DOI)].flatMap((doi) =>
    doi ? plainDoi(doi).toLowerCase() : [],
  );
  return [...new Set(dois)].filter((doi) => !/,|^10\.48550\//u.test(doi));
}
