import type { Diagnostic } from '../model/diagnostic.ts';
import { type News, newsFrontmatterSchema } from '../model/news.ts';
import { checkValues } from './check-values.ts';
import { parseFrontmatter } from './frontmatter.ts';

/**
 * Parses the file `content/news/<id>.md`.
 *
 * @returns the news item, or the reasons why the file cannot be used
 */
export function parseNewsFile(
  text: string,
  file: string,
  id: string,
): { value: News; bodyLine: number } | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(newsFrontmatterSchema, frontmatter, file);
  if ('diagnostics' in checked) return checked;
  const { body, bodyLine } = frontmatter;
  return { value: { id, ...checked.values, body }, bodyLine };
}
