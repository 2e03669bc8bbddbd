import type { Paper } from '../../../model/paper.ts';
import { listSemicolon } from '../values/escapes.ts';
import { formatPages, parseAddress, parseArXiv, parseDoi, parseSerialNumber } from '../values/identifiers.ts';
import { withoutCaseBraces, withoutOuterBraces } from '../values/braces.ts';
import type { Draft, FieldReader, SourcePaper } from '../values/draft.ts';
import { isObject, type Json, listAt, textAt } from '../values/json.ts';
import { toProse, toTitle } from '../values/markup.ts';
import { findRepository } from '../values/repository.ts';

/** Keys of a paper whose values are one line of text. */
type TextKey = {
  [Key in keyof SourcePaper]-?: SourcePaper[Key] extends string | undefined ? Key : never;
}[keyof SourcePaper];

/**
 * Returns a function that reads one line of text. For a list, the first text is read, and the whole list is kept
 * under `other`.
 */
export function text(key: TextKey): FieldReader {
  return (value, draft, source) => {
    const [first, ...more] = listAt(value);
    const line = textAt(first);
    if (line === undefined) draft.keep(source, value);
    else {
      draft.set(key, withoutCaseBraces(toTitle(line)), [source, value]);
      if (more.length > 0) draft.keep(source, value);
    }
  };
}

/**
 * Returns a function that reads a list of texts. A single text is split at its semicolons or, if it has none, at its
 * commas.
 */
export function texts(key: 'keyword' | 'categories' | 'affiliations'): FieldReader {
  return (value, draft, source) => {
    const parts = typeof value === 'string' ? splitList(value) : listAt(value);
    const found = parts.map((each) => textAt(each) ?? textAt(each, 'display_name') ?? textAt(each, 'name'));
    const lines = found.map((each) => withoutCaseBraces(toTitle(each))).filter((each) => each !== '');
    if (lines.length > 0) draft.set(key, [...new Set(lines)], [source, value]);
    if (found.includes(undefined)) draft.keep(source, value);
  };
}

function splitList(text: string): string[] {
  const parts = text.split(listSemicolon);
  return parts.length > 1 ? parts : text.split(',');
}

/** Reads an abstract. If the abstract names a code repository, the address of the repository is read too. */
export const abstract: FieldReader = (value, draft, source) => {
  const prose = toProse(textAt(value) ?? '');
  if (prose === '') return draft.keep(source, value);
  draft.set('abstract', prose, [source, value]);
  const code = findRepository(prose);
  if (code !== undefined) draft.set('code', code, [source, value]);
};

/** Reads a DOI. A value that is not a DOI is kept under `other`, with a warning. */
export const doi: FieldReader = (value, draft, source) => {
  const DOI = parseDoi(textAt(value) ?? '');
  if (DOI !== undefined) draft.set('DOI', DOI, [source, value]);
  else draft.keepWithWarning(source, value, 'is not a DOI', 'Correct it: a DOI starts with "10.".');
};

/** Reads a web address. An address that pages cannot link to is kept under `other`, with a warning. */
export const url: FieldReader = (value, draft, source) => {
  const address = parseAddress(textAt(value) ?? '');
  if (address !== undefined) draft.set('URL', address, [source, value]);
  else
    draft.keepWithWarning(
      source,
      value,
      'is not an address that pages can link to',
      'Write an address that starts with "https://".',
    );
};

/** Reads the web address that a service gives for a paper. An address that only repeats the DOI is skipped. */
export const serviceUrl: FieldReader = (value, draft, source) => {
  const DOI = parseDoi(textAt(value) ?? '');
  if (DOI === undefined || DOI.toLowerCase() !== draft.paper.DOI?.toLowerCase()) url(value, draft, source);
};

/** Reads the address of the PDF. A value that is not an address is kept under `other`. */
export const pdf: FieldReader = (value, draft, source) => {
  const address = parseAddress(textAt(value) ?? '');
  if (address === undefined) draft.keep(source, value);
  else draft.set('links', { pdf: address }, [source, value]);
};

/** Reads a range of pages, such as `310-324`. */
export const pages: FieldReader = (value, draft, source) => {
  const line = textAt(value);
  if (line === undefined) draft.keep(source, value);
  else draft.set('page', formatPages(toTitle(line)), [source, value]);
};

/** Returns a function that reads the first ISSN or ISBN. If there are several, all of them are kept under `other`. */
export function serial(key: 'ISSN' | 'ISBN'): FieldReader {
  return (value, draft, source) => {
    const lines = listAt(value).map((each) => textAt(each)?.replace(/^https?:\/\/\S*\//u, '') ?? '');
    const found = parseSerialNumber(lines[0] ?? '');
    if (found?.key === key) draft.set(key, found.value, [source, value]);
    if (found?.key !== key || !found.isWhole || new Set(lines).size > 1) draft.keep(source, value);
  };
}

/**
 * Returns a function that reads a PMID or PMCID. Text before the number is removed, such as a web address. A value
 * that is not such an identifier is kept under `other`.
 */
export function identifier(key: 'PMID' | 'PMCID'): FieldReader {
  const pattern =
    key === 'PMID' ? /^(?:.{0,60}[/: ])?(\d{1,9})\/?$/u : /^(?:.{0,60}[/: ])?(?:PMC)?(\d{1,9})\/?$/iu;
  return (value, draft, source) => {
    const digits = pattern.exec(textAt(value) ?? '')?.[1];
    if (digits === undefined) draft.keep(source, value);
    else draft.set(key, key === 'PMID' ? digits : `PMC${digits}`, [source, value]);
  };
}

/** Reads an arXiv id. A value that is not an arXiv id is kept under `other`, with a warning. */
export const arXivId: FieldReader = (value, draft, source) => {
  const id = parseArXiv(textAt(value) ?? '');
  if (id !== undefined) draft.set('arXiv', id, [source, value]);
  else draft.keepWithWarning(source, value, 'is not an arXiv id', 'Write it as 2407.21783 or math/0309136.');
};

/**
 * Returns a function that reads the type of a paper by a table. An unknown type becomes `document`. Several words in
 * the table may have the same type. Any word except the first one for its type is also kept under `other`, because
 * the type alone does not show the word.
 */
export function type(table: Readonly<Record<string, Paper['type']>>): FieldReader {
  return (value, draft, source) => {
    const stated = (textAt(value) ?? '').toLowerCase();
    const word = Object.hasOwn(table, stated) ? stated : stated.replace(/_/gu, '-');
    const known = Object.hasOwn(table, word) ? table[word] : undefined;
    if (known === undefined) {
      const advice = 'The paper was given the type "document". Set the right type in the written file.';
      draft.keepWithWarning(source, value, 'is not a known type', advice);
    } else if (Object.keys(table).find((key) => table[key] === known) !== word) draft.keep(source, value);
    draft.set('type', known ?? 'document', [source, value]);
  };
}

/**
 * Returns a function that keeps a value under `other`. `toShape` converts the value to a form that is easier to read.
 */
export function kept(toShape: (value: Json) => Json | undefined): FieldReader {
  return (value, draft, source) => draft.keep(source, toShape(value) ?? null);
}

/** Returns a function for `kept`: it returns the texts at a path in each object of a list. */
export function each(...path: (string | number)[]): (value: Json) => Json {
  return (value) => [...new Set(listAt(value).flatMap((one) => textAt(one, ...path) ?? []))];
}

/** Keys of names. Braces around a whole name mean that it is the name of a group. */
const people = /^(?:author|editor)/u;

/** Removes the braces around a text, or around each text in a list. */
function withoutBraces(value: Json): Json {
  if (typeof value === 'string') return withoutOuterBraces(value);
  return Array.isArray(value)
    ? value.map((each) => (typeof each === 'string' ? withoutOuterBraces(each) : each))
    : value;
}

/**
 * Reads the fields of an object, in the order of the table. Fields that are in neither the table nor `ignored` are
 * kept under `other`.
 */
export function readFields(
  record: Json,
  draft: Draft,
  table: Readonly<Record<string, FieldReader>>,
  ignored: ReadonlySet<string> = new Set(),
): void {
  if (!isObject(record)) return;
  for (const [key, read] of Object.entries(table)) {
    const value = Object.hasOwn(record, key) ? record[key] : undefined;
    if (value === undefined || value === null || value === '') continue;
    read(people.test(key) ? value : withoutBraces(value), draft, key);
  }
  for (const [key, value] of Object.entries(record))
    if (!Object.hasOwn(table, key) && !ignored.has(key)) draft.keep(key, value);
}
