import { type BaselineEntry, hashValue } from './baseline.ts';
import type { Verdict } from './precedence.ts';

/** Values of a content file by field; what belongs together is one value. */
export type Fields = Readonly<Record<string, unknown>>;

/** Two values of one field. */
export interface Pair {
  field: string;
  mine: unknown;
  theirs: unknown;
}

/** What becomes of one content file through one source, field by field. */
export interface MergedFields {
  /** New values by field; to be put into the file as it stands. */
  changes: Record<string, unknown>;
  /** Fields that a person changed while the source did not. */
  edited: string[];
  /** Fields that a person and the source changed: the file's value stays. */
  disputed: Pair[];
  /** Fields in which the source contradicts another one, whose value is in the file and stays. */
  contradicted: Pair[];
  /** Hashes of what the source says. */
  said: Record<string, string>;
}

/**
 * Merges what a source says now with what the file says now, given what every source said last.
 *
 * - What the source says as it did last changes nothing.
 * - A value that no source said last is a person's, and stays. So does the lack of one that a source did say.
 * - The source's own last value gives way to its new one; that of another source to one that says more.
 * - A value that the source no longer has stays in the file.
 *
 * @param sources hashes of what each source said last, by its name
 * @param isSaidNow whether a source of this import says a value with this hash: an import that was killed may have written it
 * @param leads whether the source stands before all sources that said the value which is there
 * @param compare tells which of two values says more
 */
export function mergeFields(
  sources: BaselineEntry['sources'],
  source: string,
  mine: Fields,
  theirs: Fields,
  isSaidNow: (field: string, hash: string) => boolean,
  leads: (others: readonly string[]) => boolean,
  compare: (field: string, mine: unknown, theirs: unknown) => Verdict,
): MergedFields {
  const before = sources[source] ?? {};
  const merged: MergedFields = {
    changes: {},
    edited: [],
    disputed: [],
    contradicted: [],
    said: { ...before },
  };
  for (const [field, value] of Object.entries(theirs)) {
    if (value === undefined) continue;
    const [file, now] = [mine[field], hashValue(value)];
    const standing = file === undefined ? undefined : hashValue(file);
    merged.said[field] = now;
    if (standing === now) continue;
    const isPersons =
      standing === undefined
        ? Object.values(sources).some((said) => said[field] !== undefined)
        : !isSaidNow(field, standing) && !Object.values(sources).some((said) => said[field] === standing);
    const pair = { field, mine: file, theirs: value };
    if (before[field] === now) {
      if (isPersons) merged.edited.push(field);
    } else if (isPersons) merged.disputed.push(pair);
    else if (standing === undefined || standing === before[field]) merged.changes[field] = value;
    else {
      const verdict = compare(field, file, value);
      const others = Object.keys(sources).filter((name) => sources[name]?.[field] === standing);
      if (verdict === 'theirs' || (verdict !== 'mine' && leads(others))) merged.changes[field] = value;
      else if (verdict === 'contradiction') merged.contradicted.push(pair);
    }
  }
  return merged;
}
