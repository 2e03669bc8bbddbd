import type { SearchResult } from './engine.ts';
import type { Marked } from './marks.ts';

/**
 * A result as an item of a list, built like the items of the list that it stands in for.
 *
 * @param papers the address below which each paper has its page
 */
export function toItem(result: SearchResult, papers: string): HTMLLIElement {
  const link = element('a', 'paper-title', ...marked(result.title));
  link.href = `${papers}${encodeURIComponent(result.id)}/`;
  link.dir = 'auto';
  const item = element('li', 'paper-item', link);
  const names = byline(result);
  if (names.length > 0) item.append(element('p', 'byline', ...names));
  if (result.excerpt) {
    const excerpt = element('p', 'excerpt', ...marked(result.excerpt));
    excerpt.dir = 'auto';
    item.append(excerpt);
  }
  const facts = result.facts.map((fact) => marked(fact));
  if (result.code) facts.push(['Code']);
  item.append(element('p', 'facts', ...joined(facts, ' · ')));
  return item;
}

/** `12 papers match`, for people and for screen readers. */
export function countText(total: number): string {
  if (total === 0) return 'No paper matches. Try fewer or other words.';
  return `${total.toLocaleString('en')} ${total === 1 ? 'paper matches' : 'papers match'}`;
}

function byline({ authors, hiddenAuthors, authorsTruncated, owners }: SearchResult): (string | Node)[] {
  const parts = joined(authors.map(name), ', ');
  if (hiddenAuthors > 0) parts.push(` and ${hiddenAuthors.toLocaleString('en')} more`);
  if (!authorsTruncated) return parts;
  parts.push(authors.length > 0 ? ' et al.' : 'Authors not named');
  if (owners.length > 0) parts.push(', including ', ...joined(owners.map(name), ', '));
  return parts;
}

/** A name keeps its own direction whatever stands around it. */
function name(text: Marked): Node[] {
  return [element('bdi', undefined, ...marked(text))];
}

function joined(lists: (string | Node)[][], separator: string): (string | Node)[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [separator, ...list]));
}

function marked({ text, marks }: Marked): (string | Node)[] {
  const parts: (string | Node)[] = [];
  let position = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(position, start), element('mark', undefined, text.slice(start, end)));
    position = end;
  }
  return [...parts, text.slice(position)];
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string | undefined,
  ...children: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  made.append(...children);
  return made;
}
