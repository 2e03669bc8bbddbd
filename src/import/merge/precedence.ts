import type { Paper } from '../../model/paper.ts';
import { hashValue, type SourceHashes } from './baseline.ts';
import {
  compareAbstracts,
  compareAuthorLists,
  compareBeginnings,
  compareCode,
  compareLists,
  compareNames,
  compareTexts,
  compareTypes,
  keepCurrent,
  type Precedence,
} from './compare-values.ts';
import type { PaperFields } from './paper-fields.ts';
import { isPreprint } from './preprint.ts';

/*
 * The rules that decide which of two values wins in an import. The first rule that applies decides:
 *
 * 1. A value that a person wrote stays. Every value that no source had at its last import is a person's (`decideField`).
 * 2. A publication replaces its preprint in all fields of the scope `version` (`replacesPreprint`, `fieldRules`).
 * 3. A new value of a source replaces the old value of the same source (`decideField`).
 * 4. The more complete of two values of different sources wins (the `compare` column of `fieldRules`).
 * 5. The current value stays, except that profiles have precedence in alphabetical order (`isProfileBefore`).
 *    Records of one import are merged in a fixed order, so that the order of the files on the command line does not matter
 *    (`compareRecords`).
 */

type Compare<Value> = (current: Value, incoming: Value) => Precedence;

interface FieldRule<Value> {
  /** `version`: the field belongs to one version of a paper, so that a publication replaces it. `paper`: it belongs to all. */
  scope: 'paper' | 'version';
  /** Compares different values of two sources. */
  compare: Compare<Value>;
}

/** How a key of a paper is merged that is not a field of its own. */
type KeyRule = 'file name' | 'every source adds to it' | 'merged with author' | 'first value of each key';

/**
 * The rule for every key of a paper, in the order of the schema; a key of the schema without a row is a type error.
 * The rows with the scope `version` and their order are part of the format of `imported.jsonl` (`hashVersion`).
 */
const fieldRules: {
  readonly [Key in keyof Required<Paper>]: Key extends keyof PaperFields
    ? FieldRule<PaperFields[Key]>
    : KeyRule;
} = {
  id: 'file name',
  // The first title stays, even if a publication replaces its preprint. Another title is reported as a contradiction.
  title: { scope: 'paper', compare: compareTexts },
  type: { scope: 'version', compare: compareTypes },
  author: { scope: 'paper', compare: compareAuthorLists },
  authorsTruncated: 'merged with author',
  profiles: 'every source adds to it',
  issued: { scope: 'version', compare: compareBeginnings },
  editor: { scope: 'paper', compare: compareNames },
  containerTitle: { scope: 'version', compare: compareTexts },
  collectionTitle: { scope: 'version', compare: compareTexts },
  collectionNumber: { scope: 'version', compare: compareTexts },
  edition: { scope: 'version', compare: compareTexts },
  volume: { scope: 'version', compare: compareTexts },
  issue: { scope: 'version', compare: compareTexts },
  page: { scope: 'version', compare: compareBeginnings },
  number: { scope: 'version', compare: compareTexts },
  publisher: { scope: 'version', compare: compareTexts },
  publisherPlace: { scope: 'version', compare: compareTexts },
  eventTitle: { scope: 'version', compare: compareTexts },
  genre: { scope: 'version', compare: compareTexts },
  language: { scope: 'paper', compare: keepCurrent },
  license: { scope: 'paper', compare: keepCurrent },
  categories: { scope: 'paper', compare: compareLists },
  keyword: { scope: 'paper', compare: compareLists },
  affiliations: { scope: 'paper', compare: compareLists },
  DOI: { scope: 'version', compare: compareTexts },
  arXiv: { scope: 'paper', compare: compareTexts },
  PMID: { scope: 'paper', compare: compareTexts },
  PMCID: { scope: 'paper', compare: compareTexts },
  ISBN: { scope: 'version', compare: compareTexts },
  ISSN: { scope: 'version', compare: compareTexts },
  // Different URLs can lead to the same paper.
  URL: { scope: 'version', compare: keepCurrent },
  versions: 'every source adds to it',
  aliases: 'every source adds to it',
  code: { scope: 'paper', compare: compareCode },
  links: { scope: 'paper', compare: keepCurrent },
  awards: { scope: 'paper', compare: compareTexts },
  equalContribution: { scope: 'paper', compare: compareTexts },
  corresponding: { scope: 'paper', compare: compareTexts },
  updates: { scope: 'paper', compare: keepCurrent },
  selected: { scope: 'paper', compare: compareTexts },
  hidden: { scope: 'paper', compare: compareTexts },
  note: { scope: 'paper', compare: keepCurrent },
  other: 'first value of each key',
  abstract: { scope: 'paper', compare: compareAbstracts },
};

/** The fields that belong to one version of a paper: the date of a preprint is not a date of the article. */
export const versionFields: ReadonlySet<string> = new Set(
  Object.entries(fieldRules).flatMap(([field, rule]) =>
    typeof rule === 'object' && rule.scope === 'version' ? [field] : [],
  ),
);

/** Compares different values of a field of a paper that come from two sources. */
export function compareValues(field: string, current: unknown, incoming: unknown): Precedence {
  const rule = Object.hasOwn(fieldRules, field) ? fieldRules[field as keyof Paper] : undefined;
  if (typeof rule !== 'object') return 'either';
  return (rule.compare as Compare<unknown>)(current, incoming);
}

/** How two sources are compared if neither is known to have changed the value. */
export interface SourcePrecedence {
  compare: (field: string, current: unknown, incoming: unknown) => Precedence;
  /** Whether the incoming source has precedence over all sources of the current value. */
  isBefore: (others: readonly string[]) => boolean;
}

/** The precedence of values of a person: the current one stays, whatever another source has. */
export const personPrecedence: SourcePrecedence = { compare: keepCurrent, isBefore: () => false };

/** The decision of an import about a field. All but `replace` keep the current value. */
export type Decision =
  | 'keep'
  | 'replace'
  /** A person changed the value; the source did not. */
  | 'edited'
  /** Both a person and the source changed the value. */
  | 'disputed'
  /** Another source has a value that contradicts this one. */
  | 'contradicted';

/** The values of one field in a content file and in a source. */
export interface FieldValues {
  field: string;
  /** The value in the file; undefined if there is none. */
  current: unknown;
  /** The value in the source. */
  incoming: unknown;
  /** The name of the source. */
  source: string;
  /** The hashes of all sources at the last import. */
  sources: SourceHashes;
  /** Whether a source of this import has a value with this hash: an import that was killed may have written it. */
  isImportedNow: (field: string, hash: string) => boolean;
}

/** Decides whether the value of a source replaces the value in the file. */
export function decideField(
  { field, current, incoming, source, sources, isImportedNow }: FieldValues,
  { compare, isBefore }: SourcePrecedence,
): Decision {
  const currentHash = current === undefined ? undefined : hashValue(current);
  const incomingHash = hashValue(incoming);
  if (currentHash === incomingHash) return 'keep';
  const lastHash = sources[source]?.[field];
  // A missing value was removed by a person if a source had one.
  const isEdited =
    currentHash === undefined
      ? Object.values(sources).some((hashes) => hashes[field] !== undefined)
      : !isImportedNow(field, currentHash) && sourcesOf(field, currentHash, sources).length === 0;
  if (lastHash === incomingHash) return isEdited ? 'edited' : 'keep';
  if (isEdited) return 'disputed';
  if (currentHash === undefined || currentHash === lastHash) return 'replace';
  const precedence = compare(field, current, incoming);
  if (precedence === 'incoming') return 'replace';
  if (precedence === 'current') return 'keep';
  if (isBefore(sourcesOf(field, currentHash, sources))) return 'replace';
  return precedence === 'contradiction' ? 'contradicted' : 'keep';
}

/** Returns the names of the sources that had a value with this hash at their last import. A value without any is a person's. */
export function sourcesOf(field: string, hash: string, sources: SourceHashes): string[] {
  return Object.keys(sources).filter((name) => sources[name]?.[field] === hash);
}

/** Whether a publication meets its preprint, which it replaces. */
export function replacesPreprint(
  current: Parameters<typeof isPreprint>[0],
  incoming: Parameters<typeof isPreprint>[0],
): boolean {
  return isPreprint(current) && !isPreprint(incoming);
}

/**
 * Whether a profile has precedence over others: it has if its id comes first in the alphabet.
 *
 * @param others the profiles of the current value; undefined for a source that is not a profile, which keeps its value
 */
export function isProfileBefore(
  profile: string | undefined,
  others: readonly (string | undefined)[],
): boolean {
  return (
    profile !== undefined &&
    others.length > 0 &&
    others.every((other) => other !== undefined && profile < other)
  );
}

/** Compares two records by the order in which they are merged: by profile (those without one first), file and line. */
export function compareRecords(a: RecordOrigin, b: RecordOrigin): number {
  return (
    compareStrings(a.profile ?? '', b.profile ?? '') || compareStrings(a.file, b.file) || a.line - b.line
  );
}

interface RecordOrigin {
  profile?: string;
  file: string;
  line: number;
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
