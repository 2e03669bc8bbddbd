import { parseFrontmatter } from '../files/frontmatter.ts';
import type { ContentText } from './content-texts.ts';

/** A content file that could be parsed: its value and its text. */
export interface ParsedFile<Value> {
  value: Value;
  source: ContentText;
}

/**
 * Returns the line of a value in the frontmatter. The file is parsed again, so call this function only to report a
 * problem.
 */
export function lineOf({ text, file }: ContentText, path: readonly PropertyKey[]): number {
  const frontmatter = parseFrontmatter(text, file);
  return Array.isArray(frontmatter) ? 1 : frontmatter.lineOf(path);
}
