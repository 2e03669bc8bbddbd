import {
  type Listing,
  otherPerson,
  type PeopleService,
  type Registries,
  type ServiceContext,
} from './listing.ts';
import { feedProblem } from './answer-problems.ts';
import { type FoundRecord, isNothingFound, type PaperSearch, searchMaxAge } from './paper-search.ts';
import type { Fault } from './faults.ts';
import type { Transport } from './service-request.ts';

/** Minimum time between two requests to arXiv, in milliseconds. The arXiv API User's Manual asks for this pause. */
const pause = 3000;
/** Maximum number of papers that one request asks arXiv for. */
export const arXivPageSize = 50;

const mediaType = /^(?:application|text)\/(?:atom\+)?xml\b/iu;

/**
 * Requests papers from the arXiv API, by their ids.
 *
 * @param ids the arXiv ids of the papers; at most `arXivPageSize`
 * @returns the text of the response, the ids for which arXiv has no paper, and the ids of papers that arXiv sent
 * although they were not requested
 */
export async function requestArXivPapers(
  ids: readonly string[],
  { arXiv: api }: Registries,
  transport: Transport,
): Promise<{ text: string; missing: string[]; others: string[] } | { fault: Fault }> {
  const query = `id_list=${ids.map(encodeURIComponent).join(',')}&max_results=${ids.length}`;
  const response = await transport({
    url: `${api}/query?${query}`,
    accept: 'application/atom+xml',
    mediaType,
    pause,
    problemOf: feedProblem,
  });
  if ('fault' in response) return response;
  const asked = new Set(ids.map(normalizeId));
  const found = new Set(idsIn(response.text));
  return {
    text: withoutOthers(response.text, asked),
    missing: ids.filter((id) => !found.has(normalizeId(id))),
    others: [...found].filter((id) => !asked.has(id)),
  };
}

/** Removes the entries of papers that were not requested. */
function withoutOthers(feed: string, asked: ReadonlySet<string>): string {
  const [head = '', ...entries] = feed.split(/(?=<entry[\s>])/u);
  const end = '</entry>';
  return entries.reduce((text, entry) => {
    const [id] = idsIn(entry);
    const isAsked = id === undefined || asked.has(id);
    return (
      text +
      (isAsked ? entry : entry.slice(entry.indexOf(end) < 0 ? entry.length : entry.indexOf(end) + end.length))
    );
  }, head);
}

export const arXiv: PeopleService = {
  idKey: 'arXiv',
  address: 'https://arxiv.org/a',
  variable: 'OFFPRINT_ARXIV_AUTHORS',
  format: 'arxiv',
  list: listArXiv,
};

/**
 * Lists the papers that a person has claimed at arXiv. The feed of the person is used only for the ids of the papers.
 * The papers themselves are requested from the API, which has more fields than the feed, and the same values as for a
 * paper that is requested alone.
 */
async function listArXiv(
  id: string,
  { address, registries, transport, maxPapers }: ServiceContext,
): Promise<Listing> {
  const feed = await transport({
    url: `${address}/${encodeURIComponent(id)}.atom2`,
    accept: 'application/atom+xml',
    mediaType,
    pause,
    problemOf: feedProblem,
  });
  if ('fault' in feed) return { texts: [], fault: feed.fault };
  const owner = /<id>\s{0,9}https?:\/\/arxiv\.org\/a\/([^<\s]{1,100})/iu.exec(feed.text)?.[1];
  if (owner !== undefined && owner.toLowerCase() !== id.toLowerCase())
    return { texts: [], fault: otherPerson(address, owner) };
  const ids = idsIn(feed.text).sort();
  // The feed without papers is returned too: it shows that arXiv knows the person.
  if (ids.length === 0) return { texts: [feed.text] };
  const texts: string[] = [];
  for (let start = 0; start < Math.min(ids.length, maxPapers); start += arXivPageSize) {
    const page = ids.slice(start, start + arXivPageSize);
    const response = await requestArXivPapers(page, registries, transport);
    if ('fault' in response) return { texts, fault: response.fault };
    texts.push(response.text);
  }
  return { texts, isCut: ids.length > maxPapers };
}

/** Returns the arXiv ids of the papers in a feed, without the version at the end of each id (`v2`). */
function idsIn(feed: string): string[] {
  const links = feed.matchAll(/<id>\s{0,9}https?:\/\/arxiv\.org\/abs\/([^<\s]{1,50})/giu);
  return [...new Set([...links].map(([, id = '']) => normalizeId(id.replace(/v\d{1,4}$/u, ''))))];
}

/** Removes the subject class from an old arXiv id, because `math.GT/0309136` and `math/0309136` name the same paper. */
function normalizeId(id: string): string {
  return id.replace(/^([a-z-]{2,10})\.[A-Z]{2}\//u, '$1/').toLowerCase();
}

/** Number of papers that a search asks for. */
const searchSize = 10;
/** Maximum number of words of a title in a query. */
const maxWords = 15;

/**
 * Searches arXiv for papers of an author with words of the title, those with most of the words first. One typing error
 * does not matter then.
 */
export const arXivSearch: PaperSearch = {
  format: 'arxiv',
  batchSize: arXivPageSize,
  search: async ({ title, family }, { services, transport }) => {
    const words = title.split(' ').filter((word) => word.length > 2 && !operators.test(word));
    if (words.length === 0) return { records: [] };
    const joined = family === undefined ? ' AND ' : ' OR ';
    const inTitle = words
      .slice(0, maxWords)
      .map((word) => `ti:${word}`)
      .join(joined);
    const query = family === undefined ? inTitle : `au:${family} AND (${inTitle})`;
    const response = await transport({
      url: `${services.arXiv}/query?search_query=${encodeURIComponent(query)}&max_results=${searchSize}`,
      accept: 'application/atom+xml',
      mediaType,
      pause,
      maxAge: searchMaxAge,
      problemOf: feedProblem,
    });
    if ('fault' in response) return isNothingFound(response) ? { records: [] } : response;
    return { records: toEntries(response.text) };
  },
  lookUp: async (papers, { services, transport }) => {
    const ids = [...new Set(papers.flatMap(({ arXiv: id }) => id ?? []))];
    if (ids.length === 0) return { records: [] };
    const response = await requestArXivPapers(ids, services, transport);
    return 'fault' in response ? response : { records: toEntries(response.text) };
  },
};

/** Words that join the parts of a query. */
const operators = /^(?:and|or|andnot)$/iu;

/** Divides a feed into feeds of one entry each. */
function toEntries(feed: string): FoundRecord[] {
  const [head = ''] = feed.split(/<entry[\s>]/u, 1);
  const tag = head.indexOf('<feed');
  const opening =
    tag < 0 ? '<feed xmlns="http://www.w3.org/2005/Atom">' : head.slice(tag, head.indexOf('>', tag) + 1);
  return feed
    .slice(head.length)
    .split(/(?<=<\/entry>)/u)
    .flatMap((text) => {
      const start = text.indexOf('<entry');
      const [id] = idsIn(text);
      if (start < 0 || id === undefined) return [];
      const title = /<title>([^<]{1,2000})<\/title>/u.exec(text)?.[1]?.replace(/\s+/gu, ' ');
      const entry = `${opening}\n${text.slice(start)}\n</feed>\n`;
      return [{ id: `https://arxiv.org/abs/${id}`, text: entry, ...(title !== undefined && { title }) }];
    });
}
