import { createHash } from 'node:crypto';

/**
 * What was imported last, kept beside the content in `imported.jsonl`: one line for each file, sorted, without times, so that
 * it merges well in git. It tells what a person changed since from what a source changed.
 */
export type Baseline = Map<string, BaselineEntry>;

/** What a source last said of one content file. */
export interface BaselineEntry {
  /** By field, a hash of the value; for metrics, by `metrics.` and the label. */
  fields: Record<string, string>;
  /** The date of the paper as it is in `fields`: of two papers with one title it tells which is which. */
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
      const { file, fields, issued, profiles } = JSON.parse(line) as { file: unknown } & BaselineEntry;
      if (typeof file !== 'string' || typeof fields !== 'object' || fields === null) continue;
      const known = baseline.get(file);
      const all = [...(known?.profiles ?? []), ...(Array.isArray(profiles) ? profiles : [])];
      baseline.set(file, {
        fields: { ...known?.fields, ...fields },
        ...(typeof issued === 'string' && { issued }),
        ...(all.length > 0 && { profiles: [...new Set(all)].sort() }),
      });
    } catch {
      // No line of ours.
    }
  }
  return baseline;
}

export function formatBaseline(baseline: Baseline): string {
  return [...baseline]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { fields, issued, profiles }]) => {
      const sorted = Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
      return `${JSON.stringify({ file, issued, profiles, fields: sorted })}\n`;
    })
    .join('');
}

/** Sixteen hexadecimal digits for a value of a field, the same for values that are written the same. */
export function hashValue(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
