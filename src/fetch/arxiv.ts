import type { Services } from './services.ts';
import type { Listing, ServiceContext } from './listing.ts';
import type { Fault, Transport } from './transport.ts';

/** arXiv asks for three seconds between two requests, and for few requests (its API User's Manual). */
const pause = 3000;
export const arXivAtOnce = 50;

const isRight = /^(?:application|text)\/(?:atom\+)?xml\b/iu;

/** The papers with these ids, at most `arXivAtOnce`, as the API answers, and the ids that it does not know. */
export async function askArXiv(
  ids: readonly string[],
  { arXiv }: Services,
  transport: Transport,
): Promise<{ text: string; missing: string[] } | { fault: Fault }> {
  const query = `id_list=${ids.map(encodeURIComponent).join(',')}&max_results=${ids.length}`;
  const answer = await transport({
    url: `${arXiv}/query?${query}`,
    accept: 'application/atom+xml',
    isRight,
    pause,
  });
  if ('fault' in answer) return answer;
  const named = new Set(idsIn(answer.text));
  return { text: answer.text, missing: ids.filter((id) => !named.has(toKey(id))) };
}

/**
 * The papers that a person has claimed at arXiv. The feed of the person tells which they are; the API tells more of each, and the
 * same as of a paper that is asked for by its number.
 */
export async function listArXiv(
  id: string,
  { services, transport, mostPapers }: ServiceContext,
): Promise<Listing> {
  const feed = await transport({
    url: `${services.arXivAuthors}/${encodeURIComponent(id)}.atom2`,
    accept: 'application/atom+xml',
    isRight,
    pause,
    isWhole: (text) => /<\/feed>\s{0,100}$/u.test(text.slice(-200)),
  });
  if ('fault' in feed) return { texts: [], fault: feed.fault };
  const ids = idsIn(feed.text).sort();
  // So that the empty list is what was read of the person.
  if (ids.length === 0) return { texts: [feed.text] };
  const texts: string[] = [];
  for (let start = 0; start < Math.min(ids.length, mostPapers); start += arXivAtOnce) {
    const answer = await askArXiv(ids.slice(start, start + arXivAtOnce), services, transport);
    if ('fault' in answer) return { texts, fault: answer.fault };
    texts.push(answer.text);
  }
  return { texts, isCut: ids.length > mostPapers };
}

/** The papers that an answer of arXiv holds, without their versions. */
function idsIn(answer: string): string[] {
  const named = answer.matchAll(/<id>\s{0,9}https?:\/\/arxiv\.org\/abs\/([^<\s]{1,50})/giu);
  return [...new Set([...named].map(([, name = '']) => toKey(name.replace(/v\d{1,4}$/u, ''))))];
}

/** `math.GT/0309136` and `math/0309136` are one paper. */
function toKey(id: string): string {
  return id.replace(/^([a-z-]{2,10})\.[A-Z]{2}\//u, '$1/').toLowerCase();
}
