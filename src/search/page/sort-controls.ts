import { findElement } from './dom.ts';
import type { SearchResult } from '../engine/protocol.ts';
import { isGrouped, type SearchState, sortOf, sorts, withGroup, withSort } from './state.ts';

/** The order of the results, as a visitor sees and chooses it. */
export interface Order {
  show(state: SearchState, results: readonly SearchResult[]): void;
}

/** @param parent holds a `select` named `sort` and a box to tick named `group` */
export function createOrder(parent: HTMLElement, onChange: (state: SearchState) => void): Order {
  const sort = findElement(parent, '[name=sort]', HTMLSelectElement);
  const group = findElement(parent, '[name=group]', HTMLInputElement);
  let shown: SearchState | undefined;
  let citations = false;

  sort.addEventListener('change', () => {
    const chosen = sorts.find((each) => each === sort.value);
    if (shown && chosen) onChange(withSort(shown, chosen));
  });
  group.addEventListener('change', () => {
    if (shown) onChange(withGroup(shown, group.checked));
  });

  return {
    show(state, results) {
      shown = state;
      citations ||= results.some((result) => result.citations !== undefined);
      const offered: Partial<Record<string, boolean>> = {
        relevance: state.query.trim() !== '',
        citations: citations || sortOf(state) === 'citations',
      };
      for (const option of sort.options) option.hidden = option.disabled = offered[option.value] === false;
      sort.value = sortOf(state);
      group.checked = isGrouped(state);
    },
  };
}
