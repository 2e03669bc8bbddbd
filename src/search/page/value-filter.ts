import { number, paperWords, searchWords } from '#words';
import { arrange, createButton, createElement } from './dom.ts';
import type { FacetValue } from '../engine/protocol.ts';

/** One filter, shown as a list of values. Each value has a checkbox and the number of its papers. */
export interface ValueFilterView {
  /** Shows the chosen values. If `values` is given, also shows the new values and their numbers of papers. */
  show(values: readonly FacetValue[] | undefined, chosen: readonly string[]): void;
}

/** Number of values shown before the visitor clicks "Show all". */
const collapsedCount = 6;
/**
 * Maximum number of values shown after the visitor clicks "Show all". Visitors find the other values by typing their
 * names.
 */
const maxExpandedCount = 100;
/** Maximum number of values in a list without a search field. A longer list has a field to find values by name. */
const maxWithoutFinder = 20;

interface Row {
  item: HTMLLIElement;
  box: HTMLInputElement;
  label: HTMLElement;
  count: HTMLElement;
}

/**
 * @param parent a `fieldset`. It is hidden if the filter has fewer than `options.minValues` values and none is chosen,
 *   except while it contains the focus
 * @param words texts for this filter, in the language of the interface
 * @param options.labelOf returns the label of a chosen value that the list of values does not contain
 * @param options.minValues number of values from which there is something to choose. Default: 2
 * @param options.isMember whether the value is a person of the lab. Such values are emphasised
 */
export function createValueFilter(
  parent: HTMLElement,
  words: { find: string; none: string; all: string },
  options: {
    labelOf(value: string): string;
    isMember(value: string): boolean;
    onChange(value: string, chosen: boolean): void;
    minValues?: number;
  },
): ValueFilterView {
  const { labelOf, isMember, onChange, minValues = 2 } = options;
  const list = createElement('ul', 'values');
  const finder = createElement('input', 'value-finder');
  finder.type = 'search';
  finder.setAttribute('aria-label', words.find);
  finder.placeholder = words.find;
  finder.autocomplete = 'off';
  const note = createElement('p', 'facts');
  const more = createButton('', toggle, 'more-values');
  parent.append(finder, list, note, more);
  const rows = new Map<string, Row>();
  let values: readonly FacetValue[] = [];
  let chosen: readonly string[] = [];
  let expanded = false;
  /** Whether the numbers of papers are known. They are unknown before the first answer. */
  let hasCounts = false;

  function toggle(): void {
    expanded = !expanded;
    if (!expanded) finder.value = '';
    draw();
  }

  function rowOf({ value, label, count }: FacetValue): HTMLLIElement {
    const row = rows.get(value) ?? createRow(value);
    rows.set(value, row);
    row.box.checked = chosen.includes(value);
    row.label.textContent = row.label.title = label;
    row.count.textContent = hasCounts ? number(count) : '';
    return row.item;
  }

  function createRow(value: string): Row {
    const box = createElement('input');
    box.type = 'checkbox';
    box.addEventListener('change', () => onChange(value, box.checked));
    const label = createElement('span', isMember(value) ? 'member' : undefined);
    label.dir = 'auto';
    const count = createElement('span', 'number');
    return {
      item: createElement('li', undefined, createElement('label', undefined, box, label, count)),
      box,
      label,
      count,
    };
  }

  function draw(): void {
    const missing = chosen.filter((value) => !values.some((each) => each.value === value));
    const all =
      missing.length === 0
        ? values
        : [...values, ...missing.map((value) => ({ value, label: labelOf(value), count: 0 }))];
    const wanted = foldName(finder.value);
    const matching = expanded ? all.filter(({ label }) => foldName(label).includes(wanted)) : all;
    const shown = expanded
      ? matching.slice(0, maxExpandedCount)
      : all.filter(({ value }, index) => index < collapsedCount || chosen.includes(value));
    arrange(list, shown.map(rowOf));
    const shownValues = new Set(shown.map(({ value }) => value));
    for (const value of rows.keys()) if (!shownValues.has(value)) rows.delete(value);
    finder.hidden = !expanded || all.length <= maxWithoutFinder;
    const hiddenCount = matching.length - shown.length;
    note.hidden = !expanded || (hiddenCount === 0 && matching.length > 0);
    note.textContent = matching.length === 0 ? words.none : paperWords.andMore(hiddenCount);
    more.hidden = all.length <= collapsedCount;
    more.textContent = expanded ? searchWords.showFewer : searchWords.showAll(all.length);
    more.setAttribute('aria-label', searchWords.ofList(more.textContent ?? '', words.all));
    more.setAttribute('aria-expanded', String(expanded));
    parent.hidden =
      (all.length === 0 || (all.length < minValues && chosen.length === 0)) &&
      !parent.contains(document.activeElement);
  }

  finder.addEventListener('input', draw);
  return {
    show(newValues, newChosen) {
      if (newValues) {
        values = newValues;
        hasCounts = true;
      }
      chosen = newChosen;
      draw();
    },
  };
}

/** Returns a name in lower case and without accents, for comparison with the text that the visitor types. */
function foldName(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
