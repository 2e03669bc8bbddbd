import matter from 'gray-matter';
import { Document, isMap, isScalar, isSeq, Scalar } from 'yaml';
import type { Diagnostic } from '../model/diagnostic.ts';
import { parseYaml, type Values } from './yaml.ts';

/** Maximum length of a content file, in characters. */
export const maxFileLength = 2_000_000;

/** The two parts of a content file. */
export interface Frontmatter extends Values {
  /** The text below the frontmatter, without white space around it. */
  body: string;
  /** The line of the body's first character, counted from 1. */
  bodyLine: number;
}

/**
 * Splits a file into frontmatter and body with gray-matter. Reads YAML 1.2 without custom tags only, and runs no code. The option
 * `engines` also turns off gray-matter's cache, which would return the same object to all callers.
 *
 * @returns the frontmatter, or the reasons why it cannot be read
 */
export function parseFrontmatter(text: string, file: string): Frontmatter | Diagnostic[] {
  const error = (line: number, message: string, advice: string): Diagnostic[] => [
    { severity: 'error', file, line, message, advice },
  ];
  if (text.length > maxFileLength) {
    const [length, limit] = [text.length, maxFileLength].map((number) => number.toLocaleString('en'));
    return error(1, `The file has ${length} characters; the limit is ${limit}.`, 'Shorten or split it.');
  }
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/^---[ \t]*(?:yaml[ \t]*)?\n/.test(plain)) {
    const advice = 'Begin the file with a line "---", then the keys, then another line "---".';
    return error(1, 'The frontmatter is missing.', advice);
  }
  // gray-matter ends the frontmatter at the first line that begins with three hyphens.
  if (!/^[ \t]*(?:\n|$)/.test(/\n---(.*\n?)/.exec(plain)?.[1] ?? '-')) {
    return error(1, 'The frontmatter has no end.', 'Add a line "---" after its last key.');
  }
  let read: Values | Diagnostic[] = parseYaml('', file);
  const { content } = matter(plain, {
    language: 'yaml',
    engines: {
      yaml: (source) => {
        read = parseYaml(source.replace(/^\n/, ''), file, 2);
        return Array.isArray(read) ? {} : Object(read.data);
      },
      javascript: refuseCode,
      json: refuseCode,
    },
  });
  if (Array.isArray(read)) return read;
  const body = content.trim();
  const bodyLine = plain.slice(0, plain.length - content.trimStart().length).split('\n').length;
  return { ...read, body, bodyLine };
}

/**
 * Formats a content file: the values as YAML that is easy to edit, then the body. Text that a reader of YAML 1.1 or 1.2 could
 * take for something else is quoted; keys whose value is `undefined` are left out.
 */
export function formatFrontmatter(values: Record<string, unknown>, body = ''): string {
  const document = new Document(values, {
    version: '1.2',
    schema: 'core',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  if (isMap(document.contents)) for (const { value } of document.contents.items) setStyle(value);
  const yaml = document
    .toString({ lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1e9 })
    .replace(notPrintable, toEscape);
  return `---\n${yaml}---\n${body === '' ? '' : `${body}\n`}`;
}

/**
 * Characters that YAML 1.2 ("Character Set") allows only as an escape, or that some readers take for the end of a line. Text that
 * contains them is always in double quotes (`needsQuotes`).
 */
const notPrintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/gu;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Sets the style of a node: short lists of plain words and maps of scalars on one line, ambiguous text in double quotes. */
function setStyle(node: unknown): void {
  if (isScalar(node) && typeof node.value === 'string' && needsQuotes(node.value))
    node.type = Scalar.QUOTE_DOUBLE;
  if (isSeq(node)) {
    node.items.forEach(setStyle);
    node.flow = node.items.every((item) => isScalar(item) && /^[\w-]{1,24}$/.test(String(item.value)));
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      setStyle(key);
      setStyle(value);
    }
    node.flow = node.items.every(({ value }) => isScalar(value));
  }
}

/** Whether text contains control characters, lone surrogates, byte order marks or line separators, or could be a number or a date. */
function needsQuotes(text: string): boolean {
  return /[\p{C}\u2028\u2029\u00a0]|^[\d.+-]/u.test(text);
}

function refuseCode(): never {
  throw new Error('The frontmatter must be YAML.');
}

/** Returns the values of `keys` in that order, without those that are `undefined`. */
export function inOrder(keys: readonly string[], values: object): Record<string, unknown> {
  const entries = new Map(Object.entries(values));
  return Object.fromEntries(
    keys.flatMap((key) => (entries.get(key) === undefined ? [] : [[key, entries.get(key)]])),
  );
}
