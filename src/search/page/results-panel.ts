import type { SearchAnswer } from '../engine/protocol.ts';
import { findElement } from './dom.ts';
import { noResults, suggestionLine } from './nothing-found.ts';
import { countText, type ResultContext } from './result-item.ts';
import { createResultList } from './result-list.ts';
import { isGrouped, type SearchState } from './state.ts';

/** The section of the page that contains the results. If there are no results, it contains suggestions. */
export interface ResultsPanel {
  show(answer: SearchAnswer, search: SearchState): void;
  /** Returns the links of the titles, in the order of the list. */
  links(): HTMLAnchorElement[];
  /**
   * Shows the section and hides the list of all papers.
   *
   * @param browsing whether the visitor filters all papers without a query. If so, the focus moves to the filters
   */
  open(browsing: boolean): void;
  /** Hides the section and shows the list of all papers again. */
  close(): void;
}

/** Media query: the window is so wide that the filters fit next to the results. */
const wideWindow = '(width >= 48rem)';

/**
 * @param section the section of `SearchResults.astro`
 * @param options.removeButtons creates buttons that remove one chosen filter each
 * @param options.onQuery called with the suggested query when the visitor chooses it
 */
export function createResultsPanel(
  section: HTMLElement,
  context: ResultContext,
  options: { removeButtons(search: SearchState): HTMLButtonElement[]; onQuery(query: string): void },
): ResultsPanel {
  const { removeButtons, onQuery } = options;
  const count = findElement(section, '[data-search-count]', HTMLElement);
  const suggestion = findElement(section, '[data-search-suggestion]', HTMLElement);
  const nothing = findElement(section, '[data-search-nothing]', HTMLElement);
  const found = findElement(section, '[data-search-found]', HTMLElement);
  const more = findElement(section, '[data-search-more]', HTMLButtonElement);
  const filters = findElement(section, '[data-search-filters]', HTMLDetailsElement);
  const allPapers = document.querySelector<HTMLElement>('[data-paper-list]');
  const list = createResultList(findElement(section, '[data-search-list]', HTMLElement), context);

  function showList(answer: SearchAnswer, grouped: boolean): void {
    const shownBefore = list.links().length;
    const hadFocus = document.activeElement === more;
    list.show(answer.results, grouped);
    // The focus moves to the first newly added result.
    if (hadFocus) list.links()[shownBefore]?.focus();
    more.hidden = answer.results.length >= answer.total;
  }

  return {
    links: list.links,
    open(browsing) {
      filters.open = browsing || matchMedia(wideWindow).matches;
      section.hidden = false;
      if (allPapers) allPapers.hidden = true;
      if (browsing) findElement(filters, 'summary', HTMLElement).focus({ preventScroll: true });
    },
    close() {
      section.hidden = true;
      if (allPapers) allPapers.hidden = false;
    },
    show(answer, search) {
      const isNothing = answer.total === 0;
      showList(answer, isGrouped(search));
      found.hidden = isNothing;
      nothing.hidden = !isNothing;
      count.textContent = countText(answer.total, search.query);
      // Printed pages have no search box, so the line with the number of results shows the query. If there are no
      // results, the text of this line contains the query already.
      count.dataset.query = isNothing ? '' : search.query.trim();
      nothing.replaceChildren(
        ...(isNothing ? noResults(answer, { removeButtons: removeButtons(search), onQuery }) : []),
      );
      suggestion.replaceChildren(
        ...(!isNothing && answer.suggestion ? [suggestionLine(answer.suggestion, onQuery)] : []),
      );
    },
  };
}
