import { hashValue } from './baseline.ts';
import type { RecordGroup, SourceRecord } from './group-records.ts';
import { hashPlace, type PlaceHashes } from './place-in-source.ts';
import { type Fields, toFields } from './paper-fields.ts';
import { compareValues } from './precedence.ts';
import { isPreprint } from './preprint.ts';

/** A statement: the values that one source has for one version of a paper. A version is a preprint or a publication. */
export interface Statement {
  /** The name of the source in the baseline (`imported.jsonl`). */
  source: string;
  fields: Fields;
  /** The hashes of the place of the records in their source, as the baseline stores them. */
  place: PlaceHashes;
  /** The records of the source that are about this version of the paper. */
  records: RecordGroup;
  /** The first of these records. */
  record: SourceRecord;
  /** Whether the statement only adds values to the paper and does not describe a version (`PaperRecord.only`). */
  isPartial: boolean;
}

/**
 * Combines all records that have the same source and are about the same version of a paper. The values of the first
 * record win. Later records only add values that are missing or more complete.
 *
 * @returns one statement per source and version: first those that are not from a profile, then by profile. Statements
 * with more values are first, because the first one wins if two contradict each other. The names of files and the order
 * on the command line play no part.
 */
export function toStatements(records: RecordGroup): Statement[] {
  const bySource = Map.groupBy(records, ({ source }) => source);
  const statements = [...bySource].flatMap(([source, all]) => {
    const byVersion = Map.groupBy(all, ({ paper }) => isPreprint(paper));
    return [...byVersion].map(([isOfPreprint, same]): Statement => {
      const records = same as RecordGroup;
      const [record] = records;
      const isPartial = same.every(({ only }) => only && !only.has('type'));
      const name = isOfPreprint ? preprintSource(source) : source;
      const fields = same.map(takenFields).reduce(combine);
      return { source: name, fields, place: hashPlace(...same), records, record, isPartial };
    });
  });
  return statements.sort(
    (a, b) =>
      Number(a.record.profile !== undefined) - Number(b.record.profile !== undefined) ||
      compareStrings(a.record.profile ?? '', b.record.profile ?? '') ||
      Object.keys(b.fields).length - Object.keys(a.fields).length ||
      compareStrings(JSON.stringify(a.fields), JSON.stringify(b.fields)) ||
      records.indexOf(a.record) - records.indexOf(b.record),
  );
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the name in the baseline under which the values of a source for the preprint of a paper are saved. */
export function preprintSource(source: string): string {
  return `${source} (preprint)`;
}

/** Returns the name of the source for which `preprintSource` made a name. Any other name is returned unchanged. */
export function withoutPreprint(name: string): string {
  return name.endsWith(preprintSource('')) ? name.slice(0, -preprintSource('').length) : name;
}

/** Returns the fields of a record that are taken from it. */
function takenFields({ paper, only }: SourceRecord): Fields {
  const fields = toFields(paper);
  return only ? Object.fromEntries(Object.entries(fields).filter(([field]) => only.has(field))) : fields;
}

function combine(current: Fields, incoming: Fields): Fields {
  const added = Object.entries(incoming).filter(
    ([field, value]) =>
      current[field] === undefined ||
      (hashValue(current[field]) !== hashValue(value) &&
        compareValues(field, current[field], value) === 'incoming'),
  );
  return { ...current, ...Object.fromEntries(added) };
}
