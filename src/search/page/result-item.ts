import { paperWords, searchWords } from '#words';
import { createElement } from './dom.ts';
import type { HighlightedText, SearchResult } from '../engine/protocol.ts';

/** The addresses of the folders that contain the pages of papers and of people. */
export interface PageAddresses {
  papers: string;
  authors: string;
}

/** Builds the list item of a result. It has the same structure as an item in the list of all papers. */
export function toListItem(result: SearchResult, addresses: PageAddresses): HTMLLIElement {
  const link = createElement('a', 'paper-title', ...highlighted(result.title));
  link.href = `${addresses.papers}${encodeURIComponent(result.id)}/`;
  link.dir = 'auto';
  const item = createElement('li', 'paper-item', link);
  const names = byline(result, addresses.authors);
  if (names.length > 0) item.append(createElement('p', 'byline', ...names));
  if (result.excerpt) {
    const excerpt = createElement('p', 'excerpt', ...highlighted(result.excerpt));
    excerpt.dir = 'auto';
    item.append(excerpt);
  }
  const facts: (string | Node)[][] = result.facts.map(isolated);
  if (result.code) facts.push([paperWords.code]);
  if (result.citations !== undefined) facts.push([searchWords.citations(result.citations)]);
  item.append(createElement('p', 'facts', ...joined(facts, ' · ')));
  return item;
}

/** Formats the number of results, such as `12 papers found`. If there are no results, the text contains the query. */
export function countText(total: number, query: string): string {
  if (total === 0) return searchWords.noResults(query.trim());
  return query.trim() === '' ? paperWords.papers(total) : searchWords.papersFound(total);
}

function byline(
  { authors, authorIds = [], hiddenAuthors, authorsTruncated, owners }: SearchResult,
  authorFolder: string,
): (string | Node)[] {
  const parts = joined(
    authors.map((author, index) => {
      const id = authorIds[index];
      if (id === undefined) return isolated(author);
      const link = createElement('a', undefined, ...isolated(author));
      link.href = `${authorFolder}${encodeURIComponent(id)}/`;
      return [link];
    }),
    paperWords.nameSeparator,
  );
  if (hiddenAuthors > 0) parts.push(` ${paperWords.andMore(hiddenAuthors)}`);
  if (!authorsTruncated) return parts;
  parts.push(authors.length > 0 ? ` ${paperWords.etAl}` : paperWords.authorsNotListed);
  if (owners.length > 0)
    parts.push(...paperWords.including(joined(owners.map(isolated), paperWords.nameSeparator)));
  return parts;
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
