import type { Diagnostic } from '../../../model/diagnostic.ts';
import { quote } from '../../../model/diagnostic.ts';
import type { Name } from '../../../model/name.ts';
import { toName, toParts } from '../../../model/name-parts.ts';
import type { NamedPaper, PaperRecord, ReadResult } from '../record.ts';
import { takeReferenceIds } from './reference-ids.ts';
import { parseSourceDate } from '../values/dates.ts';
import type { Line } from '../values/lines.ts';
import { chooseSegmentations, usualForm } from './choose.ts';
import { removeEmphasis } from './emphasis.ts';
import { isList } from './is-list.ts';
import { reportOtherLines } from './other-lines.ts';
import { findOwner } from './list-owner.ts';
import type { NameForm } from './name-forms.ts';
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
        : parseReference(removeEmphasis(entry), isCommon, preferred);
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
  reportOtherLines(
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
