import { decodeEntities } from './entities.ts';
import { formulaElements, isElement } from './elements.ts';

/**
 * An `&` that was escaped one or more times, and the entity after it: `&amp;amp;lt;` or, in TeX, `\&lt;`. The groups are
 * the escapes, and the entity without its `&`.
 */
const escapedAmpersand =
  /&((?:(?:amp|#0{0,4}38|#x0{0,4}26);){1,9})((?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)?|(?:\{\\&\}|\\&)((?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/giu;

/**
 * Code in a sentence: text between backticks, or in an element for code. An entity or a tag in it is what the text is
 * about.
 */
const code = /(?<!`)`[^`'\n]{1,100}`(?!`)|<(?:code|kbd|monospace|tt)>[^<]{1,100}<\//giu;
const onlyEntity = /^`&((?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)`$/iu;

/** The beginning of a tag, with its bracket as itself, as an entity or as TeX. */
const opening = /&lt;|\{\\textless\}|\\textless(?:\{\}|\s)|\{\$<\$\}|\$<\$|</giu;
const tagName = /(\/?)(?:(?:jats|mml|m|xhtml|html):)?([a-z][a-z\d-]{0,20})/iuy;
const attribute =
  /\s{1,3}[\w:.-]{1,40}\s{0,3}=\s{0,3}(?:&quot;[^<>\n]{0,200}?&quot;|"[^"<\n]{0,200}"|'[^'<\n]{0,200}'|[^\s"'&<>=]{1,200})/iuy;
const closing =
  /\s{0,3}(\/?)(?:&gt;|>|\{\\textgreater\}|\\textgreater(?:\{\}|\s|(?![a-z]))|\{\$>\$\}|\$>\$)/iuy;
const maxAttributes = 9;

/** Elements that often have no end tag in HTML. */
const withoutEnd: ReadonlySet<string> = new Set(['p', 'li']);

/**
 * Prepares a text with markup that may have been escaped several times: `&amp;amp;` becomes `&amp;`, and
 * `&lt;i&gt;E. coli&lt;/i&gt;` becomes `<i>E. coli</i>`. An escaped tag is markup only if its element is known and if
 * both of its tags are there. All other text stays as it is, also in code.
 */
export function unescapeMarkup(text: string): string {
  if (!/&|\\textless|\$<\$/iu.test(text)) return text;
  return joinTags(unescapeAmpersands(text), 'escaped', (piece) => piece);
}

/**
 * Prepares a text from a format that has no markup of its own. Elements of HTML are markup only if both tags are
 * there. All other brackets are escaped, so that `a<b>c` is not read as a tag.
 */
export function escapePlainText(text: string): string {
  return joinTags(unescapeAmpersands(text), 'any', (piece) => piece.replace(/</gu, '&lt;'));
}

/** Replaces the entities of HTML in a text, also if they were escaped several times. */
export function decodeAllEntities(text: string): string {
  return text.includes('&') ? decodeEntities(unescapeAmpersands(text)) : text;
}

/** Removes all but one level of escaping from entities. */
function unescapeAmpersands(text: string): string {
  if (!text.includes('&')) return text;
  let whole = '';
  let at = 0;
  for (const { 0: span, index } of text.matchAll(code)) {
    whole += unescapeIn(text.slice(at, index));
    // One entity alone is the subject of the sentence. It is escaped, because it is decoded once later.
    whole += span.replace(onlyEntity, '`&amp;$1`');
    at = index + span.length;
  }
  return whole + unescapeIn(text.slice(at));
}

function unescapeIn(text: string): string {
  return text.replace(escapedAmpersand, (whole, amps?: string, after = '', afterTex = '') => {
    const entity = `&${amps === undefined ? afterTex : after}`;
    if (entity !== '&' && decodeEntities(entity) !== entity) return entity;
    return amps === undefined ? whole : `&amp;${after}`;
  });
}

interface Tag {
  start: number;
  end: number;
  name: string;
  text: string;
  /** The other tag of the element, if it has one. */
  partner?: Tag;
  isMarkup: boolean;
}

/** The tags that may be markup: only those whose brackets are escaped, or all. */
type Brackets = 'escaped' | 'any';

/** Replaces the brackets of all tags that are markup by `<` and `>`. `write` writes the text between them. */
function joinTags(text: string, brackets: Brackets, write: (piece: string) => string): string {
  const tags = findTags(text, brackets);
  if (tags.length === 0) return write(text);
  let joined = '';
  let at = 0;
  let formulaEnd = 0;
  for (const tag of tags) {
    if (!tag.isMarkup) continue;
    const piece = text.slice(at, tag.start);
    joined += tag.start <= formulaEnd ? decodeEntities(piece) : write(piece);
    joined += tag.text;
    at = tag.end;
    if (formulaElements.has(tag.name) && tag.partner) formulaEnd = Math.max(formulaEnd, tag.partner.start);
  }
  return joined + write(text.slice(at));
}

/** Finds the tags of known elements, and the two tags that belong together. */
function findTags(text: string, brackets: Brackets): Tag[] {
  const tags: Tag[] = [];
  const opened = new Map<string, Tag[]>();
  const spans = text.includes('`') || /<(?:code|kbd|monospace|tt)>/iu.test(text) ? codeRanges(text) : [];
  let span = 0;
  for (const { 0: bracket, index } of text.matchAll(opening)) {
    if (bracket === '<' && brackets === 'escaped') continue;
    while ((spans[span]?.end ?? Infinity) <= index) span++;
    if ((spans[span]?.start ?? Infinity) <= index) continue;
    const tag = readTag(text, index, index + bracket.length);
    if (!tag) continue;
    tags.push(tag);
    const same = opened.get(tag.name) ?? [];
    opened.set(tag.name, same);
    const isEnd = tag.text.startsWith('</');
    const partner = isEnd ? same.pop() : undefined;
    if (partner) {
      Object.assign(partner, { partner: tag, isMarkup: true });
      tag.isMarkup = true;
    } else if (!isEnd && !tag.isMarkup) same.push(tag);
  }
  for (const name of withoutEnd) {
    const all = tags.filter((tag) => tag.name === name);
    const isFirst = all[0] !== undefined && text.slice(0, all[0].start).trim() === '';
    if (isFirst || all.length > 2) for (const tag of all) tag.isMarkup = true;
  }
  return tags;
}

/** Returns the positions of code inside the elements for code and inside backticks. */
function codeRanges(text: string): { start: number; end: number }[] {
  return [...text.matchAll(code)].map(({ 0: span, index }) => ({
    start: index + (span.startsWith('<') ? 1 : 0),
    end: index + span.length - (span.startsWith('<') ? 2 : 0),
  }));
}

/** Reads a tag whose name begins at `at`. Returns `undefined` if there is no tag, or if its element is not known. */
function readTag(text: string, start: number, at: number): Tag | undefined {
  const [named = '', slash = '', word = ''] = matchAt(tagName, text, at) ?? [];
  const name = word.toLowerCase();
  if (!isElement(name)) return undefined;
  let end = at + named.length;
  let attributes = '';
  for (let count = 0; count < maxAttributes; count++) {
    const [found] = matchAt(attribute, text, end) ?? [];
    if (found === undefined) break;
    attributes += decodeEntities(found);
    end += found.length;
  }
  const [closed, empty = ''] = matchAt(closing, text, end) ?? [];
  if (closed === undefined) return undefined;
  return {
    start,
    end: end + closed.length,
    name,
    text: `<${slash}${name}${attributes}${empty}>`,
    isMarkup: name === 'br' || empty === '/',
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Pattern of a semicolon between two items of a list. The semicolon that ends an entity, as in `R&amp;D`, separates
 * nothing.
 */
export const listSemicolon = /;(?<!&(?:amp;){0,4}(?:#\w{1,8}|[a-z][a-z\d]{1,31});)/iu;
