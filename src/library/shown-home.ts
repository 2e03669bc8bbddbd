import { cleanText } from '../model/characters.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { renderMarkdown } from '../text/text.ts';

/** The text of the home page as sanitised HTML. */
export interface ShownHome {
  html: string;
}

/**
 * Renders the text of the home page. Frontmatter, which other tools need, is left out.
 *
 * @param file the path of the file, for diagnostics
 */
export function showHome(text: string, file: string): { home: ShownHome; diagnostics: Diagnostic[] } {
  const body = homeBody(text);
  const { html, problems } = renderMarkdown(body.text);
  return {
    home: { html },
    diagnostics: problems.map(({ line, ...problem }) => ({
      severity: 'warning',
      file,
      line: line + body.line - 1,
      ...problem,
    })),
  };
}

/** Returns the text of the home page without frontmatter, and the line on which it begins. */
export function homeBody(text: string): { text: string; line: number } {
  const lines = cleanText(text.replace(/^\uFEFF/u, '')).split('\n');
  const whole = { text: lines.join('\n'), line: 1 };
  if (lines[0]?.trimEnd() !== '---') return whole;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1) return whole;
  return { text: lines.slice(end + 1).join('\n'), line: end + 2 };
}
