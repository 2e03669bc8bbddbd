import { searchWords } from '#words';
import type { SearchAnswer } from '../engine/protocol.ts';
import { createButton, createElement } from './dom.ts';

type InterpretedPart = NonNullable<SearchAnswer['understood']>[number];

/**
 * Builds the elements that are shown if there are no results: how the query was interpreted, and what the visitor can
 * try next.
 *
 * @param options.removeButtons buttons that remove one chosen filter each
 * @param options.onQuery called with the suggested query when the visitor chooses it
 */
export function noResults(
  { understood = [], suggestion }: SearchAnswer,
  options: { removeButtons: readonly HTMLButtonElement[]; onQuery(query: string): void },
): HTMLElement[] {
  const { removeButtons, onQuery } = options;
  const parts: HTMLElement[] = [];
  if (suggestion) parts.push(suggestionLine(suggestion, onQuery));
  if (understood.length > 0) {
    parts.push(
      createElement('p', undefined, searchWords.interpretedAs),
      createElement('ul', 'understood', ...understood.map(toItem)),
    );
  }
  if (removeButtons.length > 0) parts.push(createElement('div', 'ways-on', ...removeButtons));
  if (!suggestion && removeButtons.length === 0)
    parts.push(createElement('p', undefined, searchWords.tryOtherWords));
  return parts;
}

/** Builds the line "Did you mean …", with the suggested query as a button. */
export function suggestionLine(
  { query, total }: NonNullable<SearchAnswer['suggestion']>,
  onQuery: (query: string) => void,
): HTMLElement {
  const button = createButton(query, () => onQuery(query));
  return createElement('p', 'suggestion', ...searchWords.didYouMean<Node>(button, total));
}

function toItem(part: InterpretedPart): HTMLElement {
  const text = createElement('b', undefined, part.text);
  text.dir = 'auto';
  const description =
    // The names of fields are the same in every language.
    part.kind === 'field' ? [`${part.field} `, text] : searchWords.queryParts[part.kind]<Node>(text);
  const item = createElement('li', undefined, ...description);
  if (!part.found) item.append(searchWords.queryParts.notInAnyPaper);
  return item;
}
