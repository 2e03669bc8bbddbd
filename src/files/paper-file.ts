import type { Diagnostic } from '../model/diagnostic.ts';
import { type Paper, paperFrontmatterSchema } from '../model/paper.ts';
import { checkValues } from './check-values.ts';
import { formatFrontmatter, inOrder, parseFrontmatter } from './frontmatter.ts';
import type { Values } from './yaml.ts';

/** Formats the file `content/papers/<id>.md`: the keys in the order of the schema, then the abstract. */
export function formatPaperFile({ id: _, abstract, ...frontmatter }: Paper): string {
  return formatFrontmatter(inOrder(Object.keys(paperFrontmatterSchema.shape), frontmatter), abstract);
}

/**
 * Parses the file `content/papers/<id>.md`.
 *
 * @returns the paper, or the reasons why the file cannot be used
 */
export function parsePaperFile(
  text: string,
  file: string,
  id: string,
): { value: Paper; bodyLine: number; lineOf: Values['lineOf'] } | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(paperFrontmatterSchema, frontmatter, file);
  if ('diagnostics' in checked) return checked;
  const { body, bodyLine, lineOf } = frontmatter;
  return { value: { id, ...checked.values, ...(body !== '' && { abstract: body }) }, bodyLine, lineOf };
}
