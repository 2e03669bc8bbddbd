import { EntryScanner, type RawEntry, type ScanContext } from './entry.ts';
import { braceCloser } from './value.ts';

export interface ScannedText {
  /** The entries, in the order of the text. */
  entries: RawEntry[];
  /** The blocks `@comment` and `@preamble`, with the text inside them. */
  asides: { line: number; type: 'comment' | 'preamble'; text: string }[];
  /** Line numbers of entries that are commented out with `%`. */
  commentedOut: number[];
}

/** Pattern for the possible beginning of an entry. It does not match the `@` in an e-mail address. */
const entryStart = /(?<![\w.])@(?:[^\S\n]{0,50}([a-z][\w-]{0,50})\s{0,200}([{(])|comment\b)/giu;

/**
 * Pattern for the certain beginning of an entry: at the beginning of a line, and followed by a key or the line end.
 * An entry begins here even if a brace before it was never closed.
 */
const sureStart =
  /^[^\S\n\r\u2028\u2029]{0,50}@[a-z]{2,30}[^\S\n]{0,20}[{(][^\S\n]{0,20}(?:[^\s,={}()"]{1,200}[^\S\n]{0,20}[,=]|\n)/gimu;

/**
 * Splits a text in the format of BibTeX or BibLaTeX into entries. As in the program bibtex, text outside of entries
 * is a comment, and a backslash does not escape a brace. Different from that program, a malformed entry does not
 * affect other entries. The time grows linearly with the length of the text.
 */
export function scanBibtex(text: string): ScannedText {
  const scanned: ScannedText = { entries: [], asides: [], commentedOut: [] };
  const context: ScanContext = { lineOf: lineCounter(text), closeOf: braceCloser(text) };
  const starts = new SureStarts(text);
  const endOfAside = asideEnds(text);
  const pattern = new RegExp(entryStart);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, word = 'comment', bracket] = match;
    const type = word.toLowerCase();
    const line = context.lineOf(match.index);
    const after = match.index + whole.length;
    const before = text.slice(Math.max(0, match.index - 50), match.index);
    if (type === 'comment' || type === 'preamble') {
      // If a comment has no brackets, or its bracket is never closed, only the word `@comment` is skipped.
      const end = bracket === undefined ? after : (endOfAside(after - 1) ?? after);
      scanned.asides.push({ line, type, text: text.slice(after, end) });
      pattern.lastIndex = end;
    } else if (/(?:^|\n)[^\S\n]*%[^\n]*$/u.test(before)) {
      scanned.commentedOut.push(line);
    } else {
      const entry = new EntryScanner(text, after, bracket === '(' ? ')' : '}', starts.after(after), context);
      const { end, ...found } = entry.scan(type);
      scanned.entries.push({ type, line, length: end - match.index, ...found });
      pattern.lastIndex = end;
    }
  }
  return scanned;
}

/** The offsets at which entries certainly begin. Callers must ask for them in ascending order. */
class SureStarts {
  readonly #offsets: number[];
  #next = 0;

  constructor(text: string) {
    this.#offsets = Array.from(text.matchAll(sureStart), ({ index }) => index);
    this.#offsets.push(text.length);
  }

  after(offset: number): number {
    while ((this.#offsets[this.#next] ?? Number.POSITIVE_INFINITY) < offset) this.#next++;
    return this.#offsets[this.#next] ?? offset;
  }
}

/** Maximum number of unclosed brackets for which the rest of the text is searched. It limits the total time. */
const maxFailures = 20;

/**
 * Returns a function that finds the closing bracket for the bracket at `open`, and returns the offset after it. The
 * result is `undefined` if the bracket is never closed.
 */
function asideEnds(text: string): (open: number) => number | undefined {
  let failures = 0;
  return (open) => {
    if (failures >= maxFailures) return undefined;
    const pairs = text[open] === '(' ? /[()]/gu : /[{}]/gu;
    pairs.lastIndex = open;
    let depth = 0;
    for (let match = pairs.exec(text); match; match = pairs.exec(text)) {
      depth += match[0] === '{' || match[0] === '(' ? 1 : -1;
      if (depth === 0) return pairs.lastIndex;
    }
    failures++;
    return undefined;
  };
}

/** Returns a function that returns the line number of an offset, counted from 1. */
function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let [first, last] = [0, ends.length];
    while (first < last) {
      const middle = (first + last) >> 1;
      if ((ends[middle] ?? 0) < offset) first = middle + 1;
      else last = middle;
    }
    return first + 1;
  };
}
