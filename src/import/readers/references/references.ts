import type { Diagnostic } from '../../../model/diagnostic.ts';
import { quote } from '../../../model/diagnostic.ts';
import { formatName, type Name } from '../../../model/name.ts';
import { toName, toParts } from '../../../model/name-parts.ts';
import type { NamedPaper, PaperRecord, ProfileOwner, ReadResult } from '../record.ts';
import { takeReferenceIds } from './reference-ids.ts';
import { parseSourceDate } from '../values/dates.ts';
import type { Line } from '../values/lines.ts';
import { chooseSegmentations, usualForm } from './choose.ts';
import type { NameForm } from './name-list.ts';
import {
  maxReferenceLength,
  parseReference,
  type ParsedReference,
  type Segmentation,
} from './parse-reference.ts';
import { type ReferenceEntry, splitReferences } from './split-references.ts';

/** Lowest score of an entry that is surely a reference. Sentences of a letter or an article have a lower score. */
const minScore = 6;

/** Lowest score of an entry in a text whose other entries are nearly all references. */
const minScoreInList = 3;

/** Number of entries that are parsed in all ways, to find the usual style of the list. */
const sampleSize = 20;

/**
 * Reads a list of references, as it is in a CV, on a page of a group or in a paper. Any usual style is read, see
 * `parseReference`.
 */
export function readReferences(text: string, file: string): ReadResult[] {
  const { head, entries, leftOut, hasHeading, isBibliography } = splitReferences(text);
  if (isBibliography) return [{ file, records: [], unread: 0, diagnostics: [] }];
  const isCommon = commonWords(text);
  const diagnostics: Diagnostic[] = [];
  const parse =
    (preferred?: NameForm) =>
    ({ text: entry }: ReferenceEntry): ParsedReference =>
      entry.length > maxReferenceLength
        ? { segmentations: [], ids: {} }
        : parseReference(withoutEmphasis(entry), isCommon, preferred);
  const first = entries.slice(0, sampleSize).map(parse());
  const parsed = [...first, ...entries.slice(sampleSize).map(parse(usualForm(first)))];
  const chosen = chooseSegmentations(parsed);
  const sure = entries.filter((_, index) =>
    isReference(chosen[index], parsed[index]?.ids ?? {}, minScore),
  ).length;
  const least = sure > 1 && sure > entries.length * 0.6 ? minScoreInList : minScore;
  const records: PaperRecord[] = [];
  const rejected: ReferenceEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const segmentation = chosen[index];
    const ids = parsed[index]?.ids ?? {};
    if (!segmentation || !isReference(segmentation, ids, least)) {
      rejected.push(entry);
      continue;
    }
    records.push(
      toRecord(entry, segmentation, ids, file, hasOtherTitle(parsed[index], segmentation), diagnostics),
    );
  }
  const named = namedPapers(rejected.flatMap(({ lines }) => lines));
  if (!isList(records, entries, rejected, hasHeading)) {
    const lineCount = entries.reduce((sum, { lines }) => sum + lines.length, 0);
    const isNamed = named.length > lineCount * 0.6;
    return [{ file, records: [], ...(isNamed && { named }), unread: 0, diagnostics: [] }];
  }
  if (hasCapitalNames(records))
    for (const { paper } of records) paper.author &&= paper.author.map(withoutCapitals);
  const owner = findOwner([...head, ...rejected.slice(0, 3).flatMap(({ lines }) => lines)], records);
  reportLeftOut(
    [...head, ...leftOut, ...rejected.flatMap(({ lines }) => lines)].filter(
      ({ number }) => !named.some(({ line }) => line === number),
    ),
    file,
    diagnostics,
  );
  return [
    { file, ...(owner && { owner }), records, ...(named.length > 0 && { named }), unread: 0, diagnostics },
  ];
}

/**
 * Numbers of characters that are read to decide whether a text is a list of references. The second one is for a CV whose
 * publications are below other parts.
 */
const detectedLengths = [6000, 60_000] as const;

/** Whether a text, or the beginning of a long text, is a list of references. */
export function hasReferences(start: string): boolean {
  return detectedLengths.some((length, index) => {
    if (index > 0 && start.length <= detectedLengths[0]) return false;
    const [read] = readReferences(start.slice(0, length), '');
    return read !== undefined && (read.records.length > 0 || read.named !== undefined);
  });
}

/** Returns the papers that lines name by a DOI or an arXiv number. */
function namedPapers(lines: readonly Line[]): NamedPaper[] {
  return lines.flatMap(({ text, number: line }): NamedPaper[] => {
    const { DOI, arXiv } = takeReferenceIds(text).ids;
    if (arXiv !== undefined) return [{ line, arXiv }];
    return DOI === undefined ? [] : [{ line, DOI }];
  });
}

/**
 * Whether the references are a list and not a few references inside another text. Below a heading such as
 * "Publications", other lines may be between them.
 */
function isList(
  records: readonly PaperRecord[],
  entries: readonly ReferenceEntry[],
  rejected: readonly ReferenceEntry[],
  hasHeading: boolean,
): boolean {
  if (records.length === 0) return false;
  const size = (list: readonly ReferenceEntry[]) => list.reduce((sum, { text }) => sum + text.length, 0);
  const share = 1 - size(rejected) / size(entries);
  return share > (hasHeading ? 0.3 : 0.6);
}

/**
 * Whether a segmentation is surely that of a reference: it has authors, a title, and a year or an identifier.
 */
function isReference(
  segmentation: Segmentation | undefined,
  ids: ParsedReference['ids'],
  least: number,
): segmentation is Segmentation {
  if (!segmentation) return false;
  const hasId = ids.DOI !== undefined || ids.arXiv !== undefined || ids.PMID !== undefined;
  const hasDate =
    segmentation.year !== undefined ||
    segmentation.state !== undefined ||
    segmentation.container.fields.note !== undefined;
  return (
    (hasDate || hasId) &&
    /[\p{L}\p{N}]/u.test(segmentation.title) &&
    segmentation.score >= least - (hasId ? 1.5 : 0)
  );
}

function toRecord(
  { lines, heading }: ReferenceEntry,
  segmentation: Segmentation,
  ids: ParsedReference['ids'],
  file: string,
  isTitleUncertain: boolean,
  diagnostics: Diagnostic[],
): PaperRecord {
  const { title, authors, truncated, year, date, state, container } = segmentation;
  const line = lines[0]?.number ?? 1;
  const { type, fields } = container;
  const marks = new Map(segmentation.marked.map(({ index, mark }) => [index, mark]));
  const dated = date === undefined ? undefined : parseSourceDate(date)?.issued;
  const issued = dated ?? year ?? heading.year ?? arXivDate(ids.arXiv);
  const isUnsure = type === 'document' || (type === 'paper-conference' && heading.type === 'chapter');
  if (issued === undefined && state === undefined && fields.note === undefined) {
    const advice = 'Set "issued" in the written file.';
    diagnostics.push({ severity: 'warning', file, line, message: `${quote(title)} has no year.`, advice });
  }
  const uncertain = isTitleUncertain ? (['title'] as const) : undefined;
  if (uncertain) {
    const message = `The title ${quote(title)} may end too early or too late.`;
    const advice = 'Check it. The title of any other source of this paper will replace it.';
    diagnostics.push({ severity: 'warning', file, line, message, advice });
  }
  return {
    file,
    line,
    ...(uncertain && { uncertain }),
    authorLine: line,
    paper: {
      title,
      type: isUnsure ? (heading.type ?? (ids.arXiv !== undefined ? 'article' : (type ?? 'document'))) : type,
      ...(authors.length > 0 && { author: authors.map((name, index) => withMark(name, marks.get(index))) }),
      ...(truncated && { authorsTruncated: true }),
      ...(issued !== undefined && { issued }),
      ...(state !== undefined && { note: state.charAt(0).toUpperCase() + state.slice(1) }),
      ...fields,
      ...ids,
    },
  };
}

/** How many points a segmentation may have less than the chosen one, so that its title is nearly as plausible. */
const doubtMargin = 0.8;

/** Whether another title of the reference is nearly as plausible as the chosen one. */
function hasOtherTitle(parsed: ParsedReference | undefined, chosen: Segmentation): boolean {
  if (chosen.isQuoted) return false;
  return (parsed?.segmentations ?? []).some(
    ({ title, score }) => title !== chosen.title && score > chosen.score - doubtMargin,
  );
}

/** Returns the month in an arXiv number, which begins with year and month since 2007 (arXiv identifier scheme). */
function arXivDate(number: string | undefined): string | undefined {
  const [, year, month] = /^(\d\d)(0[1-9]|1[0-2])\.\d{4,5}$/u.exec(number ?? '') ?? [];
  return year === undefined ? undefined : `20${year}-${month}`;
}

/** Adds a mark such as `*` to a name again. Marks of all formats are read in one place, `readNameMarks`. */
function withMark(name: Name, mark: string | undefined): Name {
  if (mark === undefined || /[\^\d]/u.test(mark)) return name;
  if (typeof name === 'string') return `${name}${mark}`;
  return 'literal' in name ? name : { ...name, family: `${name.family}${mark}` };
}

/** Removes marks of bold and italic text, as in Markdown: `**Quill**`, `_Nature_`. A mark without a partner stays. */
function withoutEmphasis(text: string): string {
  if (!/[*_]/u.test(text)) return text;
  let plain = '';
  let open: { mark: string; at: number } | undefined;
  for (let at = 0; at < text.length;) {
    const mark = /^(?:\*{1,3}|_{1,3})/u.exec(text.slice(at, at + 3))?.[0];
    if (mark === undefined) {
      plain += text.charAt(at++);
      continue;
    }
    const before = text.charAt(at - 1);
    const after = text.charAt(at + mark.length);
    if (open?.mark === mark && /\S/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) {
      plain = plain.slice(0, open.at) + plain.slice(open.at + mark.length);
      open = undefined;
    } else {
      if (!open && !/[\p{L}\p{N}.]/u.test(before) && /\S/u.test(after)) open = { mark, at: plain.length };
      plain += mark;
    }
    at += mark.length;
  }
  return plain;
}

/** Returns a function for the question whether a word occurs in lower case in the text. */
function commonWords(text: string): (word: string) => boolean {
  const words = new Set(
    text.slice(0, 2_000_000).match(/(?<![\p{L}\p{N}'’-])\p{Ll}{3,30}(?![\p{L}])/gu) ?? [],
  );
  return (word) => words.has(word.toLowerCase());
}

/** Whether nearly all family names are in capitals, as in ISO 690 and GB/T 7714: `QUILL, Ada`. */
function hasCapitalNames(records: readonly PaperRecord[]): boolean {
  const families = records
    .flatMap(({ paper }) => (paper.author ?? []).map(toParts))
    .flatMap((parts) => ('family' in parts && parts.family.length > 2 ? parts.family : []));
  return (
    families.length > 1 &&
    families.filter((family) => family === family.toUpperCase()).length > families.length * 0.8
  );
}

function withoutCapitals(name: Name): Name {
  const parts = toParts(name);
  if (!('family' in parts) || parts.family !== parts.family.toUpperCase()) return name;
  const family = parts.family
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
  return toName({ ...parts, family });
}

const titles =
  /^(?:(?:Prof|Dr|Professor|Univ|Assoc|Asst|Apl|Priv|PD|Mr|Ms|Mrs|Ing|Dipl|habil|rer|nat|phil)\b\.?-?[ ]?)+/u;
const degree = /^(?:Ph\.? ?D\.?|M\.?Sc\.?|M\.?D\.?|Dr\.?|MA|BSc|FRS|MBA)$/u;

/** Finds the person whose list this is: a name above the list that most of the papers have among their authors. */
function findOwner(head: readonly Line[], records: readonly PaperRecord[]): ProfileOwner | undefined {
  const keys = records.map(({ paper }) => new Set((paper.author ?? []).map(nameKey)));
  for (const { text } of head.slice(0, 20)) {
    const name = text
      .replace(
        /^(?:curriculum vitae|cv|lebenslauf|publications?|selected publications|list of publications|publikationen)(?: of| by| von|:|,| [-–—|])? /iu,
        '',
      )
      .replace(titles, '')
      .split(',')
      .filter((part, index) => index === 0 || !degree.test(part.trim()))
      .join(',')
      .trim();
    const words = name.split(' ').filter((word, index) => index < 2 || !degree.test(word));
    if (words.length < 2 || words.length > 6 || !/^[\p{L}\p{M}'’.,-]+(?: [\p{L}\p{M}'’.,-]+)+$/u.test(name))
      continue;
    const parts = toParts(name);
    if (!('family' in parts)) continue;
    const key = nameKey(name);
    const count = keys.filter((own) => own.has(key)).length;
    const complete = records.filter(({ paper }) => paper.authorsTruncated !== true).length;
    if (count > 0 && count * 2 >= complete) return ownerOf(name, key, records);
  }
  return undefined;
}

/** Returns the owner with the spellings that the references use, such as `A. Quill` for `Ada Quill`. */
function ownerOf(name: string, key: string, records: readonly PaperRecord[]): ProfileOwner {
  const authors = records.flatMap(({ paper }) => paper.author ?? []);
  const spellings = new Set(
    authors
      .filter((author) => nameKey(author) === key)
      .map((author) => formatName(author).replace(/[^\p{L}\p{M}.'’ -]/gu, '')),
  );
  spellings.delete(name);
  const alternateName = [...spellings];
  return { name, ...(alternateName.length > 0 && { alternateName }), metrics: [] };
}

/** Returns the family name and the first initial of a name, to compare names that are shortened. */
function nameKey(name: Name): string {
  const parts = toParts(name);
  if (!('family' in parts)) return parts.literal.toLowerCase();
  const family = `${parts.nonDroppingParticle ?? ''} ${parts.family}`.trim();
  return `${family} ${(parts.given ?? '').charAt(0)}`
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}]/gu, '')
    .toLowerCase();
}

/** Reports the lines that are not publications, as ranges of lines in one message. */
function reportLeftOut(lines: readonly Line[], file: string, diagnostics: Diagnostic[]): void {
  const numbers = [...new Set(lines.map(({ number }) => number))].sort((a, b) => a - b);
  const [first] = numbers;
  if (first === undefined) return;
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 2) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.slice(0, 8).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const more = ranges.length > shown.length ? ` and ${ranges.length - shown.length} more places` : '';
  diagnostics.push({
    severity: 'note',
    file,
    line: first,
    message:
      numbers.length === 1
        ? `Line ${first} is not a publication and was left out.`
        : `Lines ${shown.join(', ')}${more} are not publications and were left out.`,
    advice: 'If there is a publication in them, write it in the style of the others.',
  });
}
