import { cleanTexts } from '../model/characters.ts';
import { compareNewest } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { News } from '../model/news.ts';
import { renderInline, renderMarkdown } from '../text/text.ts';

/** A news item with its texts as safe HTML. */
export interface ShownNews extends News {
  titleHtml: string;
  bodyHtml: string;
}

/**
 * Renders the texts of a news item.
 *
 * @param file the path of its file, for diagnostics
 * @param bodyLine the line on which the body begins
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

/** Sorts news: newest first, then by id. */
export function sortNews(news: readonly ShownNews[]): ShownNews[] {
  return news.toSorted((a, b) => compareNewest(a.date, b.date) || (a.id < b.id ? -1 : 1));
}
