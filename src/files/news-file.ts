import type { Diagnostic } from '../model/diagnostic.ts';
import { type News, newsFrontmatterSchema } from '../model/news.ts';
import { checkValues, parseFrontmatter } from './frontmatter.ts';

/** A piece of news from the text of its file, or what is wrong with it. */
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
