import type { rehype } from 'rehype';
import type { remark } from 'remark';

/** A Markdown tree (mdast), as remark parses it. */
export type MarkdownTree = ReturnType<ReturnType<typeof remark>['parse']>;
export type Block = MarkdownTree['children'][number];
/** A node inside a paragraph. */
export type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];

/** An HTML tree (hast), as rehype parses and writes it. */
export type HtmlTree = ReturnType<ReturnType<typeof rehype>['parse']>;
export type HtmlElement = Extract<HtmlTree['children'][number], { type: 'element' }>;
export type HtmlNode = HtmlElement['children'][number];

/** A part of a text that could not be shown as its author meant it. */
export interface TextProblem {
  /** Counted from 1, within the text. */
  line: number;
  message: string;
  advice: string;
}

/** Returns a function from an offset in a text to its line, counted from 1. Calls with rising offsets take one pass in total. */
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

/** A node of one of the two trees. */
interface TreeNode {
  children?: unknown[];
}

/** Calls `visit` for every node of a tree, a parent before its children, in the order of the text. */
export function walk<Node extends object>(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of (node as TreeNode).children ?? []) walk(child as Node, visit);
}
