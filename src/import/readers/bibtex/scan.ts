import { EntryScanner, type RawEntry, type ScanContext } from './entry.ts';
import { braceCloser } from './value.ts';

export interface ScannedText {
  /** In the order of the text. */
  entries: RawEntry[];
  /** What `@comment` and `@preamble` hold. */
  asides: { line: number; type: 'comment' | 'preamble'; text: string }[];
  /** Lines of entries that a `%` takes out. */
  commentedOut: number[];
}

/** What may begin an entry; the `@` of an e-mail address does not. */
const entryStart = /(?<![\w.])@(?:[^\S\n]{0,50}([a-z][\w-]{0,50})\s{0,200}([{(])|comment\b)/giu;

/**
 * What surely begins the next entry, even where braces that are open still say that it is within a value: a key and a first
 * field stand behind it.
 */
const sureStart =
  /^[^\S\n\r\u2028\u2029]{0,50}@[a-z]{2,30}[^\S\n]{0,20}[{(][^\S\n]{0,20}(?:[^\s,={}()"]{1,200}[^\S\n]{0,20}[,=]|\n)/gimu;

/**
 * Parts a text of BibTeX or BibLaTeX into its entries, in time linear in its length. As in bibtex.web, what stands outside
 * entries is a comment, and braces count without regard to backslashes. Unlike there, an entry that is not well-formed costs
 * no other one.
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
      // Without a bracket, or one that closes, a comment is this word.
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

/** Where entries surely begin; asked for in rising order. */
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

/** Most brackets without an end that are looked for to the end of the text. */
const mostOpen = 20;

/** Finds the place behind the bracket that opens at an offset; `undefined` where it has no end. */
function asideEnds(text: string): (open: number) => number | undefined {
  let failures = 0;
  return (open) => {
    if (failures >= mostOpen) return undefined;
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

/** The line of an offset, counted from 1. */
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
