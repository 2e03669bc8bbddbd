import type { Diagnostic } from '../model/diagnostic.ts';
import { pageSchema } from '../model/page.ts';
import { checkValues } from './check-values.ts';
import { type Frontmatter, parseFrontmatter } from './frontmatter.ts';

/**
 * Parses a free page, the file `content/pages/<id>.mdx`.
 *
 * @returns the text below the frontmatter, or the reasons why the frontmatter cannot be used
 */
export function parsePageFile(
  text: string,
  file: string,
): Pick<Frontmatter, 'body' | 'bodyLine'> | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(pageSchema, frontmatter, file);
  return 'diagnostics' in checked ? checked : frontmatter;
}
