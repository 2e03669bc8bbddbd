import { isDeepStrictEqual } from 'node:util';
import { type CST, isCollection, isMap, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { commentsOf, giveLastComment, hasInnerComments, toValue, updateFlow } from './edit-flow.ts';
import { matchItems } from './match-items.ts';
import {
  commentAtEnd,
  isAbove,
  lineAt,
  linesOf,
  nodeLines,
  pairKey,
  rangeOf,
  type YamlSource,
} from './yaml-lines.ts';

/** Formats a map as YAML that ends with a line break, and can take nodes of the document as values. */
export type FormatYaml = (values: Record<string, unknown>) => string;

/** One item of a block list or map: the lines above it that belong to it, and its own lines. */
interface Segment {
  /** Comments and empty lines above the item. */
  above: string[];
  /** Lines of the item, and of the comments below it that are indented further than the item. */
  own: string[];
}

/**
 * Returns the lines of a key with a changed value. Comments at the key, and at the items of a list or map that stay,
 * are kept. Items that did not change keep their lines as they are.
 *
 * @param indent the number of spaces before the key
 */
export function editPair(
  pair: Pair,
  value: unknown,
  source: YamlSource,
  format: FormatYaml,
  indent = 0,
): string[] {
  const { value: old } = pair;
  const key = pairKey(pair);
  const [from] = linesOf(pair, source);
  const isSameKind = isSeq(old) ? Array.isArray(value) : isMap(old) && isPlainObject(value);
  if (isCollection(old) && isSameKind && Object.keys(value as object).length > 0) {
    if (old.flow === true) giveLastComment(old, source);
    if (old.flow === true && hasInnerComments(old))
      return indented(format({ [key]: updateFlow(old, value, source.document) }), indent);
    const start = old.range?.[0] ?? 0;
    if (old.flow !== true && lineAt(start, source) > from && !old.anchor && !old.tag)
      return [source.lines[from] ?? '', ...editBlock(old, value as object, source, format)];
  }
  const [first = '', ...others] = indented(format({ [key]: value }), indent);
  const comment = commentAtEnd(pair, source);
  // A text in quotes over several lines cannot have a comment on its first line.
  const takesComment = comment !== '' && (others.length === 0 || /:(?: [|>][-+\d]{0,3})?$/.test(first));
  return [takesComment ? `${first}${comment}` : first, ...others];
}

/** Returns the lines of a block list or map after the change to `value`. */
function editBlock(old: YAMLSeq | YAMLMap, value: object, source: YamlSource, format: FormatYaml): string[] {
  const [column, segments] = toSegments(old, source);
  const written = isSeq(old)
    ? editItems(old, value as unknown[], segments, column, source, format)
    : editPairs(old as YAMLMap, value as Record<string, unknown>, segments, column, source, format);
  // A comment above the first item may be about the whole list, so it stays although the item goes.
  const [first] = segments;
  const isFirstKept = first === undefined || written.used.has(first);
  return [...(isFirstKept ? [] : first.above), ...written.lines];
}

function editItems(
  old: YAMLSeq,
  values: readonly unknown[],
  segments: readonly Segment[],
  column: number,
  source: YamlSource,
  format: FormatYaml,
): { lines: string[]; used: Set<Segment> } {
  const before = old.items.map((item) => toValue(item, source.document));
  const matches = matchItems(before, values);
  const used = new Set<Segment>();
  const lines = values.flatMap((value, index) => {
    const match = matches[index];
    const segment = match === undefined ? undefined : segments[match];
    if (match === undefined || segment === undefined) return formatItem(value, column, format);
    used.add(segment);
    if (isDeepStrictEqual(before[match], value)) return [...segment.above, ...segment.own];
    const item = old.items[match];
    const inner = editItemMap(item, value, segment, column, source, format);
    if (inner) return [...segment.above, ...inner];
    const written = formatItem(value, column, format);
    const comments = commentsOf(item).filter((text) => segment.own.some((line) => line.includes(`#${text}`)));
    const [first = '', ...others] = written;
    if (others.length === 0 && comments.length === 1 && segment.own.length === 1)
      return [...segment.above, `${first} #${comments[0]}`];
    const kept = comments.map((comment) => `${' '.repeat(column)}#${comment}`);
    return [...segment.above, ...kept, ...written];
  });
  return { lines, used };
}

/**
 * Returns the lines of a list item that is a map of several lines, such as `- label: h-index`, after the change of some of
 * its keys. Returns `undefined` if the item has another form, and is written again.
 */
function editItemMap(
  item: unknown,
  value: unknown,
  { own }: Segment,
  column: number,
  source: YamlSource,
  format: FormatYaml,
): string[] | undefined {
  if (!isMap(item) || item.flow === true || item.anchor || item.tag || !isPlainObject(value))
    return undefined;
  const first = lineAt(item.range?.[0] ?? 0, source);
  const line = source.lines[first] ?? '';
  // The map must begin on the line of its hyphen. The hyphen is put back after the keys have been edited.
  if (line.charAt(column) !== '-' || line !== own[0]) return undefined;
  const lines = source.lines.with(first, `${line.slice(0, column)} ${line.slice(column + 1)}`);
  // Comments above the hyphen belong to the list.
  if (first > 0) lines[first - 1] = '-';
  const map = value as Record<string, unknown>;
  const isKept = item.items.some((pair) => map[pairKey(pair)] !== undefined);
  if (!isKept) return undefined;
  const edited = editBlock(item, map, { ...source, lines }, format);
  const start = edited.findIndex((each) => each.trim() !== '' && !each.trimStart().startsWith('#'));
  const [above, below] = [edited.slice(0, start), edited.slice(start)];
  const [head = ''] = below;
  const dedented = above.map((each) =>
    each.trim() === '' ? each : `${' '.repeat(column)}${each.trimStart()}`,
  );
  return [...dedented, `${head.slice(0, column)}-${head.slice(column + 1)}`, ...below.slice(1)];
}

function editPairs(
  old: YAMLMap,
  values: Readonly<Record<string, unknown>>,
  segments: readonly Segment[],
  column: number,
  source: YamlSource,
  format: FormatYaml,
): { lines: string[]; used: Set<Segment> } {
  const used = new Set<Segment>();
  const kept = old.items.flatMap((pair, index) => {
    const key = pairKey(pair);
    const segment = segments[index];
    if (!segment || values[key] === undefined) return [];
    used.add(segment);
    const isSame = isDeepStrictEqual(toValue(pair.value, source.document), values[key]);
    const own = isSame ? segment.own : editPair(pair, values[key], source, format, column);
    return [...segment.above, ...own];
  });
  const known = new Set(old.items.map(pairKey));
  const added = Object.entries(values).filter(([key, value]) => !known.has(key) && value !== undefined);
  return {
    lines: [...kept, ...added.flatMap(([key, value]) => indented(format({ [key]: value }), column))],
    used,
  };
}

/** Splits a block list or map into its items. Returns the column of the items, and one segment for each item. */
function toSegments(old: YAMLSeq | YAMLMap, source: YamlSource): [number, Segment[]] {
  const offsets = itemOffsets(old);
  const starts = offsets.map((offset) => lineAt(offset, source));
  const column = (offsets[0] ?? 0) - (source.starts[starts[0] ?? 0] ?? 0);
  const [from, to] = nodeLines(old, source);
  let above = source.lines.slice(from, starts[0]);
  const segments = starts.map((start, index): Segment => {
    const next = starts[index + 1] ?? to;
    let end = next;
    // Comments between two items belong to the second one, except those that are indented further than the items.
    while (end > start + 1 && isAbove(source.lines[end - 1] ?? '', column)) end--;
    const segment = { above, own: source.lines.slice(start, end) };
    above = source.lines.slice(end, next);
    return segment;
  });
  return [column, segments];
}

/** Returns the offsets of the items: of the hyphens of a list, of the keys of a map. */
function itemOffsets(old: YAMLSeq | YAMLMap): number[] {
  if (!isSeq(old)) return old.items.map(({ key }) => rangeOf(key)?.[0] ?? 0);
  const token = old.srcToken as CST.BlockSequence | undefined;
  return (token?.items ?? []).flatMap(({ start }) => {
    const hyphen = start.find(({ type }) => type === 'seq-item-ind');
    return hyphen ? [hyphen.offset] : [];
  });
}

/** Formats one item of a block list. */
function formatItem(value: unknown, column: number, format: FormatYaml): string[] {
  const [first = '', ...others] = format({ x: value }).trimEnd().split('\n');
  const isBlock = first === 'x:';
  const lines = isBlock ? others.map((line) => line.slice(2)) : [first.slice('x: '.length), ...others];
  return lines.map((line, index) => {
    const start = index === 0 ? '- ' : isBlock ? '  ' : '';
    return line === '' ? '' : `${' '.repeat(column)}${start}${line}`;
  });
}

function indented(yaml: string, indent: number): string[] {
  const lines = yaml.trimEnd().split('\n');
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`));
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
