import { rehype } from 'rehype';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import { remark } from 'remark';
import remarkRehype from 'remark-rehype';
import { cleanText, collapse, paragraphRanges } from '../model/characters.ts';
import { parseMarkdown } from './markdown.ts';
import { typesetFormulas } from './mathematics.ts';
import { plainText } from './plain.ts';
import { markdownSchema, proseSchema } from './sanitise.ts';
import { parseTexProse, special } from './tex-prose.ts';
import type { HtmlTree, MarkdownTree, TextProblem } from './tree.ts';

export type { TextProblem } from './tree.ts';

/** Safe HTML, and the problems of the text that it was made from. */
export interface Rendered {
  html: string;
  problems: TextProblem[];
}

/** Maximum length of prose whose formulas, commands and addresses are parsed, in characters: far more than any abstract. */
const maxProse = 100_000;

/**
 * Renders an abstract as safe HTML: paragraphs, formulas as MathML, bare addresses as links, TeX commands resolved. An abstract is
 * not Markdown: `*`, `#` and `<think>` are ordinary characters.
 *
 * @param source paragraphs are separated by empty lines
 */
export function renderProse(source: string): Rendered {
  const clean = cleanText(source);
  const isShort = clean.length <= maxProse;
  if (isShort && special.test(clean)) return renderTree(clean, 'prose');
  const paragraphs = paragraphRanges(clean).map(
    ([start, end]) => `<p>${escapeText(collapse(clean.slice(start, end)))}</p>`,
  );
  const message = `The text is longer than ${maxProse} characters.`;
  const advice = 'It is shown as its source. Shorten it.';
  return { html: paragraphs.join('\n'), problems: isShort ? [] : [{ line: 1, message, advice }] };
}

/** Maximum length of a title that is parsed, in characters: the sanitiser overflows its stack on endless ones. */
const maxTitle = 20_000;

/** Renders a title as safe HTML: like an abstract, but without paragraphs and links, since titles are inside links. */
export function renderInline(source: string): Rendered {
  const clean = collapse(cleanText(source)).trim();
  if (clean.length > maxTitle) {
    const message = `The title is longer than ${maxTitle} characters.`;
    const advice = 'It is shown as its source. Shorten it.';
    return { html: escapeText(clean), problems: [{ line: 1, message, advice }] };
  }
  return special.test(clean) ? renderTree(clean, 'inline') : { html: escapeText(clean), problems: [] };
}

/** Maximum length of Markdown that is parsed, in characters: CommonMark can take more than linear time. */
const maxMarkdown = 20_000;

/**
 * Renders Markdown (CommonMark, with formulas between dollar signs) as safe HTML whose headings begin at level 2. A text that is too
 * long or nested too deeply is rendered as prose and reported.
 */
export function renderMarkdown(source: string): Rendered {
  const clean = cleanText(source);
  try {
    if (clean.length > maxMarkdown) throw new RangeError('too long');
    const { tree, source: read, problems } = parseMarkdown(clean);
    problems.push(...typesetFormulas(tree, read));
    problems.sort((one, other) => one.line - other.line);
    return { html: rehype().stringify(toHtml(tree, markdownSchema)), problems };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { html, problems } = renderProse(clean);
    const message = `The Markdown is longer than ${maxMarkdown} characters, or nested too deeply.`;
    return {
      html,
      problems: [{ line: 1, message, advice: 'It is shown as plain text. Shorten it.' }, ...problems],
    };
  }
}

/** Returns a title or an abstract as plain text, for the search, for `<title>` and for all other places without markup. */
export function toPlainText(source: string): string {
  const clean = cleanText(source);
  return special.test(clean) && clean.length <= maxProse
    ? plainText(parseTexProse(clean).tree, clean)
    : collapse(clean).trim();
}

/** Renders a text with the full parser; for a text without special characters, the result is that of the short path. */
export function renderTree(clean: string, kind: 'prose' | 'inline'): Rendered {
  const { tree, problems } = parseTexProse(clean);
  problems.push(...typesetFormulas(tree, clean));
  const html = toHtml(tree, kind === 'inline' ? { ...proseSchema, tagNames: inlineElements } : proseSchema);
  problems.sort((one, other) => one.line - other.line);
  return { html: rehype().stringify(html), problems };
}

const inlineElements = proseSchema.tagNames?.filter((name) => name !== 'a' && name !== 'p') ?? [];

function toHtml(tree: MarkdownTree, schema: Options): HtmlTree {
  // The sanitiser keeps the children of elements that it removes.
  return remark().use(remarkRehype).use(rehypeSanitize, schema).runSync(tree) as unknown as HtmlTree;
}

/** Escapes text as rehype does. */
function escapeText(text: string): string {
  return text.replace(/&/gu, '&#x26;').replace(/</gu, '&#x3C;');
}
