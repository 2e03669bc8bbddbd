import { number, searchWords } from '#words';
import { createElement } from './dom.ts';
import { type FieldWord, fieldWordAt, withFieldValue } from './field-word.ts';
import type { FacetValue } from '../engine/protocol.ts';

/** The values that a field such as `author:` may have, under the box while such a field is typed. */
export interface Completion {
  /** Asks for values where the caret stands in such a field, else hides. */
  follow(): void;
  show(values: readonly FacetValue[]): void;
  hide(): void;
  /** Whether the key was meant for the list of values. */
  take(event: KeyboardEvent): boolean;
}

/**
 * @param list becomes a list of options that `aria-activedescendant` points at: the focus stays in the box
 * @param onTaken is told that the box has a new query
 */
export function createCompletion(
  input: HTMLInputElement,
  list: HTMLElement,
  { ask, onTaken, say }: { ask(word: FieldWord): void; onTaken(): void; say(text: string): void },
): Completion {
  let word: FieldWord | undefined;
  let offered: readonly FacetValue[] = [];
  let active = -1;
  list.role = 'listbox';
  list.ariaLabel = searchWords.suggestions;

  function hide(): void {
    if (!word) return;
    word = undefined;
    offered = [];
    list.hidden = true;
    list.replaceChildren();
    input.removeAttribute('aria-activedescendant');
  }

  function activate(place: number): void {
    active = (place + offered.length) % offered.length;
    for (const [each, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(each === active));
      if (each !== active) continue;
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  }

  /** What is written for a value: the words of `has:` are the same in every language. */
  const textOf = ({ value, label }: FacetValue) => (word?.field === 'has' ? value : label);

  function choose(value: FacetValue | undefined): void {
    if (!word || !value) return;
    const { query, caret } = withFieldValue(input.value, word, textOf(value));
    input.value = query;
    input.setSelectionRange(caret, caret);
    hide();
    onTaken();
  }

  const keys: Record<string, () => void> = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active < 0 ? -1 : active - 1),
    Escape: hide,
    Enter: () => choose(offered[active]),
    Tab: () => choose(offered[active]),
  };

  input.addEventListener('blur', hide);
  return {
    hide,
    follow() {
      // Where the caret stands costs a layout, which most queries can do without.
      const found = input.value.includes(':') && fieldWordAt(input.value, input.selectionStart ?? 0);
      if (!found) return hide();
      word = found;
      ask(found);
    },
    show(values) {
      // What is written whole needs no offer.
      const written = word?.prefix.toLowerCase();
      const isWhole =
        values.length === 1 &&
        [values[0]?.label, values[0]?.value].some((text) => text?.toLowerCase() === written);
      if (!word || values.length === 0 || isWhole) {
        list.hidden = true;
        offered = [];
        return;
      }
      offered = values;
      active = -1;
      input.removeAttribute('aria-activedescendant');
      list.replaceChildren(
        ...values.map((value, place) => {
          const label = createElement('span', undefined, textOf(value));
          label.dir = 'auto';
          const option = createElement(
            'div',
            undefined,
            label,
            createElement('span', 'number', number(value.count)),
          );
          option.id = `${list.id}-${place}`;
          option.role = 'option';
          option.ariaSelected = 'false';
          // The focus stays in the box.
          option.addEventListener('pointerdown', (event) => event.preventDefault());
          option.addEventListener('click', () => choose(value));
          return option;
        }),
      );
      list.hidden = false;
      say(searchWords.suggestionCount(values.length));
    },
    take(event) {
      const action = keys[event.key];
      if (list.hidden || !action || (active < 0 && (event.key === 'Enter' || event.key === 'Tab')))
        return false;
      event.preventDefault();
      action();
      return true;
    },
  };
}
