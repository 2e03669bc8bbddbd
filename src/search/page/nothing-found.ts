import { searchWords } from '#words';
import { button, element } from './dom.ts';
import type { Answer } from '../engine/protocol.ts';

type Understood = NonNullable<Answer['understood']>[number];

/**
 * What stands in the place of results where there are none: what was understood, and ways on.
 *
 * @param dropFilters buttons that each let go of a chosen filter
 */
export function nothingFound(
  { understood = [], suggestion }: Answer,
  { dropFilters, onQuery }: { dropFilters: readonly HTMLButtonElement[]; onQuery(query: string): void },
): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (suggestion) parts.push(suggestionLine(suggestion, onQuery));
  if (understood.length > 0) {
    parts.push(
      element('p', undefined, searchWords.interpretedAs),
      element('ul', 'understood', ...understood.map(toPart)),
    );
  }
  if (dropFilters.length > 0) parts.push(element('div', 'ways-on', ...dropFilters));
  if (!suggestion && dropFilters.length === 0) parts.push(element('p', undefined, searchWords.tryOtherWords));
  return parts;
}

/** `Did you mean …`, one click away. */
export function suggestionLine(
  { query, total }: NonNullable<Answer['suggestion']>,
  onQuery: (query: string) => void,
): HTMLElement {
  const choose = button(query, () => onQuery(query));
  return element('p', 'suggestion', ...searchWords.didYouMean<Node>(choose, total));
}

function toPart(part: Understood): HTMLElement {
  const text = element('b', undefined, part.text);
  text.dir = 'auto';
  // The name of a field is said as it is typed.
  const said =
    part.kind === 'field' ? [`${part.field} `, text] : searchWords.queryParts[part.kind]<Node>(text);
  const item = element('li', undefined, ...said);
  if (!part.found) item.append(searchWords.queryParts.notInAnyPaper);
  return item;
}
