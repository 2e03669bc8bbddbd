import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { formatFrontmatter, inOrder } from './frontmatter.ts';

/** Lines of YAML of which some are to be replaced, `from` to before `to`. */
interface Splice {
  from: number;
  to: number;
  lines: string[];
}

/**
 * Puts new values into a content file and leaves every other line as a person wrote it: order, comments, quotes, line ends.
 * A key that was not there goes where `keys` has it.
 *
 * @param text a file whose frontmatter can be read
 * @param changes values by key; `undefined` takes a key out
 * @param body takes the place of what stands below the frontmatter, if given
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
  // Where lines cannot be told apart (keys in braces, an anchor that another key repeats) all of them are written anew.
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
  // Of what goes to one place the key that comes first is put in last, before the others.
  const place = new Map(keys.map((key, index) => [key, index]));
  const order = ({ lines: [first = ''] }: Splice) => place.get(first.split(':', 1)[0] ?? '') ?? 0;
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

/** The lines of a key and its value, the last one excluded, counted from 0. */
function linesOf({ key, value }: Pair, yaml: string): [number, number] {
  const start = rangeOf(key)?.[0] ?? 0;
  const stop = rangeOf(value)?.[1] ?? start;
  const text = yaml.slice(0, Math.max(start + 1, stop)).trimEnd();
  return [yaml.slice(0, start).split('\n').length - 1, text.split('\n').length];
}

/** The comment behind a value on one line, with the blanks before it. */
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
