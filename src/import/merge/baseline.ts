import { createHash } from 'node:crypto';

/**
 * The baseline: the state of each content file at the last import, by the path of the file. By comparing with this
 * state, an import finds out whether a value was changed since then by a user or by a source. The baseline is stored
 * in the content folder as `imported.jsonl`, one line per file. Lines are sorted and contain no times, so that git
 * can merge them.
 */
export type Baseline = Map<string, BaselineEntry>;

/**
 * Hashes of the values that one source had at the last import, by field. A source is a file or a service that was
 * imported. After two branches were merged, a value can be several hashes with spaces between them: one per branch.
 */
export type FieldHashes = Record<string, string>;

/** The hashes of the values of every source, by the name of the source. */
export type SourceHashes = Record<string, FieldHashes>;

/** The state of one content file at the last import. */
export interface BaselineEntry {
  /**
   * Hashes of the values at the last import, by source and field. Some fields are not keys of the content file:
   *
   * - `metrics.LABEL` is one metric of a person;
   * - `other.KEY` is one key below `other`;
   * - `form` is one hash of all fields that describe one version of a paper, such as the preprint;
   * - `uncertain` has the hashes of the names of the fields whose values the reader could only guess
   *   (`PaperRecord.uncertain`);
   * - `key` is the key by which the source knows the record (`PaperRecord.key`);
   * - `after` is the title of the record before this one, for records without a key. It is the hash of an empty text
   *   for the first record of the source, and is removed as soon as the source no longer contains the record.
   */
  sources: SourceHashes;
  /** Date of the paper at the last import. It helps to distinguish papers with the same title. */
  issued?: string;
  /** Ids of the people whose profiles list the paper, sorted. */
  profiles?: string[];
}

export const baselineFile = 'imported.jsonl';

/**
 * The version of the format of `imported.jsonl`, which is on its first line. Version 1 has no such line, and no `key`
 * and `after`; it was written by Offprint 0.1 and is read as a file without these fields.
 */
export const baselineVersion = 2;

/**
 * Formats `imported.jsonl`.
 *
 * @param lost lines that could not be read (`ReadBaseline.lost`). They are kept at the end of the file.
 */
export function formatBaseline(baseline: Baseline, lost: readonly string[] = []): string {
  if (baseline.size + lost.length === 0) return '';
  const lines = [...baseline]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { sources, issued, profiles }]) => {
      const sorted = sortKeys(
        Object.fromEntries(Object.entries(sources).map(([name, hashes]) => [name, sortKeys(hashes)])),
      );
      return JSON.stringify({ file, issued, profiles, sources: sorted });
    });
  return [JSON.stringify({ version: baselineVersion }), ...lines, ...lost, ''].join('\n');
}

function sortKeys<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns a hash of a value: the first 16 hexadecimal digits of the SHA-256 hash of the value's JSON. */
export function hashValue(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Whether a hash of the baseline is the hash of a value. A hash of the baseline may consist of several hashes. */
export function includesHash(saved: string | undefined, hash: string | undefined): boolean {
  return saved !== undefined && hash !== undefined && saved.split(' ').includes(hash);
}

/** Joins hashes to a text of different hashes with spaces between them. */
export function joinHashes(...hashes: (string | undefined)[]): string {
  return [...new Set(hashes.flatMap((hash) => hash?.split(' ') ?? []))].join(' ');
}
