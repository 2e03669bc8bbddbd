import type { Paper } from '../../model/paper.ts';
import { hashValue, includesHash, type SourceHashes } from './baseline.ts';
import {
  compareAbstracts,
  compareAuthorLists,
  compareBeginnings,
  compareCode,
  compareIdentifiers,
  compareLengths,
  compareLists,
  compareNames,
  compareNumbers,
  compareTexts,
  compareTypes,
  keepCurrent,
  type Precedence,
} from './compare-values.ts';
import { fillAuthors, fillLinks, type FillState } from './fill-values.ts';
import type { PaperFields } from './paper-fields.ts';
import { isPreprint } from './preprint.ts';

/*
 * The rules that decide which of two values wins in an import. The first rule that applies decides:
 *
 * 1. A value that a user wrote stays. A user wrote a value if no source had this value at its last import
 *    (`decideField`). Parts that it lacks may be added to it (`fill-values.ts`).
 * 2. A publication replaces its preprint in all fields with the scope `version` (`replacesPreprint`, `fieldRules`).
 * 3. If a source has a new value, the new value replaces the old value of the same source (`decideField`).
 * 4. If two sources have different values, the more complete value wins (the `compare` column of `fieldRules`).
 * 5. Otherwise the current value stays. Exception: if both values come from profiles, the profile whose id comes
 *    first in the alphabet wins (`isProfileBefore`).
 *
 * The records of one import are merged in a fixed order, so that the order of the files on the command line does not
 * matter (`compareRecords`).
 */

type Fill<Value> = (current: Value, incoming: Value, state: FillState) => Value | undefined;

type Compare<Value> = (current: Value, incoming: Value) => Precedence;

interface FieldRule<Value> {
  /**
   * `version`: the field describes one version of a paper, so a publication replaces the value of its preprint.
   * `paper`: the value is the same for all versions.
   */
  scope: 'paper' | 'version';
  /** Compares the current value with a different value from another source. */
  compare: Compare<Value>;
  /** Adds parts of the value of another source to the current value. Returns undefined if the rules above decide. */
  fill?: Fill<Value>;
}

/** How an import treats a key of a paper that is not one field. */
type KeyRule = 'file name' | 'every source adds to it' | 'merged with author' | 'first value of each key';

/**
 * The rule for every key of a paper, in the order of the schema. A type error is reported if a key of the schema is
 * missing in this table. The rows with the scope `version` and their order must not be changed: `hashVersion` depends
 * on them, and its hashes are stored in `imported.jsonl`.
 */
const fieldRules: {
  readonly [Key in keyof Required<Paper>]: Key extends keyof PaperFields
    ? FieldRule<PaperFields[Key]>
    : KeyRule;
} = {
  id: 'file name',
  // The title that says more wins, whichever source it is from. Two titles that contradict each other are reported; the
  // current one stays then, even if a publication replaces its preprint.
  title: { scope: 'paper', compare: compareTexts },
  type: { scope: 'version', compare: compareTypes },
  author: { scope: 'paper', compare: compareAuthorLists, fill: fillAuthors },
  authorsTruncated: 'merged with author',
  profiles: 'every source adds to it',
  issued: { scope: 'version', compare: compareBeginnings },
  editor: { scope: 'paper', compare: compareNames },
  containerTitle: { scope: 'version', compare: compareTexts },
  collectionTitle: { scope: 'version', compare: compareTexts },
  collectionNumber: { scope: 'version', compare: compareNumbers },
  edition: { scope: 'version', compare: compareNumbers },
  volume: { scope: 'version', compare: compareNumbers },
  issue: { scope: 'version', compare: compareNumbers },
  page: { scope: 'version', compare: compareBeginnings },
  number: { scope: 'version', compare: compareNumbers },
  publisher: { scope: 'version', compare: compareTexts },
  publisherPlace: { scope: 'version', compare: compareTexts },
  eventTitle: { scope: 'version', compare: compareTexts },
  genre: { scope: 'version', compare: compareTexts },
  language: { scope: 'paper', compare: compareLengths },
  license: { scope: 'paper', compare: compareLengths },
  categories: { scope: 'paper', compare: compareLists },
  keyword: { scope: 'paper', compare: compareLists },
  affiliations: { scope: 'paper', compare: compareLists },
  DOI: { scope: 'version', compare: compareIdentifiers },
  arXiv: { scope: 'paper', compare: compareIdentifiers },
  PMID: { scope: 'paper', compare: compareIdentifiers },
  PMCID: { scope: 'paper', compare: compareIdentifiers },
  ISBN: { scope: 'version', compare: compareTexts },
  ISSN: { scope: 'version', compare: compareTexts },
  // Different addresses can lead to the same paper, so a difference is not a conflict.
  URL: { scope: 'version', compare: compareLengths },
  versions: 'every source adds to it',
  // A source may describe another version than the current one, so a difference is not a conflict.
  version: { scope: 'paper', compare: keepCurrent },
  // Only people write this key.
  project: { scope: 'paper', compare: keepCurrent },
  // Each source abbreviates in its own way, so a difference is not a conflict.
  containerTitleShort: { scope: 'paper', compare: keepCurrent },
  // Each source has keys of its own, so a difference is not a conflict.
  citationKey: { scope: 'paper', compare: keepCurrent },
  aliases: 'every source adds to it',
  code: { scope: 'paper', compare: compareCode },
  links: { scope: 'paper', compare: compareLengths, fill: fillLinks },
  awards: { scope: 'paper', compare: compareTexts },
  equalContribution: { scope: 'paper', compare: compareTexts },
  corresponding: { scope: 'paper', compare: compareTexts },
  updates: { scope: 'paper', compare: compareLengths },
  selected: { scope: 'paper', compare: compareTexts },
  pictureText: { scope: 'paper', compare: compareTexts },
  hidden: { scope: 'paper', compare: compareTexts },
  note: { scope: 'paper', compare: compareLengths },
  other: 'first value of each key',
  abstract: { scope: 'paper', compare: compareAbstracts },
};

/**
 * The fields that describe one version of a paper. For example, the date of a preprint is not the date of the
 * article.
 */
export const versionFields: ReadonlySet<string> = new Set(
  Object.entries(fieldRules).flatMap(([field, rule]) =>
    typeof rule === 'object' && rule.scope === 'version' ? [field] : [],
  ),
);

/** Compares the current value of a field with a different value from another source, by the rule for the field. */
export function compareValues(field: string, current: unknown, incoming: unknown): Precedence {
  const rule = Object.hasOwn(fieldRules, field) ? fieldRules[field as keyof Paper] : undefined;
  if (typeof rule !== 'object') return 'either';
  return (rule.compare as Compare<unknown>)(current, incoming);
}

/** Adds parts of the value of another source to the current value of a field, by the rule for the field. */
export function fillValues(field: string, current: unknown, incoming: unknown, state: FillState): unknown {
  const rule = Object.hasOwn(fieldRules, field) ? fieldRules[field as keyof Paper] : undefined;
  if (typeof rule !== 'object') return undefined;
  return (rule.fill as Fill<unknown> | undefined)?.(current, incoming, state);
}

/**
 * The rules that decide between the current value and the value of another source, if no user edited the current
 * value.
 */
export interface SourcePrecedence {
  compare: (field: string, current: unknown, incoming: unknown) => Precedence;
  fill?: (field: string, current: unknown, incoming: unknown, state: FillState) => unknown;
  /** Whether the source of the incoming value has precedence over all sources of the current value. */
  isBefore: (others: readonly string[]) => boolean;
}

/** The rules for the values of a person: the current value always stays if another source has a different value. */
export const personPrecedence: SourcePrecedence = { compare: keepCurrent, isBefore: () => false };

/** The decision of an import about one field. Only `replace`, `overruled` and a filled value change the file. */
export type Decision =
  | 'keep'
  | 'replace'
  /** The current value stays, with parts of the value of this source. */
  | { filled: unknown }
  /** A user changed the value in the file since the last import, and the source did not. */
  | 'edited'
  /** Both a user and the source changed the value since the last import. */
  | 'disputed'
  /** The current value comes from another source and contradicts the value of this source. The current value stays. */
  | 'contradicted'
  /** The values of two sources contradict each other, and this source has precedence. */
  | 'overruled';

/** The values that one field has in a content file and in a source. */
export interface FieldValues {
  field: string;
  /** The value in the file; undefined if the file does not have the field. */
  current: unknown;
  /** The value in the source. */
  incoming: unknown;
  /** The name of the source in the baseline (`imported.jsonl`). */
  source: string;
  /** The hashes of the values that all sources had at the last import. */
  sources: SourceHashes;
  /**
   * Whether any source of this import has a value with this hash. Such a value in the file may come from an import
   * that was stopped before it saved the baseline, so it does not count as edited by hand.
   */
  isImportedNow: (field: string, hash: string) => boolean;
}

/** Decides whether the value in a source replaces the value in the file. */
export function decideField(
  { field, current, incoming, source, sources, isImportedNow }: FieldValues,
  { compare, fill, isBefore }: SourcePrecedence,
): Decision {
  const currentHash = current === undefined ? undefined : hashValue(current);
  const incomingHash = hashValue(incoming);
  if (currentHash === incomingHash) return 'keep';
  const lastHash = sources[source]?.[field];
  // If a source had a value at the last import and the file has none, a user removed the value.
  const isEdited =
    currentHash === undefined
      ? Object.values(sources).some((hashes) => hashes[field] !== undefined)
      : !isImportedNow(field, currentHash) && sourcesOf(field, currentHash, sources).length === 0;
  const isOwn = includesHash(lastHash, currentHash);
  if (includesHash(lastHash, incomingHash)) {
    if (isEdited) return 'edited';
    // Two branches imported different values of this source, and the file has the value of the other branch.
    return isOwn ? 'replace' : 'keep';
  }
  if (currentHash !== undefined && lastHash === undefined) {
    const hashes = Object.values(sources).map((one) => one[field]);
    const isStated = hashes.some((one) => one !== undefined && !includesHash(one, currentHash));
    const filled = fill?.(field, current, incoming, { isEdited, isStated });
    if (filled !== undefined) return hashValue(filled) === currentHash ? 'keep' : { filled };
  }
  if (isEdited) return 'disputed';
  if (currentHash === undefined || isOwn) return 'replace';
  const precedence = compare(field, current, incoming);
  if (precedence === 'incoming') return 'replace';
  if (precedence === 'current') return 'keep';
  const isFirst = isBefore(sourcesOf(field, currentHash, sources));
  if (precedence === 'contradiction') return isFirst ? 'overruled' : 'contradicted';
  return isFirst ? 'replace' : 'keep';
}

/**
 * Returns the names of the sources whose value had this hash at their last import. If no source had the value, a user
 * wrote it.
 */
export function sourcesOf(field: string, hash: string, sources: SourceHashes): string[] {
  return Object.keys(sources).filter((name) => includesHash(sources[name]?.[field], hash));
}

/**
 * Whether the current values are those of a preprint and the incoming values are those of a publication. The
 * publication then replaces the preprint.
 */
export function replacesPreprint(
  current: Parameters<typeof isPreprint>[0],
  incoming: Parameters<typeof isPreprint>[0],
): boolean {
  return isPreprint(current) && !isPreprint(incoming);
}

/**
 * Whether the value of a profile replaces a value of other profiles. It does if the profile's id comes before their
 * ids in alphabetical order.
 *
 * @param others the profiles that the current value comes from; undefined for a source that is not a profile. The
 * value of such a source stays.
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

/**
 * Compares two records by the order in which they are merged: records without a profile first, then by profile, file
 * and line.
 */
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
