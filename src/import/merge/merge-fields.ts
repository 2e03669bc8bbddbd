import { type FieldHashes, hashValue } from './baseline.ts';
import type { Fields } from './paper-fields.ts';
import { decideField, type FieldValues, type SourcePrecedence } from './precedence.ts';

/** The different values of one field in the file and in a source. */
export interface FieldConflict {
  field: string;
  current: unknown;
  incoming: unknown;
}

/** The result of merging one source into one content file. */
export interface MergedFields {
  /** New values by field, to be written to the file. */
  changes: Record<string, unknown>;
  /** Fields that a person changed and the source did not. The value of the file stays. */
  edited: string[];
  /** Fields that both a person and the source changed. The value of the file stays. */
  disputed: FieldConflict[];
  /** Fields in which the source contradicts another source, whose value is in the file and stays. */
  contradicted: FieldConflict[];
  /** The hashes of the source after this import. */
  hashes: FieldHashes;
}

/** The input of `mergeFields`: the values of a content file, the values of a source, and the state of the last import. */
export interface MergeInput extends Omit<FieldValues, 'field' | 'current' | 'incoming'> {
  /** The values of the content file. */
  current: Fields;
  /** The values of the source. Fields that it does not have stay as they are. */
  incoming: Fields;
  precedence: SourcePrecedence;
}

/** Merges the values of one source into the values of a content file. The rules are in `precedence.ts`. */
export function mergeFields({ current, incoming, precedence, ...input }: MergeInput): MergedFields {
  const merged: MergedFields = {
    changes: {},
    edited: [],
    disputed: [],
    contradicted: [],
    hashes: { ...input.sources[input.source] },
  };
  for (const [field, value] of Object.entries(incoming)) {
    if (value === undefined) continue;
    merged.hashes[field] = hashValue(value);
    const conflict: FieldConflict = { field, current: current[field], incoming: value };
    const decision = decideField({ ...input, ...conflict }, precedence);
    if (decision === 'replace') merged.changes[field] = value;
    else if (decision === 'edited') merged.edited.push(field);
    else if (decision !== 'keep') merged[decision].push(conflict);
  }
  return merged;
}

/** Returns a function that reports whether any of these sources has a value with a hash. */
export function indexValues(sources: readonly { fields: Fields }[]): MergeInput['isImportedNow'] {
  const keys = new Set(
    sources.flatMap(({ fields }) =>
      Object.entries(fields).map(([field, value]) => `${field} ${hashValue(value)}`),
    ),
  );
  return (field, hash) => keys.has(`${field} ${hash}`);
}
