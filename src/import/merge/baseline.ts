import { createHash } from 'node:crypto';

/**
 * What was imported last, kept beside the content in `imported.jsonl`: one line for each file, sorted, without times, so that
 * it merges well in git. It tells what a person changed since from what a source changed.
 */
export type Baseline = Map<string, BaselineEntry>;

/** What the sources last said of one content file. */
export interface BaselineEntry {
  /**
   * By the name of the source and by field, a hash of the value; for metrics the field is `metrics.` and the label, for what
   * no field knows `other.` and its key, and `form` is all that belongs to one form of a paper.
   */
  sources: Record<string, Record<string, string>>;
  /** The date that was imported last: of two papers with one title it tells which is which. */
  issued?: string;
  /** Ids of the people whose profiles list the paper, sorted. */
  profiles?: string[];
}

export const baselineFile = 'imported.jsonl';

/** Lines that are not of this form, such as marks of a git conflict, are left out; of two lines for a file both count. */
export function parseBaseline(text: string): Baseline {
  const baseline: Baseline = new Map();
  for (const line of text.split('\n')) {
    try {
      const { file, sources, issued, profiles } = JSON.parse(line) as { file: unknown } & BaselineEntry;
      if (typeof file !== 'string' || !isSources(sources)) continue;
      const known = baseline.get(file);
      const all = [...(known?.profiles ?? []), ...(Array.isArray(profiles) ? profiles : [])];
      baseline.set(file, {
        sources: { ...known?.sources, ...sources },
        ...(typeof issued === 'string' && { issued }),
        ...(all.length > 0 && { profiles: [...new Set(all)].sort() }),
      });
    } catch {
      // No line of ours.
    }
  }
  return baseline;
}

function isSources(value: unknown): value is BaselineEntry['sources'] {
  const isMap = (each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each);
  return isMap(value) && Object.values(value as object).every(isMap);
}

export function formatBaseline(baseline: Baseline): string {
  return [...baseline]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { sources, issued, profiles }]) => {
      const sorted = sortKeys(
        Object.fromEntries(Object.entries(sources).map(([name, said]) => [name, sortKeys(said)])),
      );
      return `${JSON.stringify({ file, issued, profiles, sources: sorted })}\n`;
    })
    .join('');
}

function sortKeys<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sixteen hexadecimal digits for a value of a field, the same for values that are written the same. */
export function hashValue(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
