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

/** Safe HTML, and what is wrong with the text that it came from. */
export interface Rendered {
  html: string;
  problems: TextProblem[];
}

/** The longest text whose formulas, commands and addresses are read, in characters: far more than any abstract. */
const longestProse = 100_000;

/**
 * An abstract as safe HTML: paragraphs, mathematics as MathML, bare addresses as links, TeX commands of prose resolved.
 * It is no Markdown: `*`, `#` and `<think>` are the characters they are.
 *
 * @param source paragraphs are parted by empty lines
 */
export function renderProse(source: string): Rendered {
  const clean = cleanText(source);
  const isShort = clean.length <= longestProse;
  if (isShort && special.test(clean)) return renderTree(clean, 'prose');
  const paragraphs = paragraphRanges(clean).map(
    ([start, end]) => `<p>${escapeText(collapse(clean.slice(start, end)))}</p>`,
  );
  const message = `The text is longer than ${longestProse} characters.`;
  const advice = 'It is shown as its source. Shorten it.';
  return { html: paragraphs.join('\n'), problems: isShort ? [] : [{ line: 1, message, advice }] };
}

/** The longest title that is parsed, in characters: the sanitiser has no room for the parts of endless ones. */
const longestTitle = 20_000;

/** A title as safe HTML: like an abstract, without paragraphs and links, since a title itself stands in a link. */
export function renderInline(source: string): Rendered {
  const clean = collapse(cleanText(source)).trim();
  if (clean.length > longestTitle) {
    const message = `The title is longer than ${longestTitle} characters.`;
    const advice = 'It is shown as its source. Shorten it.';
    return { html: escapeText(clean), problems: [{ line: 1, message, advice }] };
  }
  return special.test(clean) ? renderTree(clean, 'inline') : { html: escapeText(clean), problems: [] };
}

/** The longest Markdown that is parsed, in characters: CommonMark takes more than linear time for hostile text. */
const longestMarkdown = 20_000;

/**
 * Markdown (CommonMark, with mathematics between dollar signs) as safe HTML whose headings begin at the second level. What is
 * too long or nested too deeply is shown as prose, and told of.
 */
export function renderMarkdown(source: string): Rendered {
  const clean = cleanText(source);
  try {
    if (clean.length > longestMarkdown) throw new RangeError('too long');
    const { tree, source: read, problems } = parseMarkdown(clean);
    problems.push(...typesetFormulas(tree, read));
    problems.sort((one, other) => one.line - other.line);
    return { html: rehype().stringify(toHtml(tree, markdownSchema)), problems };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { html, problems } = renderProse(clean);
    const message = `The Markdown is longer than ${longestMarkdown} characters, or nested too deeply.`;
    return {
      html,
      problems: [{ line: 1, message, advice: 'It is shown as plain prose. Shorten it.' }, ...problems],
    };
  }
}

/** A title or an abstract as plain text: for the search, for `<title>`, for whatever takes no markup. */
export function toPlainText(source: string): string {
  const clean = cleanText(source);
  return special.test(clean) && clean.length <= longestProse
    ? plainText(parseTexProse(clean).tree, clean)
    : collapse(clean).trim();
}

/** The whole way, which gives what the short one gives for texts that need no more. */
export function renderTree(clean: string, kind: 'prose' | 'inline'): Rendered {
  const { tree, problems } = parseTexProse(clean);
  problems.push(...typesetFormulas(tree, clean));
  const html = toHtml(tree, kind === 'inline' ? { ...proseSchema, tagNames: inlineElements } : proseSchema);
  problems.sort((one, other) => one.line - other.line);
  return { html: rehype().stringify(html), problems };
}

const inlineElements = proseSchema.tagNames?.filter((name) => name !== 'a' && name !== 'p') ?? [];

function toHtml(tree: MarkdownTree, schema: Options): HtmlTree {
  // The sanitiser leaves the children of what it takes away.
  return remark().use(remarkRehype).use(rehypeSanitize, schema).runSync(tree) as unknown as HtmlTree;
}

/** As rehype writes text. */
function escapeText(text: string): string {
  return text.replace(/&/gu, '&#x26;').replace(/</gu, '&#x3C;');
}
