import { type MdastNode, mdxToJs, mdxToMdast } from 'satteri';
import { exceedsMarkdownLimits, exceedsTreeLimits } from './markdown-limits.ts';
import { type TextProblem, walk } from './tree.ts';

/** A node of a tree of MDX, as the parser of the build creates it. */
export type MdxNode = MdastNode;

/** The tree of a free page, or the reason why the page cannot be parsed. */
export type ReadMdx = { tree: MdxNode; problem?: never } | { tree?: never; problem: TextProblem };

/** Parses MDX with the parser that the build uses. A text that exceeds a limit is not parsed. */
export function parseMdx(source: string): ReadMdx {
  const problem = exceedsMarkdownLimits(source, 'mdx');
  if (problem) return { problem };
  try {
    const tree = mdxToMdast(source);
    const deep = exceedsTreeLimits(tree);
    return deep ? { problem: deep } : { tree };
  } catch (error) {
    return { problem: syntaxProblem((error as Error).message) };
  }
}

/**
 * Returns the message of the parser, which is `5:6: Expected a closing tag for <b> (5:6) (mdx-jsx:rule-name)`, without
 * its positions and the name of its rule.
 */
function syntaxProblem(message: string): TextProblem {
  const [, line = '1', reason = message] = /^(\d{1,9}):\d{1,9}: ([\s\S]*)$/u.exec(message) ?? [];
  const text = reason
    .split('\n', 1)[0]
    ?.replace(/ \(\d{1,9}:\d{1,9}\)/gu, '')
    .replace(/ \([a-z-]{1,40}:[a-z-]{1,40}\)$/u, '')
    .replace(/[.]$/u, '');
  return {
    line: Number(line),
    message: `Invalid MDX: ${text}.`,
    advice: 'Close tags and braces. Write \\< and \\{ for the characters < and { in text.',
  };
}

/** Returns why the build cannot convert an MDX text to a program, such as an error in an `import` statement. */
export function compileProblem(source: string): TextProblem | undefined {
  try {
    mdxToJs(source);
    return undefined;
  } catch (error) {
    return syntaxProblem((error as Error).message);
  }
}

/** Calls `visit` for each node of an MDX tree, in the order of the text. */
export function walkMdx(tree: MdxNode, visit: (node: MdxNode, line: number) => void): void {
  walk<MdxNode>(tree, (node) => visit(node, node.position?.start.line ?? 1));
}
