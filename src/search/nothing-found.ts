import { button, element } from './elements.ts';
import type { Answer } from './messages.ts';

type Understood = NonNullable<Answer['understood']>[number];

/** What was made of a part of the query, in words. */
const descriptions: Record<Understood['kind'], (part: Understood) => string> = {
  word: () => 'the word ',
  phrase: () => 'the phrase ',
  without: () => 'without ',
  field: ({ field }) => `${field} `,
};

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
      element('p', undefined, 'This was looked for:'),
      element('ul', 'understood', ...understood.map(toPart)),
    );
  }
  if (dropFilters.length > 0) parts.push(element('div', 'ways-on', ...dropFilters));
  if (!suggestion && dropFilters.length === 0)
    parts.push(element('p', undefined, 'Try fewer or other words.'));
  return parts;
}

/** `Did you mean …`, one click away. */
export function suggestionLine(
  { query, total }: NonNullable<Answer['suggestion']>,
  onQuery: (query: string) => void,
): HTMLElement {
  const papers = `${total.toLocaleString('en')} ${total === 1 ? 'paper' : 'papers'}`;
  return element(
    'p',
    'suggestion',
    'Did you mean ',
    button(query, () => onQuery(query)),
    `? (${papers})`,
  );
}

function toPart(part: Understood): HTMLElement {
  const text = element('b', undefined, part.text);
  text.dir = 'auto';
  const item = element('li', undefined, descriptions[part.kind](part), text);
  if (!part.found) item.append(', which stands in no paper');
  return item;
}
