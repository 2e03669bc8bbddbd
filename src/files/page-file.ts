import type { Diagnostic } from '../model/diagnostic.ts';
import { type PageValues, pageSchema } from '../model/page.ts';
import { checkValues } from './check-values.ts';
import { type Frontmatter, parseFrontmatter } from './frontmatter.ts';

/**
 * Parses a free page, the file `content/pages/<id>.mdx`.
 *
 * @returns the values of the frontmatter and the text below it, or the reasons why the frontmatter cannot be used
 */
export function parsePageFile(
  text: string,
  file: string,
): (Pick<Frontmatter, 'body' | 'bodyLine'> & { values: PageValues }) | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(pageSchema, frontmatter, file);
  if ('diagnostics' in checked) return checked;
  const { body, bodyLine } = frontmatter;
  return { values: checked.values, body, bodyLine };
}
