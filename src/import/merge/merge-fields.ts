import { type FieldHashes, hashValue } from './baseline.ts';
import type { Fields } from './paper-fields.ts';
import type { Answer } from './answer.ts';
import { decideField, type FieldValues, type SourcePrecedence } from './decide-field.ts';

/** A field whose value in the content file differs from its value in a source. */
export interface FieldConflict {
  field: string;
  current: unknown;
  incoming: unknown;
  /** The value that was kept; by default, the current one. */
  winner?: 'incoming';
  /** The question about the conflict, if one was asked. */
  question?: string;
}

/** Decides a conflict in the place of a user. Returns undefined for a conflict that was not decided. */
export type DecideConflict = (
  conflict: FieldConflict,
  currentIs: 'edited' | 'from another source',
) => { id: string; answer: Answer | undefined };

/** The result of merging the values of one source into one content file. */
export interface MergedFields {
  /** The new values to write to the file, by field. */
  changes: Record<string, unknown>;
  /**
   * Fields that a user changed in the file since the last import, and the source did not change. The value in the
   * file stays.
   */
  edited: string[];
  /** Fields that both a user and the source changed since the last import. The value in the file stays. */
  disputed: FieldConflict[];
  /** Fields that both a user and the source changed, and about which a user decided. */
  decided: FieldConflict[];
  /** Fields for which this source contradicts the source of the current value. */
  contradicted: FieldConflict[];
  /** The hashes of the source's values after this import, by field. */
  hashes: FieldHashes;
}

/**
 * The input of `mergeFields`: the values of a content file, the values of a source, and the state of the last import.
 */
export interface MergeInput extends Omit<FieldValues, 'field' | 'current' | 'incoming'> {
  /** The values of the content file, by field. */
  current: Fields;
  /** The values of the source, by field. Fields that the source does not have are not changed. */
  incoming: Fields;
  precedence: SourcePrecedence;
  /** Asks about each conflict. By default, no question is asked. */
  decide?: DecideConflict;
}

/** Merges the values of one source into the values of a content file. `precedence.ts` contains the rules. */
export function mergeFields({ current, incoming, precedence, decide, ...input }: MergeInput): MergedFields {
  const merged: MergedFields = {
    changes: {},
    edited: [],
    disputed: [],
    decided: [],
    contradicted: [],
    hashes: { ...input.sources[input.source] },
  };
  for (const [field, value] of Object.entries(incoming)) {
    if (value === undefined) continue;
    merged.hashes[field] = hashValue(value);
    const conflict: FieldConflict = { field, current: current[field], incoming: value };
    const decision = decideField({ ...input, ...conflict }, precedence);
    if (typeof decision === 'object') merged.changes[field] = decision.filled;
    else if (decision === 'replace') merged.changes[field] = value;
    else if (decision === 'edited') merged.edited.push(field);
    else if (decision !== 'keep') {
      const list = decision === 'disputed' ? merged.disputed : merged.contradicted;
      const asked = decide?.(conflict, decision === 'disputed' ? 'edited' : 'from another source');
      const winsByRule = decision === 'overruled';
      if (asked?.answer === 'theirs' || (winsByRule && asked?.answer !== 'mine'))
        merged.changes[field] = value;
      // A conflict that a user decided is not reported.
      if (asked?.answer === undefined)
        list.push({
          ...conflict,
          ...(asked && { question: asked.id }),
          ...(winsByRule && { winner: 'incoming' }),
        });
      else if (decision === 'disputed') merged.decided.push(conflict);
    }
  }
  return merged;
}

/** Returns a function that reports whether one of these sources has a value with this hash for a field. */
export function indexValues(sources: readonly { fields: Fields }[]): MergeInput['isImportedNow'] {
  const keys = new Set(
    sources.flatMap(({ fields }) =>
      Object.entries(fields).map(([field, value]) => `${field} ${hashValue(value)}`),
    ),
  );
  return (field, hash) => keys.has(`${field} ${hash}`);
}
