import { type Author, authorFrontmatterSchema } from '../model/author.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { checkValues } from './check-values.ts';
import { formatFrontmatter, inOrder, parseFrontmatter } from './frontmatter.ts';

/** Formats the file `content/authors/<id>.md`: the keys in the order of the schema, then the biography. */
export function formatAuthorFile({ id: _, biography, ...frontmatter }: Author): string {
  return formatFrontmatter(inOrder(Object.keys(authorFrontmatterSchema.shape), frontmatter), biography);
}

/**
 * Parses the file `content/authors/<id>.md`.
 *
 * @returns the author, or the reasons why the file cannot be used
 */
export function parseAuthorFile(
  text: string,
  file: string,
  id: string,
): { value: Author; bodyLine: number } | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(authorFrontmatterSchema, frontmatter, file);
  if ('diagnostics' in checked) return checked;
  const { body, bodyLine } = frontmatter;
  return { value: { id, ...checked.values, ...(body !== '' && { biography: body }) }, bodyLine };
}
