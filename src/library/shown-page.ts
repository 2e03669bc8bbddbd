import { renderInline, toPlainText } from '../text/text.ts';

/** Returns the title of a free page as sanitised HTML and as plain text. */
export function showPageTitle(title: string): { titleHtml: string; plainTitle: string } {
  return { titleHtml: renderInline(title).html, plainTitle: toPlainText(title) };
}
