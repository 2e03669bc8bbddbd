import { at, type Json, listAt, textAt } from '../import/readers/values/json.ts';
import { askJson, type Listing, type ServiceContext, unknownAnswer } from './listing.ts';

/** ORCID answers twelve requests a second without a key, and gives a hundred works at most at once (its API tutorial). */
const pause = 200;
const atOnce = 100;

/** The works of a person, whole: their list tells no authors. Of a work that several sources told of, the preferred one counts. */
export async function listOrcid(
  id: string,
  { services, transport, mostPapers }: ServiceContext,
): Promise<Listing> {
  const url = `${services.orcid}/${id}/works`;
  const summaries = await askJson({ url, pause }, transport);
  if ('fault' in summaries) return { texts: [], fault: summaries.fault };
  if (!Array.isArray(at(summaries.value, 'group'))) return { texts: [], fault: unknownAnswer(url) };
  const codes = listAt(summaries.value, 'group').flatMap(preferred);
  // In one order, whatever a person changed last: so the same request is made again.
  codes.sort((a, b) => a - b);
  // So that the empty list is what was read of the person.
  if (codes.length === 0) return { texts: [summaries.text] };
  const texts: string[] = [];
  for (let start = 0; start < Math.min(codes.length, mostPapers); start += atOnce) {
    const works = `${url}/${codes.slice(start, start + atOnce).join(',')}`;
    const answer = await askJson({ url: works, pause }, transport);
    if ('fault' in answer) return { texts, fault: answer.fault };
    if (!Array.isArray(at(answer.value, 'bulk'))) return { texts, fault: unknownAnswer(works) };
    texts.push(answer.text);
  }
  return { texts, isCut: codes.length > mostPapers };
}

/** The number of the work of a group that ORCID shows: the one with the highest display index. */
function preferred(group: Json): number[] {
  const [best] = listAt(group, 'work-summary').sort((a, b) => indexOf(b) - indexOf(a));
  const code = at(best, 'put-code');
  return typeof code === 'number' && Number.isSafeInteger(code) ? [code] : [];
}

function indexOf(summary: Json): number {
  return Number(textAt(summary, 'display-index') ?? 0) || 0;
}
