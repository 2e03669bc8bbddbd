import { remark } from 'remark';
import remarkMath from 'remark-math';
import { type Block, type MarkdownTree, walk } from './tree.ts';

/** A link or an image of a Markdown text. */
export interface TextLink {
  url: string;
  /** Counted from 1, within the text. */
  line: number;
}

/** The links and images of a text of Markdown or MDX: also those of elements, `<a href="…">` and `<img src="…">`. */
export function linksOf(source: string): TextLink[] {
  const found: TextLink[] = [];
  walk<MarkdownTree | Block>(remark().use(remarkMath).parse(source), (node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition')
      found.push({ url: node.url, line });
    if (node.type !== 'html') return;
    for (const match of node.value.matchAll(/\s(?:href|src)=(?:"([^"]{0,2000})"|'([^']{0,2000})')/gu)) {
      const above = node.value.slice(0, match.index + 1).split('\n').length - 1;
      found.push({ url: match[1] ?? match[2] ?? '', line: line + above });
    }
  });
  return found;
}
