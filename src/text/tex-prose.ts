import { isSafeUrl } from '../model/url.ts';
import { leadingAddress } from './address.ts';
import { linked, styled, unescaped } from './tex-inline.ts';
import { collapse, paragraphRanges } from '../model/characters.ts';
import { texAccents } from '../model/tex-characters.ts';
import { mathEnvironment, signs, styles, switches, symbols } from './tex-commands.ts';
import { maxHyphens, maxLetterLength, readDashes, readLetter } from './tex-letters.ts';
import { TexDelimiters } from './tex-delimiters.ts';
import { type Inline, lineCounter, type MarkdownTree, type TextProblem } from './tree.ts';

/**
 * Matches characters with which TeX, dashes or addresses begin. A text without a match is plain text and need not be
 * parsed.
 */
export const special = /[\\$]|``|--|https?:\/\/|[^\s]~[^\s]/iu;
const nextSpecial = /[\\${~`'-]|https?:\/\//giu;

/** Matches formulas that contain only text, such as `\textit{word}` and `{\it word}` between dollar signs. */
const onlyText =
  /^(?:\\(?:emph|mbox|text[a-z]*)\{[^{}\\^_$]*\}|\\href\{[^{}$]*\}\{[^{}$]*\}|\{\\(?:bf|em|it|rm|sc|sf|tt) [^{}\\^_$]*\})$/u;

/** Maximum number of nested groups that are parsed. Deeper groups stay as TeX. */
const maxDepth = 12;

/** The text or nodes that were read at an offset (`found`), and the offset at which reading continues (`end`). */
interface Found {
  found: string | Inline[];
  end: number;
}

/** Reports a problem at an offset of the text. */
type Report = (offset: number, message: string, advice: string) => void;

/**
 * Parses text with TeX into a Markdown tree of paragraphs, formulas, emphasis and links, in linear time. Everything
 * else, such as an unknown command or the dollar sign of a price, stays as it is written.
 */
export function parseTexProse(source: string): { tree: MarkdownTree; problems: TextProblem[] } {
  const problems: TextProblem[] = [];
  const lineOf = lineCounter(source);
  const report = (offset: number, message: string, advice: string) =>
    problems.push({ line: lineOf(offset), message, advice });
  const children = paragraphRanges(source).map(([start, end]) => ({
    type: 'paragraph' as const,
    children: new ParagraphParser(source, start, end, report).parse(start, end, 0),
  }));
  return { tree: { type: 'root', children }, problems };
}

class ParagraphParser {
  readonly #source: string;
  readonly #delimiters: TexDelimiters;
  readonly #report: Report;

  constructor(source: string, start: number, end: number, report: Report) {
    this.#source = source;
    this.#delimiters = new TexDelimiters(source, start, end);
    this.#report = report;
  }

  parse(start: number, end: number, depth: number): Inline[] {
    const nodes: Inline[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') nodes.push({ type: 'text', value: collapse(text) });
      text = '';
    };
    let at = start;
    while (at < end) {
      const pattern = new RegExp(nextSpecial);
      pattern.lastIndex = at;
      const next = Math.min(pattern.exec(this.#source.slice(0, end))?.index ?? end, end);
      text += this.#source.slice(at, next);
      at = next;
      if (at >= end) break;
      const { found, end: after } = this.#read(at, end, depth);
      if (typeof found === 'string') text += found;
      else {
        flush();
        for (const node of found) nodes.push(node);
      }
      at = after;
    }
    flush();
    return nodes;
  }

  #read(at: number, end: number, depth: number): Found {
    const source = this.#source;
    const before = source[at - 1] ?? ' ';
    switch (source[at]) {
      case '$':
        return this.#readDollar(at, end, depth);
      case '\\':
        return this.#readCommand(at, end, depth);
      case '{':
        return this.#readGroup(at, end, depth);
      case '~': {
        const joins = /[\p{L}.,;)}$]/u.test(before) && /[\p{L}\p{N}\\$(]/u.test(source[at + 1] ?? ' ');
        return { found: joins ? '\u00a0' : '~', end: at + 1 };
      }
      case '-': {
        const dashes = readDashes(source.slice(at, Math.min(end, at + maxHyphens)), before);
        return { found: dashes.text, end: at + dashes.length };
      }
      case '`':
        if (source[at + 1] === '`' && this.#delimiters.opensQuote(at)) return { found: '“', end: at + 2 };
        return { found: '`', end: at + 1 };
      case "'":
        if (this.#delimiters.closesQuote(at)) return { found: '”', end: at + 2 };
        return { found: "'", end: at + 1 };
      default:
        return this.#readAddress(at, end);
    }
  }

  #formula(at: number, open: number, close: number, end: number): Found {
    const node = {
      type: 'inlineMath' as const,
      value: this.#source.slice(open, close),
      position: this.#position(at, end),
    };
    return { found: [node], end };
  }

  #position(start: number, end: number) {
    const point = (offset: number) => ({ line: 1, column: 1, offset });
    return { start: point(start), end: point(end) };
  }

  #unclosed(at: number) {
    this.#report(
      at,
      `The formula that begins with "${collapse(this.#source.slice(at, at + 20))}" is not closed.`,
      'The formula is shown as TeX. Close the formula, or write \\$ for a dollar sign.',
    );
  }

  #readDollar(at: number, end: number, depth: number): Found {
    const span = this.#delimiters.formulaAt(at, end);
    if (span && depth < maxDepth && onlyText.test(this.#source.slice(span.open, span.close))) {
      return { found: this.parse(span.open, span.close, depth + 1), end: span.end };
    }
    if (span) return this.#formula(at, span.open, span.close, span.end);
    const isDouble = this.#source[at + 1] === '$' && at + 1 < end;
    // After the dollar sign of a price, there is a digit. A command, or a letter with an index, after a dollar sign is
    // part of a formula.
    if (/^\$\$?\s?(?:\\[A-Za-z]|\p{L}[_^])/u.test(this.#source.slice(at, Math.min(end, at + 6))))
      this.#unclosed(at);
    return { found: isDouble ? '$$' : '$', end: at + (isDouble ? 2 : 1) };
  }

  #readCommand(at: number, end: number, depth: number): Found {
    const source = this.#source;
    const name =
      /^(?:[A-Za-z]{1,40}\*?|[\s\S])/u.exec(source.slice(at + 1, Math.min(end, at + 42)))?.[0] ?? '';
    const after = at + 1 + name.length;
    const unchanged = { found: source.slice(at, after), end: after };
    const letter = readLetter(name, source.slice(after, Math.min(end, after + maxLetterLength)));
    if (letter) return { found: letter.text, end: after + letter.length };
    if (name === '(' || name === '[') {
      const close = this.#delimiters.next(name === '(' ? '\\)' : '\\]', after);
      if (close !== undefined && close < end) return this.#formula(at, after, close, close + 2);
      return unchanged;
    }
    if (name === 'begin') return this.#readEnvironment(at, after, end);
    const close = source[after] === '{' ? this.#delimiters.closing(after) : undefined;
    if (close === undefined || close >= end || depth >= maxDepth) return unchanged;
    if (Object.hasOwn(styles, name)) {
      return { found: styled(styles[name], this.parse(after + 1, close, depth + 1)), end: close + 1 };
    }
    if (name === 'ensuremath') return this.#formula(at, after + 1, close, close + 1);
    // A formula of chemistry, in the notation of mhchem: `\ce{CO2}`.
    if (name === 'ce') return this.#formula(at, at, close + 1, close + 1);
    if (/^(?:no)?cite[a-z]*\*?$/u.test(name))
      return { found: `[${source.slice(after + 1, close)}]`, end: close + 1 };
    if (name === 'textcolor') {
      const last = source[close + 1] === '{' ? this.#delimiters.closing(close + 1) : undefined;
      if (last === undefined || last >= end) return unchanged;
      return { found: this.parse(close + 2, last, depth + 1), end: last + 1 };
    }
    if (name === 'footnote') {
      const note = this.parse(after + 1, close, depth + 1);
      return {
        found: [{ type: 'text', value: ' (' }, ...note, { type: 'text', value: ')' }],
        end: close + 1,
      };
    }
    if (name === 'url' || name === 'href') return this.#readLink(name, after, close, end, depth) ?? unchanged;
    return unchanged;
  }

  #readEnvironment(at: number, after: number, end: number): Found {
    const name = /^\{([A-Za-z]{1,20}\*?)\}/u.exec(this.#source.slice(after, after + 24))?.[1];
    if (name === undefined || !mathEnvironment.test(name)) return { found: '\\begin', end: after };
    const closing = `\\end{${name}}`;
    const close = this.#delimiters.next(closing, after);
    if (close !== undefined && close < end)
      return this.#formula(at, at, close + closing.length, close + closing.length);
    this.#unclosed(at);
    return { found: '\\begin', end: after };
  }

  #readLink(
    name: 'url' | 'href',
    open: number,
    close: number,
    end: number,
    depth: number,
  ): Found | undefined {
    const url = unescaped(this.#source.slice(open + 1, close)).trim();
    let children: Inline[] = [{ type: 'text', value: url }];
    let last = close;
    if (name === 'href') {
      const textEnd = this.#source[close + 1] === '{' ? this.#delimiters.closing(close + 1) : undefined;
      if (textEnd === undefined || textEnd >= end) return undefined;
      children = this.parse(close + 2, textEnd, depth + 1);
      last = textEnd;
    }
    return { found: isSafeUrl(url) ? linked(url, children) : children, end: last + 1 };
  }

  /**
   * Reads a group in braces. Groups with a command, such as `{\em word}` and `{\'e}`, are converted. Other groups, such
   * as `{x}`, stay as they are.
   */
  #readGroup(at: number, end: number, depth: number): Found {
    const close = this.#source[at + 1] === '\\' ? this.#delimiters.closing(at) : undefined;
    if (close === undefined || close >= end || depth >= maxDepth) return { found: '{', end: at + 1 };
    const [command, name = ''] =
      /^\\([A-Za-z]+|[\s\S])\s?/u.exec(this.#source.slice(at + 1, Math.min(close, at + 24))) ?? [];
    if (Object.hasOwn(switches, name)) {
      const children = this.parse(at + 1 + (command?.length ?? 0), close, depth + 1);
      return { found: styled(switches[name], children), end: close + 1 };
    }
    if (Object.hasOwn(symbols, name) || Object.hasOwn(texAccents, name)) {
      return { found: this.parse(at + 1, close, depth + 1), end: close + 1 };
    }
    // `360{\deg}` and `{\alpha}` come from forms of publishers that replaced special characters with commands.
    if (Object.hasOwn(signs, name) && command?.length === close - at - 1)
      return { found: signs[name] ?? '', end: close + 1 };
    return { found: '{', end: at + 1 };
  }

  #readAddress(at: number, end: number): Found {
    const before = this.#source[at - 1] ?? ' ';
    const address = /[\p{Script=Latin}\p{N}_]/u.test(before)
      ? undefined
      : leadingAddress(this.#source.slice(at, Math.min(end, at + 2001)));
    if (address === undefined) return { found: this.#source.slice(at, at + 4), end: at + 4 };
    const url = unescaped(address);
    const text: Inline = { type: 'text', value: url };
    return { found: isSafeUrl(url) ? linked(url, [text]) : [text], end: at + address.length };
  }
}
