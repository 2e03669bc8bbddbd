import { number as formatNumber, searchWords } from '#words';
import { arrange, createButton, createElement, findElement } from './dom.ts';
import type { Facets, Filters } from '../engine/protocol.ts';
import {
  type Choice,
  type ListFilter,
  chosenFilters,
  listFilters,
  withoutChoice,
  withValue,
  withYears,
} from './state.ts';
import { createValueFilter } from './value-filter.ts';
import { createYearFilter, yearsText } from './year-filter.ts';

/** The filters next to the results, and the list of chosen values above the results. */
export interface FilterPanel {
  /** Shows the chosen values. If `facets` is given, also shows the new number of papers for each value. */
  show(filters: Filters, facets?: Facets): void;
  /**
   * Creates one button for each chosen value. A click on it removes the value. If more than one value is chosen,
   * another button removes all values.
   */
  removeButtons(filters: Filters, toText: (choice: string) => string): HTMLButtonElement[];
}

/**
 * @param panel contains a `fieldset` for the years and one for each filter of `listFilters`, with the name of the
 *   filter in `data-filter`
 * @param chosen the element that becomes the list of chosen values
 * @param members ids of the people of the lab
 */
export function createFilterPanel(
  panel: HTMLElement,
  chosen: HTMLElement,
  members: ReadonlySet<string>,
  onChange: (filters: Filters) => void,
): FilterPanel {
  const chosenCount = findElement(panel, '[data-filter-number]', HTMLElement);
  /** Translated labels of values, which the page contains, by filter and value. */
  const pageLabels = new Map<string, string>();
  /**
   * Labels of values in earlier answers, by filter and value. The next answer may not contain a value that the visitor
   * has chosen.
   */
  const answerLabels = new Map<string, string>();
  let offered: Facets | undefined;
  let filters: Filters = {};

  function labelOf(filter: ListFilter, value: string): string {
    const key = `${filter} ${value}`;
    const label = offered?.[filter]?.find((each) => each.value === value)?.label;
    if (label !== undefined) answerLabels.set(key, label);
    return pageLabels.get(key) ?? label ?? answerLabels.get(key) ?? value;
  }
  const yearParent = findElement(panel, '[data-filter=year]', HTMLFieldSetElement);
  const year = createYearFilter(yearParent, (from, to) => onChange(withYears(filters, from, to)));
  const lists = listFilters.map((filter) => {
    const parent = findElement(panel, `[data-filter=${filter}]`, HTMLFieldSetElement);
    const labels = JSON.parse(parent.dataset.labels ?? '{}') as Record<string, string>;
    for (const [value, label] of Object.entries(labels)) pageLabels.set(`${filter} ${value}`, label);
    const values = createValueFilter(parent, searchWords.values[filter], {
      labelOf: (value) => labelOf(filter, value),
      isMember: (value) => (filter === 'author' || filter === 'first') && members.has(value),
      // "Code" alone is a choice too: papers with code, or all papers.
      ...(filter === 'has' && { minValues: 1 }),
      onChange: (value, isChosen) => onChange(withValue(filters, filter, value, isChosen)),
    });
    return { filter, parent, values };
  });

  function textOf(choice: Choice): string {
    return choice.filter === 'year'
      ? yearsText(choice.from, choice.to)
      : labelOf(choice.filter, choice.value);
  }

  function removeButtons(from: Filters, toText: (choice: string) => string): HTMLButtonElement[] {
    const choices = chosenFilters(from);
    const buttons = choices.map((choice) =>
      createButton(toText(textOf(choice)), () => onChange(withoutChoice(filters, choice))),
    );
    return choices.length > 1
      ? [...buttons, createButton(searchWords.clearFilters, () => onChange({}))]
      : buttons;
  }

  return {
    removeButtons,
    show(next, facets) {
      if (next === filters && !facets) return;
      filters = next;
      offered = facets ?? offered;
      year.show(facets?.year, next);
      for (const { filter, values } of lists) {
        const withLabels =
          facets &&
          (facets[filter] ?? []).map((each) => ({
            ...each,
            label: pageLabels.get(`${filter} ${each.value}`) ?? each.label,
          }));
        values.show(withLabels, next[filter] ?? []);
      }
      // Without any filter that narrows the results, there is nothing to open.
      panel.hidden =
        yearParent.hidden &&
        lists.every(({ parent }) => parent.hidden) &&
        !panel.contains(document.activeElement);
      const buttons = removeButtons(next, (text) => text);
      const count = chosenFilters(next).length;
      for (const each of buttons.slice(0, count))
        each.setAttribute('aria-label', searchWords.removeFilter(each.textContent ?? ''));
      const hadFocus = chosen.contains(document.activeElement);
      arrange(
        chosen,
        buttons.map((each) => createElement('li', undefined, each)),
      );
      chosen.hidden = buttons.length === 0;
      if (hadFocus) (buttons[0] ?? findElement(panel, 'summary', HTMLElement)).focus({ preventScroll: true });
      chosenCount.textContent = count > 0 ? `(${formatNumber(count)})` : '';
    },
  };
}
