import type { Diagnostic } from '../model/diagnostic.ts';
import { pageSchema } from '../model/page.ts';
import { checkValues, type Frontmatter, parseFrontmatter } from './frontmatter.ts';

/** The text of a free page from that of its file, or what is wrong with its frontmatter. */
export function parsePageFile(
  text: string,
  file: string,
): Pick<Frontmatter, 'body' | 'bodyLine'> | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(pageSchema, frontmatter, file);
  return 'diagnostics' in checked ? checked : frontmatter;
}
