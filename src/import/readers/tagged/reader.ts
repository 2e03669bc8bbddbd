import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import type { Paper } from '../../../model/paper.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { withoutCaseBraces } from '../values/braces.ts';
import { parseArXiv } from '../values/identifiers.ts';
import { toTitle } from '../values/markup.ts';
import { withoutPreprintVenue } from '../values/preprint-venue.ts';
import { RecordFields } from './record-fields.ts';
import { scanTagged, type TaggedRecord, type TagSyntax } from './scan.ts';
import { type OpenRecord, readDate, readDoi, readNames, readProse, readSerial, readUrl } from './fields.ts';

type SourcePaper = PaperRecord['paper'];

/** Keys of a paper whose values are plain text. */
type TextKey =
  | 'containerTitle' | 'containerTitleShort' | 'collectionTitle' | 'collectionNumber' | 'edition' | 'volume' | 'issue' | 'number' | 'publisher'
  | 'publisherPlace' | 'eventTitle' | 'genre' | 'language' | 'PMID' | 'PMCID' | 'note'; // prettier-ignore

/** Keys of a paper whose values must be parsed. `serial` is an ISSN or an ISBN. */
const special = [
  'title', 'author', 'editor', 'issued', 'keyword', 'affiliations', 'abstract', 'DOI', 'URL', 'pdf', 'serial',
] as const; // prettier-ignore
const specialKeys: ReadonlySet<string> = new Set(special);

/** The tags that contain each field of a paper. If a field has one value, the first tag that the record has is used. */
export type TagTable = Readonly<Partial<Record<TextKey | (typeof special)[number], readonly string[]>>>;

/** A format that consists of lines with a tag and a value, such as RIS. */
export interface TaggedFormat {
  syntax: TagSyntax;
  /** The beginning of a line with a title. The advice about a missing title shows it. */
  titleTag: string;
  /** The tag of the key by which the source knows a record; undefined if the format has no keys. */
  keyTag?: string;
  /**
   * Reads the values that only this format has, such as the type. Returns these values, and the table of tags for all
   * other fields.
   */
  read(record: OpenRecord): { paper: Partial<SourcePaper> & Pick<Paper, 'type'>; table: TagTable };
}

/**
 * Maximum length of a record, in characters. It is far above the length of any abstract, and still short enough for a
 * content file.
 */
const maxRecordLength = 1_000_000;

/**
 * Reads a text that consists of tagged records. Each record is either in `records`, or reported and counted in
 * `unread`.
 */
export function readTagged(text: string, file: string, format: TaggedFormat): ReadResult[] {
  const { records: found, stray } = scanTagged(text, format.syntax);
  const result: ReadResult = { file, records: [], unread: 0, diagnostics: [] };
  const [line] = stray;
  if (line !== undefined) {
    const message = `${stray.length === 1 ? '1 line is' : `${stray.length} lines are`} not part of any record.`;
    const advice = 'Text outside of records is not imported. Check that this text is not a paper.';
    result.diagnostics.push({ severity: 'note', file, line, message, advice });
  }
  for (const one of found) {
    const record = readRecord(one, file, format, result.diagnostics);
    if (record) result.records.push(record);
    else result.unread++;
  }
  return [result];
}

function readRecord(
  { line, fields, isClosed }: TaggedRecord,
  file: string,
  format: TaggedFormat,
  diagnostics: Diagnostic[],
): PaperRecord | undefined {
  const report = (severity: Diagnostic['severity'], message: string, advice: string) => {
    diagnostics.push({ severity, file, line, message, advice });
  };
  const length = fields.reduce((sum, { value }) => sum + value.length, 0);
  if (length > maxRecordLength) {
    const message = `The record that starts here has ${length} characters; the limit is ${maxRecordLength}.`;
    report('error', message, 'Shorten its abstract.');
    return undefined;
  }
  const key = fields.find(({ tag, value }) => tag === format.keyTag && value !== '')?.value.trim();
  const open: OpenRecord = { file, line, fields: new RecordFields(fields), diagnostics };
  const { paper, table } = format.read(open);
  const title = paper.title ?? withoutCaseBraces(toTitle(open.fields.first(table.title ?? [])?.value));
  if (title === '') {
    const advice = `Add a line that starts with "${format.titleTag}".`;
    report('error', 'The record that starts here has no title.', advice);
    return undefined;
  }
  if (format.syntax.end !== undefined && !isClosed) {
    const message = `The record ${quote(title)} does not end with a line "${format.syntax.end}".`;
    report('warning', message, 'Check that no lines are missing.');
  }
  const authorLine = fields.find(({ tag }) => table.author?.includes(tag))?.line;
  const author = readNames(open, table.author ?? []);
  const editor = readNames(open, table.editor ?? []);
  const issued = readDate(open, table.issued ?? []);
  const read: SourcePaper = {
    title,
    ...(author.names.length > 0 && { author: author.names }),
    ...(author.names.length > 0 && author.truncated && { authorsTruncated: true }),
    ...(editor.names.length > 0 && { editor: editor.names }),
    ...(issued !== undefined && { issued }),
    ...readTexts(open.fields, table),
    ...readUrl(open, table.URL ?? [], table.pdf ?? []),
    ...readDoi(open, table.DOI ?? []),
    ...readSerial(open.fields, table.serial ?? []),
    ...readProse(open.fields, table),
    ...paper,
  };
  const preprint = preprintOf(read);
  const other = { ...paper.other, ...open.fields.rest() };
  return {
    file,
    line,
    ...(key !== undefined && { key }),
    ...(authorLine !== undefined && read.author && { authorLine }),
    paper: {
      ...withoutPreprintVenue({ ...read, ...preprint }),
      ...(Object.keys(other).length > 0 && { other }),
    },
  };
}

/**
 * Returns the arXiv id of a paper, and the type `article` if the paper is a preprint. Most tagged formats have no
 * type for preprints.
 */
function preprintOf({
  type,
  containerTitle = '',
  DOI = '',
  URL = '',
  arXiv: stated,
}: SourcePaper): Partial<SourcePaper> {
  const isInArXiv = /^arxiv\b/iu.test(containerTitle);
  const arXiv = isInArXiv ? parseArXiv(containerTitle) : undefined;
  const id = stated ?? arXiv ?? (/^10\.48550\//u.test(DOI) ? parseArXiv(DOI) : undefined) ?? parseArXiv(URL);
  const isPreprint = isInArXiv || (id !== undefined && (type === 'document' || type === 'manuscript'));
  return { ...(id !== undefined && { arXiv: id }), ...(isPreprint && { type: 'article' }) };
}

/** Reads all fields of a record whose values are plain text, as listed in the table of tags. */
function readTexts(fields: RecordFields, table: TagTable): Partial<SourcePaper> {
  const texts = Object.entries(table).flatMap(([key, tags]) => {
    const value = specialKeys.has(key) ? '' : withoutCaseBraces(toTitle(fields.first(tags)?.value));
    return value === '' ? [] : [[key, value]];
  });
  return Object.fromEntries(texts) as Partial<SourcePaper>;
}
