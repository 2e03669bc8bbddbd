import { entryWords, paperWords, searchWords } from '#words';
import { createElement } from './dom.ts';
import type { HighlightedText, SearchResult } from '../engine/protocol.ts';

/** Data of the site that results need: addresses for their links, and the people to emphasise. */
export interface ResultContext {
  /** The addresses of the folders that contain the pages of papers and of people. */
  papers: string;
  authors: string;
  /** Classes of short names of venues, for their colours: `{ NeurIPS: 'venue-0' }`. */
  venues?: Readonly<Record<string, string>>;
  /** Ids of the people of the lab. Their names are emphasised. */
  members: ReadonlySet<string>;
}

/** Builds the list item of a result. It has the same structure as an item in the list of all papers. */
export function toListItem(result: SearchResult, context: ResultContext): HTMLLIElement {
  const page = `${context.papers}${encodeURIComponent(result.id)}/`;
  const link = createElement('a', 'paper-title', ...highlighted(result.title));
  link.href = page;
  link.dir = 'auto';
  const notice = result.notice && createElement('strong', 'notice', paperWords.notices[result.notice]);
  const item = createElement('li', 'paper-item', ...(notice ? [notice, ' '] : []), link);
  const names = byline(result, context);
  if (names.length > 0) item.append(createElement('p', 'byline', ...names));
  if (result.excerpt) {
    const excerpt = createElement('p', 'excerpt', ...highlighted(result.excerpt));
    excerpt.dir = 'auto';
    item.append(excerpt);
  }
  const facts: (string | Node)[][] = factsOf(result).map((fact) =>
    fact === result.venueShort ? [venueName(fact, result.facts[0], context)] : isolated(fact),
  );
  if (result.code && !result.links?.some(([text]) => text === paperWords.code)) facts.push([paperWords.code]);
  if (result.citations !== undefined) facts.push([searchWords.citations(result.citations)]);
  const awards = (result.awards ?? []).flatMap((award) => [
    ' ',
    createElement('b', 'award', createElement('bdi', undefined, award)),
  ]);
  item.append(createElement('p', 'facts', ...joined(facts, ' · '), ...awards), entryLinks(result, page));
  return item;
}

/** Returns the facts, with the short name of the venue, unless only its whole name matches the query. */
function factsOf({ facts, venueShort }: SearchResult): HighlightedText[] {
  const [venue, ...others] = facts;
  const isMatch = ({ highlights }: HighlightedText) => highlights.length > 0;
  return venueShort && (!venue || isMatch(venueShort) || !isMatch(venue)) ? [venueShort, ...others] : facts;
}

/** Builds the short name of a venue, as `VenueName.astro` does. */
function venueName(
  short: HighlightedText,
  whole: HighlightedText | undefined,
  { venues = {} }: ResultContext,
): HTMLElement {
  const colour = Object.hasOwn(venues, short.text) ? ` ${venues[short.text]}` : '';
  const name = createElement('abbr', `venue${colour}`, ...highlighted(short));
  if (whole && whole.text !== short.text) name.title = whole.text;
  return name;
}

/** Builds the links of a result, as `EntryLinks.astro` does. `open-in-place.ts` reacts to the last two. */
function entryLinks({ title, links = [], hasAbstract = false }: SearchResult, page: string): HTMLElement {
  const toLink = ([text, address]: readonly [string, string], opens = false) => {
    const link = createElement('a', undefined, text);
    link.href = address;
    link.setAttribute('aria-label', entryWords.linkOf(text, title.text));
    if (!opens) return link;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-expanded', 'false');
    return link;
  };
  return createElement(
    'p',
    'entry-links',
    ...links.filter(([, address]) => isSafeAddress(address)).map((link) => toLink(link)),
    ...(hasAbstract ? [toLink([entryWords.abstract, `${page}#abstract`], true)] : []),
    toLink([entryWords.cite, `${page}#cite`], true),
  );
}

/** Whether an address leads to this site or begins with `https:` or `http:`. */
function isSafeAddress(address: string): boolean {
  return /^(?:https?:\/\/|\/(?![/\\]))/i.test(address);
}

/** Formats the number of results, such as `12 papers found`. If there are no results, the text contains the query. */
export function countText(total: number, query: string): string {
  if (total === 0) return searchWords.noResults(query.trim());
  return query.trim() === '' ? paperWords.papers(total) : searchWords.papersFound(total);
}

function byline(
  { authors, authorIds = [], hiddenAuthors, authorsTruncated, owners, ownerIds = [] }: SearchResult,
  context: ResultContext,
): (string | Node)[] {
  const names = (texts: readonly HighlightedText[], ids: readonly (string | undefined)[]) =>
    joined(
      texts.map((text, index) => toPersonName(text, ids[index], context)),
      paperWords.nameSeparator,
    );
  const parts = names(authors, authorIds);
  if (hiddenAuthors > 0) parts.push(` ${paperWords.andMore(hiddenAuthors)}`);
  if (!authorsTruncated) return parts;
  parts.push(authors.length > 0 ? ` ${paperWords.etAl}` : paperWords.authorsNotListed);
  if (owners.length > 0) parts.push(...paperWords.including(names(owners, ownerIds)));
  return parts;
}

/** Builds the name of an author: a link if the author has a page, emphasised if the author is in the lab. */
function toPersonName(name: HighlightedText, id: string | undefined, context: ResultContext): Node[] {
  if (id === undefined) return isolated(name);
  const link = createElement('a', context.members.has(id) ? 'member' : undefined, ...isolated(name));
  link.href = `${context.authors}${encodeURIComponent(id)}/`;
  return [link];
}

/** Wraps a name or a fact in an element, so that its writing direction does not affect the text around it. */
function isolated(text: HighlightedText): Node[] {
  return [createElement('bdi', undefined, ...highlighted(text))];
}

function joined(lists: (string | Node)[][], separator: string): (string | Node)[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [separator, ...list]));
}

function highlighted({ text, highlights }: HighlightedText): (string | Node)[] {
  const parts: (string | Node)[] = [];
  let position = 0;
  for (const [start, end] of highlights) {
    parts.push(text.slice(position, start), createElement('mark', undefined, text.slice(start, end)));
    position = end;
  }
  return [...parts, text.slice(position)];
}
