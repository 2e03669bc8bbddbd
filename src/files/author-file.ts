import { type Author, authorFrontmatterSchema } from '../model/author.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { checkValues, formatFrontmatter, inOrder, parseFrontmatter } from './frontmatter.ts';

/** `content/authors/<id>.md` as text: the keys in the order of the schema, the biography as the body. */
export function formatAuthorFile({ id: _, biography, ...frontmatter }: Author): string {
  return formatFrontmatter(inOrder(Object.keys(authorFrontmatterSchema.shape), frontmatter), biography);
}

/** A person from the text of the file, or what is wrong with it. */
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
