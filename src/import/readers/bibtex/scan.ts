import { EntryScanner, type RawEntry, type ScanContext } from './entry.ts';
import { braceCloser } from './value.ts';

export interface ScannedText {
  /** In the order of the text. */
  entries: RawEntry[];
  /** Contents of `@comment` and `@preamble`. */
  asides: { line: number; type: 'comment' | 'preamble'; text: string }[];
  /** Lines of entries that are commented out with `%`. */
  commentedOut: number[];
}

/** The possible beginning of an entry. The `@` of an e-mail address does not match. */
const entryStart = /(?<![\w.])@(?:[^\S\n]{0,50}([a-z][\w-]{0,50})\s{0,200}([{(])|comment\b)/giu;

/**
 * The certain beginning of an entry, even if braces before it are still open: it is at the beginning of a line, and a key or a
 * line end follows.
 */
const sureStart =
  /^[^\S\n\r\u2028\u2029]{0,50}@[a-z]{2,30}[^\S\n]{0,20}[{(][^\S\n]{0,20}(?:[^\s,={}()"]{1,200}[^\S\n]{0,20}[,=]|\n)/gimu;

/**
 * Splits BibTeX or BibLaTeX into entries, in time linear in the length of the text. As in bibtex.web, text outside entries is a
 * comment, and backslashes do not escape braces. Unlike there, a malformed entry does not affect other entries.
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
      // A comment without a bracket, or with one that is never closed, is only this word.
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

/** Offsets at which entries certainly begin. They must be requested in ascending order. */
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

/** Maximum number of unclosed brackets for which the rest of the text is searched. */
const maxFailures = 20;

/** Returns a function that finds the offset after the bracket pair that opens at `open`; `undefined` if it is never closed. */
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

/** Returns a function that gives the line of an offset, counted from 1. */
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
