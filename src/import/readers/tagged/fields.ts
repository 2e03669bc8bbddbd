import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import { isNaming } from '../../../model/name.ts';
import type { Paper } from '../../../model/paper.ts';
import { isRepositoryUrl } from '../../../model/url.ts';
import { withoutCaseBraces } from '../values/braces.ts';
import { listSemicolon } from '../values/escapes.ts';
import {
  isMeantAsAddress,
  parseAddress,
  parseArXiv,
  parseDoi,
  parseSerialNumber,
} from '../values/identifiers.ts';
import { toProse, toTitle } from '../values/markup.ts';
import { findRepository } from '../values/repository.ts';
import { parseSourceDate } from '../values/dates.ts';
import { joinMarks } from '../values/mark-signs.ts';
import { parseNames, type SourceNames, splitAdvice, splitPeople } from '../values/names.ts';
import { decodeVerbatim } from '../values/verbatim.ts';
import type { RecordFields } from './record-fields.ts';
import type { TaggedField } from './scan.ts';

/** A record that is being read, with its location and the diagnostics about it. */
export interface OpenRecord {
  file: string;
  line: number;
  fields: RecordFields;
  diagnostics: Diagnostic[];
}

/**
 * Reads the type of a record. A type that CSL does not have becomes `document`, and the type in the source is kept
 * under `other`.
 *
 * @param types the CSL types, by the type names of the format in lower case
 * @returns `undefined` if the record does not have the tag
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
    const message = `${quote(field.value)} is not a type of this format.`;
    const advice = 'The paper was given the type "document". Set the right type in the written file.';
    diagnostics.push({ severity: 'warning', file, line, message, advice });
  }
  if (type === undefined || type === 'document') fields.keep(field);
  return type ?? 'document';
}

/** Reads the names in all fields with these tags. */
export function readNames(open: OpenRecord, tags: readonly string[]): SourceNames {
  const found = open.fields.all(tags);
  warnAboutNames(open, found);
  return parseNames(found.flatMap((field) => peopleIn(open, field)));
}

/** Returns the names in one field. Adds a warning if there are several. */
export function peopleIn({ file, diagnostics }: OpenRecord, { value, line }: TaggedField): string[] {
  const text = toTitle(joinMarks(value));
  const people = splitPeople(text);
  if (people === undefined) return [text];
  const message = `${quote(text)} ${people.problem}.`;
  diagnostics.push({ severity: 'warning', file, line, message, advice: splitAdvice });
  return people.names;
}

/** Adds a warning if one of the names has no letters. */
export function warnAboutNames({ file, diagnostics }: OpenRecord, found: readonly TaggedField[]): void {
  const odd = found.find(({ value }) => value !== '' && !isNaming(value) && !/^(?:\.{3}|…)$/u.test(value));
  if (!odd) return;
  const message = `${quote(odd.value)} is not a name.`;
  const advice = 'It gets no author page. Remove it if it is a mistake.';
  diagnostics.push({ severity: 'warning', file, line: odd.line, message, advice });
}

/**
 * Reads all dates with these tags, and returns the most precise one. A date that contradicts the first date is kept
 * under `other`.
 */
export function readDate(
  { file, fields, diagnostics }: OpenRecord,
  tags: readonly string[],
): string | undefined {
  let issued: string | undefined;
  const found = fields.all(tags).toSorted((a, b) => tags.indexOf(a.tag) - tags.indexOf(b.tag));
  for (const field of found) {
    const date = parseSourceDate(field.value, issued?.slice(0, 4));
    const isMore = date && (issued === undefined || date.issued.startsWith(issued));
    if (isMore) issued = date.issued;
    else if (date?.isRead && issued?.startsWith(date.issued)) continue;
    if (!isMore || !date.isWhole || !date.isRead) fields.keep(field);
    if (!date?.isRead) {
      const problem = date ? `was read as ${quote(date.issued)}` : 'is not a readable date';
      const message = `${quote(field.value)} ${problem}.`;
      const advice = 'It was kept under "other". Set "issued" in the written file.';
      diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
    }
  }
  return issued;
}

/** Reads a DOI. A value that is not a DOI is kept under `other`, with a warning. */
export function readDoi(
  { file, fields, diagnostics }: OpenRecord,
  tags: readonly string[],
): Pick<Paper, 'DOI'> {
  const field = fields.first(tags);
  if (!field) return {};
  const DOI = parseDoi(field.value);
  if (DOI !== undefined) return { DOI };
  fields.keep(field);
  const message = `${quote(field.value)} is not a DOI.`;
  const advice = 'It was kept under "other". Correct it: a DOI starts with "10.".';
  diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
  return {};
}

/**
 * Reads the first web address that pages can link to. Other addresses are kept under `other`, with a warning if the
 * address cannot be read. A DOI or an arXiv id inside an address is read too.
 */
export function readUrl(
  { file, fields, diagnostics }: OpenRecord,
  tags: readonly string[],
  pdfTags: readonly string[],
): Pick<Paper, 'URL' | 'DOI' | 'arXiv' | 'links' | 'code'> {
  let URL: string | undefined;
  let code: string | undefined;
  let pdf: string | undefined;
  for (const field of fields.all(pdfTags)) {
    const address = parseAddress(field.value);
    if (pdf === undefined && address !== undefined) pdf = address;
    else if (address === undefined || address !== pdf) fields.keep(field);
  }
  let DOI: string | undefined;
  let arXiv: string | undefined;
  const found = fields.all(tags).toSorted((a, b) => tags.indexOf(a.tag) - tags.indexOf(b.tag));
  for (const field of found) {
    const [first = '', ...more] = decodeVerbatim(field.value).split(/[;,]?\s+|;(?=https?:)/u);
    const address = parseAddress(first);
    const id = /^https?:\/\/arxiv\.org\/abs\/([^\s?#]+)$/u.exec(address ?? '')?.[1];
    const isOnlyId = id !== undefined && more.length === 0 && parseArXiv(id) === id;
    if (isOnlyId && (arXiv === undefined || arXiv === id)) {
      // The address contains only the arXiv id, so it is not needed.
      arXiv = id;
      continue;
    }
    if (address !== undefined && /doi\.org\//iu.test(address)) DOI ??= parseDoi(address);
    if (address === undefined && isMeantAsAddress(field.value)) {
      const message = `${quote(field.value)} is not an address that pages can link to.`;
      const advice = 'It was kept under "other". Write the address as a browser shows it.';
      diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
    }
    if (URL === undefined && address !== undefined) {
      URL = address;
      if (more.length > 0) fields.keep(field);
    } else if (address !== undefined && pdf === undefined && /\.pdf(?:$|[?#])/iu.test(address)) pdf = address;
    else if (address !== undefined && code === undefined && isRepositoryUrl(address)) code = address;
    else if (address === undefined || ![URL, pdf, code].includes(address)) fields.keep(field);
  }
  return {
    ...(URL !== undefined && { URL }),
    ...(pdf !== undefined && { links: { pdf } }),
    ...(code !== undefined && { code }),
    ...(DOI !== undefined && { DOI }),
    ...(arXiv !== undefined && { arXiv }),
  };
}

/** Reads one ISSN and one ISBN. Any other text in these fields is kept under `other`. */
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

/**
 * Reads the abstract, the keywords and the affiliations. If the abstract names a code repository, the address of the
 * repository is read too.
 */
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

/** Splits a text with keywords at its semicolons and line ends. */
function splitKeywords(value: string): string[] {
  const parts = value.split('\n').flatMap((line) => line.split(listSemicolon));
  return parts.map((part) => withoutCaseBraces(toTitle(part))).filter((part) => part !== '');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
