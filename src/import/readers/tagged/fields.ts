import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import { isNaming } from '../../../model/name.ts';
import type { Paper } from '../../../model/paper.ts';
import { isSafeUrl } from '../../../model/url.ts';
import { parseArXiv, parseDoi, parseSerialNumber } from '../values/identifiers.ts';
import { toProse, toTitle } from '../values/markup.ts';
import { findRepository } from '../values/repository.ts';
import { parseSourceDate } from '../values/dates.ts';
import { parseNames, type SourceNames } from '../values/names.ts';
import type { RecordFields } from './record-fields.ts';
import type { TaggedField } from './scan.ts';

/** What a reader of a tagged format has of one record while it makes a paper of it. */
export interface OpenRecord {
  file: string;
  line: number;
  fields: RecordFields;
  diagnostics: Diagnostic[];
}

/**
 * The type that a table gives for a tag, whose keys are in lower case. A type that CSL has no word for is a `document`, and kept.
 *
 * @returns `undefined` where the record has no such tag
 */
export function readType(
  { file, line, fields, diagnostics }: OpenRecord,
  tag: string,
  types: Readonly<Record<string, Paper['type']>>,
): Paper['type'] | undefined {
  const field = fields.first([tag]);
  if (!field) return undefined;
  const name = field.value.toLowerCase().trim();
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined) {
    const message = `${quote(field.value)} is no type of this format.`;
    const advice = 'The paper became a "document"; set its type in the file that is written.';
    diagnostics.push({ severity: 'warning', file, line, message, advice });
  }
  if (type === undefined || type === 'document') fields.keep(field);
  return type ?? 'document';
}

/** The names of a list. */
export function readNames(open: OpenRecord, tags: readonly string[]): SourceNames {
  const found = open.fields.all(tags);
  warnAboutNames(open, found);
  return parseNames(found.map(({ value }) => toTitle(value)));
}

/** Warns of a name without letters; it is kept. */
export function warnAboutNames({ file, diagnostics }: OpenRecord, found: readonly TaggedField[]): void {
  const odd = found.find(({ value }) => value !== '' && !isNaming(value) && !/^(?:\.{3}|…)$/u.test(value));
  if (!odd) return;
  const message = `${quote(odd.value)} is no name.`;
  const advice = 'It gets no page; take it out if it is a slip.';
  diagnostics.push({ severity: 'warning', file, line: odd.line, message, advice });
}

/** The most precise of the dates that these tags give, in the year that the first of them names; what differs is kept. */
export function readDate(
  { file, fields, diagnostics }: OpenRecord,
  tags: readonly string[],
): string | undefined {
  let issued: string | undefined;
  const found = fields.all(tags).toSorted((a, b) => tags.indexOf(a.tag) - tags.indexOf(b.tag));
  for (const field of found) {
    const date = parseSourceDate(field.value, issued?.slice(0, 4));
    if (date && (issued === undefined || date.issued.startsWith(issued))) issued = date.issued;
    else if (date && issued?.startsWith(date.issued)) continue;
    else fields.keep(field);
    if (!date) {
      const message = `${quote(field.value)} is no date that can be read.`;
      const advice = 'It is kept under "other"; put the date into the file that is written.';
      diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
    } else if (!date.isWhole) fields.keep(field);
  }
  return issued;
}

/** A DOI, bare; what is none is kept, with a warning. */
export function readDoi(
  { file, fields, diagnostics }: OpenRecord,
  tags: readonly string[],
): Pick<Paper, 'DOI'> {
  const field = fields.first(tags);
  if (!field) return {};
  const DOI = parseDoi(field.value);
  if (DOI !== undefined) return { DOI };
  fields.keep(field);
  const message = `${quote(field.value)} is no DOI.`;
  const advice = 'It is kept under "other"; a DOI begins with "10.".';
  diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
  return {};
}

/** The first address that a page may link to; the others are kept. A DOI is found in its address, and an arXiv id is one. */
export function readUrl(fields: RecordFields, tags: readonly string[]): Pick<Paper, 'URL' | 'DOI' | 'arXiv'> {
  let URL: string | undefined;
  let DOI: string | undefined;
  let arXiv: string | undefined;
  for (const field of fields.all(tags)) {
    const urls = field.value.split(/\s+/u).map((text) => (text.startsWith('//') ? `https:${text}` : text));
    const [first = ''] = urls;
    const id = /^https?:\/\/arxiv\.org\/abs\/([^\s?#]+)$/u.exec(field.value)?.[1];
    if (id !== undefined && parseArXiv(id) === id && (arXiv === undefined || arXiv === id)) {
      // The address only repeats the id.
      arXiv = id;
      continue;
    }
    if (/doi\.org\//iu.test(first)) DOI ??= parseDoi(first);
    if (URL === undefined && isSafeUrl(first)) {
      URL = first;
      if (urls.length > 1) fields.keep(field);
    } else if (first !== URL) fields.keep(field);
  }
  return {
    ...(URL !== undefined && { URL }),
    ...(DOI !== undefined && { DOI }),
    ...(arXiv !== undefined && { arXiv }),
  };
}

/** ISSN and ISBN, one of each; what else the source says there is kept. */
export function readSerial(fields: RecordFields, tags: readonly string[]): Pick<Paper, 'ISSN' | 'ISBN'> {
  const found: Pick<Paper, 'ISSN' | 'ISBN'> = {};
  for (const field of fields.all(tags)) {
    const serial = parseSerialNumber(field.value);
    if (!serial || (found[serial.key] !== undefined && found[serial.key] !== serial.value))
      fields.keep(field);
    else {
      found[serial.key] = serial.value;
      if (!serial.isWhole) fields.keep(field);
    }
  }
  return found;
}

/** Abstract, keywords, affiliations, and the code that the abstract names. */
export function readProse(
  fields: RecordFields,
  tags: { abstract?: readonly string[]; keyword?: readonly string[]; affiliations?: readonly string[] },
): Pick<Paper, 'keyword' | 'affiliations' | 'code' | 'abstract'> {
  const keyword = unique(fields.all(tags.keyword ?? []).flatMap(({ value }) => splitKeywords(value)));
  const affiliations = unique(fields.all(tags.affiliations ?? []).map(({ value }) => toTitle(value)));
  const abstract = toProse(fields.first(tags.abstract ?? [])?.value ?? '');
  const code = findRepository(abstract);
  return {
    ...(keyword.length > 0 && { keyword }),
    ...(affiliations.length > 0 && { affiliations }),
    ...(code !== undefined && { code }),
    ...(abstract !== '' && { abstract }),
  };
}

/** One keyword a line, or several in one line between semicolons. */
function splitKeywords(value: string): string[] {
  const parts = value.includes(';') ? value.split(/[;\n]/u) : value.split('\n');
  return parts.map((part) => toTitle(part)).filter((part) => part !== '');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
