import { paperWords } from '#words';
import { arrange, createElement } from './dom.ts';
import type { SearchResult } from '../engine/protocol.ts';
import { type ResultContext, toListItem } from './result-item.ts';

/** The list of results: a single list, or one list per year. */
export interface ResultList {
  show(results: readonly SearchResult[], grouped: boolean): void;
  /** Returns the links of the titles, in the order of the list. */
  links(): HTMLAnchorElement[];
}

/**
 * Creates the list of results. If a result does not change, its element is kept, so that the list does not flicker or
 * lose the focus.
 */
export function createResultList(parent: HTMLElement, context: ResultContext): ResultList {
  let shown = new Map<string, HTMLLIElement>();
  return {
    show(results, grouped) {
      const items = new Map<string, HTMLLIElement>();
      const groups: { year: number | undefined; items: HTMLLIElement[] }[] = [];
      for (const result of results) {
        const key = JSON.stringify(result);
        const item = shown.get(key) ?? toListItem(result, context);
        items.set(key, item);
        const year = grouped ? result.year : undefined;
        const last = groups.at(-1);
        if (last && last.year === year) last.items.push(item);
        else groups.push({ year, items: [item] });
      }
      shown = items;
      const lists = grouped ? groups : [{ year: undefined, items: [...items.values()] }];
      arrange(
        parent,
        lists.map(({ year, items: members }, index) =>
          grouped ? yearSection(parent, year, members) : plainList(parent, members, index),
        ),
      );
    },
    links: () => [...parent.querySelectorAll<HTMLAnchorElement>('a.paper-title')],
  };
}

function plainList(parent: HTMLElement, items: readonly HTMLLIElement[], index: number): HTMLElement {
  const current = parent.children[index];
  const list = current instanceof HTMLUListElement ? current : createElement('ul', 'paper-list');
  arrange(list, items);
  return list;
}

function yearSection(
  parent: HTMLElement,
  year: number | undefined,
  items: readonly HTMLLIElement[],
): HTMLElement {
  const name = String(year ?? paperWords.undated);
  const current = [...parent.children].find((child) => child.querySelector('h2')?.textContent === name);
  const section =
    current ??
    createElement(
      'section',
      'found-year',
      createElement('h2', undefined, name),
      createElement('ul', 'paper-list'),
    );
  const list = section.querySelector('ul');
  if (list) arrange(list, items);
  return section as HTMLElement;
}
