import { at, type Json, listAt, textAt } from '../import/readers/values/json.ts';
import {
  type Listing,
  otherPerson,
  type PeopleService,
  requestJson,
  type ServiceContext,
  unexpectedJson,
} from './listing.ts';

/**
 * Minimum time between two requests to ORCID, in milliseconds. The ORCID API tutorial allows 12 requests per second
 * without an API key.
 */
const pause = 200;
/** Maximum number of works that one request asks ORCID for. */
const pageSize = 100;

export const orcid: PeopleService = {
  idKey: 'ORCID',
  address: 'https://pub.orcid.org/v3.0',
  variable: 'OFFPRINT_ORCID',
  format: 'orcid',
  list: listOrcid,
};

/**
 * Lists the works of a person. ORCID's list of works does not contain the authors, so the full record of each work is
 * requested too. If several sources added the same work to ORCID, only the preferred record is requested.
 */
async function listOrcid(id: string, { address, transport, maxPapers }: ServiceContext): Promise<Listing> {
  const url = `${address}/${id}/works`;
  const summaries = await requestJson({ url, pause }, transport);
  if ('fault' in summaries) return { texts: [], fault: summaries.fault };
  if (!Array.isArray(at(summaries.value, 'group'))) return { texts: [], fault: unexpectedJson(url) };
  const owner = /^\/([\dX-]{19})\//u.exec(textAt(summaries.value, 'path') ?? '')?.[1];
  if (owner !== undefined && owner !== id) return { texts: [], fault: otherPerson(url, owner) };
  const codes = listAt(summaries.value, 'group').flatMap(preferredWork);
  // Sorted codes give the same URLs at the next import, so that their responses are found in the cache.
  codes.sort((a, b) => a - b);
  // The list without works is returned too: it shows that ORCID knows the person.
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

/**
 * Returns the put-code (ORCID's number for a work) of the preferred record of a work, in a list of 0 or 1 items. The
 * preferred record has the highest display index.
 */
function preferredWork(group: Json): number[] {
  const [best] = listAt(group, 'work-summary').sort((a, b) => displayIndex(b) - displayIndex(a));
  const code = at(best, 'put-code');
  return typeof code === 'number' && Number.isSafeInteger(code) ? [code] : [];
}

function displayIndex(summary: Json): number {
  return Number(textAt(summary, 'display-index') ?? 0) || 0;
}
