/** A part of a value: either TeX, or the name of an abbreviation (`macro`). In BibTeX, the parts are joined by `#`. */
export type ValuePart = { tex: string } | { macro: string };

export interface ScannedValue {
  parts: ValuePart[];
  /** The offset after the end of the value. */
  end: number;
  /**
   * The problem, if the value is malformed: the end of a sentence that begins with `The value of "x"`. The value was
   * repaired as far as possible.
   */
  problem?: string;
}

/**
 * Pattern that shows where a value without a closing bracket should have ended: before the next field, or before the
 * end of the entry on a line of its own.
 */
const nextField =
  /\n[^\S\n]{0,100}(?:[a-z][\w+:-]{0,50}[^\S\n]{0,50}=[^\S\n]{0,50}(?:[{"\d]|[a-z]{3,20}[^\S\n]{0,20}[,\n])|[})][^\S\n]{0,20}\n)/iu;

/** Pattern of the text that may follow a value in quotes. */
const afterQuote = /\s{0,200}(?:[,#})%]|$|[a-z][\w+:-]{0,50}\s{0,50}=)/iuy;

/**
 * Reads the value of a field. The value consists of parts joined by `#`: `{…}`, `"…"`, numbers and abbreviations.
 *
 * @param limit offset of the next entry, where the value ends even if its bracket is missing
 */
export function readBibtexValue(text: string, start: number, limit: number): ScannedValue {
  const parts: ValuePart[] = [];
  let at = start;
  for (;;) {
    const sign = text[at];
    if (sign === '{' || sign === '"') {
      const close = sign === '{' ? closeOfBrace(text, at, limit) : closeOfQuote(text, at, limit);
      if (close === undefined || (sign === '{' && containsFields(text, at, close, limit)))
        return { ...repair(text, at, limit, parts), problem: 'is not closed' };
      parts.push({ tex: text.slice(at + 1, close) });
      at = close + 1;
    } else {
      const bare = matchAt(/[^\s=,{}"#%()]{1,500}/y, text, at);
      if (bare === undefined) {
        const isEnd = /[,})]/u.test(sign ?? ',');
        if (parts.length > 0) return { parts, end: at, problem: 'ends with a "#"' };
        return isEnd ? { parts, end: at } : { parts, end: at + 1, problem: 'is missing' };
      }
      parts.push(/^[+-]?\d/u.test(bare) ? { tex: bare } : { macro: bare.toLowerCase() });
      at += bare.length;
    }
    const joint = matchAt(/\s{0,1000}#\s{0,1000}/y, text, at);
    if (joint === undefined) return { parts, end: at };
    at += joint.length;
  }
}

/**
 * Whether a value contains the fields that follow it. This happens if its closing brace is missing, so that the
 * closing brace of the entry ends the value.
 */
function containsFields(text: string, open: number, close: number, limit: number): boolean {
  const gap = matchAt(/\s{0,1000}/y, text, close + 1)?.length ?? 0;
  return close + 1 + gap >= limit && nextField.test(text.slice(open, close));
}

/**
 * Ends a value without a closing bracket. It ends where the next field, the end of the entry, or the next entry seems
 * to begin.
 */
function repair(
  text: string,
  open: number,
  limit: number,
  before: ValuePart[],
): Omit<ScannedValue, 'problem'> {
  const found = text.slice(open, limit).search(nextField);
  const end = found === -1 ? limit : open + found;
  // The length is limited, because the rest of the file may follow a missing brace.
  const value = text.slice(open + 1, Math.min(end, open + 100_000));
  let last = value.length;
  while (last > 0 && /[\s,})"]/u.test(value[last - 1] ?? '')) last--;
  return { parts: [...before, { tex: value.slice(0, last) }], end };
}

/** Returns the offset of the `}` for the `{` at `open`, or `undefined` if there is none before `limit`. */
function closeOfBrace(text: string, open: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return at;
  }
  return undefined;
}

/** Maximum number of times that the text before one limit is searched for a closing brace without success. */
const maxSearches = 20;

/**
 * Returns a function with the same result as `closeOfBrace`. But it takes linear time even if many braces are
 * unclosed, because it gives up after many unsuccessful searches. Limits must be passed in ascending order.
 */
export function braceCloser(text: string): (open: number, limit: number) => number | undefined {
  let known = -1;
  let budget = 0;
  return (open, limit) => {
    if (limit !== known) budget = maxSearches * (limit - open);
    known = limit;
    const close = budget > 0 ? closeOfBrace(text, open, limit) : undefined;
    if (close === undefined) budget -= limit - open;
    return close;
  };
}

/** Number of characters that are searched for a better closing quote after a doubtful one. */
const maxQuoteDistance = 5000;
/** Maximum number of quotes that are tried as the closing quote. */
const maxQuotes = 50;

/**
 * Returns the offset of the quote that closes the value at `open`. Quotes inside braces are ignored. A quote that is
 * not followed by the end of the field or by the next field is probably part of the text, so it is doubtful.
 */
function closeOfQuote(text: string, open: number, limit: number): number | undefined {
  let depth = 0;
  let first: number | undefined;
  let end = limit;
  let quotes = 0;
  for (let at = open + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && --depth < 0) return first;
    else if (code === 34 && depth === 0) {
      if (matchAt(afterQuote, text, at + 1) !== undefined) return at;
      if (++quotes > maxQuotes) return first;
      first ??= at;
      end = Math.min(limit, first + maxQuoteDistance);
    }
  }
  return first;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
