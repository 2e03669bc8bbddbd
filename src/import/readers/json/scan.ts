/**
 * A part of a JSON text. Places are written as `message.items[]`; the empty place is a whole value of the text.
 *
 * - `value`: a list's element, or another value that was asked for; or a whole object of the text in which no list stands.
 * - `scalars`: elements of a list, or things beside the objects of the text, that are neither objects nor lists.
 * - `broken`: the text ends within such a value. `cut`: the text ends within what stands around the values.
 * - `bracket`: a bracket closes what was never opened.
 */
export interface JsonPart {
  kind: 'value' | 'scalars' | 'broken' | 'cut' | 'bracket';
  place: string;
  /** Where it begins, counted from 1. */
  line: number;
  source: string;
  /** How deep its brackets go. */
  depth: number;
  /** How many values of its kind stand here one behind the other; 1 but for `scalars`. */
  count: number;
}

/** A bracket on the way to the values. */
interface Level {
  place: string;
  isList: boolean;
  /** The key that was read last. */
  key: string;
}

/** A value of which only the end is looked for. */
interface Span {
  place: string;
  start: number;
  line: number;
  depth: number;
}

const [lineFeed, quote, comma, colon, openList, closeList, openObject, closeObject, backslash] =
  [...'\n",:[]{}\\'].map((character) => character.charCodeAt(0)); // prettier-ignore

/**
 * Finds values in JSON without parsing it: what is broken costs itself, not the whole text, and every value has a line.
 * The text may hold several values one behind the other. Linear in time; memory does not grow with the depth.
 *
 * @param wanted the places of lists of records (`results[]`), and of other values that are to be found (`person`)
 */
export function* scanJson(text: string, wanted: readonly string[]): Generator<JsonPart> {
  const isWanted = new Set(wanted);
  const onTheWay = new Set(['', ...wanted.flatMap(prefixes)]);
  const levels: Level[] = [];
  let line = 1;
  let span: (Span & { open: number }) | undefined;
  let root: (Span & { hasList: boolean }) | undefined;
  let scalars: JsonPart | undefined;
  let isExtraTold = false;

  const placeOfNext = (): string => {
    const level = levels.at(-1);
    if (!level) return '';
    if (level.isList) return `${level.place}[]`;
    return level.place === '' ? level.key : `${level.place}.${level.key}`;
  };
  const part = (kind: JsonPart['kind'], { place, start, line: at, depth }: Span, end = text.length): JsonPart => ({
    kind, place, line: at, source: text.slice(start, end), depth, count: 1,
  }); // prettier-ignore
  const addScalar = (start: number, end: number) => {
    const level = levels.at(-1);
    const place = placeOfNext();
    if (level && !(level.isList && isWanted.has(place))) return;
    if (scalars?.place === place) scalars.count++;
    else scalars ??= part('scalars', { place, start, line, depth: 0 }, Math.min(end, start + 100));
  };

  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) line++;
    else if (code === quote) {
      const end = endOfString(text, at);
      if (!span) {
        const level = levels.at(-1);
        if (level && !level.isList && isKey(text, end))
          level.key = text.slice(at + 1, Math.min(end - 1, at + 200));
        else addScalar(at, end);
      }
      at = end - 1;
    } else if (code === openList || code === openObject) {
      if (span) {
        span.open++;
        span.depth = Math.max(span.depth, span.open);
        continue;
      }
      const place = placeOfNext();
      const isList = code === openList;
      if (scalars) yield scalars;
      scalars = undefined;
      if (levels.length === 0) root = { place: '', start: at, line, depth: 1, hasList: false };
      if (levels.length > 0 && (isWanted.has(place) || !onTheWay.has(place))) {
        span = { place, start: at, line, depth: 1, open: 1 };
        continue;
      }
      levels.push({ place, isList, key: '' });
      const elements = `${place}[]`;
      if (root && isList && (levels.length === 1 || isWanted.has(elements) || onTheWay.has(elements)))
        root.hasList = true;
    } else if (code === closeList || code === closeObject) {
      if (span) {
        if (--span.open > 0) continue;
        if (root) root.depth = Math.max(root.depth, span.depth + levels.length);
        if (isWanted.has(span.place)) yield part('value', span, at + 1);
        span = undefined;
        continue;
      }
      if (scalars) yield scalars;
      scalars = undefined;
      if (levels.pop() === undefined && !isExtraTold) {
        isExtraTold = true;
        yield part('bracket', { place: '', start: at, line, depth: 0 }, at + 1);
      }
      if (levels.length > 0 || !root) continue;
      if (!root.hasList) yield part('value', root, at + 1);
      root = undefined;
    } else if (!span && !isBetween(code)) {
      let end = at + 1;
      while (end < text.length && !isBetween(text.charCodeAt(end)) && !isMark(text.charCodeAt(end))) end++;
      addScalar(at, end);
      at = end - 1;
    }
  }
  if (scalars) yield scalars;
  if (root && !root.hasList) yield part('broken', root);
  else if (span && isWanted.has(span.place)) yield part('broken', span);
  else if (root) yield { ...part('cut', root), line };
}

/** Where the string that opens at `start` ends, behind its quote; no string goes beyond its line (RFC 8259). */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === lineFeed) return at;
    if (code === backslash && text.charCodeAt(at + 1) !== lineFeed) at++;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (at < end + 100 && text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === colon;
}

function isBetween(code: number): boolean {
  return code <= 0x20 || code === comma || code === colon || code === 0xfeff || code === 0xa0;
}

function isMark(code: number): boolean {
  return (
    code === quote || code === openList || code === closeList || code === openObject || code === closeObject
  );
}

/** `a`, `a.b` and `a.b[]` of `a.b[].c[]`. */
function prefixes(place: string): string[] {
  return [...place.matchAll(/\.|\[\]/gu)].flatMap(({ 0: mark, index }) => {
    const before = place.slice(0, index);
    return mark === '.' ? [before] : [before, ...(index + 2 < place.length ? [`${before}[]`] : [])];
  });
}
