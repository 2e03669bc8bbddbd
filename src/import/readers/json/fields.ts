import type { Paper } from '../../../model/paper.ts';
import { isSafeUrl } from '../../../model/url.ts';
import { formatPages, parseArXiv, parseDoi, parseSerialNumber } from '../values/identifiers.ts';
import type { Draft, FieldReader, SourcePaper } from '../values/draft.ts';
import { isObject, type Json, listAt, textAt } from '../values/json.ts';
import { toProse, toTitle } from '../values/markup.ts';
import { findRepository } from '../values/repository.ts';

/** Fields of a paper that are a line of text. */
type TextKey = {
  [Key in keyof SourcePaper]-?: SourcePaper[Key] extends string | undefined ? Key : never;
}[keyof SourcePaper];

/** A line of text. Of a list the first; the whole list is kept where there are several. */
export function text(key: TextKey): FieldReader {
  return (value, draft, source) => {
    const [first, ...more] = listAt(value);
    const line = textAt(first);
    if (line === undefined) draft.keep(source, value);
    else {
      draft.set(key, toTitle(line), [source, value]);
      if (more.length > 0) draft.keep(source, value);
    }
  };
}

/** A list of texts; a single text is parted at its semicolons, or else its commas. */
export function texts(key: 'keyword' | 'categories' | 'affiliations'): FieldReader {
  return (value, draft, source) => {
    const parts =
      typeof value === 'string' ? value.split(value.includes(';') ? /;\s*/u : /,\s*/u) : listAt(value);
    const found = parts.map((each) => textAt(each) ?? textAt(each, 'display_name') ?? textAt(each, 'name'));
    const lines = found.map((each) => toTitle(each)).filter((each) => each !== '');
    if (lines.length > 0) draft.set(key, [...new Set(lines)], [source, value]);
    if (found.includes(undefined)) draft.keep(source, value);
  };
}

/** An abstract, and the code that it names. */
export const abstract: FieldReader = (value, draft, source) => {
  const prose = toProse(textAt(value) ?? '');
  if (prose === '') return draft.keep(source, value);
  draft.set('abstract', prose, [source, value]);
  const code = findRepository(prose);
  if (code !== undefined) draft.set('code', code, [source, value]);
};

export const doi: FieldReader = (value, draft, source) => {
  const DOI = parseDoi(textAt(value) ?? '');
  if (DOI !== undefined) draft.set('DOI', DOI, [source, value]);
  else draft.keepWithWarning(source, value, 'is no DOI', 'A DOI begins with "10.".');
};

/** An address that a page may link to. */
export const url: FieldReader = (value, draft, source) => {
  const address = textAt(value) ?? '';
  if (isSafeUrl(address)) draft.set('URL', address, [source, value]);
  else
    draft.keepWithWarning(
      source,
      value,
      'is no address that a page may link to',
      'Write one that begins with https://.',
    );
};

/** The address of a paper as a service gives it: none that only repeats the DOI. */
export const serviceUrl: FieldReader = (value, draft, source) => {
  const DOI = parseDoi(textAt(value) ?? '');
  if (DOI === undefined || DOI.toLowerCase() !== draft.paper.DOI?.toLowerCase()) url(value, draft, source);
};

export const pages: FieldReader = (value, draft, source) => {
  const line = textAt(value);
  if (line === undefined) draft.keep(source, value);
  else draft.set('page', formatPages(toTitle(line)), [source, value]);
};

/** ISSN or ISBN: the first that is named; all of them are kept where there are several. */
export function serial(key: 'ISSN' | 'ISBN'): FieldReader {
  return (value, draft, source) => {
    const lines = listAt(value).map((each) => textAt(each)?.replace(/^https?:\/\/\S*\//u, '') ?? '');
    const found = parseSerialNumber(lines[0] ?? '');
    if (found?.key === key) draft.set(key, found.value, [source, value]);
    if (found?.key !== key || !found.isWhole || new Set(lines).size > 1) draft.keep(source, value);
  };
}

/** An identifier with the address or the words before it taken off; what does not look like one is kept. */
export function identifier(key: 'PMID' | 'PMCID'): FieldReader {
  const form =
    key === 'PMID' ? /^(?:.{0,60}[/: ])?(\d{1,9})\/?$/u : /^(?:.{0,60}[/: ])?(?:PMC)?(\d{1,9})\/?$/iu;
  return (value, draft, source) => {
    const digits = form.exec(textAt(value) ?? '')?.[1];
    if (digits === undefined) draft.keep(source, value);
    else draft.set(key, key === 'PMID' ? digits : `PMC${digits}`, [source, value]);
  };
}

export const arXiv: FieldReader = (value, draft, source) => {
  const id = parseArXiv(textAt(value) ?? '');
  if (id === undefined) draft.keep(source, value);
  else draft.set('arXiv', id, [source, value]);
};

/**
 * A type by the table of a format, whose first key for a type is the plain one: of other keys the word of the source is kept.
 * A type that no table knows is a `document`.
 */
export function type(table: Readonly<Record<string, Paper['type']>>): FieldReader {
  return (value, draft, source) => {
    const said = (textAt(value) ?? '').toLowerCase();
    const word = Object.hasOwn(table, said) ? said : said.replace(/_/gu, '-');
    const known = Object.hasOwn(table, word) ? table[word] : undefined;
    if (known === undefined) {
      const advice = 'The paper became a "document"; set its type in the file that is written.';
      draft.keepWithWarning(source, value, 'is no type that is known', advice);
    } else if (Object.keys(table).find((key) => table[key] === known) !== word) draft.keep(source, value);
    draft.set('type', known ?? 'document', [source, value]);
  };
}

/** What the model has no field for, in the shape that reads best. */
export function kept(toShape: (value: Json) => Json | undefined): FieldReader {
  return (value, draft, source) => draft.keep(source, toShape(value) ?? null);
}

/** The texts at a key of each object of a list, for `kept`. */
export function each(...path: (string | number)[]): (value: Json) => Json {
  return (value) => [...new Set(listAt(value).flatMap((one) => textAt(one, ...path) ?? []))];
}

/** Reads all fields of an object: by the table first, in its order; the rest is kept, but for what the format leaves out. */
export function readFields(
  record: Json,
  draft: Draft,
  table: Readonly<Record<string, FieldReader>>,
  leftOut: ReadonlySet<string> = new Set(),
): void {
  if (!isObject(record)) return;
  for (const [key, read] of Object.entries(table)) {
    const value = Object.hasOwn(record, key) ? record[key] : undefined;
    if (value !== undefined && value !== null && value !== '') read(value, draft, key);
  }
  for (const [key, value] of Object.entries(record))
    if (!Object.hasOwn(table, key) && !leftOut.has(key)) draft.keep(key, value);
}
