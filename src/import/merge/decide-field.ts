import { hashValue, includesHash, type SourceHashes } from './baseline.ts';
import { keepCurrent, type Precedence } from './compare-values.ts';
import type { FillState } from './fill-values.ts';

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
