import type { Paper } from '../../model/paper.ts';
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
 *    (`decide-field.ts`). Parts that it lacks may be added to it (`fill-values.ts`).
 * 2. A publication replaces its preprint in all fields with the scope `version` (`replacesPreprint`, `fieldRules`).
 * 3. If a source has a new value, the new value replaces the old value of the same source (`decide-field.ts`).
 * 4. If two sources have different values, the more complete value wins (the `compare` column of `fieldRules`).
 * 5. Otherwise the current value stays. Exception: if both values come from profiles, the profile whose id comes
 *    first in the alphabet wins (`record-order.ts`).
 *
 * The records of one import are merged in a fixed order, so that the order of the files on the command line does not
 * matter (`record-order.ts`).
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
 * Whether the current values are those of a preprint and the incoming values are those of a publication. The
 * publication then replaces the preprint.
 */
export function replacesPreprint(
  current: Parameters<typeof isPreprint>[0],
  incoming: Parameters<typeof isPreprint>[0],
): boolean {
  return isPreprint(current) && !isPreprint(incoming);
}
