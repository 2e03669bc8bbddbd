import { rehype } from 'rehype';
import rehypeSanitize from 'rehype-sanitize';
import { remark } from 'remark';
import remarkMath from 'remark-math';
import remarkRehype from 'remark-rehype';
import { type HtmlContent, toMathML } from './mathematics.ts';
import { markdownSchema, proseSchema } from './sanitise.ts';
import { parseProse, type Piece } from './tex-prose.ts';
import { joinLines, paragraphsOf } from './white-space.ts';

/** Something in a text that could not be shown as it was meant. */
export interface TextProblem {
  /** Counted from 1, within the text. */
  line: number;
  message: string;
  advice: string;
}

/** Safe HTML, and what is wrong with the text that it came from. */
export interface Rendered {
  html: string;
  problems: TextProblem[];
}

type Kind = 'prose' | 'inline' | 'markdown';
type Markdown = ReturnType<ReturnType<typeof remark>['parse']>;
type Html = Parameters<ReturnType<typeof rehype>['stringify']>[0];
type Block = Markdown['children'][number];
type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];

const brokenAdvice = 'It is shown as its source; mend the TeX, or write \\$ for a dollar sign.';

/** The whole way: to a tree of Markdown, of HTML, without what is not allowed, to text. */
export function renderTree(source: string, kind: Kind): Rendered {
  const problems: TextProblem[] = [];
  return { html: rehype().stringify(toSafeTree(source, kind, problems)), problems };
}

/** The text of prose without markup, mathematics as its letters and signs. */
export function treeText(source: string): string {
  const text = joinLines(textOf(toSafeTree(source, 'inline', []))).trim();
  // Signs of MathML that are not seen: function application and its like.
  return text.replace(/[\u2061-\u2064]/gu, '');
}

function toSafeTree(source: string, kind: Kind, problems: TextProblem[]): Html {
  const tree = kind === 'markdown' ? parseMarkdown(source) : toMarkdownTree(source, kind, problems);
  const math = (tex: string, display: boolean, line: number) => {
    const made = toMathML(tex, display);
    if ('tree' in made) return made.tree;
    problems.push({ line, message: `A formula cannot be read: ${made.fault}.`, advice: brokenAdvice });
    return undefined;
  };
  const handler = (_: unknown, node: MathNode): HtmlContent[] => {
    const display = node.data?.display ?? node.type === 'math';
    const made = math(node.value, display, node.data?.line ?? node.position?.start.line ?? 1);
    return made ?? [sourceElement(node.data?.source ?? `$${node.value}$`)];
  };
  const html = remark()
    .use(remarkRehype, { handlers: { math: handler, inlineMath: handler } })
    .use(shiftHeadings)
    .use(rehypeSanitize, kind === 'markdown' ? markdownSchema : proseSchema)
    .runSync(tree) as unknown as Html;
  if (kind !== 'inline') return html;
  const [paragraph] = html.children;
  return { type: 'root', children: paragraph?.type === 'element' ? paragraph.children : [] };
}

/** A formula in the tree of Markdown, as remark-math and `toMarkdownTree` make it. */
interface MathNode {
  type: 'math' | 'inlineMath';
  value: string;
  position?: { start: { line: number } };
  data?: { display: boolean; source: string; line: number };
}

function parseMarkdown(source: string): Markdown {
  return remark().use(remarkMath).parse(source);
}

/** Prose as a tree of Markdown: paragraphs of the pieces that `parseProse` finds. */
function toMarkdownTree(source: string, kind: 'prose' | 'inline', problems: TextProblem[]): Markdown {
  const paragraphs = kind === 'prose' ? paragraphsOf(source) : [{ text: source.trim(), offset: 0 }];
  const children = paragraphs.map(({ text, offset }): Block => {
    const lineOf = (at: number) => source.slice(0, offset + at).split('\n').length;
    const { pieces, faults } = parseProse(text);
    for (const { message, offset: at } of faults)
      problems.push({ line: lineOf(at), message, advice: brokenAdvice });
    return { type: 'paragraph', children: pieces.flatMap((piece) => toNode(piece, lineOf, kind)) };
  });
  return { type: 'root', children };
}

function toNode(piece: Piece, lineOf: (offset: number) => number, kind: 'prose' | 'inline'): Inline[] {
  const children = 'children' in piece ? piece.children.flatMap((child) => toNode(child, lineOf, kind)) : [];
  switch (piece.kind) {
    case 'text':
      return [{ type: 'text', value: joinLines(piece.text) }];
    case 'math':
      return [mathNode(piece, lineOf(piece.offset))];
    case 'code':
      return [{ type: 'inlineCode', value: textOf({ type: 'root', children }) }];
    case 'link':
      return kind === 'inline' ? children : [{ type: 'link', url: piece.url, children: children as never }];
    default:
      return [{ type: piece.kind, children }];
  }
}

function mathNode({ tex, display, source }: Extract<Piece, { kind: 'math' }>, line: number): Inline {
  const node: MathNode = { type: 'inlineMath', value: tex, data: { display, source, line } };
  return node as unknown as Inline;
}

function sourceElement(source: string): HtmlContent {
  return {
    type: 'element',
    tagName: 'code',
    properties: { className: ['tex'] },
    children: [{ type: 'text', value: source }],
  };
}

/** A biography stands below the name, which is the first heading of its page. */
function shiftHeadings() {
  return (tree: unknown) => {
    for (const node of (tree as Html).children) {
      const level = node.type === 'element' ? /^h([1-5])$/u.exec(node.tagName)?.[1] : undefined;
      if (node.type === 'element' && level) node.tagName = `h${Number(level) + 1}`;
    }
  };
}

/** A node of either tree, as far as its text goes. */
interface TextNode {
  type: string;
  value?: string;
  children?: readonly TextNode[];
}

function textOf({ value, children }: TextNode): string {
  return value ?? (children ?? []).map(textOf).join('');
}
