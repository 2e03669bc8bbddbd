import { at, type Json, listAt, textAt } from '../import/readers/values/json.ts';
import {
  type Listing,
  type PeopleService,
  requestJson,
  type ServiceContext,
  unexpectedJson,
} from './listing.ts';

/** Minimum time between two requests, in milliseconds. ORCID allows 12 requests per second without a key (ORCID API tutorial). */
const pause = 200;
/** Maximum number of works in one request to ORCID. */
const pageSize = 100;

export const orcid: PeopleService = {
  idKey: 'ORCID',
  address: 'https://pub.orcid.org/v3.0',
  variable: 'OFFPRINT_ORCID',
  format: 'orcid',
  list: listOrcid,
};

/**
 * Lists the works of a person. The list itself has no authors, so that every work is requested in full. If several sources added
 * the same work, only the preferred one is requested.
 */
async function listOrcid(id: string, { address, transport, maxPapers }: ServiceContext): Promise<Listing> {
  const url = `${address}/${id}/works`;
  const summaries = await requestJson({ url, pause }, transport);
  if ('fault' in summaries) return { texts: [], fault: summaries.fault };
  if (!Array.isArray(at(summaries.value, 'group'))) return { texts: [], fault: unexpectedJson(url) };
  const codes = listAt(summaries.value, 'group').flatMap(preferredWork);
  // A stable order gives the same URLs the next time, so that the cache finds their responses.
  codes.sort((a, b) => a - b);
  // The list shows that the person exists and has no works.
  if (codes.length === 0) return { texts: [summaries.text] };
  const texts: string[] = [];
  for (let start = 0; start < Math.min(codes.length, maxPapers); start += pageSize) {
    const worksUrl = `${url}/${codes.slice(start, start + pageSize).join(',')}`;
    const response = await requestJson({ url: worksUrl, pause }, transport);
    if ('fault' in response) return { texts, fault: response.fault };
    if (!Array.isArray(at(response.value, 'bulk'))) return { texts, fault: unexpectedJson(worksUrl) };
    texts.push(response.text);
  }
  return { texts, isCut: codes.length > maxPapers };
}

/** Returns the put-code of the preferred work of a group: the one with the highest display index, as ORCID shows it. */
function preferredWork(group: Json): number[] {
  const [best] = listAt(group, 'work-summary').sort((a, b) => displayIndex(b) - displayIndex(a));
  const code = at(best, 'put-code');
  return typeof code === 'number' && Number.isSafeInteger(code) ? [code] : [];
}

function displayIndex(summary: Json): number {
  return Number(textAt(summary, 'display-index') ?? 0) || 0;
}
