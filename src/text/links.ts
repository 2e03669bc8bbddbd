import { rehype } from 'rehype';
import { remark } from 'remark';
import remarkMath from 'remark-math';
import { type Block, type HtmlNode, type HtmlTree, type MarkdownTree, walk } from './tree.ts';

const parser = rehype().data('settings', { fragment: true }).freeze();

/** A link or image in a Markdown text. */
export interface TextLink {
  url: string;
  /** The line of the text that contains the link, counted from 1. */
  line: number;
}

/**
 * Returns the links and images of a Markdown or MDX text, including those written as HTML elements (`<a href="…">`,
 * `<img src="…">`).
 */
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

/**
 * Makes the links in sanitised HTML absolute, for feeds and other places outside of the site.
 *
 * @param page the address of the page that contains the HTML
 */
export function withAbsoluteLinks(html: string, page: string): string {
  const tree = parser.parse(html);
  walk<HtmlTree | HtmlNode>(tree, (node) => {
    if (node.type !== 'element') return;
    const { href } = node.properties;
    if (typeof href === 'string' && URL.canParse(href, page))
      node.properties['href'] = new URL(href, page).href;
  });
  return parser.stringify(tree);
}
