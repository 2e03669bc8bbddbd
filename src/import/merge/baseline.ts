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
 * imported.
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
   * - `form` is one hash of all fields that describe one version of a paper, such as the preprint.
   */
  sources: SourceHashes;
  /** Date of the paper at the last import. It helps to distinguish papers with the same title. */
  issued?: string;
  /** Ids of the people whose profiles list the paper, sorted. */
  profiles?: string[];
}

export const baselineFile = 'imported.jsonl';

/**
 * Parses `imported.jsonl`. Invalid lines, such as conflict markers of git, are skipped. Two lines about the same file
 * are combined.
 */
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
      // An invalid line is skipped, such as a conflict marker of git.
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

/** Returns a hash of a value: the first 16 hexadecimal digits of the SHA-256 hash of the value's JSON. */
export function hashValue(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
