import { number, paperWords, searchWords } from '#words';
import { arrange, createButton, createElement } from './dom.ts';
import type { FacetValue } from '../engine/protocol.ts';

/** A filter of one list of values, each a box to tick with its number of papers. */
export interface ValueFilterView {
  show(values: readonly FacetValue[] | undefined, chosen: readonly string[]): void;
}

/** So many values stand there at first, so many once a visitor asked for more; the others can be found by name. */
const shownAtFirst = 6;
const shownAtMost = 100;
/** Beyond so many values there is a box to find one. */
const overseen = 20;

interface Row {
  item: HTMLLIElement;
  box: HTMLInputElement;
  label: HTMLElement;
  count: HTMLElement;
}

/**
 * @param parent a `fieldset`, shown as long as there is something to choose
 * @param said what is said of the values
 */
export function createValueFilter(
  parent: HTMLElement,
  said: { find: string; none: string; all: string },
  labelOf: (value: string) => string,
  onChange: (value: string, chosen: boolean) => void,
): ValueFilterView {
  const list = createElement('ul', 'values');
  const finder = createElement('input', 'value-finder');
  finder.type = 'search';
  finder.setAttribute('aria-label', said.find);
  finder.placeholder = said.find;
  finder.autocomplete = 'off';
  const note = createElement('p', 'facts');
  const more = createButton('', toggle, 'more-values');
  parent.append(finder, list, note, more);
  const rows = new Map<string, Row>();
  let known: readonly FacetValue[] = [];
  let ticked: readonly string[] = [];
  let expanded = false;
  let counted = false;

  function toggle(): void {
    expanded = !expanded;
    if (!expanded) finder.value = '';
    draw();
  }

  function rowOf({ value, label, count }: FacetValue): HTMLLIElement {
    const row = rows.get(value) ?? makeRow(value);
    rows.set(value, row);
    row.box.checked = ticked.includes(value);
    row.label.textContent = row.label.title = label;
    // Before the first answer nothing is known of numbers.
    row.count.textContent = counted ? number(count) : '';
    return row.item;
  }

  function makeRow(value: string): Row {
    const box = createElement('input');
    box.type = 'checkbox';
    box.addEventListener('change', () => onChange(value, box.checked));
    const label = createElement('span');
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
    const missing = ticked.filter((value) => !known.some((each) => each.value === value));
    const all =
      missing.length === 0
        ? known
        : [...known, ...missing.map((value) => ({ value, label: labelOf(value), count: 0 }))];
    const wanted = fold(finder.value);
    const fitting = expanded ? all.filter(({ label }) => fold(label).includes(wanted)) : all;
    const shown = expanded
      ? fitting.slice(0, shownAtMost)
      : all.filter(({ value }, place) => place < shownAtFirst || ticked.includes(value));
    arrange(list, shown.map(rowOf));
    const kept = new Set(shown.map(({ value }) => value));
    for (const value of rows.keys()) if (!kept.has(value)) rows.delete(value);
    finder.hidden = !expanded || all.length <= overseen;
    const beyond = fitting.length - shown.length;
    note.hidden = !expanded || (beyond === 0 && fitting.length > 0);
    note.textContent = fitting.length === 0 ? said.none : paperWords.andMore(beyond);
    more.hidden = all.length <= shownAtFirst;
    more.textContent = expanded ? searchWords.showFewer : searchWords.showAll(all.length);
    more.setAttribute('aria-label', searchWords.ofList(more.textContent ?? '', said.all));
    more.setAttribute('aria-expanded', String(expanded));
    parent.hidden = all.length === 0;
  }

  finder.addEventListener('input', draw);
  return {
    show(values, chosen) {
      if (values) {
        known = values;
        counted = true;
      }
      ticked = chosen;
      draw();
    },
  };
}

/** Case and accents do not matter when one looks for a name. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
