import { type Document, isCollection, isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** The YAML of a frontmatter: its text, and the parsed document with its source tokens. */
export interface YamlSource {
  yaml: string;
  lines: readonly string[];
  document: Document;
  /** Offset of the first character of each line. */
  starts: readonly number[];
}

/**
 * Returns the lines that a key and its value occupy, counted from 0: the first line, and the line after the last one.
 */
export function linesOf({ key, value }: Pair, source: YamlSource): [number, number] {
  const start = rangeOf(key)?.[0] ?? 0;
  const stop = rangeOf(value)?.[1] ?? start;
  return [lineAt(start, source), lastLine(Math.max(start + 1, stop), source)];
}

export function nodeLines(node: YAMLSeq | YAMLMap, source: YamlSource): [number, number] {
  const [start = 0, stop = 0] = node.range ?? [];
  // Comments above the first item are before the range of the list.
  let from = lineAt(start, source);
  while (from > 0 && isAbove(source.lines[from - 1] ?? '', Number.POSITIVE_INFINITY)) from--;
  return [from, lastLine(stop, source)];
}

export function isAbove(line: string, column: number): boolean {
  const text = line.trimStart();
  return text === '' || (text.startsWith('#') && line.length - text.length <= column);
}

function lastLine(stop: number, source: YamlSource): number {
  const text = source.yaml.slice(0, stop).trimEnd();
  return lineAt(Math.max(0, text.length - 1), source) + 1;
}

/** Returns the line of an offset, counted from 0. */
export function lineAt(offset: number, { starts }: YamlSource): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns the comment at the end of the line on which a value ends or, for a block, begins, with the spaces before. */
export function commentAtEnd({ key, value }: Pair, { yaml, document }: YamlSource): string {
  const isBlock = isCollection(value) && value.flow !== true;
  const start = isBlock ? (rangeOf(key)?.[1] ?? 0) : (rangeOf(value)?.[1] ?? 0);
  const end = yaml.indexOf('\n', start);
  const behind = yaml.slice(start, end === -1 ? undefined : end).replace(isBlock ? /^\s*:/ : /^$/, '');
  // A block scalar ends at the end of a line; a comment can only be in its first line.
  if (isScalar(value) && value.type?.startsWith('BLOCK') === true) {
    const header = yaml.slice(rangeOf(value)?.[0] ?? 0).split('\n', 1)[0] ?? '';
    return /^[|>][-+\d]{0,3}(\s+#.*)$/.exec(header)?.[1] ?? '';
  }
  return !document.errors.length && /^\s+#/.test(behind) ? behind : '';
}

/** Returns the text of the key of a pair. */
export function pairKey({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

export function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (node as { range?: [number, number, number] } | null)?.range ?? undefined;
}
