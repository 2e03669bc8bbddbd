import type { rehype } from 'rehype';
import type { remark } from 'remark';

/** A Markdown tree (mdast), as remark creates it. */
export type MarkdownTree = ReturnType<ReturnType<typeof remark>['parse']>;
export type Block = MarkdownTree['children'][number];
/** A node inside a paragraph. */
export type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];

/** An HTML tree (hast), as rehype creates it. */
export type HtmlTree = ReturnType<ReturnType<typeof rehype>['parse']>;
export type HtmlElement = Extract<HtmlTree['children'][number], { type: 'element' }>;
export type HtmlNode = HtmlElement['children'][number];

/** A problem in a text: a part that could not be shown as its author intended. */
export interface TextProblem {
  /** The line of the text, counted from 1. */
  line: number;
  message: string;
  advice: string;
}

/**
 * Creates a function that returns the line of an offset, counted from 1. If the offsets of successive calls increase,
 * all calls together read the text once.
 */
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

/** A node of a Markdown tree or an HTML tree. */
interface TreeNode {
  children?: unknown[];
}

/**
 * Calls `visit` for each node of a tree, in the order of the text. A parent node is visited before its children, and may
 * replace them.
 */
export function walk<Node extends object>(node: Node, visit: (node: Node) => void): void {
  // Not a recursion, because a text can make the tree deep.
  const open: Node[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    visit(next);
    const children = ((next as TreeNode).children ?? []) as Node[];
    for (let index = children.length - 1; index >= 0; index--) open.push(children[index] as Node);
  }
}

/** Whether a tree has more than `levels` levels of children. */
export function isDeepTree(root: object, levels: number): boolean {
  let nodes = [root as TreeNode];
  for (let level = 0; nodes.length > 0; level++) {
    if (level > levels) return true;
    nodes = nodes.flatMap(({ children = [] }) => children as TreeNode[]);
  }
  return false;
}
