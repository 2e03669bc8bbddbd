import { isSafeUrl } from '../model/url.ts';
import { accents, mathEnvironments, styles, switches, symbols } from './tex-commands.ts';

/** A piece of prose. */
export type Piece =
  | { kind: 'text'; text: string }
  | {
      kind: 'math';
      tex: string;
      display: boolean;
      /** as it stood, delimiters included */ source: string;
      offset: number;
    }
  | { kind: 'emphasis' | 'strong' | 'code'; children: Piece[] }
  | { kind: 'link'; url: string; children: Piece[] };

/** What is wrong at a place of the prose. */
export interface ProseFault {
  offset: number;
  message: string;
}

/** How deep groups are looked into; deeper ones stay their source. */
const deepest = 16;

/**
 * Parts prose with TeX into text, mathematics, emphasis and links, in time linear in its length. What is no TeX that prose
 * has, such as an unknown command or the dollar sign of a price, stays the characters it is.
 */
export function parseProse(source: string): { pieces: Piece[]; faults: ProseFault[] } {
  const faults: ProseFault[] = [];
  const pieces = new ProseParser(source, faults).parse(0, source.length, 0);
  return { pieces, faults };
}

class ProseParser {
  readonly #source: string;
  readonly #faults: ProseFault[];
  /** For each `{`, the place of its `}`. */
  readonly #closing: Map<number, number>;
  /** Places of `$` that are not escaped. */
  readonly #dollars: number[];
  /** Ends of mathematics that do not come any more, so that they are not looked for again. */
  readonly #absent = new Set<string>();

  constructor(source: string, faults: ProseFault[]) {
    this.#source = source;
    this.#faults = faults;
    this.#closing = new Map();
    this.#dollars = [];
    const open: number[] = [];
    for (let at = 0; at < source.length; at++) {
      const character = source[at];
      if (character === '\\') at++;
      else if (character === '{') open.push(at);
      else if (character === '$') this.#dollars.push(at);
      else if (character === '}') {
        const start = open.pop();
        if (start !== undefined) this.#closing.set(start, at);
      }
    }
  }

  parse(start: number, end: number, depth: number): Piece[] {
    const pieces: Piece[] = [];
    let words: string[] = [];
    /** What stands before a place: its last characters, or `x` for something else than text. */
    let before = '';
    const add = (text: string) => {
      if (text === '') return;
      words.push(text);
      before = text;
    };
    const endText = () => {
      if (words.length > 0) pieces.push({ kind: 'text', text: words.join('') });
      words = [];
    };
    let at = start;
    while (at < end) {
      const special = nextSpecial(this.#source, at, end);
      add(this.#source.slice(at, special));
      at = special;
      if (at >= end) break;
      const found = this.#read(at, end, depth, before.at(-1));
      for (const piece of typeof found.piece === 'string' ? [] : found.piece) {
        if (piece.kind === 'text') add(piece.text);
        else {
          endText();
          pieces.push(piece);
          before = 'x';
        }
      }
      if (typeof found.piece === 'string') add(found.piece);
      at = found.end;
    }
    endText();
    return pieces;
  }

  #read(
    at: number,
    end: number,
    depth: number,
    before: string | undefined,
  ): { piece: string | Piece[]; end: number } {
    const source = this.#source;
    switch (source[at]) {
      case '$':
        return this.#readDollar(at, end);
      case '\\':
        return this.#readCommand(at, end, depth);
      case '{':
        return this.#readGroup(at, end, depth);
      case '~':
        return {
          piece:
            before !== undefined && /\S/u.test(before) && /\S/u.test(source[at + 1] ?? ' ') ? '\u00a0' : '~',
          end: at + 1,
        };
      case '-': {
        const dashes = /^-+/u.exec(source.slice(at, at + 4))?.[0] ?? '-';
        const isFlag =
          (before === undefined || /\s/u.test(before)) && /\p{L}/u.test(source[at + dashes.length] ?? '');
        const dash = dashes.length === 2 && !isFlag ? '–' : dashes.length === 3 ? '—' : dashes;
        return { piece: dash, end: at + dashes.length };
      }
      case '`':
        return source.startsWith('``', at) ? { piece: '“', end: at + 2 } : { piece: '`', end: at + 1 };
      case "'":
        return source.startsWith("''", at) ? { piece: '”', end: at + 2 } : { piece: "'", end: at + 1 };
      default:
        return this.#readUrl(at, end);
    }
  }

  #math(at: number, open: number, close: number, end: number, display: boolean) {
    const [tex, source] = [this.#source.slice(open, close), this.#source.slice(at, end)];
    return { piece: [{ kind: 'math', tex, display, source, offset: at } satisfies Piece], end };
  }

  /**
   * A dollar opens mathematics if one closes it that does not stand behind a blank, unless blanks stand on both sides of what
   * can only be TeX; and unless it looks like two prices, `$5-$10`. After pandoc's rule, which knows no `$\\sim$5`.
   */
  #readDollar(at: number, end: number) {
    const source = this.#source;
    const isDouble = source[at + 1] === '$';
    const index = lowerBound(this.#dollars, at + (isDouble ? 2 : 1));
    const close = this.#dollars[index];
    if (isDouble && close !== undefined && close + 1 < end && source[close + 1] === '$') {
      return this.#math(at, at + 2, close, close + 2, true);
    }
    if (!isDouble && close !== undefined && close < end && close > at + 1) {
      const tex = source.slice(at + 1, close);
      const isPrice = /^\d[^\\^_]*$/u.test(tex) && /^\d/u.test(source.slice(close + 1, close + 2));
      const isTight = !/^\s|\s$/u.test(tex) && !isPrice;
      const isLoose = /^\s/u.test(tex) && /\s$/u.test(tex) && /[\\^_]/u.test(tex);
      if (isTight || isLoose) return this.#math(at, at + 1, close, close + 1, false);
    }
    if (!isDouble && /^\$\\?[\p{L}({|]?\S*[\\^_{]/u.test(source.slice(at, at + 40))) {
      this.#faults.push({
        offset: at,
        message: `The formula that begins with "${source.slice(at, at + 20)}" has no end.`,
      });
    }
    return { piece: isDouble ? '$$' : '$', end: at + (isDouble ? 2 : 1) };
  }

  #readCommand(at: number, end: number, depth: number): { piece: string | Piece[]; end: number } {
    const source = this.#source;
    const name = /^[A-Za-z]+\*?/u.exec(source.slice(at + 1, at + 40))?.[0] ?? source.slice(at + 1, at + 2);
    const after = at + 1 + name.length;
    if (name === '' || after > end) return { piece: '\\', end: at + 1 };
    if (/^[%&_#${}]$/u.test(name)) return { piece: name, end: after };
    if (/^[\s,;:!]$/u.test(name)) return { piece: name === '!' ? '' : ' ', end: after };
    if (name === '\\') return { piece: ' ', end: after };
    if (name === '(' || name === '[') {
      const close = this.#indexOf(name === '(' ? '\\)' : '\\]', after);
      if (close !== -1 && close < end) return this.#math(at, after, close, close + 2, name === '[');
      return { piece: source.slice(at, after), end: after };
    }
    if (name === 'begin') return this.#readEnvironment(at, after, end);
    if (Object.hasOwn(symbols, name)) {
      // `\o{}` and `\o ` end the command, `{\o}` needs nothing.
      const tail = /^(?:\{\}| +(?=\p{L}))?/u.exec(source.slice(after, after + 10))?.[0] ?? '';
      return { piece: symbols[name] ?? '', end: after + tail.length };
    }
    if (Object.hasOwn(accents, name)) {
      const accented = this.#readAccent(name, after, end);
      if (accented) return accented;
    }
    const open = source[after] === '{' ? after : undefined;
    const close = open === undefined ? undefined : this.#closing.get(open);
    if (open !== undefined && close !== undefined && close < end && depth < deepest) {
      if (Object.hasOwn(styles, name)) {
        return {
          piece: styled(styles[name] ?? 'plain', this.parse(open + 1, close, depth + 1)),
          end: close + 1,
        };
      }
      if (name === 'url' || name === 'href') return this.#readLink(name, open, close, end, depth);
    }
    return { piece: source.slice(at, after), end: after };
  }

  #indexOf(closing: string, from: number): number {
    if (this.#absent.has(closing)) return -1;
    const found = this.#source.indexOf(closing, from);
    if (found === -1) this.#absent.add(closing);
    return found;
  }

  #readAccent(name: string, after: number, end: number): { piece: string; end: number } | undefined {
    const isLetterCommand = /[A-Za-z]/u.test(name);
    const base = (
      isLetterCommand
        ? /^(?:\{(?:\\([ij])|(\p{L}))\}|\s(\p{L}))/u
        : /^(?:\{(?:\\([ij])|(\p{L}))\}|\\([ij])(?!\p{L})|(\p{L}))/u
    ).exec(this.#source.slice(after, Math.min(end, after + 8)));
    const letter = base?.slice(1).find((found) => found !== undefined);
    if (!base || letter === undefined) return undefined;
    return { piece: `${letter}${accents[name]}`.normalize('NFC'), end: after + base[0].length };
  }

  #readEnvironment(at: number, after: number, end: number): { piece: string | Piece[]; end: number } {
    const source = this.#source;
    const name = /^\{([A-Za-z]+\*?)\}/u.exec(source.slice(after, after + 40))?.[1];
    if (name !== undefined && mathEnvironments.test(name)) {
      const closing = `\\end{${name}}`;
      const close = this.#indexOf(closing, after);
      if (close !== -1 && close < end)
        return this.#math(at, at, close + closing.length, close + closing.length, true);
    }
    return { piece: source.slice(at, after), end: after };
  }

  #readLink(name: string, open: number, close: number, end: number, depth: number) {
    const source = this.#source;
    const url = source
      .slice(open + 1, close)
      .replace(/\\([%#&_~])/gu, '$1')
      .trim();
    let children: Piece[] = [{ kind: 'text', text: url }];
    let last = close + 1;
    if (name === 'href') {
      const textEnd = source[last] === '{' ? this.#closing.get(last) : undefined;
      if (textEnd === undefined || textEnd >= end) return { piece: source.slice(open - 5, last), end: last };
      children = this.parse(last + 1, textEnd, depth + 1);
      last = textEnd + 1;
    }
    return {
      piece: isSafeUrl(url) ? ([{ kind: 'link', url, children }] satisfies Piece[]) : children,
      end: last,
    };
  }

  /** A group is part of the text, `{x}`, unless it is there for a command: `{\em so}`, `{\'e}`. */
  #readGroup(at: number, end: number, depth: number): { piece: string | Piece[]; end: number } {
    const close = this.#closing.get(at);
    if (close === undefined || close >= end || depth >= deepest || this.#source[at + 1] !== '\\') {
      return { piece: '{', end: at + 1 };
    }
    const name = /^\\([A-Za-z]+)\s*/u.exec(this.#source.slice(at + 1, at + 30));
    if (name?.[1] !== undefined && Object.hasOwn(switches, name[1])) {
      const children = this.parse(at + 1 + name[0].length, close, depth + 1);
      return { piece: styled(switches[name[1]] ?? 'plain', children), end: close + 1 };
    }
    return { piece: this.parse(at + 1, close, depth + 1), end: close + 1 };
  }

  #readUrl(at: number, end: number): { piece: string | Piece[]; end: number } {
    const found = /^https?:\/\/[^\s<>"“”]+/iu.exec(this.#source.slice(at, Math.min(end, at + 2000)))?.[0];
    if (found === undefined) return { piece: this.#source.slice(at, at + 1), end: at + 1 };
    const written = trimUrl(found);
    const url = written.replace(/\\([%#&_~])/gu, '$1');
    const children: Piece[] = [{ kind: 'text', text: url }];
    return { piece: isSafeUrl(url) ? [{ kind: 'link', url, children }] : url, end: at + written.length };
  }
}

function styled(kind: 'emphasis' | 'strong' | 'code' | 'plain', children: Piece[]): Piece[] {
  return kind === 'plain' ? children : [{ kind, children }];
}

/** What may begin something other than text; prose without it is text alone. */
export const specialPattern = /[\\${~`]|--|''|https?:\/\//iu;

/** The next place where something may begin, or `end`. */
function nextSpecial(source: string, at: number, end: number): number {
  const pattern = new RegExp(specialPattern, 'giu');
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  return found && found.index < end ? found.index : end;
}

/** Without the punctuation of the sentence around an address, or a bracket that opened before it. */
function trimUrl(url: string): string {
  let trimmed = url.replace(/[.,;:!?'’”*$}\]\\]+$/u, '');
  while (trimmed.endsWith(')') && trimmed.split(')').length > trimmed.split('(').length) {
    trimmed = trimmed.slice(0, -1).replace(/[.,;:!?'’”*$}\]\\]+$/u, '');
  }
  return trimmed;
}

/** The index of the first number that is at least `least` in a sorted list. */
function lowerBound(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
