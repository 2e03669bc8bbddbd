import type { rehype } from 'rehype';
import type { remark } from 'remark';

/** The tree of Markdown (mdast) that remark reads. */
export type MarkdownTree = ReturnType<ReturnType<typeof remark>['parse']>;
export type Block = MarkdownTree['children'][number];
/** What stands within a paragraph. */
export type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];

/** The tree of HTML (hast) that rehype reads and writes. */
export type HtmlTree = ReturnType<ReturnType<typeof rehype>['parse']>;
export type HtmlElement = Extract<HtmlTree['children'][number], { type: 'element' }>;
export type HtmlNode = HtmlElement['children'][number];

/** Something in a text that could not be shown as it was meant. */
export interface TextProblem {
  /** Counted from 1, within the text. */
  line: number;
  message: string;
  advice: string;
}

/** Tells the lines of places in a text, counted from 1. Places asked for in rising order cost one pass in all. */
export function lineCounter(source: string): (offset: number) => number {
  let [line, from] = [1, 0];
  return (offset) => {
    if (offset < from) [line, from] = [1, 0];
    for (let at = source.indexOf('\n', from); at !== -1 && at < offset; at = source.indexOf('\n', from)) {
      line++;
      from = at + 1;
    }
    return line;
  };
}

/** Anything that stands in one of the two trees. */
interface TreeNode {
  children?: unknown[];
}

/** Calls `see` for every node of a tree, a parent before its children, in the order of the text. */
export function walk<Node extends object>(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of (node as TreeNode).children ?? []) walk(child as Node, see);
}
