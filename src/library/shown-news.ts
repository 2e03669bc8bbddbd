import { compareNewest } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { News } from '../model/news.ts';
import { renderInline, renderMarkdown } from '../text/text.ts';

/** A piece of news with its texts as safe HTML. */
export interface ShownNews extends News {
  titleHtml: string;
  bodyHtml: string;
}

/**
 * Renders the texts of a piece of news.
 *
 * @param file the file of it, for messages
 * @param bodyLine the line of that file on which the body begins
 */
export function showNews(
  news: News,
  file: string,
  bodyLine: number,
): { news: ShownNews; diagnostics: Diagnostic[] } {
  const { html, problems } = renderMarkdown(news.body);
  return {
    news: { ...news, titleHtml: renderInline(news.title).html, bodyHtml: html },
    diagnostics: problems.map(({ line, ...problem }) => ({
      severity: 'warning',
      file,
      line: line + bodyLine - 1,
      ...problem,
    })),
  };
}

/** Newest first; those of one date in the order of their ids. */
export function sortNews(news: readonly ShownNews[]): ShownNews[] {
  return news.toSorted((a, b) => compareNewest(a.date, b.date) || (a.id < b.id ? -1 : 1));
}
