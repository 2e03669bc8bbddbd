import matter from 'gray-matter';
import { Document, isMap, isScalar, isSeq, Scalar } from 'yaml';
import type { Diagnostic } from '../model/diagnostic.ts';
import { parseYaml, type Values } from './yaml.ts';

/** Maximum length of a content file, in characters. */
export const maxFileLength = 2_000_000;

/** The two parts of a content file: the YAML values at the beginning of the file, and the text below them. */
export interface Frontmatter extends Values {
  /** The text below the frontmatter, without spaces and empty lines around it. */
  body: string;
  /** The line of the file on which `body` begins, counted from 1. */
  bodyLine: number;
}

/**
 * Splits a file into frontmatter and body with gray-matter. The frontmatter must be YAML 1.2; gray-matter's other
 * languages are turned off, because they can run code. Passing `engines` also turns off gray-matter's cache, which
 * would return the same object to all callers.
 *
 * @returns the frontmatter and body, or the reasons why they cannot be read
 */
export function parseFrontmatter(text: string, file: string): Frontmatter | Diagnostic[] {
  const error = (line: number, message: string, advice: string): Diagnostic[] => [
    { severity: 'error', file, line, message, advice },
  ];
  if (text.length > maxFileLength) {
    const [length, limit] = [text.length, maxFileLength].map((number) => number.toLocaleString('en'));
    return error(
      1,
      `The file has ${length} characters; the limit is ${limit}.`,
      'Shorten the file, or split it.',
    );
  }
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/^---[ \t]*(?:yaml[ \t]*)?\n/.test(plain)) {
    const advice = 'Begin the file with a line "---", then the keys, then another line "---".';
    return error(1, 'The frontmatter is missing.', advice);
  }
  // gray-matter ends the frontmatter at the first line that begins with three hyphens, even if more text follows on
  // that line.
  if (!/^[ \t]*(?:\n|$)/.test(/\n---(.*\n?)/.exec(plain)?.[1] ?? '-')) {
    return error(1, 'The frontmatter has no end.', 'Add a line "---" after the last key.');
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
 * Formats a content file: the values as YAML that is easy to edit, then the body. Text is quoted if a YAML 1.1 or 1.2
 * parser could read it as another type. Keys whose value is `undefined` are left out.
 */
export function formatFrontmatter(values: Record<string, unknown>, body = ''): string {
  return `---\n${formatYaml(values)}---\n${body === '' ? '' : `${body}\n`}`;
}

/** Formats values as YAML that is easy to edit, with a line end at the end. A value `null` is written as nothing. */
export function formatYaml(values: Record<string, unknown>): string {
  const document = new Document(values, {
    version: '1.2',
    schema: 'core',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  if (isMap(document.contents)) for (const { value } of document.contents.items) setStyle(value);
  const yaml = document
    .toString({
      lineWidth: 0,
      flowCollectionPadding: false,
      doubleQuotedMinMultiLineLength: 1e9,
      nullStr: '',
    })
    .replace(notPrintable, toEscape);
  return yaml;
}

/**
 * Matches characters that must be written as escapes: YAML 1.2 ("Character Set") does not allow them directly, or some
 * parsers read them as line ends. Escapes work because `needsQuotes` puts such text in double quotes.
 */
const notPrintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/gu;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Sets the YAML style of a value. Lists of short words and maps of simple values are written on one line. Text that
 * needs quotes gets double quotes.
 */
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

/** Whether a text must be in double quotes: it contains invisible characters, or it begins like a number or a date. */
function needsQuotes(text: string): boolean {
  return /[\p{C}\u2028\u2029\u00a0]|^[\d.+-]/u.test(text);
}

function refuseCode(): never {
  throw new Error('The frontmatter must be YAML.');
}

/**
 * Returns the values sorted in the order of `keys`. Values that are `undefined`, or whose key is not in `keys`, are
 * left out.
 */
export function inOrder(keys: readonly string[], values: object): Record<string, unknown> {
  const entries = new Map(Object.entries(values));
  return Object.fromEntries(
    keys.flatMap((key) => (entries.get(key) === undefined ? [] : [[key, entries.get(key)]])),
  );
}
