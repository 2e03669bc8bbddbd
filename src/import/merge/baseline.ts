import { createHash } from 'node:crypto';

/**
 * The state of the last import, by content file. It shows whether a value was changed by a person or by a source since then.
 * It is stored in the content folder as `imported.jsonl`: one sorted line per file and no times, so that git merges it well.
 */
export type Baseline = Map<string, BaselineEntry>;

/** Hashes of the values that one source had at the last import, by field. */
export type FieldHashes = Record<string, string>;

/** The hashes of every source, by the name of the source. */
export type SourceHashes = Record<string, FieldHashes>;

/** The state of one content file at the last import. */
export interface BaselineEntry {
  /**
   * Hashes by source and field. Some fields are not keys of the file: `metrics.LABEL` is one metric of a person,
   * `other.KEY` is one key of `other`, and `form` is one hash of all fields that belong to one version of a paper.
   */
  sources: SourceHashes;
  /** Date of the paper at the last import. It distinguishes papers with the same title. */
  issued?: string;
  /** Ids of the people whose profiles list the paper, sorted. */
  profiles?: string[];
}

export const baselineFile = 'imported.jsonl';

/** Parses `imported.jsonl`. Skips other lines, such as conflict markers of git; combines two lines for the same file. */
export function parseBaseline(text: string): Baseline {
  const baseline: Baseline = new Map();
  for (const line of text.split('\n')) {
    try {
      const { file, sources, issued, profiles } = JSON.parse(line) as { file: unknown } & BaselineEntry;
      if (typeof file !== 'string' || !isSourceHashes(sources)) continue;
      const known = baseline.get(file);
      const all = [...(known?.profiles ?? []), ...(Array.isArray(profiles) ? profiles : [])];
      baseline.set(file, {
        sources: { ...known?.sources, ...sources },
        ...(typeof issued === 'string' && { issued }),
        ...(all.length > 0 && { profiles: [...new Set(all)].sort() }),
      });
    } catch {
      // Not a line of this file, such as a conflict marker.
    }
  }
  return baseline;
}

function isSourceHashes(value: unknown): value is SourceHashes {
  const isMap = (each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each);
  return isMap(value) && Object.values(value as object).every(isMap);
}

export function formatBaseline(baseline: Baseline): string {
  return [...baseline]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { sources, issued, profiles }]) => {
      const sorted = sortKeys(
        Object.fromEntries(Object.entries(sources).map(([name, hashes]) => [name, sortKeys(hashes)])),
      );
      return `${JSON.stringify({ file, issued, profiles, sources: sorted })}\n`;
    })
    .join('');
}

function sortKeys<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns the first 16 hexadecimal digits of the SHA-256 hash of a value's JSON. */
export function hashValue(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
