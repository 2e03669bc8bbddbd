import { type Rendered, renderTree, treeText } from './render.ts';
import { joinLines, paragraphsOf } from './white-space.ts';
import { specialPattern } from './tex-prose.ts';

export type { Rendered } from './render.ts';

/** Characters that HTML allows in no form: controls other than white space, and what Unicode has no character for. */
const forbidden = /[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

/**
 * An abstract as safe HTML: paragraphs, mathematics as MathML, bare addresses as links, TeX commands of prose resolved.
 * It is no Markdown: `*`, `#` and `<think>` are the characters they are.
 *
 * @param source paragraphs are parted by empty lines
 */
export function renderProse(source: string): Rendered {
  const clean = source.replace(forbidden, '');
  if (!needsParser(clean)) {
    const paragraphs = paragraphsOf(clean).map(({ text }) => `<p>${escapeText(joinLines(text))}</p>`);
    return { html: paragraphs.join('\n'), problems: [] };
  }
  return renderTree(clean, 'prose');
}

/** A title as safe HTML: like an abstract, without paragraphs and links, since a title stands in a link. */
export function renderInline(source: string): Rendered {
  const clean = source.replace(forbidden, '');
  if (!needsParser(clean)) return { html: escapeText(joinLines(clean).trim()), problems: [] };
  return renderTree(clean, 'inline');
}

/** Markdown (CommonMark with mathematics between dollar signs) as safe HTML; its headings begin at the second level. */
export function renderMarkdown(source: string): Rendered {
  return renderTree(source.replace(forbidden, ''), 'markdown');
}

/** A title or an abstract as plain text: for the search, for `<title>`, for what takes no markup. */
export function toPlainText(source: string): string {
  const clean = source.replace(forbidden, '');
  return needsParser(clean) ? treeText(clean) : joinLines(clean).trim();
}

/** Most texts hold nothing but words: for them the parser's answer is known beforehand. */
function needsParser(text: string): boolean {
  return specialPattern.test(text);
}

/** As rehype writes text. */
function escapeText(text: string): string {
  return text.replace(/&/gu, '&#x26;').replace(/</gu, '&#x3C;');
}
