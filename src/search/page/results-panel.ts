import { findElement } from './dom.ts';
import type { SearchAnswer } from '../engine/protocol.ts';
import { nothingFound, suggestionLine } from './nothing-found.ts';
import { createResultList } from './result-list.ts';
import { isGrouped, type SearchState } from './state.ts';
import { countText, type PageAddresses } from './result-item.ts';

/** What came of a question: the papers that were found, or ways on where there are none. */
export interface Outcome {
  show(answer: SearchAnswer, state: SearchState): void;
  /** The titles as links, in the order in which they stand. */
  links(): HTMLAnchorElement[];
  /** Takes the place of the list of papers; while one browses the focus goes to the filters. */
  open(browsing: boolean): void;
  /** Gives the list of papers its place again. */
  close(): void;
  isOpen(): boolean;
  /** The number of papers as it stands there. */
  countText(): string;
}

/** Beside the results the filters have room from this width on. */
const wide = '(width >= 48rem)';

/**
 * @param results the section of `SearchResults.astro`
 * @param dropFilters buttons that each let go of a chosen filter
 */
export function createOutcome(
  results: HTMLElement,
  places: PageAddresses,
  {
    dropFilters,
    onQuery,
  }: { dropFilters(state: SearchState): HTMLButtonElement[]; onQuery(query: string): void },
): Outcome {
  const count = findElement(results, '[data-search-count]', HTMLElement);
  const suggestion = findElement(results, '[data-search-suggestion]', HTMLElement);
  const nothing = findElement(results, '[data-search-nothing]', HTMLElement);
  const found = findElement(results, '[data-search-found]', HTMLElement);
  const more = findElement(results, '[data-search-more]', HTMLButtonElement);
  const filters = findElement(results, '[data-search-filters]', HTMLDetailsElement);
  const paperList = document.querySelector<HTMLElement>('[data-paper-list]');
  const list = createResultList(findElement(results, '[data-search-list]', HTMLElement), places);

  return {
    links: list.links,
    isOpen: () => !results.hidden,
    open(browsing) {
      if (!results.hidden) return;
      filters.open = browsing || matchMedia(wide).matches;
      results.hidden = false;
      if (paperList) paperList.hidden = true;
      if (browsing) findElement(filters, 'summary', HTMLElement).focus({ preventScroll: true });
    },
    close() {
      results.hidden = true;
      if (paperList) paperList.hidden = false;
    },
    countText: () => count.textContent ?? '',
    show(answer, state) {
      const { total } = answer;
      const before = list.links().length;
      const hadFocus = document.activeElement === more;
      list.show(answer.results, isGrouped(state));
      // Whoever asked for more goes on with the first of it.
      if (hadFocus) list.links()[before]?.focus();
      more.hidden = answer.results.length >= total;
      found.hidden = total === 0;
      nothing.hidden = total > 0;
      count.textContent = countText(total, state.query);
      const isNothing = total === 0;
      // Printed pages have no search box, so the count shows the query. Without results its own text has it.
      count.dataset.query = isNothing ? '' : state.query.trim();
      nothing.replaceChildren(
        ...(isNothing ? nothingFound(answer, { dropFilters: dropFilters(state), onQuery }) : []),
      );
      suggestion.replaceChildren(
        ...(!isNothing && answer.suggestion ? [suggestionLine(answer.suggestion, onQuery)] : []),
      );
    },
  };
}
