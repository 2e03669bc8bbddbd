import { toSuperscript } from '../values/mark-signs.ts';
import { lengthEnd, texCommand } from './tex/commands.ts';
import { decodeTex } from './tex/decode.ts';

/** Commands for a superscript. */
const superscripts: ReadonlySet<string> = new Set([
  'textsuperscript', 'sp', 'inst', 'authormark', 'IEEEauthorrefmark', 'footnotemark', 'affmark',
]); // prettier-ignore

/** Commands for a note about a person, or for a picture that leads to the person. */
const notes: ReadonlySet<string> = new Set([
  'thanks', 'footnote', 'footnotetext', 'mkbibfootnote', 'corref', 'fnref', 'tnoteref', 'orcid', 'orcidlink', 'orcidID', 'email',
]); // prettier-ignore

/** Commands that keep their argument together. */
const protectors: ReadonlySet<string> = new Set(['mbox', 'hbox', 'fbox', 'url', 'path', 'NoCaseChange']);

/** Maximum depth of commands inside other commands. */
const maxDepth = 10;

/** Maximum length of an argument, in characters. Longer arguments are not changed. */
const maxLength = 2000;

const command =
  /\\(?<name>[A-Za-z]{2,40})(?:[ \n]{0,9}\[(?<option>[^\]{}]{0,40})\])?[ \n]{0,9}(?<open>\{)?/uy;
const fontGroup =
  /\{[ \n]{0,9}\\(?:bf|it|em|sl|sc|rm|tt|sf|[a-z]{2}(?:series|shape|family))(?![A-Za-z])[ \n]{0,9}/uy;
const formulaOnly = /\$(?<formula>[^$]{1,80})\$/uy;

/** Matches a pattern at one place of a text. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Removes from names the TeX that is not part of them, so that they can be split: fonts (`\textbf{Lin, C.}` becomes
 * `Lin, C.`), and superscripts and footnotes, which become marks (`Lin$^{1,*}$` becomes `Lin¹*`).
 */
export function plainNameTex(tex: string, depth = 0): string {
  if (!/[\\$]/u.test(tex) || depth > maxDepth) return tex;
  let text = '';
  let at = 0;
  for (const { index, 0: sign } of tex.matchAll(/[\\{$]/gu)) {
    if (index < at) continue;
    const pattern = sign === '$' ? formulaOnly : sign === '{' ? fontGroup : command;
    const match = matchAt(pattern, tex, index);
    if (!match) {
      if (sign !== '\\') continue;
      // The character after the backslash belongs to it, as in `\\{`.
      text += tex.slice(at, index + 2);
      at = index + 2;
      continue;
    }
    const { name, option = '', open, formula } = match.groups ?? {};
    text += tex.slice(at, match.index);
    at = match.index + match[0].length;
    if (formula !== undefined) {
      text += formulaMarks(formula) ?? match[0];
      continue;
    }
    if (!open && name !== undefined && texCommand(name)?.kind === 'length') {
      at = lengthEnd(tex, at);
      continue;
    }
    const isGroup = name === undefined;
    const close = open || isGroup ? closingBrace(tex, isGroup ? match.index : at - 1) : undefined;
    if (close === undefined && name !== 'footnotemark') {
      text += match[0];
      continue;
    }
    const inner = close === undefined ? '' : tex.slice(at, close);
    const end = close === undefined ? at : close + 1;
    if (isSecond(name)) {
      // The first argument is a colour or an address. The second one is the name.
      const second = /^[ \n]{0,9}\{/u.exec(tex.slice(end, end + 10))?.[0].length ?? 0;
      const last = second > 0 ? closingBrace(tex, end + second - 1) : undefined;
      text += last === undefined ? match[0] : plainNameTex(tex.slice(end + second, last), depth + 1);
      if (last !== undefined) at = last + 1;
      continue;
    }
    const plain = isGroup
      ? plainNameTex(inner, depth + 1)
      : withoutCommand(name, inner || option, tex.slice(end, end + 2), depth);
    text += plain ?? match[0];
    if (plain !== undefined) at = end;
  }
  return text + tex.slice(at);
}

function isSecond(name: string | undefined): boolean {
  return name === 'href' || (name !== undefined && texCommand(name)?.kind === 'second');
}

/**
 * Returns the text that replaces a command and its argument, or `undefined` if the command is part of the name.
 *
 * @param next the beginning of the text after the argument
 */
function withoutCommand(name: string, inner: string, next: string, depth: number): string | undefined {
  if (superscripts.has(name)) {
    // A letter that is followed by others is a part of the name: `M\textsuperscript{c}Donald`.
    return /^\p{L}/u.test(next) ? undefined : (formulaMarks(`^{${inner}}`) ?? '');
  }
  if (notes.has(name)) {
    if (/\bcorrespond/iu.test(inner)) return '✉';
    return /\bequal|\bfirst author/iu.test(inner) ? '⁼' : '';
  }
  const command = texCommand(name);
  // An unknown command with an empty argument, such as `\NTG{}`, is a word of the name.
  const isFont = command === undefined ? inner.trim() !== '' : command.kind === 'style';
  return isFont && !protectors.has(name) ? plainNameTex(inner, depth + 1) : undefined;
}

/** Returns the marks that a formula consists of, or `undefined` if it is something else. */
function formulaMarks(formula: string): string | undefined {
  const tex = formula
    .replace(/\\(?:math(?:rm|bf|it|sf|tt)|text(?:rm|bf|it|normal)?|rm|bf|it)(?![A-Za-z])/gu, '')
    .replace(/\\(?:textasteriskcentered|asterisk|ast|star)(?![A-Za-z])/gu, '*');
  const isRaised = /^[\s{}]{0,20}\^/u.test(tex);
  const text = decodeTex(tex.replace(/[\^{}\s$]/gu, ' ')).text.replace(/\s/gu, '');
  if (/^(?:st|nd|rd|th)$/u.test(text)) return isRaised ? text : undefined;
  const isMarks = isRaised ? /^[^\\]{0,20}$/u.test(text) : /^[*∗⋆★†‡§¶‖#,]{1,9}$/u.test(text);
  return isMarks ? toSuperscript(text) : undefined;
}

function closingBrace(tex: string, open: number): number | undefined {
  const end = Math.min(tex.length, open + maxLength);
  let depth = 0;
  for (let at = open; at < end; at++) {
    const sign = tex[at];
    if (sign === '\\') at++;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at;
  }
  return undefined;
}
