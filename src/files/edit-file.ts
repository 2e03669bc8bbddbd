import { isDeepStrictEqual } from 'node:util';
import { isMap, parseDocument, type YAMLMap } from 'yaml';
import { editPair } from './edit-collection.ts';
import { formatFrontmatter, inOrder } from './frontmatter.ts';
import { linesOf, pairKey, type YamlSource } from './yaml-lines.ts';

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
 * quotes and line ends. This includes the unchanged items of a changed list or map. A new key is inserted at its
 * position in `keys`.
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
  return withLineEnds(text, (plain) => {
    const open = /^\uFEFF?---[^\n]*\n/.exec(plain)?.[0] ?? '';
    const closing = /^---[ \t]*$/gm;
    closing.lastIndex = open.length;
    const found = open === '' ? null : closing.exec(plain);
    if (!found) return plain;
    const [close] = found;
    const yaml = plain.slice(open.length, found.index);
    const rest = closing.lastIndex < plain.length ? plain.slice(closing.lastIndex + 1) : undefined;
    const below = body === undefined ? rest : `${body}\n`;
    return `${open}${editYaml(yaml, changes, keys)}${close}${below === undefined ? '' : `\n${below}`}`;
  });
}

/**
 * Changes values of a file that has nothing but YAML, such as `site.yaml`. All other lines stay as they are.
 *
 * @param text a file that can be parsed
 * @param changes new values by key; `undefined` removes the key
 * @param keys all keys in the order of the schema
 */
export function editYamlFile(
  text: string,
  changes: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): string {
  if (Object.keys(changes).length === 0) return text;
  return withLineEnds(text, (plain) => {
    const mark = plain.startsWith('\uFEFF') ? '\uFEFF' : '';
    const yaml = plain.slice(mark.length);
    return `${mark}${editYaml(yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`, changes, keys)}`;
  });
}

/**
 * Replaces the text below the frontmatter. The empty lines around the text stay.
 *
 * @param old the text below the frontmatter without spaces around it, as `parseFrontmatter` returns it
 */
export function editBody(text: string, old: string, body: string): string {
  return withLineEnds(text, (plain) => {
    const kept = plain.trimEnd();
    const head = kept.slice(0, kept.length - old.length);
    if (old === '') return body === '' ? plain : `${kept}\n${body}\n`;
    return body === '' ? `${head.trimEnd()}\n` : `${head}${body}${plain.slice(kept.length)}`;
  });
}

/**
 * Changes a text whose lines end with line feeds, and gives the lines their own ends again. A file may have lines with
 * different ends, so that the lines before and after the change are taken from the file itself.
 */
function withLineEnds(text: string, edit: (plain: string) => string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  const edited = edit(plain);
  if (edited === plain) return text;
  if (text === plain) return edited;
  const lines = text.match(/[^\r\n]*(?:\r\n?|\n|$)/g) ?? [];
  const [before, after] = [plain, edited].map((each) => each.split('\n')) as [string[], string[]];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const changed = after.slice(start, after.length - end).map((line) => `${line}${lineEnd}`);
  const tail = lines.slice(before.length - end, before.length);
  return [...lines.slice(0, start), ...changed, ...tail]
    .join('')
    .replace(tail.length === 0 ? /\r?\n$/ : /$^/, '');
}

function editYaml(yaml: string, changes: Readonly<Record<string, unknown>>, keys: readonly string[]): string {
  const wanted = inOrder(keys, { ...readYaml(yaml), ...changes });
  const document = parseYamlDocument(yaml);
  const { contents } = document;
  const lines = yaml.replace(/\n$/, '').split('\n');
  const edited =
    isMap(contents) && contents.flow !== true
      ? spliceYaml({ yaml, lines, document, starts: lineStarts(lines) }, contents, changes, keys)
      : undefined;
  // Some YAML cannot be edited line by line, such as keys in braces, or anchors with aliases. In that case the whole
  // frontmatter is formatted again.
  const isRight = edited !== undefined && isDeepStrictEqual(inOrder(keys, readYaml(edited)), wanted);
  return isRight ? edited : formatYaml(wanted);
}

function lineStarts(lines: readonly string[]): number[] {
  let offset = 0;
  return lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
}

function parseYamlDocument(yaml: string) {
  return parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
    keepSourceTokens: true,
  });
}

function readYaml(yaml: string): object {
  const document = parseYamlDocument(yaml);
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
  source: YamlSource,
  map: YAMLMap,
  changes: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): string | undefined {
  const lines = [...source.lines];
  let splices: Splice[];
  try {
    splices = Object.entries(changes).flatMap(([key, value]) => spliceFor(key, value, map, source, keys));
  } catch {
    // The library throws if an alias remains without its anchor.
    return undefined;
  }
  // Several new keys may be inserted at the same line. The key that comes first in `keys` is inserted last, so that
  // this key is above the other new keys.
  const ranks = new Map(keys.map((key, index) => [key, index]));
  const order = ({ lines: [first = ''] }: Splice) => ranks.get(first.split(':', 1)[0] ?? '') ?? 0;
  // Lines are replaced before other lines are inserted above them.
  const isInsertion = ({ from, to }: Splice) => Number(from === to);
  splices.sort((a, b) => b.from - a.from || isInsertion(a) - isInsertion(b) || order(b) - order(a));
  for (const { from, to, lines: written } of splices) lines.splice(from, to - from, ...written);
  return lines.map((line) => `${line}\n`).join('');
}

function spliceFor(
  key: string,
  value: unknown,
  map: YAMLMap,
  source: YamlSource,
  keys: readonly string[],
): Splice[] {
  const old = map.items.find((item) => pairKey(item) === key);
  if (old) {
    const [from, to] = linesOf(old, source);
    return [{ from, to, lines: value === undefined ? [] : editPair(old, value, source, formatYaml) }];
  }
  if (value === undefined) return [];
  const before = new Set(keys.slice(0, keys.indexOf(key)));
  const previous = map.items.findLast((item) => before.has(pairKey(item)));
  const at = previous ? linesOf(previous, source)[1] : 0;
  return [
    {
      from: at,
      to: at,
      lines: formatYaml({ [key]: value })
        .trimEnd()
        .split('\n'),
    },
  ];
}

function formatYaml(values: Record<string, unknown>): string {
  return formatFrontmatter(values).slice('---\n'.length, -'---\n'.length);
}
