import { paperWords, searchWords } from '#words';
import { createElement } from './dom.ts';
import type { HighlightedText, SearchResult } from '../engine/protocol.ts';

/** The addresses below which papers and people have their pages. */
export interface PageAddresses {
  papers: string;
  authors: string;
}

/** A result as an item of a list, built like the items of the list that it stands in for. */
export function toItem(result: SearchResult, places: PageAddresses): HTMLLIElement {
  const link = createElement('a', 'paper-title', ...marked(result.title));
  link.href = `${places.papers}${encodeURIComponent(result.id)}/`;
  link.dir = 'auto';
  const item = createElement('li', 'paper-item', link);
  const names = byline(result, places.authors);
  if (names.length > 0) item.append(createElement('p', 'byline', ...names));
  if (result.excerpt) {
    const excerpt = createElement('p', 'excerpt', ...marked(result.excerpt));
    excerpt.dir = 'auto';
    item.append(excerpt);
  }
  const facts: (string | Node)[][] = result.facts.map(isolated);
  if (result.code) facts.push([paperWords.code]);
  if (result.citations !== undefined) facts.push([searchWords.citations(result.citations)]);
  item.append(createElement('p', 'facts', ...joined(facts, ' · ')));
  return item;
}

/** Returns the number of results as text, such as `12 papers found`; also read out by screen readers. */
export function countText(total: number, query: string): string {
  if (total === 0) return searchWords.noResults(query.trim());
  return query.trim() === '' ? paperWords.papers(total) : searchWords.papersFound(total);
}

function byline(
  { authors, authorIds = [], hiddenAuthors, authorsTruncated, owners }: SearchResult,
  people: string,
): (string | Node)[] {
  const parts = joined(
    authors.map((author, place) => {
      const id = authorIds[place];
      if (id === undefined) return isolated(author);
      const link = createElement('a', undefined, ...isolated(author));
      link.href = `${people}${encodeURIComponent(id)}/`;
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

/** A name or a fact keeps its own direction whatever stands around it. */
function isolated(text: HighlightedText): Node[] {
  return [createElement('bdi', undefined, ...marked(text))];
}

function joined(lists: (string | Node)[][], separator: string): (string | Node)[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [separator, ...list]));
}

function marked({ text, highlights }: HighlightedText): (string | Node)[] {
  const parts: (string | Node)[] = [];
  let position = 0;
  for (const [start, end] of highlights) {
    parts.push(text.slice(position, start), createElement('mark', undefined, text.slice(start, end)));
    position = end;
  }
  return [...parts, text.slice(position)];
}
