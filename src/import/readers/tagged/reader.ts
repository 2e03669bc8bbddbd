import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import type { Paper } from '../../../model/paper.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { parseArXiv } from '../values/identifiers.ts';
import { toTitle } from '../values/markup.ts';
import { RecordFields } from './record-fields.ts';
import { scanTagged, type TaggedRecord, type TagSyntax } from './scan.ts';
import { type OpenRecord, readDate, readDoi, readNames, readProse, readSerial, readUrl } from './fields.ts';

type SourcePaper = PaperRecord['paper'];

/** Fields of a paper that are text as it comes. */
type TextKey =
  | 'containerTitle' | 'collectionTitle' | 'collectionNumber' | 'edition' | 'volume' | 'issue' | 'number' | 'publisher'
  | 'publisherPlace' | 'eventTitle' | 'genre' | 'language' | 'PMID' | 'PMCID' | 'note'; // prettier-ignore

/** Fields of a paper that take more than copying. */
const special = [
  'title', 'author', 'editor', 'issued', 'keyword', 'affiliations', 'abstract', 'DOI', 'URL', 'serial',
] as const; // prettier-ignore
const specialKeys: ReadonlySet<string> = new Set(special);

/** The tags that a field of a paper is read from; of a field with one value, the first that is there. */
export type TagTable = Readonly<Partial<Record<TextKey | (typeof special)[number], readonly string[]>>>;

/** A format of tagged lines. */
export interface TaggedFormat {
  syntax: TagSyntax;
  /** The tag that a title should stand behind, for advice. */
  titleTag: string;
  /** What only this format knows to read, most of all the type, taken out of the fields first, and where all else stands. */
  read(record: OpenRecord): { paper: Partial<SourcePaper> & Pick<Paper, 'type'>; table: TagTable };
}

/** The longest record, in characters: far above any abstract, and short enough for a content file. */
const longestRecord = 1_000_000;

/** Reads a text of tagged records. Each is in `records`, or counted in `unread` and told of. */
export function readTagged(text: string, file: string, format: TaggedFormat): ReadResult[] {
  const { records: found, stray } = scanTagged(text, format.syntax);
  const result: ReadResult = { file, records: [], unread: 0, diagnostics: [] };
  const [line] = stray;
  if (line !== undefined) {
    const message = `${stray.length === 1 ? 'A line belongs' : `${stray.length} lines belong`} to no record.`;
    const advice = 'What stands outside the records was left out.';
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
  const tell = (severity: Diagnostic['severity'], message: string, advice: string) => {
    diagnostics.push({ severity, file, line, message, advice });
  };
  const length = fields.reduce((sum, { value }) => sum + value.length, 0);
  if (length > longestRecord) {
    tell('error', `The record that begins here has ${length} characters.`, 'Shorten its abstract.');
    return undefined;
  }
  const open: OpenRecord = { file, line, fields: new RecordFields(fields), diagnostics };
  const { paper, table } = format.read(open);
  const title = paper.title ?? toTitle(open.fields.first(table.title ?? [])?.value);
  if (title === '') {
    const advice = `Add a line of "${format.titleTag}" with its title.`;
    tell('error', 'The record that begins here has no title.', advice);
    return undefined;
  }
  if (format.syntax.end !== undefined && !isClosed) {
    const message = `The record ${quote(title)} has no line "${format.syntax.end}" at its end.`;
    tell('warning', message, 'Look whether its end is lost.');
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
    ...readUrl(open.fields, table.URL ?? []),
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
    ...(authorLine !== undefined && read.author && { authorLine }),
    paper: { ...read, ...preprint, ...(Object.keys(other).length > 0 && { other }) },
  };
}

/** What stands in arXiv is a preprint, whatever the tagged formats call it, for they have no type for one. */
function preprintOf({
  type,
  containerTitle = '',
  DOI = '',
  URL = '',
  arXiv: stated,
}: SourcePaper): Partial<SourcePaper> {
  const isIn = /^arxiv\b/iu.test(containerTitle);
  const arXiv = isIn ? parseArXiv(containerTitle) : undefined;
  const id = stated ?? arXiv ?? (/^10\.48550\//u.test(DOI) ? parseArXiv(DOI) : undefined) ?? parseArXiv(URL);
  const isPreprint = isIn || (id !== undefined && (type === 'document' || type === 'manuscript'));
  return { ...(id !== undefined && { arXiv: id }), ...(isPreprint && { type: 'article' }) };
}

/** The texts of a record, by the table of its format; special fields are read elsewhere. */
function readTexts(fields: RecordFields, table: TagTable): Partial<SourcePaper> {
  const texts = Object.entries(table).flatMap(([key, tags]) => {
    const value = specialKeys.has(key) ? '' : toTitle(fields.first(tags)?.value);
    return value === '' ? [] : [[key, value]];
  });
  return Object.fromEntries(texts) as Partial<SourcePaper>;
}
