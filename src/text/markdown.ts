import { remark } from 'remark';
import remarkMath from 'remark-math';
import { shorten } from '../model/characters.ts';
import { leadingAddress, lowerCaseScheme } from './address.ts';
import { exceedsMarkdownLimits, exceedsTreeLimits } from './markdown-limits.ts';
import { isFormula } from './tex-delimiters.ts';
import { type Block, type Inline, type MarkdownTree, type TextProblem, walk } from './tree.ts';

type Node = MarkdownTree | Block;

const parser = remark().use(remarkMath).freeze();

/**
 * Maximum number of times a text is parsed again because a price, such as `$5`, was parsed as the start of a formula.
 */
const maxReadings = 8;

/**
 * Parses Markdown: CommonMark with formulas between dollar signs. Addresses in plain text become links. HTML becomes
 * plain text. An image becomes its description. Headings begin at level 2.
 *
 * @returns the tree; the text to which the positions in the tree refer (with the same lines as the source); and the
 *   parts that could not be shown as written. Only the reason if the text exceeds a limit
 */
export function parseMarkdown(
  source: string,
): { tree: MarkdownTree; source: string; problems: TextProblem[] } | { tree?: never; problem: TextProblem } {
  const problem = exceedsMarkdownLimits(source, 'markdown');
  if (problem) return { problem };
  const problems: TextProblem[] = [];
  const read = readFormulas(source);
  const deep = exceedsTreeLimits(read.tree);
  if (deep) return { problem: deep };
  const report = (node: Node, message: string, advice: string) =>
    problems.push({ line: node.position?.start.line ?? 1, message, advice });
  let highest = 6;
  walk<Node>(read.tree, (node) => {
    if (node.type === 'heading') highest = Math.min(highest, node.depth);
  });
  walk<Node>(read.tree, (node) => {
    if (node.type === 'heading') node.depth = Math.min(6, node.depth + 2 - highest) as typeof node.depth;
    if (!('children' in node)) return;
    const isLink = node.type === 'link' || node.type === 'linkReference';
    const isFlow = node.type === 'root' || node.type === 'blockquote' || node.type === 'listItem';
    node.children = node.children.flatMap((child): Block[] => {
      switch (child.type) {
        case 'html': {
          // CommonMark parses text after a comment on the same line as HTML, but the author wants it to be text.
          const end = child.value.startsWith('<!--') ? child.value.indexOf('-->') : -1;
          const value = end === -1 ? child.value : child.value.slice(end + 3).trim();
          if (value === '') return [];
          if (end === -1)
            report(child, 'HTML in Markdown is shown as text.', 'Use Markdown instead of HTML.');
          else
            report(
              child,
              'Text after a comment is shown without formatting.',
              'Put the comment on a line of its own.',
            );
          const text: Inline = { type: 'text', value };
          return isFlow ? [{ type: 'paragraph', children: [text] }] : [text];
        }
        case 'image':
        case 'imageReference':
          report(
            child,
            'Images are not shown in this text; only the description of the image is shown.',
            'Link to the image, or remove it.',
          );
          return [{ type: 'text', value: child.alt ?? '' }];
        case 'link':
        case 'definition':
          if (child.type === 'definition' && child.identifier.startsWith('^')) {
            const value = read.source.slice(child.position?.start.offset, child.position?.end.offset);
            report(
              child,
              'Footnotes are not supported; the text is shown as written.',
              'Write the footnote in brackets in the text.',
            );
            return [{ type: 'paragraph', children: [{ type: 'text', value }] }];
          }
          if (isAllowed(child.url)) return [{ ...child, url: lowerCaseScheme(child.url) }];
          report(
            child,
            `The address "${shorten(child.url, 60)}" is not allowed in a link.`,
            'Begin the address with https://, http:// or mailto:.',
          );
          return child.type === 'link' ? child.children : [];
        case 'code':
          return [{ ...child, lang: null, meta: null }];
        case 'text':
          return isLink ? [child] : withLinks(child.value);
        default:
          return [child];
      }
    }) as typeof node.children as never;
  });
  return { ...read, problems };
}

/** Whether a link in Markdown may have this address: its scheme is http, https or mailto, or it has no scheme. */
function isAllowed(url: string): boolean {
  return /^(?:https?:|mailto:|[^:]*(?:[/?#]|$))/iu.test(url);
}

function withLinks(text: string): Inline[] {
  return text.split(/(?<![\p{Script=Latin}\p{N}_])(?=https?:\/\/)/iu).flatMap((part): Inline[] => {
    const url = leadingAddress(part);
    if (url === undefined) return [{ type: 'text', value: part }];
    const rest: Inline = { type: 'text', value: part.slice(url.length) };
    return [{ type: 'link', url: lowerCaseScheme(url), children: [{ type: 'text', value: url }] }, rest];
  });
}

/**
 * Parses Markdown in which prices may occur. If remark-math finds a formula between two prices, the first dollar sign
 * is escaped and the text is parsed again.
 *
 * @returns the tree, and the text with the escaped dollar signs
 */
function readFormulas(source: string): { tree: MarkdownTree; source: string } {
  let text = source;
  for (let reading = 1; reading < maxReadings; reading++) {
    const tree = parser.parse(text);
    const price = firstPrice(tree, text);
    if (price === undefined) return { tree, source: text };
    text = `${text.slice(0, price)}\\${text.slice(price)}`;
  }
  text = text.replace(/\\?\$/gu, '\\$');
  return { tree: parser.parse(text), source: text };
}

function firstPrice(tree: MarkdownTree, text: string): number | undefined {
  const prices: number[] = [];
  walk<Node>(tree, ({ type, position }) => {
    if (type !== 'inlineMath') return;
    const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    if (!text.startsWith('$$', start) && !isFormula(text.slice(start + 1, end - 1), text[end] ?? ''))
      prices.push(start);
  });
  return prices[0];
}
