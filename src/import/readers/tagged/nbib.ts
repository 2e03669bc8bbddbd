import { quote } from '../../../model/diagnostic.ts';
import { formatName, type Name, orcidSchema } from '../../../model/name.ts';
import { toName, withOrcid } from '../../../model/name-parts.ts';
import type { Paper } from '../../../model/paper.ts';
import type { ReadResult } from '../record.ts';
import { withoutCaseBraces } from '../values/braces.ts';
import { formatPages, parseDoi, parseOrcid, parseSerialNumber } from '../values/identifiers.ts';
import { toTitle } from '../values/markup.ts';
import { parseFamilyFirst } from '../values/names.ts';
import type { RecordFields } from './record-fields.ts';
import {
  nbibBookkeeping, nbibBookTags, nbibLanguages, nbibTags, nbibTypes, nbibWholeBookTags,
} from './nbib-tags.ts'; // prettier-ignore
import type { TaggedField } from './scan.ts';
import { readTagged } from './reader.ts';
import { type OpenRecord, peopleIn, warnAboutNames } from './fields.ts';

/**
 * Pattern of a line such as `TI  - …`, with the tag in the first 4 columns. If a value continues on the next line,
 * that line is indented.
 */
const tagLine = /^\uFEFF?(?=.{4}-)([A-Z][A-Z0-9]{1,3}) *-(?:[ \t](.*)|\s*$)/u;

/** Reads the format of PubMed and MEDLINE (.nbib). A record begins with a PMID, or after an empty line. */
export function readNbib(text: string, file: string): ReadResult[] {
  return readTagged(text, file, {
    syntax: {
      parseTag: (line) => {
        const [, tag, value = ''] = tagLine.exec(line) ?? [];
        return tag === undefined ? undefined : [tag, value];
      },
      begins: (tag, afterGap, seen) =>
        tag === 'PMID' ? seen.has('PMID') || (afterGap && seen.has('TI')) : afterGap && seen.has('TI'),
      // PubMed breaks lines at spaces. Only a word that is longer than a line is broken inside the word.
      isCut: (line) => /^ {6}\S{80,}$/u.test(line),
    },
    titleTag: 'TI  - ',
    keyTag: 'PMID',
    read: (record) => {
      const { fields } = record;
      fields.all(nbibBookkeeping);
      const title = readTitle(fields);
      const kind = fields.peek('BTI') === undefined ? 'article' : title === undefined ? 'book' : 'chapter';
      keepHistory(fields);
      return {
        paper: {
          type: kind === 'article' ? readType(fields) : kind,
          ...(title !== undefined && { title }),
          ...readPeople(record),
          ...readDoiAndPages(record),
          ...readIssn(fields),
          ...readLanguage(fields),
        },
        table: kind === 'article' ? nbibTags : { ...nbibBookTags, ...(kind === 'book' && nbibWholeBookTags) },
      };
    },
  });
}

/**
 * Reads the title. PubMed adds a full stop to every title, and puts translated titles in brackets. The full stop and
 * the brackets are removed.
 */
function readTitle(fields: RecordFields): string | undefined {
  const title = withoutCaseBraces(toTitle(fields.first(['TI'])?.value));
  const plain = title
    .replace(/(?<!\.)\.$/u, '')
    .replace(/^\[([^[\]]*)\]$/u, '$1')
    .trim();
  return plain === '' ? undefined : plain;
}

function readType(fields: RecordFields): Paper['type'] {
  const stated = fields.all(['PT']);
  const names = stated.map(({ value }) => value.toLowerCase());
  const found = Object.entries(nbibTypes).find(([name]) => names.includes(name));
  for (const field of stated) {
    const name = field.value.toLowerCase();
    if (name !== 'journal article' && (name !== found?.[0] || found[1] === 'document')) fields.keep(field);
  }
  return found?.[1] ?? 'article-journal';
}

/**
 * Reads authors and editors. The tag FAU contains the full name of an author, and the AU after it contains the short
 * form of the same name. AUID contains an identifier of the author before it.
 */
function readPeople(open: OpenRecord): Pick<Paper, 'author' | 'authorsTruncated' | 'editor'> {
  const { fields } = open;
  const author: Name[] = [];
  let truncated = false;
  let fullName: string | undefined;
  const found = fields.all(['FAU', 'AU', 'CN', 'AUID']);
  warnAboutNames(open, found);
  for (const field of found) {
    const value = toTitle(field.value);
    if (field.tag === 'AUID') addOrcid(open, author, field, value);
    else if (value === '') continue;
    else if (/^et al\.?$/iu.test(value)) truncated = true;
    else if (field.tag === 'CN') author.push({ literal: value });
    else if (field.tag === 'FAU' || fullName === undefined)
      author.push(...peopleIn(open, field).map((name) => toPerson(field, name)));
    fullName = field.tag === 'FAU' ? value : field.tag === 'AU' ? undefined : fullName;
  }
  const full = fields.all(['FED']);
  const short = fields.all(['ED']);
  const editor = (full.length > 0 ? full : short).flatMap((field) => {
    const value = toTitle(field.value);
    return value === '' ? [] : peopleIn(open, field).map((name) => toPerson(field, name));
  });
  return {
    ...(author.length > 0 && { author }),
    ...(author.length > 0 && truncated && { authorsTruncated: true }),
    ...(editor.length > 0 && { editor }),
  };
}

/**
 * Adds the ORCID in an AUID (`ORCID: 0000-0002-1825-0097`) to the last author. Other identifiers are kept under
 * `other`.
 */
function addOrcid(
  { file, fields, diagnostics }: OpenRecord,
  author: Name[],
  field: TaggedField,
  value: string,
) {
  const person = author.at(-1);
  const ORCID = parseOrcid(value.replace(/^ORCID:\s*/iu, ''));
  const isValid = ORCID !== undefined && orcidSchema.safeParse(ORCID).success;
  if (person !== undefined && isValid && (typeof person === 'string' || person.ORCID === undefined)) {
    author[author.length - 1] = withOrcid(person, ORCID);
    return;
  }
  if (typeof person === 'object' && person.ORCID !== undefined && person.ORCID === ORCID) return;
  fields.keep({ ...field, value: person === undefined ? value : `${formatName(person)}: ${value}` });
  if (isValid || !/orcid/iu.test(value)) return;
  const message = `${quote(value)} is not a valid ORCID.`;
  const advice = 'It was kept under "other". Look up the right one at https://orcid.org.';
  diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
}

/** Parses a full name (`Himmelstein, Daniel S`) or a short name (`Himmelstein DS`, `Smith JA Jr`). */
function toPerson({ tag }: TaggedField, value: string): Name {
  const short = tag === 'AU' || tag === 'ED';
  const [, family, given, suffix] =
    (short && /^(.+) (\p{Lu}{1,4})(?: (Jr|Sr|\d(?:st|nd|rd|th)))?$/u.exec(value)) || [];
  if (family === undefined || given === undefined) return parseFamilyFirst(value) ?? value;
  return toName({ family, given, ...(suffix !== undefined && { suffix }) });
}

/**
 * Reads the DOI and the pages. The tags LID and AID contain identifiers, each with its kind: `10.7554/eLife.32822
 * [doi]`, `e32822 [pii]`. If a record has no pages, its article number is used.
 */
function readDoiAndPages({ file, fields, diagnostics }: OpenRecord): Pick<Paper, 'DOI' | 'page'> {
  let DOI: string | undefined;
  let number: string | undefined;
  for (const field of fields.all(['LID', 'AID'])) {
    const [, id = '', kind] = /^(\S+) \[(\w+)\]$/u.exec(field.value) ?? [];
    const doi = kind === 'doi' ? parseDoi(id) : undefined;
    if (kind === 'doi' && doi === undefined) {
      const message = `${quote(id)} is not a DOI.`;
      const advice = 'It was kept under "other". Correct it: a DOI starts with "10.".';
      diagnostics.push({ severity: 'warning', file, line: field.line, message, advice });
    }
    if (doi !== undefined && (DOI === undefined || DOI === doi)) DOI = doi;
    else if (kind === 'pii' && /^e\d+$/u.test(id)) number = id;
    else fields.keep(field);
  }
  const page = formatPages(fields.first(['PG'])?.value ?? number ?? '');
  return { ...(DOI !== undefined && { DOI }), ...(page !== '' && { page }) };
}

/**
 * Reads the ISSN. PubMed marks one ISSN as linking, `2050-084X (Linking)`. This ISSN identifies both the print
 * edition and the online edition, so it is preferred.
 */
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
  return { language: Object.hasOwn(nbibLanguages, code) ? nbibLanguages[code] : code };
}

/**
 * Keeps under `other` the dates on which the paper was received, revised and accepted. The dates of PubMed's own
 * processing are not kept.
 */
function keepHistory(fields: RecordFields): void {
  for (const field of fields.all(['PHST']))
    if (/\[(?:received|revised|accepted)\]/u.test(field.value)) fields.keep(field);
}
