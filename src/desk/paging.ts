import { type Html, html } from './html.ts';

/** One page of a long list. */
export interface ListPage<Item> {
  items: readonly Item[];
  /** Number of the page, counted from 1. */
  page: number;
  pages: number;
  total: number;
}

/** Returns a page of a list. A number that is not one of a page gives the nearest page. */
export function listPage<Item>(
  all: readonly Item[],
  wanted: string | undefined,
  size: number,
): ListPage<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const number = /^\d{1,6}$/u.test(wanted ?? '') ? Number(wanted) : 1;
  const page = Math.min(pages, Math.max(1, number));
  return { items: all.slice((page - 1) * size, page * size), page, pages, total: all.length };
}

/**
 * Returns the links to the pages before and after a page of a list; nothing if the list has one page.
 *
 * @param name the key of the page number in the address, which is also the id of the section
 */
export function pageLinks(
  { page, pages }: Pick<ListPage<unknown>, 'page' | 'pages'>,
  name: string,
  words: {
    previousPage: string;
    nextPage: string;
    pageOf: (page: number, pages: number) => string;
    pagesOf: (section: string) => string;
  },
  section: string,
): Html | undefined {
  if (pages < 2) return undefined;
  const link = (to: number, text: string, rel: string) =>
    to >= 1 && to <= pages && html`<a href="?${name}=${to}#${name}" rel="${rel}">${text}</a>`;
  return html`<nav class="pages" aria-label="${words.pagesOf(section)}">
${link(page - 1, words.previousPage, 'prev')}
<span>${words.pageOf(page, pages)}</span>
${link(page + 1, words.nextPage, 'next')}
</nav>`;
}
