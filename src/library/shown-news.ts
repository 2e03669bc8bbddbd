import { cleanTexts } from '../model/characters.ts';
import { compareNewest } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { News } from '../model/news.ts';
import { renderInline, renderMarkdown } from '../text/text.ts';

/** A news item, with its title and body as sanitised HTML. */
export interface ShownNews extends News {
  titleHtml: string;
  bodyHtml: string;
}

/**
 * Renders the title and body of a news item as HTML.
 *
 * @param file the path of the news file, for diagnostics
 * @param bodyLine the line of the file on which the body begins
 */
export function showNews(
  read: News,
  file: string,
  bodyLine: number,
): { news: ShownNews; diagnostics: Diagnostic[] } {
  const news = cleanTexts(read);
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

/** Sorts news items: newest first, items with the same date by id. */
export function sortNews(news: readonly ShownNews[]): ShownNews[] {
  return news.toSorted((a, b) => compareNewest(a.date, b.date) || (a.id < b.id ? -1 : 1));
}
