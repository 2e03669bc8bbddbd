import { number, searchWords } from '#words';
import type { FacetValue } from '../engine/protocol.ts';
import { createElement } from './dom.ts';
import { type FieldWord, fieldWordAt, withFieldValue } from './field-word.ts';

/** The list of suggested values under the search box. It is shown while the visitor types a field such as `author:`. */
export interface Completion {
  /**
   * Called after each change of the query. Requests values if the caret is in such a field; otherwise hides the list.
   */
  follow(): void;
  show(values: readonly FacetValue[]): void;
  hide(): void;
  /** Handles a key press if the key controls the list. Returns whether the key was handled. */
  handleKey(event: KeyboardEvent): boolean;
}

/**
 * @param list the element that becomes the list of options. The focus stays in the search box, whose attribute
 *   `aria-activedescendant` refers to the active option
 * @param options.members ids of the people of the lab. Their names are emphasised
 * @param options.ask requests the values of a field. The caller passes them to `show` when they arrive
 * @param options.onChosen called after the chosen value has been written into the search box
 * @param options.announce announces a text to screen readers
 */
export function createCompletion(
  input: HTMLInputElement,
  list: HTMLElement,
  options: {
    members: ReadonlySet<string>;
    ask(word: FieldWord): void;
    onChosen(): void;
    announce(text: string): void;
  },
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

  function activate(index: number): void {
    active = (index + offered.length) % offered.length;
    for (const [each, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(each === active));
      if (each !== active) continue;
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  }

  /**
   * Returns the text that is shown for a value and written into the search box. The values of `has:` are the same in
   * every language.
   */
  const textOf = ({ value, label }: FacetValue) => (word?.field === 'has' ? value : label);

  function choose(value: FacetValue | undefined): void {
    if (!word || !value) return;
    const { query, caret } = withFieldValue(input.value, word, textOf(value));
    input.value = query;
    input.setSelectionRange(caret, caret);
    hide();
    options.onChosen();
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
      // Most queries have no colon. The colon is checked first, because reading the caret position forces a slow
      // layout.
      const found = input.value.includes(':') && fieldWordAt(input.value, input.selectionStart ?? 0);
      if (!found) return hide();
      word = found;
      options.ask(found);
    },
    show(values) {
      // A value that the visitor has typed in full needs no completion.
      const typed = word?.prefix.toLowerCase();
      const isTyped =
        values.length === 1 &&
        [values[0]?.label, values[0]?.value].some((text) => text?.toLowerCase() === typed);
      if (!word || values.length === 0 || isTyped) {
        list.hidden = true;
        offered = [];
        return;
      }
      offered = values;
      active = -1;
      input.removeAttribute('aria-activedescendant');
      list.replaceChildren(
        ...values.map((value, index) => {
          const isMember = word?.field === 'author' && options.members.has(value.value);
          const label = createElement('span', isMember ? 'member' : undefined, textOf(value));
          label.dir = 'auto';
          const option = createElement(
            'div',
            undefined,
            label,
            createElement('span', 'number', number(value.count)),
          );
          option.id = `${list.id}-${index}`;
          option.role = 'option';
          option.ariaSelected = 'false';
          // Without this, a click would move the focus out of the search box.
          option.addEventListener('pointerdown', (event) => event.preventDefault());
          option.addEventListener('click', () => choose(value));
          return option;
        }),
      );
      list.hidden = false;
      options.announce(searchWords.suggestionCount(values.length));
    },
    handleKey(event) {
      const action = keys[event.key];
      if (list.hidden || !action || (active < 0 && (event.key === 'Enter' || event.key === 'Tab')))
        return false;
      event.preventDefault();
      action();
      return true;
    },
  };
}
