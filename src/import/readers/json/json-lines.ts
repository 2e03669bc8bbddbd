import { toId } from '../../../model/id.ts';
import { type Paper, paperFrontmatterSchema } from '../../../model/paper.ts';
import { isDate } from '../../../model/date.ts';
import type { ReadResult } from '../record.ts';
import { parseAddress, parseArXiv, parseDoi } from '../values/identifiers.ts';
import { parseSourceDate } from '../values/dates.ts';
import type { Draft, SourcePaper } from '../values/draft.ts';
import { type JsonFormat, JsonReader } from './reader.ts';
import { scanJson } from './scan.ts';
import { isEmptyJson, isObject, type Json, type JsonObject, textAt } from '../values/json.ts';
import { decodePlainText } from '../values/markup.ts';
import { decodeTexAccents } from '../values/tex-accents.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';

/** The keys of a paper that a source may set. `profiles` is left out, because the import sets it. */
const { profiles: _, other: __, ...shape } = paperFrontmatterSchema.shape;

type Field = keyof typeof shape;

/** Alternative names of keys. They are used if their value is valid and the key itself has no value yet. */
const aliases = {
  authors: 'author', date: 'issued', year: 'issued', booktitle: 'containerTitle', journal: 'containerTitle',
  venue: 'containerTitle', pages: 'page', keywords: 'keyword', doi: 'DOI', arxiv: 'arXiv', isbn: 'ISBN', issn: 'ISSN', url: 'URL',
} as const satisfies Record<string, Field>; // prettier-ignore

/** The type of a paper that has one of these keys but no type. */
const typeByKey: Readonly<Record<string, Paper['type']>> = {
  booktitle: 'paper-conference',
  journal: 'article-journal',
};

const invalid = 'is not valid in a paper';
const invalidAdvice = 'Correct it; see docs/content.md for the valid values.';

/**
 * Functions that read the identifiers and addresses of a paper. They return `undefined` for a value that cannot be
 * read.
 */
const identifiers: Readonly<Record<string, (text: string) => string | undefined>> = {
  DOI: parseDoi,
  arXiv: parseArXiv,
  URL: parseAddress,
};

const format: JsonFormat = {
  name: 'JSON Lines',
  lists: ['[]'],
  read: readPaper,
  keyOf: (record) => textAt(record, 'id'),
};

/**
 * Reads JSON Lines in Offprint's own format: one paper per line, with the keys of the frontmatter of a paper file,
 * and `abstract`. If a line is not valid JSON, only that line is skipped. A JSON list of such papers can be read too.
 */
export function readJsonLines(source: string, file: string): ReadResult[] {
  const reader = new JsonReader(file, format);
  if (/^\s*\[/u.test(source)) for (const part of scanJson(source, format.lists)) reader.read(part);
  else {
    let [start, line] = [0, 1];
    while (start <= source.length) {
      const end = source.indexOf('\n', start);
      const text = source.slice(start, end < 0 ? source.length : end);
      if (text.trim() !== '') readLine(text, line, reader);
      if (end < 0) break;
      start = end + 1;
      line++;
    }
  }
  return [reader.finish()];
}

/** Reads one line as one record. Reports the line if it is not valid JSON. */
function readLine(line: string, number: number, reader: JsonReader): void {
  const source = line.trim();
  const depth = scanJson(source, []).next().value?.depth ?? 1;
  reader.read({ kind: 'value', path: '', line: number, source, depth, count: 1 });
}

function readPaper(record: JsonObject, draft: Draft): string | undefined {
  const { other, abstract, ...rest } = record;
  for (const [key, value] of Object.entries(isObject(other) ? other : {})) draft.keep(key, value);
  if (other !== undefined && !isObject(other)) draft.keep('other', other);
  const prose = textAt(abstract);
  if (prose !== undefined) draft.paper.abstract = clean(prose).trim();
  else draft.keep('abstract', abstract ?? null);
  for (const [key, value] of Object.entries(rest)) {
    if (!Object.hasOwn(shape, key) || isEmptyJson(value) || setField(key as Field, value, draft)) continue;
    draft.keepWithWarning(key, value, invalid, invalidAdvice);
  }
  for (const [key, field] of Object.entries(aliases)) {
    const value = Object.hasOwn(rest, key) ? rest[key] : undefined;
    if (value === undefined || isEmptyJson(value)) continue;
    if (draft.paper[field] !== undefined) draft.keep(key, value);
    else if (!setField(field, value, draft)) draft.keepWithWarning(key, value, invalid, invalidAdvice);
    else if (Object.hasOwn(typeByKey, key)) draft.paper.type ??= typeByKey[key];
  }
  for (const [key, value] of Object.entries(rest)) {
    const isRead = Object.hasOwn(shape, key) || Object.hasOwn(aliases, key);
    if (!isRead && !isIdOfTitle(key, value, draft)) draft.keep(key, value);
  }
  return undefined;
}

/** Sets a key of the paper if the value is valid. Returns whether the key was set. */
function setField(key: Field, value: Json, draft: Draft): boolean {
  if (key === 'issued' && typeof value === 'string' && !isDate(value.trim())) return setDate(value, draft);
  const parse = Object.hasOwn(identifiers, key) ? identifiers[key] : undefined;
  const stated = parse ? parse(textAt(value) ?? '') : cleanDeep(value);
  const checked = shape[key].safeParse(stated);
  if (!checked.success || checked.data === undefined) return false;
  const fields: Partial<Record<keyof SourcePaper, unknown>> = draft.paper;
  fields[key] = checked.data;
  return true;
}

/** Reads a date that a person wrote, such as `23-27 May 2019`. */
function setDate(value: string, draft: Draft): boolean {
  const date = parseSourceDate(value);
  if (!date) return false;
  draft.paper.issued = date.issued;
  if (!date.isRead)
    draft.keepWithWarning(
      'issued',
      value,
      `was read as "${date.issued}"`,
      'Set "issued" in the written file.',
    );
  else if (!date.isWhole) draft.keep('issued', value);
  return true;
}

/** Whether a field is an id that can be made from the title. Such an id is not kept. */
function isIdOfTitle(key: string, value: Json, draft: Draft): boolean {
  return key === 'id' && value === toId(draft.paper.title ?? '', 'paper');
}

/**
 * Prepares a text for a content file: removes control characters, and replaces TeX commands for letters by the
 * letters.
 */
function clean(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
  return decodeTexAccents(decodePlainText(plain));
}

function cleanDeep(value: Json): Json {
  if (typeof value === 'string') return collapseWhiteSpace(clean(value));
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanDeep(each)]));
}
