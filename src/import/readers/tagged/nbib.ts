import { quote } from '../../../model/diagnostic.ts';
import { formatName, type Name, orcidSchema } from '../../../model/name.ts';
import { toName, withOrcid } from '../../../model/name-parts.ts';
import type { Paper } from '../../../model/paper.ts';
import type { ReadResult } from '../record.ts';
import { formatPages, parseDoi, parseOrcid, parseSerialNumber } from '../values/identifiers.ts';
import { toTitle } from '../values/markup.ts';
import { parseFamilyFirst } from '../values/names.ts';
import type { RecordFields } from './record-fields.ts';
import type { TaggedField } from './scan.ts';
import { readTagged, type TagTable } from './reader.ts';
import { warnAboutNames, type OpenRecord } from './fields.ts';

/** Publication types of PubMed that say what a record is, the more telling first; all others are articles of journals. */
const types = {
  preprint: 'article',
  dataset: 'dataset',
  'academic dissertation': 'thesis',
  'technical report': 'report',
  'newspaper article': 'article-newspaper',
  'video-audio media': 'document',
  webcast: 'document',
} as const satisfies Record<string, Paper['type']>;

/** Where fields stand (MEDLINE/PubMed Data Element Descriptions); of several tags the first that is there counts. */
const base = {
  title: ['TI'],
  author: ['FAU', 'AU', 'CN'],
  editor: ['FED', 'ED'],
  issued: ['DP', 'DEP'],
  containerTitle: ['JT', 'TA'],
  volume: ['VI'],
  issue: ['IP'],
  edition: ['EN'],
  publisher: ['PB'],
  PMID: ['PMID'],
  PMCID: ['PMC'],
  keyword: ['OT'],
  affiliations: ['AD'],
  abstract: ['AB'],
  serial: ['ISBN'],
} as const satisfies TagTable;

/** A record of a book, or of a chapter where it has a title besides the book's. */
const book: TagTable = { ...base, collectionTitle: ['CTI'], publisherPlace: ['PL'], containerTitle: ['BTI'] };
const wholeBook: TagTable = { title: ['BTI'], containerTitle: [] };

/**
 * What is no fact about a paper but about PubMed's own work on its record: owner, status, dates of entry and revision, subsets, and the
 * citation that repeats the other fields.
 */
const bookkeeping = [
  'OWN',
  'STAT',
  'DA',
  'DCOM',
  'LR',
  'EDAT',
  'MHDA',
  'CRDT',
  'JID',
  'SB',
  'PST',
  'OTO',
  'SO',
];

/** Languages of MEDLINE (ISO 639-2/B) as the tags of BCP 47; others stay as they are. */
const languages: Readonly<Record<string, string>> = {
  ara: 'ar', chi: 'zh', cze: 'cs', dan: 'da', dut: 'nl', eng: 'en', fin: 'fi', fre: 'fr', ger: 'de', gre: 'el', heb: 'he',
  hun: 'hu', ita: 'it', jpn: 'ja', kor: 'ko', nor: 'no', per: 'fa', pol: 'pl', por: 'pt', rus: 'ru', spa: 'es', swe: 'sv',
  tur: 'tr', ukr: 'uk',
}; // prettier-ignore

/** `TI  - …`: a tag in four columns. Further lines are indented. */
const tagLine = /^\uFEFF?(?=.{4}-)([A-Z][A-Z0-9]{1,3}) *-(?:[ \t](.*)|\s*$)/u;

/** Reads the format of PubMed and MEDLINE (.nbib): records begin with a PMID, of PubMed Central with a PMC id. */
export function readNbib(text: string, file: string): ReadResult[] {
  return readTagged(text, file, {
    syntax: {
      parseTag: (line) => {
        const [, tag, value = ''] = tagLine.exec(line) ?? [];
        return tag === undefined ? undefined : [tag, value];
      },
      begins: (tag, afterGap, seen) =>
        tag === 'PMID' ? seen.has('PMID') || (afterGap && seen.has('TI')) : afterGap && seen.has('TI'),
      // Lines are wrapped at blanks, but for a word that is longer than a line.
      isCut: (line) => /^ {6}\S{80,}$/u.test(line),
    },
    titleTag: 'TI  - ',
    read: (record) => {
      const { fields } = record;
      fields.all(bookkeeping);
      const title = readTitle(fields);
      const kind = fields.peek('BTI') === undefined ? 'article' : title === undefined ? 'book' : 'chapter';
      keepHistory(fields);
      return {
        paper: {
          type: kind === 'article' ? readType(fields) : kind,
          ...(title !== undefined && { title }),
          ...readPeople(record),
          ...readDoiAndPages(fields),
          ...readIssn(fields),
          ...readLanguage(fields),
        },
        table: kind === 'article' ? base : { ...book, ...(kind === 'book' && wholeBook) },
      };
    },
  });
}

/** PubMed ends titles with a full stop, and puts those it has translated into brackets. */
function readTitle(fields: RecordFields): string | undefined {
  const title = toTitle(fields.first(['TI'])?.value);
  const plain = title
    .replace(/(?<!\.)\.$/u, '')
    .replace(/^\[([^[\]]*)\]$/u, '$1')
    .trim();
  return plain === '' ? undefined : plain;
}

function readType(fields: RecordFields): Paper['type'] {
  const stated = fields.all(['PT']);
  const names = stated.map(({ value }) => value.toLowerCase());
  const found = Object.entries(types).find(([name]) => names.includes(name));
  for (const field of stated) {
    const name = field.value.toLowerCase();
    if (name !== 'journal article' && (name !== found?.[0] || found[1] === 'document')) fields.keep(field);
  }
  return found?.[1] ?? 'article-journal';
}

/** FAU has the whole name of an author, and AU below it its short form; AUID the ORCID of the one above. */
function readPeople(open: OpenRecord): Pick<Paper, 'author' | 'authorsTruncated' | 'editor'> {
  const { fields } = open;
  const author: Name[] = [];
  let truncated = false;
  let whole: string | undefined;
  const found = fields.all(['FAU', 'AU', 'CN', 'AUID']);
  warnAboutNames(open, found);
  for (const field of found) {
    const value = toTitle(field.value);
    if (field.tag === 'AUID') identify(open, author, field, value);
    else if (value === '') continue;
    else if (/^et al\.?$/iu.test(value)) truncated = true;
    else if (field.tag === 'CN') author.push({ literal: value });
    else if (field.tag === 'FAU' || whole === undefined) author.push(toPerson(field, value));
    whole = field.tag === 'FAU' ? value : field.tag === 'AU' ? undefined : whole;
  }
  const full = fields.all(['FED']);
  const short = fields.all(['ED']);
  const editor = (full.length > 0 ? full : short).flatMap((field) => {
    const value = toTitle(field.value);
    return value === '' ? [] : toPerson(field, value);
  });
  return {
    ...(author.length > 0 && { author }),
    ...(author.length > 0 && truncated && { authorsTruncated: true }),
    ...(editor.length > 0 && { editor }),
  };
}

/** Puts the ORCID of an AUID (`ORCID: 0000-0002-1825-0097`) on the last author; other ids, and what is none, are kept. */
function identify(
  { file, fields, diagnostics }: OpenRecord,
  author: Name[],
  field: TaggedField,
  value: string,
) {
  const of = author.at(-1);
  const ORCID = parseOrcid(value.replace(/^ORCID:\s*/iu, ''));
  const isRight = ORCID !== undefined && orcidSchema.safeParse(ORCID).success;
  if (of !== undefined && isRight && (typeof of === 'string' || of.ORCID === undefined)) {
    author[author.length - 1] = withOrcid(of, ORCID);
    return;
  }
  if (typeof of === 'object' && of.ORCID !== undefined && of.ORCID === ORCID) return;
  fields.keep({ ...field, value: of === undefined ? value : `${formatName(of)}: ${value}` });
  if (isRight || !/orcid/iu.test(value)) return;
  const message = `${quote(value)} is no ORCID: it has a slip in it.`;
  const advice = 'It is kept under "other". Look the person up at https://orcid.org.';
  diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
}

/** `Himmelstein, Daniel S`, or short `Himmelstein DS`, `Smith JA Jr`. */
function toPerson({ tag }: TaggedField, value: string): Name {
  const short = tag === 'AU' || tag === 'ED';
  const [, family, given, suffix] =
    (short && /^(.+) (\p{Lu}{1,4})(?: (Jr|Sr|\d(?:st|nd|rd|th)))?$/u.exec(value)) || [];
  if (family === undefined || given === undefined) return parseFamilyFirst(value) ?? value;
  return toName({ family, given, ...(suffix !== undefined && { suffix }) });
}

/** LID and AID say of each id what it is: `10.7554/eLife.32822 [doi]`, `e32822 [pii]`; an article's number is its page. */
function readDoiAndPages(fields: RecordFields): Pick<Paper, 'DOI' | 'page'> {
  let DOI: string | undefined;
  let number: string | undefined;
  for (const field of fields.all(['LID', 'AID'])) {
    const [, id = '', kind] = /^(\S+) \[(\w+)\]$/u.exec(field.value) ?? [];
    const doi = kind === 'doi' ? parseDoi(id) : undefined;
    if (doi !== undefined && (DOI === undefined || DOI === doi)) DOI = doi;
    else if (kind === 'pii' && /^e\d+$/u.test(id)) number = id;
    else fields.keep(field);
  }
  const page = formatPages(fields.first(['PG'])?.value ?? number ?? '');
  return { ...(DOI !== undefined && { DOI }), ...(page !== '' && { page }) };
}

/** `2050-084X (Linking)`: that one stands for the journal in print and online. */
function readIssn(fields: RecordFields): Pick<Paper, 'ISSN'> {
  const found = fields.all(['IS']).map((field) => ({ field, serial: parseSerialNumber(field.value) }));
  const chosen = found.find(({ field }) => field.value.endsWith('(Linking)')) ?? found[0];
  for (const { field, serial } of found) {
    if (serial?.key !== 'ISSN' || serial.value !== chosen?.serial?.value) fields.keep(field);
  }
  return chosen?.serial?.key === 'ISSN' ? { ISSN: chosen.serial.value } : {};
}

function readLanguage(fields: RecordFields): Pick<Paper, 'language'> {
  const code = fields.first(['LA'])?.value;
  if (code === undefined) return {};
  return { language: Object.hasOwn(languages, code) ? languages[code] : code };
}

/** Of the history, what happened to the paper: not when PubMed took notice of it. */
function keepHistory(fields: RecordFields): void {
  for (const field of fields.all(['PHST']))
    if (/\[(?:received|revised|accepted)\]/u.test(field.value)) fields.keep(field);
}
