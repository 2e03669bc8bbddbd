import type { Diagnostic } from '../model/diagnostic.ts';
import { type Paper, paperFrontmatterSchema } from '../model/paper.ts';
import { checkValues, formatFrontmatter, inOrder, parseFrontmatter } from './frontmatter.ts';

/** `content/papers/<id>.md` as text: the keys in the order of the schema, the abstract as the body. */
export function formatPaperFile({ id: _, abstract, ...frontmatter }: Paper): string {
  return formatFrontmatter(inOrder(Object.keys(paperFrontmatterSchema.shape), frontmatter), abstract);
}

/** A paper from the text of its file, or what is wrong with it. */
export function parsePaperFile(
  text: string,
  file: string,
  id: string,
): { value: Paper; bodyLine: number } | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(paperFrontmatterSchema, frontmatter, file);
  if ('diagnostics' in checked) return checked;
  const { body, bodyLine } = frontmatter;
  return { value: { id, ...checked.values, ...(body !== '' && { abstract: body }) }, bodyLine };
}
