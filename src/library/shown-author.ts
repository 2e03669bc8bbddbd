import type { Author } from '../model/author.ts';
import { cleanTexts } from '../model/characters.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { renderMarkdown } from '../text/text.ts';

/** The data of an author file, with the biography as sanitised HTML. */
export interface ShownAuthor extends Author {
  biographyHtml?: string;
}

/**
 * Renders the biography of an author file as HTML.
 *
 * @param file the path of the author file, for diagnostics
 * @param bodyLine the line of the file on which the biography begins
 */
export function showAuthor(
  read: Author,
  file: string,
  bodyLine: number,
): { author: ShownAuthor; diagnostics: Diagnostic[] } {
  const author = cleanTexts(read);
  if (author.biography === undefined) return { author, diagnostics: [] };
  const { html, problems } = renderMarkdown(author.biography);
  return {
    author: { ...author, biographyHtml: html },
    diagnostics: problems.map(({ line, ...problem }) => ({
      severity: 'warning',
      file,
      line: line + bodyLine - 1,
      ...problem,
    })),
  };
}
