import type { BaselineEntry } from './baseline.ts';
import { hashValue } from './baseline.ts';

/** What becomes of one content file that is there already, field by field. */
export interface MergedFields {
  /** New values by field; to be put into the file as it stands. */
  changes: Record<string, unknown>;
  /** Fields that a person changed while the source did not. */
  edited: string[];
  /** Fields that both changed, or that differ although they were never imported: the file's value stays. */
  disputed: { field: string; mine: unknown; theirs: unknown }[];
  /** The hashes to remember. */
  fields: Record<string, string>;
}

/**
 * Merges what a source says now with what the file says now, given what was imported last.
 * A value that the source no longer has stays in the file.
 *
 * @param base hashes of the last import; `undefined` for a file that was never imported
 * @param leads whether this source may change values, not only fill missing ones
 */
export function mergeFields(
  base: BaselineEntry['fields'] | undefined,
  mine: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
  leads = true,
): MergedFields {
  const merged: MergedFields = { changes: {}, edited: [], disputed: [], fields: { ...base } };
  for (const [field, value] of Object.entries(theirs)) {
    if (value === undefined) continue;
    const [before, file, source] = [base?.[field], hashValue(mine[field] ?? null), hashValue(value)];
    if (file === source) merged.fields[field] = source;
    else if (before === source) merged.edited.push(field);
    else if (!base) merged.disputed.push({ field, mine: mine[field], theirs: value });
    else if (before === undefined ? mine[field] === undefined : leads && before === file) {
      merged.changes[field] = value;
      merged.fields[field] = source;
    } else if (leads || before === undefined) {
      merged.disputed.push({ field, mine: mine[field], theirs: value });
      merged.fields[field] = source;
    }
  }
  return merged;
}
