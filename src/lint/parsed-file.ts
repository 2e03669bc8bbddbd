import { parseFrontmatter } from '../files/frontmatter.ts';
import type { ContentText } from './content-texts.ts';

/** A file of the content that could be parsed. */
export interface ParsedFile<Value> {
  value: Value;
  source: ContentText;
}

/** Returns the line of a frontmatter value. Parses the file again, so call it only to report a problem. */
export function lineOf({ text, file }: ContentText, path: readonly PropertyKey[]): number {
  const frontmatter = parseFrontmatter(text, file);
  return Array.isArray(frontmatter) ? 1 : frontmatter.lineOf(path);
}
