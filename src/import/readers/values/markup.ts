import { blockElements, formulaElements, headingElements, inlineElements } from './elements.ts';
import { decodeEntities } from './entities.ts';
import { escapePlainText, unescapeMarkup } from './escapes.ts';
import { toTex } from './mathml.ts';
import { decodeTexAccents } from './tex-accents.ts';
import { collapseWhiteSpace } from './white-space.ts';

/** The Unicode characters for subscripts and superscripts, by the plain character. */
const scriptCharacters: Readonly<Record<'sub' | 'sup', Readonly<Record<string, string>>>> = {
  sub: toTable('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
  sup: toTable('0123456789+-−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾'),
};

/**
 * Pattern of a tag with attributes as in XML, or of the beginning or end of a CDATA section. It does not match `a<b`
 * or `<think it over>`.
 */
const markup =
  /<(?<close>\/?)(?:(?:jats|mml|m|xhtml|html):)?(?<name>[a-z][a-z\d-]{0,20})(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,30})\s*(?<empty>\/?)>|<!\[CDATA\[|\]\]>/giu;

/**
 * Converts a title or another short text to one line of plain text. Removes markup, and replaces TeX commands for
 * letters by the letters.
 */
export function toTitle(source = ''): string {
  return collapseWhiteSpace(decodeTexAccents(withoutMarkup(unescapeMarkup(source), false)));
}

/**
 * Converts HTML or JATS to plain text, with an empty line between paragraphs. Other line ends become spaces. A
 * heading becomes the beginning of its paragraph (`Methods: We …`), and the heading `Abstract` is removed.
 */
export function toProse(source: string): string {
  const text = decodeTexAccents(withoutMarkup(unescapeMarkup(source), true));
  const paragraphs = text.split(/\n[^\S\n]*\n/u).map(collapseWhiteSpace);
  return paragraphs.filter((paragraph) => paragraph !== '' && !isAbstractHeading(paragraph)).join('\n\n');
}

/**
 * Decodes a text of a format that has no markup, in which entities and tags of HTML are left over: a page that was
 * copied from a browser, or an abstract of arXiv. Paragraphs are separated by empty lines.
 */
export function decodePlainText(source: string): string {
  if (!/[<&]/u.test(source)) return source;
  const decoded = withoutMarkup(escapePlainText(source), true);
  if (decoded === source) return source;
  const paragraphs = decoded.split(/\n[^\S\n]*\n/u);
  return paragraphs.flatMap((paragraph) => paragraph.trim() || []).join('\n\n');
}

/**
 * Removes markup from a text:
 *
 * - Subscripts and superscripts become characters or TeX: `H<sub>2</sub>O` becomes `H₂O`, and `x<sub>max</sub>`
 *   becomes `x$_{\mathrm{max}}$`.
 * - Formulas become TeX.
 * - Entities such as `&amp;` become characters.
 * - Control characters are removed, and half a surrogate pair becomes U+FFFD.
 */
function withoutMarkup(source: string, hasParagraphs: boolean): string {
  const text = withoutControls(source);
  if (!/[<&]/u.test(text)) return text;
  const isMarkedUp = hasParagraphs && /<\/?(?:jats:)?(?:p|div|sec|title|list|li|ul)[\s/>]/iu.test(text);
  const out: string[] = [];
  const push = (part: string) => {
    out.push(decodeEntities(isMarkedUp ? part.replace(/\s+/gu, ' ') : part));
  };
  const take = (start: number) => out.splice(start).join('');
  const unclosed = new Set<string>();
  const tags = new RegExp(markup);
  let at = 0;
  let script: { name: 'sub' | 'sup'; start: number } | undefined;
  let heading: number | undefined;
  let isBelowHeading = false;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    const name = tag.groups?.name?.toLowerCase();
    const isBlock = name !== undefined && (blockElements.has(name) || headingElements.has(name));
    if (name !== undefined && !isBlock && !inlineElements.has(name)) continue;
    const before = text.slice(at, tag.index);
    if (before.trim() !== '' && heading === undefined) isBelowHeading = false;
    push(before);
    at = tags.lastIndex;
    const isClose = tag.groups?.close === '/';
    if (name === undefined) continue;
    if (isBlock && headingElements.has(name) && hasParagraphs) {
      if (heading !== undefined) {
        const words = take(heading).trim();
        isBelowHeading = words !== '' && !isAbstractHeading(words);
        if (isBelowHeading) out.push(/[.:;!?]$/u.test(words) ? `${words} ` : `${words}: `);
      }
      if (!isClose) out.push('\n\n');
      heading = isClose ? undefined : out.length;
    } else if (isBlock) {
      if (!isBelowHeading && heading === undefined) out.push(hasParagraphs ? '\n\n' : ' ');
      else out.push(' ');
    } else if (name === 'br') out.push(isMarkedUp || !hasParagraphs ? '\n' : '\n\n');
    else if (name === 'sub' || name === 'sup') {
      if (!isClose) script = { name, start: out.length };
      else if (script?.name === name) {
        out.push(formatScript(take(script.start), name));
        script = undefined;
      }
    } else if (formulaElements.has(name) && !isClose && tag.groups?.empty !== '/') {
      const end = unclosed.has(name) ? undefined : findClose(text, name, at);
      if (end === undefined) unclosed.add(name);
      else {
        const formula = toFormula(tag[0], text.slice(at, end.start), name);
        if (formula === undefined) continue;
        out.push(formula);
        at = end.end;
        tags.lastIndex = at;
        isBelowHeading = false;
      }
    }
  }
  push(text.slice(at));
  return out.join('');
}

function withoutControls(source: string): string {
  const text = source.toWellFormed();
  const hasControls = /[^\P{Cc}\n\t]/u.test(text);
  return hasControls ? text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '') : text;
}

function findClose(text: string, name: string, from: number): { start: number; end: number } | undefined {
  const close = new RegExp(`</(?:[a-z]{1,8}:)?${name}\\s{0,9}>`, 'giu');
  close.lastIndex = from;
  const found = close.exec(text);
  return found ? { start: found.index, end: close.lastIndex } : undefined;
}

/**
 * Returns the TeX of a formula. If the formula has TeX in `alttext`, `tex-math` or an annotation, this TeX is used.
 * Otherwise its MathML is converted.
 */
function toFormula(tag: string, inner: string, name: string): string | undefined {
  const alternative = /\salttext\s{0,9}=\s{0,9}(["'])/iu;
  const stated =
    name === 'tex-math'
      ? inner
      : (between(inner, /<(?:jats:)?tex-math(?:\s[^<>]*)?>()/iu, '</') ??
        between(tag, alternative) ??
        between(inner, alternative) ??
        between(inner, /<(?:mml:|m:)?annotation\s(?=[^<>]{0,500}tex)[^<>]{0,2000}>()/iu, '</'));
  if (stated !== undefined) return inDollars(decodeEntities(stated.replace(/<!\[CDATA\[|\]\]>/gu, '')));
  const mathml = name === 'math' ? inner : /<(?:mml:|m:)?math[\s>][\s\S]*/iu.exec(inner)?.[0];
  return mathml === undefined ? undefined : inDollars(toTex(mathml));
}

/**
 * Returns the text after the first match of `begin`, up to `end`. If `end` is not given, the text ends at the next
 * occurrence of the match's first group, such as a quote.
 */
function between(text: string, begin: RegExp, end?: string): string | undefined {
  const found = begin.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  const stop = text.indexOf(end ?? found[1] ?? '', start);
  return stop < 0 ? undefined : text.slice(start, stop);
}

/**
 * Puts TeX between dollar signs. First removes the dollar signs or the LaTeX document around the formula. A single
 * word or number gets no dollar signs.
 */
function inDollars(source: string): string {
  const [begin, end] = ['\\begin{document}', '\\end{document}'];
  const [from, to] = [source.indexOf(begin), source.lastIndexOf(end)];
  const body = from >= 0 && to > from ? source.slice(from + begin.length, to) : source;
  const tex = body
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:\$\$?|\\\(|\\\[)\s?|\s?(?:\$\$?|\\\)|\\\])$/gu, '')
    .trim();
  return tex === '' || /^[\p{L}\p{N}.,]+$/u.test(tex) ? tex : `$${tex}$`;
}

/** Formats a subscript or superscript: as Unicode characters, as plain text (`5th`), or as TeX. */
function formatScript(source: string, name: 'sub' | 'sup'): string {
  const text = source.trim();
  const characters = [...text].map((each) =>
    Object.hasOwn(scriptCharacters[name], each) ? scriptCharacters[name][each] : undefined,
  );
  if (!characters.includes(undefined)) return characters.join('');
  if (/[\\${}<>&%#_^]/u.test(text) || /^(?:st|nd|rd|th|®|™|′|″)$/u.test(text)) return text;
  const command = name === 'sub' ? '_' : '^';
  if (characters.length === 1) return `$${command}${text}$`;
  return /^[\p{L}\s]+$/u.test(text) ? `$${command}{\\mathrm{${text}}}$` : `$${command}{${text}}$`;
}

function isAbstractHeading(text: string): boolean {
  return /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo)\s?[.:]?$/iu.test(text);
}

function toTable(from: string, to: string): Record<string, string> {
  const characters = [...to];
  return Object.fromEntries([...from].map((character, at) => [character, characters[at] ?? character]));
}
