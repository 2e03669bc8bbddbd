import { hashValue, joinHashes } from './baseline.ts';

/** The place of a record in its source: its key there, or the record before it. */
export interface PlaceInSource {
  key?: string;
  /** Title of the record before this one in the source. An empty text for the first record. */
  previousTitle?: string;
}

/** The hashes that the baseline stores about the place of records. */
export interface PlaceHashes {
  key?: string;
  after?: string;
}

/**
 * Returns the hashes that the baseline stores about the place of records: `key`, or `after` for a record without a key.
 * If several records of a source became one paper, all their keys are stored.
 */
export function hashPlace(...records: readonly PlaceInSource[]): PlaceHashes {
  const keys = records.flatMap(({ key }) => (key === undefined || isNumbering(key) ? [] : hashValue(key)));
  if (keys.length > 0) return { key: joinHashes(...keys) };
  const previous = records.find(({ previousTitle }) => previousTitle !== undefined)?.previousTitle;
  return previous === undefined ? {} : { after: hashValue(previous) };
}

/**
 * Whether a key is only the number of a record in its source, such as `12` or `item-12`. Such a key belongs to a position
 * and not to a record.
 */
function isNumbering(key: string): boolean {
  return /^(?:(?:item|ref|reference|entry|record|id|no|paper|publication|bib|citation|article)[-_.: ]?)?\d{1,3}$/iu.test(
    key,
  );
}
