import { rehype } from 'rehype';
import { remark } from 'remark';
import remarkMath from 'remark-math';
import { exceedsMarkdownLimits } from './markdown-limits.ts';
import { parseMdx, walkMdx } from './mdx.ts';
import { type Block, type HtmlNode, type HtmlTree, type MarkdownTree, walk } from './tree.ts';

const parser = rehype().data('settings', { fragment: true }).freeze();

/** A link or image in a Markdown text. */
export interface TextLink {
  url: string;
  /** The line of the text that contains the link, counted from 1. */
  line: number;
}

/** Returns the links and images of a Markdown text, including those written as HTML (`<a href="…">`). */
export function linksOf(source: string): TextLink[] {
  if (exceedsMarkdownLimits(source, 'markdown')) return [];
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
 * Returns the links and images of an MDX text, except images next to the page, including those written as elements (`<a href="…">`, `<img src="…">`).
 * Addresses that an expression calculates are left out. If the text cannot be parsed, it has no links.
 */
export function linksOfMdx(source: string): TextLink[] {
  const { tree } = parseMdx(source);
  const found: TextLink[] = [];
  if (!tree) return found;
  walkMdx(tree, (node, line) => {
    if (node.type === 'link' || node.type === 'definition') found.push({ url: node.url, line });
    if (node.type === 'image' && !isFileOfPage(node.url)) found.push({ url: node.url, line });
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    for (const attribute of node.attributes) {
      const { type } = attribute;
      if (
        type === 'mdxJsxAttribute' &&
        /^(?:href|src)$/u.test(attribute.name) &&
        typeof attribute.value === 'string'
      )
        found.push({ url: attribute.value, line });
    }
  });
  return found;
}

/** Whether the build imports a picture of a free page as a file, so that its address is not a link. */
export function isFileOfPage(url: string): boolean {
  return url !== '' && !url.startsWith('/') && !URL.canParse(url);
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
