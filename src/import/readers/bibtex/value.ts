/** A piece of a value: TeX between delimiters, or the name of an abbreviation; `#` joins them. */
export type ValuePart = { tex: string } | { macro: string };

export interface ScannedValue {
  parts: ValuePart[];
  /** Behind it. */
  end: number;
  /** What is wrong with it, to stand after `The value of "x"`; it was mended as far as one can tell. */
  fault?: string;
}

/** The next field within a value that has no end, or the end of the entry on a line of its own. */
const nextField =
  /\n[^\S\n]{0,100}(?:[a-z][\w+:-]{0,50}[^\S\n]{0,50}=[^\S\n]{0,50}(?:[{"\d]|[a-z]{3,20}[^\S\n]{0,20}[,\n])|[})][^\S\n]{0,20}\n)/iu;

/** What may follow a value between quotes. */
const afterQuote = /\s{0,200}(?:[,#})%]|$|[a-z][\w+:-]{0,50}\s{0,50}=)/iuy;

/**
 * Reads the value of a field: `{…}`, `"…"`, numbers and abbreviations, joined by `#`.
 *
 * @param limit where the next entry begins: no value goes on behind it
 */
export function readBibtexValue(text: string, start: number, limit: number): ScannedValue {
  const parts: ValuePart[] = [];
  let at = start;
  for (;;) {
    const sign = text[at];
    if (sign === '{' || sign === '"') {
      const close = sign === '{' ? closeOfBrace(text, at, limit) : closeOfQuote(text, at, limit);
      if (close === undefined || (sign === '{' && hasSwallowed(text, at, close, limit)))
        return { ...mended(text, at, limit, parts), fault: 'has no end' };
      parts.push({ tex: text.slice(at + 1, close) });
      at = close + 1;
    } else {
      const bare = matchAt(/[^\s=,{}"#%()]{1,500}/y, text, at);
      if (bare === undefined) {
        const isEnd = /[,})]/u.test(sign ?? ',');
        if (parts.length > 0) return { parts, end: at, fault: 'ends with a "#"' };
        return isEnd ? { parts, end: at } : { parts, end: at + 1, fault: 'is missing' };
      }
      parts.push(/^[+-]?\d/u.test(bare) ? { tex: bare } : { macro: bare.toLowerCase() });
      at += bare.length;
    }
    const joint = matchAt(/\s{0,1000}#\s{0,1000}/y, text, at);
    if (joint === undefined) return { parts, end: at };
    at += joint.length;
  }
}

/** Whether a value goes on over the fields behind it, since its brace was closed by that of the entry. */
function hasSwallowed(text: string, open: number, close: number, limit: number): boolean {
  const gap = matchAt(/\s{0,1000}/y, text, close + 1)?.length ?? 0;
  return close + 1 + gap >= limit && nextField.test(text.slice(open, close));
}

/** The value up to where a field, the end of the entry or the next entry seems to follow. */
function mended(text: string, open: number, limit: number, before: ValuePart[]): Omit<ScannedValue, 'fault'> {
  const found = text.slice(open, limit).search(nextField);
  const end = found === -1 ? limit : open + found;
  // Only so much of it is kept: a whole file may be behind one lost brace.
  const value = text.slice(open + 1, Math.min(end, open + 100_000));
  let last = value.length;
  while (last > 0 && /[\s,})"]/u.test(value[last - 1] ?? '')) last--;
  return { parts: [...before, { tex: value.slice(0, last) }], end };
}

/** The `}` of the `{` at `open`, if it stands before `limit`. */
function closeOfBrace(text: string, open: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return at;
  }
  return undefined;
}

/** How many times what stands before a limit may be gone through in vain for braces that have no end. */
const mostTimes = 20;

/** As `closeOfBrace`, for braces that may well have no end: a text takes time linear in its length. Limits rise. */
export function braceCloser(text: string): (open: number, limit: number) => number | undefined {
  let known = -1;
  let budget = 0;
  return (open, limit) => {
    if (limit !== known) budget = mostTimes * (limit - open);
    known = limit;
    const close = budget > 0 ? closeOfBrace(text, open, limit) : undefined;
    if (close === undefined) budget -= limit - open;
    return close;
  };
}

/** How far behind a quote that seems to close nothing another one is looked for, and past how many. */
const farthestQuote = 5000;
const mostQuotes = 50;

/**
 * The quote that closes the value: braces protect those within them, and so does, for a careless writer, what follows one that is
 * neither the end of the field nor the next one.
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
      if (++quotes > mostQuotes) return first;
      first ??= at;
      end = Math.min(limit, first + farthestQuote);
    }
  }
  return first;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
