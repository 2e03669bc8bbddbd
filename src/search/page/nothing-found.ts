import { searchWords } from '#words';
import { createButton, createElement } from './dom.ts';
import type { SearchAnswer } from '../engine/protocol.ts';

type Understood = NonNullable<SearchAnswer['understood']>[number];

/**
 * What stands in the place of results where there are none: what was understood, and ways on.
 *
 * @param dropFilters buttons that each let go of a chosen filter
 */
export function nothingFound(
  { understood = [], suggestion }: SearchAnswer,
  { dropFilters, onQuery }: { dropFilters: readonly HTMLButtonElement[]; onQuery(query: string): void },
): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (suggestion) parts.push(suggestionLine(suggestion, onQuery));
  if (understood.length > 0) {
    parts.push(
      createElement('p', undefined, searchWords.lookedFor),
      createElement('ul', 'understood', ...understood.map(toPart)),
    );
  }
  if (dropFilters.length > 0) parts.push(createElement('div', 'ways-on', ...dropFilters));
  if (!suggestion && dropFilters.length === 0)
    parts.push(createElement('p', undefined, searchWords.tryOtherWords));
  return parts;
}

/** `Did you mean …`, one click away. */
export function suggestionLine(
  { query, total }: NonNullable<SearchAnswer['suggestion']>,
  onQuery: (query: string) => void,
): HTMLElement {
  const choose = createButton(query, () => onQuery(query));
  return createElement('p', 'suggestion', ...searchWords.didYouMean<Node>(choose, total));
}

function toPart(part: Understood): HTMLElement {
  const text = createElement('b', undefined, part.text);
  text.dir = 'auto';
  // The name of a field is said as it is typed.
  const said =
    part.kind === 'field' ? [`${part.field} `, text] : searchWords.understood[part.kind]<Node>(text);
  const item = createElement('li', undefined, ...said);
  if (!part.found) item.append(searchWords.understood.inNoPaper);
  return item;
}
