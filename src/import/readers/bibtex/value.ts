/** A part of a value: TeX, or the name of an abbreviation. Parts are joined by `#`. */
export type ValuePart = { tex: string } | { macro: string };

export interface ScannedValue {
  parts: ValuePart[];
  /** Offset after the value. */
  end: number;
  /** The end of the sentence `The value of "x" …` if the value is malformed. It was repaired as well as possible. */
  problem?: string;
}

/** Inside an unclosed value: the next field, or the end of the entry on its own line. */
const nextField =
  /\n[^\S\n]{0,100}(?:[a-z][\w+:-]{0,50}[^\S\n]{0,50}=[^\S\n]{0,50}(?:[{"\d]|[a-z]{3,20}[^\S\n]{0,20}[,\n])|[})][^\S\n]{0,20}\n)/iu;

/** Text that can follow a value in quotes. */
const afterQuote = /\s{0,200}(?:[,#})%]|$|[a-z][\w+:-]{0,50}\s{0,50}=)/iuy;

/**
 * Reads the value of a field: `{…}`, `"…"`, numbers and abbreviations, joined by `#`.
 *
 * @param limit offset of the next entry, at which every value ends
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

/** Whether a value contains the fields after it, because its brace is missing and that of the entry closed it. */
function containsFields(text: string, open: number, close: number, limit: number): boolean {
  const gap = matchAt(/\s{0,1000}/y, text, close + 1)?.length ?? 0;
  return close + 1 + gap >= limit && nextField.test(text.slice(open, close));
}

/** Ends an unclosed value where a field, the end of the entry or the next entry seems to follow. */
function repair(
  text: string,
  open: number,
  limit: number,
  before: ValuePart[],
): Omit<ScannedValue, 'problem'> {
  const found = text.slice(open, limit).search(nextField);
  const end = found === -1 ? limit : open + found;
  // The length is limited, because a whole file may follow a missing brace.
  const value = text.slice(open + 1, Math.min(end, open + 100_000));
  let last = value.length;
  while (last > 0 && /[\s,})"]/u.test(value[last - 1] ?? '')) last--;
  return { parts: [...before, { tex: value.slice(0, last) }], end };
}

/** Returns the offset of the `}` for the `{` at `open`, if it is before `limit`. */
function closeOfBrace(text: string, open: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return at;
  }
  return undefined;
}

/** Maximum number of times that the text before a limit is searched in vain for closing braces. */
const maxSearches = 20;

/**
 * Returns a function like `closeOfBrace` that takes time linear in the length of the text, even if many braces are unclosed.
 * Limits must be passed in ascending order.
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

/** Number of characters after a doubtful closing quote that are searched for a better one. */
const maxQuoteDistance = 5000;
/** Maximum number of quotes that are tried. */
const maxQuotes = 50;

/**
 * Returns the offset of the quote that closes the value. Quotes in braces are ignored, as are unescaped quotes in the text: those
 * not followed by the end of the field or by the next field.
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
