import { decodeEntities } from './entities.ts';
import { toTex } from './mathml.ts';
import { decodeTexAccents } from './tex-accents.ts';
import { collapseWhiteSpace } from './white-space.ts';

/** Elements of HTML and JATS 1.3 that mark a part of a line: the text stays. Other text between `<` and `>` is text. */
const inline = new Set(
  'a abbr alternatives b bdi bold br cite code disp-formula email em ext-link fixed-case font i inline-formula italic kbd math mark monospace named-content overline q roman s sans-serif sc scp small span strike strong styled-content sub sup tex-math tt u underline uri xref'.split(
    ' ',
  ),
);

/** Those that part paragraphs. */
const blocks = new Set(
  'abstract blockquote def def-item def-list disp-quote div dl li list list-item ol p sec section table td tr ul'.split(
    ' ',
  ),
);

/** Headings: they begin the paragraph below. */
const headings = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt', 'term']);

/** Elements that may hold a formula as TeX or MathML. */
const formulas = new Set(['disp-formula', 'inline-formula', 'math', 'tex-math']);

const raised: Readonly<Record<'sub' | 'sup', Readonly<Record<string, string>>>> = {
  sub: toTable('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
  sup: toTable('0123456789+-−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾'),
};

/** A tag with attributes as XML has them, or the start of a section of characters; `a<b` and `<think it over>` are none. */
const markup =
  /<(?<close>\/?)(?:(?:jats|mml|m|xhtml|html):)?(?<name>[a-z][a-z\d-]{0,20})(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,30})\s*(?<empty>\/?)>|<!\[CDATA\[|\]\]>/giu;

/** A title, or other text of one line, without markup; letters that are commands of TeX become characters. */
export function toTitle(source = ''): string {
  return collapseWhiteSpace(decodeTexAccents(withoutMarkup(source, false)));
}

/**
 * Plain prose without the markup of HTML and JATS, its paragraphs parted by an empty line; single line feeds only wrap it.
 * A heading begins its paragraph (`Methods: We …`), one that only says `Abstract` is left out.
 */
export function toProse(source: string): string {
  const isEscaped = !source.includes('<') && /&lt;(?:jats:)?p&gt;/iu.test(source);
  const text = decodeTexAccents(withoutMarkup(isEscaped ? decodeEntities(source) : source, true));
  const paragraphs = text.split(/\n[^\S\n]*\n/u).map(collapseWhiteSpace);
  return paragraphs.filter((paragraph) => paragraph !== '' && !isAbstractHeading(paragraph)).join('\n\n');
}

/**
 * Text without elements. Indices become characters or TeX (`H<sub>2</sub>O` is `H₂O`, `x<sub>max</sub>` is
 * `x$_{\mathrm{max}}$`), formulas TeX, entities characters. Controls go, half a surrogate pair becomes U+FFFD.
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
  let index: { name: 'sub' | 'sup'; start: number } | undefined;
  let heading: number | undefined;
  let isBelowHeading = false;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    const name = tag.groups?.name?.toLowerCase();
    const isBlock = name !== undefined && (blocks.has(name) || headings.has(name));
    if (name !== undefined && !isBlock && !inline.has(name)) continue;
    const before = text.slice(at, tag.index);
    if (before.trim() !== '' && heading === undefined) isBelowHeading = false;
    push(before);
    at = tags.lastIndex;
    const isClose = tag.groups?.close === '/';
    if (name === undefined) continue;
    if (isBlock && headings.has(name) && hasParagraphs) {
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
      if (!isClose) index = { name, start: out.length };
      else if (index?.name === name) {
        out.push(formatIndex(take(index.start), name));
        index = undefined;
      }
    } else if (formulas.has(name) && !isClose && tag.groups?.empty !== '/') {
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

/** A formula by what its source says in TeX (`alttext`, `tex-math`, an annotation), else made from its MathML. */
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

/** The text behind the first match, up to `end` or to what the match took as its mark. */
function between(text: string, begin: RegExp, end?: string): string | undefined {
  const found = begin.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  const stop = text.indexOf(end ?? found[1] ?? '', start);
  return stop < 0 ? undefined : text.slice(start, stop);
}

/** TeX between dollars, without those it had and the document around it; a single word or number needs none. */
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

function formatIndex(source: string, name: 'sub' | 'sup'): string {
  const text = source.trim();
  const characters = [...text].map((each) =>
    Object.hasOwn(raised[name], each) ? raised[name][each] : undefined,
  );
  if (!characters.includes(undefined)) return characters.join('');
  if (/[\\${}<>&%#_^]/u.test(text) || /^(?:st|nd|rd|th|®|™|′|″)$/u.test(text)) return text;
  const mark = name === 'sub' ? '_' : '^';
  if (characters.length === 1) return `$${mark}${text}$`;
  return /^[\p{L}\s]+$/u.test(text) ? `$${mark}{\\mathrm{${text}}}$` : `$${mark}{${text}}$`;
}

function isAbstractHeading(text: string): boolean {
  return /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo)\s?[.:]?$/iu.test(text);
}

function toTable(from: string, to: string): Record<string, string> {
  const characters = [...to];
  return Object.fromEntries([...from].map((character, at) => [character, characters[at] ?? character]));
}
