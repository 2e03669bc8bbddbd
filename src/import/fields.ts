import { type BaselineEntry, hashValue } from './baseline.ts';

/** Values of a content file by field; what belongs together is one value. */
export type Fields = Readonly<Record<string, unknown>>;

/** What becomes of one content file that is there already, field by field. */
export interface MergedFields {
  /** New values by field; to be put into the file as it stands. */
  changes: Record<string, unknown>;
  /** Fields that a person changed while the source did not. */
  edited: string[];
  /** Fields that both changed, or that differ although they were never imported: the file's value stays. */
  disputed: { field: string; mine: unknown; theirs: unknown }[];
  /** The hashes to remember. */
  fields: BaselineEntry['fields'];
}

/**
 * Merges what a source says now with what the file says now, given what was imported last.
 * A value that the source no longer has stays in the file.
 *
 * @param base hashes of the last import
 * @param leads whether this source may change values, not only fill missing ones
 */
export function mergeFields(
  base: BaselineEntry['fields'],
  mine: Fields,
  theirs: Fields,
  leads = true,
): MergedFields {
  const merged: MergedFields = { changes: {}, edited: [], disputed: [], fields: { ...base } };
  for (const [field, value] of Object.entries(theirs)) {
    if (value === undefined) continue;
    const [before, file, source] = [base[field], hashValue(mine[field] ?? null), hashValue(value)];
    const isUntouched = before === undefined ? mine[field] === undefined : before === file;
    if (file === source) merged.fields[field] = source;
    else if (before === source) merged.edited.push(field);
    else if (before !== undefined && !leads) continue;
    else {
      if (isUntouched) merged.changes[field] = value;
      else merged.disputed.push({ field, mine: mine[field], theirs: value });
      merged.fields[field] = source;
    }
  }
  return merged;
}

/** The fields in which a file differs from its source. */
export function differences(mine: Fields, theirs: Fields): string[] {
  return Object.entries(theirs).flatMap(([field, value]) =>
    value === undefined || hashValue(mine[field] ?? null) === hashValue(value) ? [] : [field],
  );
}

/** The hashes of all values. */
export function hashFields(fields: Fields): BaselineEntry['fields'] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, hashValue(value)]],
    ),
  );
}
