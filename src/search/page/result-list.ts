import { paperWords } from '#words';
import { arrange, createElement } from './dom.ts';
import type { SearchResult } from '../engine/protocol.ts';
import { type PageAddresses, toItem } from './result-item.ts';

/** The papers that were found, as a list or under their years. */
export interface ResultList {
  show(results: readonly SearchResult[], grouped: boolean): void;
  /** The titles as links, in the order in which they stand. */
  links(): HTMLAnchorElement[];
}

/** A result that is shown already stays the same element, so that nothing flickers and no focus is lost. */
export function createResultList(parent: HTMLElement, places: PageAddresses): ResultList {
  let shown = new Map<string, HTMLLIElement>();
  return {
    show(results, grouped) {
      const items = new Map<string, HTMLLIElement>();
      const groups: { year: number | undefined; items: HTMLLIElement[] }[] = [];
      for (const result of results) {
        const key = JSON.stringify(result);
        const item = shown.get(key) ?? toItem(result, places);
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
        lists.map(({ year, items: members }, place) =>
          grouped ? yearSection(parent, year, members) : plainList(parent, members, place),
        ),
      );
    },
    links: () => [...parent.querySelectorAll<HTMLAnchorElement>('a.paper-title')],
  };
}

function plainList(parent: HTMLElement, items: readonly HTMLLIElement[], place: number): HTMLElement {
  const there = parent.children[place];
  const list = there instanceof HTMLUListElement ? there : createElement('ul', 'paper-list');
  arrange(list, items);
  return list;
}

function yearSection(
  parent: HTMLElement,
  year: number | undefined,
  items: readonly HTMLLIElement[],
): HTMLElement {
  const name = String(year ?? paperWords.undated);
  const there = [...parent.children].find((child) => child.querySelector('h2')?.textContent === name);
  const section =
    there ??
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
