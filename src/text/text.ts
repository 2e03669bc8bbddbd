import { rehype } from 'rehype';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import { remark } from 'remark';
import remarkRehype from 'remark-rehype';
import { cleanText, collapse, paragraphRanges } from '../model/characters.ts';
import { keepTexts } from '../model/kept-texts.ts';
import { parseMarkdown } from './markdown.ts';
import { typesetFormulas } from './mathematics.ts';
import { plainText } from './plain.ts';
import { markdownSchema, proseSchema } from './sanitise.ts';
import { parseTexProse, special } from './tex-prose.ts';
import type { HtmlTree, MarkdownTree, TextProblem } from './tree.ts';

export type { TextProblem } from './tree.ts';

/** Sanitised HTML, and the problems found in the text from which it was made. */
export interface Rendered {
  html: string;
  problems: TextProblem[];
}

/**
 * Maximum length of an abstract that is parsed, in characters. No real abstract is that long. A longer abstract is
 * shown as it is written.
 */
const maxProse = 100_000;

/**
 * Renders an abstract as sanitised HTML: formulas become MathML, addresses become links, and TeX commands are replaced.
 * An abstract is not Markdown, so `*`, `#` and `<think>` have no special meaning.
 *
 * @param source the abstract; paragraphs are separated by empty lines
 */
export function renderProse(source: string): Rendered {
  const clean = cleanText(source);
  const isShort = clean.length <= maxProse;
  if (isShort && special.test(clean)) return renderTree(clean, 'prose');
  const paragraphs = paragraphRanges(clean).map(
    ([start, end]) => `<p>${escapeText(collapse(clean.slice(start, end)))}</p>`,
  );
  const message = `The text is longer than ${maxProse} characters.`;
  const advice = 'The text is shown as it is written. Shorten it.';
  return { html: paragraphs.join('\n'), problems: isShort ? [] : [{ line: 1, message, advice }] };
}

/**
 * Maximum length of a title that is parsed, in characters. With much longer titles, the sanitiser could overflow the
 * stack.
 */
const maxTitle = 20_000;

/**
 * Renders a title as sanitised HTML. The result contains no paragraphs and no links, because titles are shown inside
 * links.
 */
export function renderInline(source: string): Rendered {
  const clean = collapse(cleanText(source)).trim();
  if (clean.length > maxTitle) {
    const message = `The title is longer than ${maxTitle} characters.`;
    const advice = 'The title is shown as it is written. Shorten it.';
    return { html: escapeText(clean), problems: [{ line: 1, message, advice }] };
  }
  return special.test(clean) ? renderTree(clean, 'inline') : { html: escapeText(clean), problems: [] };
}

/**
 * Renders Markdown (CommonMark with formulas between dollar signs) as sanitised HTML. Headings begin at level 2. A text
 * that exceeds a limit is rendered as an abstract would be, and reported.
 */
export function renderMarkdown(source: string): Rendered {
  const clean = cleanText(source);
  const read = parseMarkdown(clean);
  if (!read.tree) {
    const { html, problems } = renderProse(clean);
    const advice = `The text is shown as plain text. ${read.problem.advice}`;
    return { html, problems: [{ ...read.problem, advice }, ...problems] };
  }
  const problems = [...read.problems, ...typesetFormulas(read.tree, read.source)];
  problems.sort((one, other) => one.line - other.line);
  return { html: rehype().stringify(toHtml(read.tree, markdownSchema)), problems };
}

/** Number of texts whose plain text is kept: a page needs that of its abstract four times. */
const keptPlainTexts = 100;

/**
 * Returns a title or abstract as plain text, for the search index, `<title>` and other places that cannot contain
 * markup.
 */
export const toPlainText = keepTexts((source) => {
  const clean = cleanText(source);
  return special.test(clean) && clean.length <= maxProse
    ? plainText(parseTexProse(clean).tree, clean)
    : collapse(clean).trim();
}, keptPlainTexts);

/**
 * Returns Markdown (CommonMark) as plain text: paragraphs, headings and items of lists, with an empty line between them.
 */
export function markdownToPlainText(source: string): string {
  const read = parseMarkdown(cleanText(source));
  if (!read.tree) return collapse(cleanText(source)).trim();
  const blocksOf = (node: MarkdownTree['children'][number]): MarkdownTree['children'] =>
    node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote'
      ? node.children.flatMap(blocksOf)
      : [node];
  return read.tree.children
    .flatMap(blocksOf)
    .map((node) => plainText({ type: 'root', children: [node] }, read.source))
    .filter(Boolean)
    .join('\n\n');
}

/**
 * Renders a title (`inline`) or an abstract (`prose`) with the full parser. `renderProse` and `renderInline` skip this
 * parser for texts without special characters; the result must be the same.
 */
export function renderTree(clean: string, kind: 'prose' | 'inline'): Rendered {
  const { tree, problems } = parseTexProse(clean);
  problems.push(...typesetFormulas(tree, clean, kind === 'inline'));
  const html = toHtml(tree, kind === 'inline' ? { ...proseSchema, tagNames: inlineElements } : proseSchema);
  problems.sort((one, other) => one.line - other.line);
  return { html: rehype().stringify(html), problems };
}

const inlineElements = proseSchema.tagNames?.filter((name) => name !== 'a' && name !== 'p') ?? [];

function toHtml(tree: MarkdownTree, schema: Options): HtmlTree {
  // The sanitiser removes elements that are not allowed, but keeps their content.
  return remark().use(remarkRehype).use(rehypeSanitize, schema).runSync(tree) as unknown as HtmlTree;
}

/** Escapes a text in the same way as rehype, which writes the HTML of other texts. */
function escapeText(text: string): string {
  return text.replace(/&/gu, '&#x26;').replace(/</gu, '&#x3C;');
}
