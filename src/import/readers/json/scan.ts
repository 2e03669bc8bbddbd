/**
 * A part of a JSON text. Paths are written like `message.items[]`; the empty path is a top-level value.
 *
 * - `value`: an element of a wanted list, another wanted value, or a top-level object that contains no wanted list.
 * - `scalars`: elements of a wanted list, or top-level values, that are neither objects nor lists.
 * - `broken`: a wanted value that is not complete, because the text ends in it.
 * - `cut`: the text ends inside an object or a list around the wanted values.
 * - `bracket`: a closing bracket without an opening one.
 */
export interface JsonPart {
  kind: 'value' | 'scalars' | 'broken' | 'cut' | 'bracket';
  path: string;
  /** Line of its beginning, counted from 1. */
  line: number;
  source: string;
  /** Nesting of its brackets. */
  depth: number;
  /** Number of consecutive values; always 1, except for `scalars`. */
  count: number;
}

/** An open object or list around wanted values. */
interface Level {
  path: string;
  isList: boolean;
  /** The last key. */
  key: string;
}

/** A value that is skipped up to its end. */
interface Span {
  path: string;
  start: number;
  line: number;
  depth: number;
}

const [lineFeed, quote, comma, colon, openList, closeList, openObject, closeObject, backslash] =
  [...'\n",:[]{}\\'].map((character) => character.charCodeAt(0)); // prettier-ignore

/**
 * Finds values in JSON without parsing it, so that a broken value does not affect others, and every value has a line. The text may
 * contain several values one after another. Takes linear time; memory does not grow with the depth.
 *
 * @param wanted paths of lists of records (`results[]`), and of other values to find (`person`)
 */
export function* scanJson(text: string, wanted: readonly string[]): Generator<JsonPart> {
  const isWanted = new Set(wanted);
  const parents = new Set(['', ...wanted.flatMap(prefixes)]);
  const levels: Level[] = [];
  let line = 1;
  let span: (Span & { open: number }) | undefined;
  let root: (Span & { hasList: boolean }) | undefined;
  let scalars: JsonPart | undefined;
  let isBracketReported = false;

  const nextPath = (): string => {
    const level = levels.at(-1);
    if (!level) return '';
    if (level.isList) return `${level.path}[]`;
    return level.path === '' ? level.key : `${level.path}.${level.key}`;
  };
  const part = (kind: JsonPart['kind'], { path, start, line: at, depth }: Span, end = text.length): JsonPart => ({
    kind, path, line: at, source: text.slice(start, end), depth, count: 1,
  }); // prettier-ignore
  const addScalar = (start: number, end: number) => {
    const level = levels.at(-1);
    const path = nextPath();
    if (level && !(level.isList && isWanted.has(path))) return;
    if (scalars?.path === path) scalars.count++;
    else scalars ??= part('scalars', { path, start, line, depth: 0 }, Math.min(end, start + 100));
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
      const path = nextPath();
      const isList = code === openList;
      if (scalars) yield scalars;
      scalars = undefined;
      if (levels.length === 0) root = { path: '', start: at, line, depth: 1, hasList: false };
      if (levels.length > 0 && (isWanted.has(path) || !parents.has(path))) {
        span = { path, start: at, line, depth: 1, open: 1 };
        continue;
      }
      levels.push({ path, isList, key: '' });
      const elements = `${path}[]`;
      if (root && isList && (levels.length === 1 || isWanted.has(elements) || parents.has(elements)))
        root.hasList = true;
    } else if (code === closeList || code === closeObject) {
      if (span) {
        if (--span.open > 0) continue;
        if (root) root.depth = Math.max(root.depth, span.depth + levels.length);
        if (isWanted.has(span.path)) yield part('value', span, at + 1);
        span = undefined;
        continue;
      }
      if (scalars) yield scalars;
      scalars = undefined;
      if (levels.pop() === undefined && !isBracketReported) {
        isBracketReported = true;
        yield part('bracket', { path: '', start: at, line, depth: 0 }, at + 1);
      }
      if (levels.length > 0 || !root) continue;
      if (!root.hasList) yield part('value', root, at + 1);
      root = undefined;
    } else if (!span && !isSeparator(code)) {
      let end = at + 1;
      while (end < text.length && !isSeparator(text.charCodeAt(end)) && !isDelimiter(text.charCodeAt(end)))
        end++;
      addScalar(at, end);
      at = end - 1;
    }
  }
  if (scalars) yield scalars;
  if (root && !root.hasList) yield part('broken', root);
  else if (span && isWanted.has(span.path)) yield part('broken', span);
  else if (root) yield { ...part('cut', root), line };
}

/** Returns the offset after the string that opens at `start`. A string ends at the end of its line at the latest (RFC 8259). */
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

function isSeparator(code: number): boolean {
  return code <= 0x20 || code === comma || code === colon || code === 0xfeff || code === 0xa0;
}

function isDelimiter(code: number): boolean {
  return (
    code === quote || code === openList || code === closeList || code === openObject || code === closeObject
  );
}

/** Returns the paths around a path: `a`, `a.b` and `a.b[]` for `a.b[].c[]`. */
function prefixes(path: string): string[] {
  return [...path.matchAll(/\.|\[\]/gu)].flatMap(({ 0: separator, index }) => {
    const before = path.slice(0, index);
    return separator === '.' ? [before] : [before, ...(index + 2 < path.length ? [`${before}[]`] : [])];
  });
}
