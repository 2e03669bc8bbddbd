import matter from 'gray-matter';
import { Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import type { z } from 'zod';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { likelyKey } from './likely-key.ts';
import { isDeeper } from './nesting.ts';
import { keysAt } from './schema-keys.ts';

/** The most text one content file may hold, in characters. */
export const maxFileLength = 2_000_000;

/** The most levels of values in values: no key needs ten. */
const deepest = 50;

/** Of what is wrong with the YAML of one file, so much is told: the rest mostly follows from it. */
const mostErrors = 10;

/** YAML that was read: values still to be checked, and where each stands. */
export interface Values {
  data: unknown;
  /** The line, counted from 1, of the value at a path such as `['author', 0]`, or of the nearest parent that stands there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** A content file in its two parts. */
export interface Frontmatter extends Values {
  /** What stands below the frontmatter, without white space around it. */
  body: string;
  /** The line of the body's first character, counted from 1. */
  bodyLine: number;
}

/**
 * Splits a file into frontmatter and body with gray-matter. Only YAML 1.2 without custom tags is read and no code is run:
 * naming the engines also switches off gray-matter's cache, which would hand one object to all callers.
 *
 * @returns the frontmatter, or the diagnostics that say why there is none
 */
export function parseFrontmatter(text: string, file: string): Frontmatter | Diagnostic[] {
  const fault = (line: number, message: string, advice: string): Diagnostic[] => [
    { severity: 'error', file, line, message, advice },
  ];
  if (text.length > maxFileLength) {
    return fault(1, `The file holds ${text.length} characters.`, `Keep it under ${maxFileLength}.`);
  }
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/^---[ \t]*(?:yaml[ \t]*)?\n/.test(plain)) {
    return fault(
      1,
      'No frontmatter was found.',
      'Begin the file with a line --- and the keys, and end them with ---.',
    );
  }
  // gray-matter takes the first line that begins with three hyphens for the end.
  if (!/^[ \t]*(?:\n|$)/.test(/\n---(.*\n?)/.exec(plain)?.[1] ?? '-')) {
    return fault(1, 'The frontmatter has no end.', 'Put a line --- behind its last key.');
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
 * Reads YAML 1.2 whose first line is line `firstLine` of `file`.
 *
 * @returns its values with their lines, or the diagnostics that say why it cannot be read
 */
export function parseYaml(source: string, file: string, firstLine = 1): Values | Diagnostic[] {
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  // Errors with an excerpt of the source, and looking for repeated keys in pairs, take quadratic time.
  const document = parseDocument(source, {
    lineCounter,
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (document.errors.length > 0) {
    return document.errors.slice(0, mostErrors).map(({ message, pos }) => ({
      severity: 'error',
      file,
      line: lineAt(pos[0]),
      message: `This is not YAML: ${message.split('\n', 1)[0]}.`,
      advice: 'Put text that holds : # or quotes in "double quotes".',
    }));
  }
  const repeated = repeatedKey(document);
  if (repeated) {
    const line = lineAt(repeated.range?.[0] ?? 0);
    const message = `The key ${quote(String(repeated.value))} stands here a second time.`;
    return [{ severity: 'error', file, line, message, advice: 'Keep one of them.' }];
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    const advice = 'Write the values out instead of repeating them with *.';
    return [
      { severity: 'error', file, line: firstLine, message: 'The YAML repeats itself too often.', advice },
    ];
  }
  if (isDeeper(data, deepest)) {
    const message = `The YAML is nested more than ${deepest} levels deep.`;
    return [{ severity: 'error', file, line: firstLine, message, advice: 'Write it flatter.' }];
  }
  return { data, lineOf: (path) => lineAt(offsetOf(document, path)) };
}

function repeatedKey(document: ReturnType<typeof parseDocument>): Scalar | undefined {
  let repeated: Scalar | undefined;
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) repeated ??= key;
        known.add(key.value);
      }
      return repeated && visit.BREAK;
    },
  });
  return repeated;
}

/** Checks values against a schema; each fault becomes a diagnostic with the line of the value. */
export function checkValues<Schema extends z.ZodType>(
  schema: Schema,
  { data, lineOf }: Values,
  file: string,
): { values: z.output<Schema> } | { diagnostics: Diagnostic[] } {
  const result = schema.safeParse(data);
  if (result.success) return { values: result.data };
  return {
    diagnostics: result.error.issues.flatMap((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, mostErrors) : [undefined];
      return keys.map((key): Diagnostic => {
        const path = key === undefined ? issue.path : [...issue.path, key];
        const where = path.length > 0 ? `"${path.join('.')}"` : 'The file';
        return { severity: 'error', file, line: lineOf(path), ...tellIssue(issue, where, schema, key) };
      });
    }),
  };
}

function tellIssue(
  issue: z.core.$ZodIssue,
  where: string,
  schema: z.ZodType,
  key = '',
): { message: string; advice: string } {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    const likely = likelyKey(key, known);
    const all = known.length > 0 ? `Known are ${known.join(', ')}.` : 'Correct it or take it out.';
    const advice = likely === undefined ? all : `${likely}, or take it out.`;
    return { message: `${where} is not a key that is known here.`, advice };
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return { message: `${where} is missing.`, advice: 'Add it.' };
  }
  const advice = `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`;
  return { message: `${where} is not right.`, advice };
}

/**
 * A content file: the values as YAML that a person likes to edit, then the body.
 * What every reader of YAML 1.1 or 1.2 would not take as the same text is quoted; `undefined` is left out.
 */
export function formatFrontmatter(values: Record<string, unknown>, body = ''): string {
  const document = new Document(values, {
    version: '1.2',
    schema: 'core',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  if (isMap(document.contents)) for (const { value } of document.contents.items) style(value);
  const yaml = document
    .toString({ lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1e9 })
    .replace(notPrintable, toEscape);
  return `---\n${yaml}---\n${body === '' ? '' : `${body}\n`}`;
}

/** What YAML 1.2 ("Character Set") allows as an escape only, or readers take as the end of a line; it is always in double quotes here. */
const notPrintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/gu;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Short lists of plain words stand on one line, so do maps inside lists; text that YAML readers could take otherwise is quoted. */
function style(node: unknown): void {
  if (isScalar(node) && typeof node.value === 'string' && needsQuotes(node.value))
    node.type = Scalar.QUOTE_DOUBLE;
  if (isSeq(node)) {
    node.items.forEach(style);
    node.flow = node.items.every((item) => isScalar(item) && /^[\w-]{1,24}$/.test(String(item.value)));
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      style(key);
      style(value);
    }
    node.flow = node.items.every(({ value }) => isScalar(value));
  }
}

/** Whether text holds control characters, lone surrogates, marks of order or separators of lines, or may be a number or a date. */
function needsQuotes(text: string): boolean {
  return /[\p{C}\u2028\u2029\u00a0]|^[\d.+-]/u.test(text);
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(path[length - 1]),
      );
      if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function refuseCode(): never {
  throw new Error('Frontmatter is YAML only.');
}

/** The entries named by `keys`, in that order, without those that are `undefined`. */
export function inOrder(keys: readonly string[], values: object): Record<string, unknown> {
  const entries = new Map(Object.entries(values));
  return Object.fromEntries(
    keys.flatMap((key) => (entries.get(key) === undefined ? [] : [[key, entries.get(key)]])),
  );
}
