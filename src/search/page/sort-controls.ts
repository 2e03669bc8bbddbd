import type { SearchResult } from '../engine/protocol.ts';
import { findElement } from './dom.ts';
import { isGrouped, type SearchState, sortOf, sorts, withGroup, withSort } from './state.ts';

/** The controls for the sort order and for grouping by year. */
export interface SortControls {
  show(search: SearchState, results: readonly SearchResult[]): void;
}

/** @param parent contains a `select` named `sort` and a checkbox named `group` */
export function createSortControls(
  parent: HTMLElement,
  onChange: (search: SearchState) => void,
): SortControls {
  const sort = findElement(parent, '[name=sort]', HTMLSelectElement);
  const group = findElement(parent, '[name=group]', HTMLInputElement);
  let shown: SearchState | undefined;
  // The page states whether any paper has a number of citations. Without it, the results do.
  let haveCitations = sort.querySelector('[value=citations][data-known]') !== null;

  sort.addEventListener('change', () => {
    const chosen = sorts.find((each) => each === sort.value);
    if (shown && chosen) onChange(withSort(shown, chosen));
  });
  group.addEventListener('change', () => {
    if (shown) onChange(withGroup(shown, group.checked));
  });

  return {
    show(search, results) {
      shown = search;
      haveCitations ||= results.some((result) => result.citations !== undefined);
      const isOffered: Partial<Record<string, boolean>> = {
        relevance: search.query.trim() !== '',
        citations: haveCitations || sortOf(search) === 'citations',
      };
      for (const option of sort.options) option.hidden = option.disabled = isOffered[option.value] === false;
      sort.value = sortOf(search);
      group.checked = isGrouped(search);
    },
  };
}
