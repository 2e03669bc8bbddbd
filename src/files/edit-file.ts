import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { formatFrontmatter, inOrder } from './frontmatter.ts';

/**
 * A replacement of lines in a file. `lines` replaces the lines from index `from` (inclusive) to index `to` (exclusive).
 */
interface Splice {
  from: number;
  to: number;
  lines: string[];
}

/**
 * Changes values in the frontmatter of a content file. All other lines stay as they are, with their order, comments,
 * quotes and line ends. A new key is inserted at its position in `keys`.
 *
 * @param text a file whose frontmatter can be parsed
 * @param changes new values by key; `undefined` removes the key
 * @param keys all keys in the order of the schema
 * @param body the new text below the frontmatter; if left out, the current text stays
 */
export function editFile(
  text: string,
  changes: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  body?: string,
): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const plain = text.replace(/\r\n?/g, '\n');
  const open = /^\uFEFF?---[^\n]*\n/.exec(plain)?.[0] ?? '';
  const closing = /^---[ \t]*$/gm;
  closing.lastIndex = open.length;
  const found = open === '' ? null : closing.exec(plain);
  if (!found) return text;
  const [close] = found;
  const yaml = plain.slice(open.length, found.index);
  const rest = closing.lastIndex < plain.length ? plain.slice(closing.lastIndex + 1) : undefined;
  const below = body === undefined ? rest : `${body}\n`;
  const edited = `${open}${editYaml(yaml, changes, keys)}${close}${below === undefined ? '' : `\n${below}`}`;
  return end === '\n' ? edited : edited.replace(/\n/g, end);
}

function editYaml(yaml: string, changes: Readonly<Record<string, unknown>>, keys: readonly string[]): string {
  const wanted = inOrder(keys, { ...readYaml(yaml), ...changes });
  const { contents } = parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const edited = isMap(contents) && !contents.flow ? spliceYaml(yaml, contents, changes, keys) : undefined;
  // Some YAML cannot be edited line by line, such as keys in braces, or anchors with aliases. In that case the whole
  // frontmatter is formatted again.
  const isRight = edited !== undefined && isDeepStrictEqual(inOrder(keys, readYaml(edited)), wanted);
  return isRight ? edited : formatYaml(wanted);
}

function readYaml(yaml: string): object {
  const document = parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
  });
  return document.errors.length > 0 ? {} : readValues(document);
}

function readValues(document: ReturnType<typeof parseDocument>): object {
  try {
    return Object(document.toJS() ?? {}) as object;
  } catch {
    return {};
  }
}

function spliceYaml(
  yaml: string,
  map: YAMLMap,
  changes: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): string {
  const lines = yaml.replace(/\n$/, '').split('\n');
  const splices = Object.entries(changes).flatMap(([key, value]) => {
    const written =
      value === undefined
        ? []
        : formatYaml({ [key]: value })
            .trimEnd()
            .split('\n');
    return spliceFor(key, written, map, yaml, lines, keys) ?? [];
  });
  // Several new keys may be inserted at the same line. The key that comes first in `keys` is inserted last, so that
  // this key is above the other new keys.
  const ranks = new Map(keys.map((key, index) => [key, index]));
  const order = ({ lines: [first = ''] }: Splice) => ranks.get(first.split(':', 1)[0] ?? '') ?? 0;
  splices.sort((a, b) => b.from - a.from || order(b) - order(a));
  for (const { from, to, lines: written } of splices) lines.splice(from, to - from, ...written);
  return lines.map((line) => `${line}\n`).join('');
}

function spliceFor(
  key: string,
  written: string[],
  map: YAMLMap,
  yaml: string,
  lines: readonly string[],
  keys: readonly string[],
): Splice | undefined {
  const old = map.items.find((item) => nameOf(item) === key);
  if (old) {
    const [from, to] = linesOf(old, yaml);
    const comment = to === from + 1 ? commentOf(old, lines[from] ?? '', yaml) : '';
    const [first = '', ...others] = written;
    const list = comment && others.length === 0 && written.length > 0 ? [`${first}${comment}`] : written;
    return { from, to, lines: list };
  }
  if (written.length === 0) return undefined;
  const before = new Set(keys.slice(0, keys.indexOf(key)));
  const previous = map.items.findLast((item) => before.has(nameOf(item)));
  const at = previous ? linesOf(previous, yaml)[1] : 0;
  return { from: at, to: at, lines: written };
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

/**
 * Returns the lines that a key and its value occupy, counted from 0: the first line, and the line after the last one.
 */
function linesOf({ key, value }: Pair, yaml: string): [number, number] {
  const start = rangeOf(key)?.[0] ?? 0;
  const stop = rangeOf(value)?.[1] ?? start;
  const text = yaml.slice(0, Math.max(start + 1, stop)).trimEnd();
  return [yaml.slice(0, start).split('\n').length - 1, text.split('\n').length];
}

/** Returns the comment at the end of a line with a key and its value, including the spaces before the comment. */
function commentOf({ value }: Pair, line: string, yaml: string): string {
  const stop = rangeOf(value)?.[1];
  if (stop === undefined) return '';
  const behind = yaml.slice(stop, yaml.indexOf('\n', stop) === -1 ? undefined : yaml.indexOf('\n', stop));
  return line.endsWith(behind) && /^\s+#/.test(behind) ? behind : '';
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (node as { range?: [number, number, number] } | null)?.range ?? undefined;
}

function formatYaml(values: Record<string, unknown>): string {
  return formatFrontmatter(values).slice('---\n'.length, -'---\n'.length);
}
