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

/** The filters as a visitor sees them. */
export interface FilterPanel {
  /** Shows what is chosen, and the counts where there are new ones. */
  show(filters: Filters, facets?: Facets): void;
  /** One button for each chosen value, that lets go of it. */
  letGoButtons(filters: Filters, toText: (choice: string) => string): HTMLButtonElement[];
}

/**
 * @param panel holds a `fieldset` for the years and one for each list of values, named by `data-filter`
 * @param chosen a list for what is chosen
 */
export function createFilterPanel(
  panel: HTMLElement,
  chosen: HTMLElement,
  onChange: (filters: Filters) => void,
): FilterPanel {
  const number = findElement(panel, '[data-filter-number]', HTMLElement);
  /** The words for values that are known beforehand, in the language of the page, and for those that were chosen. */
  const known = new Map<string, string>();
  const labels = new Map<string, string>();
  let offered: Facets | undefined;
  let filters: Filters = {};

  function labelOf(filter: ListFilter, value: string): string {
    const key = `${filter} ${value}`;
    const label = offered?.[filter].find((each) => each.value === value)?.label;
    // A value may be chosen that the next answer no longer offers.
    if (label !== undefined) labels.set(key, label);
    return known.get(key) ?? label ?? labels.get(key) ?? value;
  }
  const year = createYearFilter(findElement(panel, '[data-filter=year]', HTMLFieldSetElement), (from, to) =>
    onChange(withYears(filters, from, to)),
  );
  const lists = listFilters.map((filter) => {
    const parent = findElement(panel, `[data-filter=${filter}]`, HTMLFieldSetElement);
    const told = JSON.parse(parent.dataset.labels ?? '{}') as Record<string, string>;
    for (const [value, label] of Object.entries(told)) known.set(`${filter} ${value}`, label);
    const values = createValueFilter(
      parent,
      searchWords.values[filter],
      (value) => labelOf(filter, value),
      (value, isChosen) => onChange(withValue(filters, filter, value, isChosen)),
    );
    return { filter, values };
  });

  function textOf(choice: Choice): string {
    return choice.filter === 'year'
      ? yearsText(choice.from, choice.to)
      : labelOf(choice.filter, choice.value);
  }

  function letGoButtons(of: Filters, toText: (choice: string) => string): HTMLButtonElement[] {
    const choices = chosenFilters(of);
    const buttons = choices.map((choice) =>
      createButton(toText(textOf(choice)), () => onChange(withoutChoice(filters, choice))),
    );
    return choices.length > 1
      ? [...buttons, createButton(toText(searchWords.allFilters), () => onChange({}))]
      : buttons;
  }

  return {
    letGoButtons,
    show(now, facets) {
      if (now === filters && !facets) return;
      filters = now;
      offered = facets ?? offered;
      year.show(facets?.year, now);
      for (const { filter, values } of lists) {
        const found = facets?.[filter].map((each) => ({
          ...each,
          label: known.get(`${filter} ${each.value}`) ?? each.label,
        }));
        values.show(found, now[filter] ?? []);
      }
      const buttons = letGoButtons(now, (text) => text);
      const count = chosenFilters(now).length;
      for (const each of buttons.slice(0, count))
        each.setAttribute('aria-label', searchWords.removeFilter(each.textContent ?? ''));
      const hadFocus = chosen.contains(document.activeElement);
      arrange(
        chosen,
        buttons.map((each) => createElement('li', undefined, each)),
      );
      chosen.hidden = buttons.length === 0;
      if (hadFocus) (buttons[0] ?? findElement(panel, 'summary', HTMLElement)).focus({ preventScroll: true });
      const count = chosenFilters(now).length;
      number.textContent = count > 0 ? `(${formatNumber(count)})` : '';
    },
  };
}
