/**
 * A part of a JSON text. Its path is written like `message.items[]`; a value that is not inside another value has an
 * empty path. The kinds are:
 *
 * - `value`: an element of a wanted list, another wanted value, or a top-level object that contains no wanted list.
 * - `scalars`: values that are neither objects nor lists, but are in a wanted list or at the top level.
 * - `broken`: a wanted value that is incomplete, because the text ends inside the value.
 * - `cut`: the text ends inside an object or a list that contains wanted values.
 * - `bracket`: a closing bracket without an opening bracket.
 */
export interface JsonPart {
  kind: 'value' | 'scalars' | 'broken' | 'cut' | 'bracket';
  path: string;
  /** The line on which the part begins, counted from 1. */
  line: number;
  source: string;
  /** Depth of brackets inside brackets in the part. */
  depth: number;
  /** Number of consecutive values in the part. It is always 1, except for the kind `scalars`. */
  count: number;
}

/** An object or a list that contains wanted values and has not ended yet. */
interface Level {
  path: string;
  isList: boolean;
  /** The last key that was read in the object. */
  key: string;
}

/** A value whose beginning was found, and whose end is being searched. */
interface Span {
  path: string;
  start: number;
  line: number;
  depth: number;
}

const [lineFeed, quote, comma, colon, openList, closeList, openObject, closeObject, backslash] =
  [...'\n",:[]{}\\'].map((character) => character.charCodeAt(0)); // prettier-ignore

/**
 * Finds values in a JSON text without parsing the whole text. So a broken value does not affect other values, and the
 * line of every value is known. The text may contain several values without a list around them. The time grows
 * linearly with the length of the text.
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

/**
 * Returns the offset after the string that begins at `start`. If the closing quote is missing, the string ends at the
 * end of the line, since JSON strings cannot contain line ends (RFC 8259).
 */
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

/**
 * Returns the paths of all objects and lists that contain a path. For `a.b[].c[]`, these are `a`, `a.b` and `a.b[]`.
 */
function prefixes(path: string): string[] {
  return [...path.matchAll(/\.|\[\]/gu)].flatMap(({ 0: separator, index }) => {
    const before = path.slice(0, index);
    return separator === '.' ? [before] : [before, ...(index + 2 < path.length ? [`${before}[]`] : [])];
  });
}
