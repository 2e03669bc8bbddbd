import type { Paper } from '../../model/paper.ts';
import type { BaselineEntry } from '../merge/baseline.ts';
import type { RecordGroup } from '../merge/group-records.ts';
import type { MergedPaper } from '../merge/merge-paper.ts';
import { hashFields } from '../merge/paper-fields.ts';
import type { Statement } from '../merge/statements.ts';
import { hashVersion } from '../merge/versions.ts';

/** Returns the new state of a paper for the baseline. */
export function toEntry(
  { sources, fields, changed, disputedDate }: MergedPaper,
  records: RecordGroup,
  profiles: string[],
  lastEntry?: BaselineEntry,
): BaselineEntry {
  const firstDate = records.find(({ paper }) => paper.issued !== undefined)?.paper.issued;
  const lastDate = changed.includes('issued')
    ? (fields as Partial<Paper>).issued
    : (disputedDate ?? lastEntry?.issued);
  const issued = lastEntry ? lastDate : firstDate;
  return { sources, ...(issued !== undefined && { issued }), ...(profiles.length > 0 && { profiles }) };
}

/**
 * Returns the new state of a file that a user deleted. The values of its sources are stored, so that its records are
 * recognised after the next change too.
 */
export function updateMissing(entry: BaselineEntry, statements: readonly Statement[]): BaselineEntry {
  const sources = { ...entry.sources };
  for (const { source, fields, place } of statements) {
    const { key: _, after: __, ...hashes } = sources[source] ?? {};
    sources[source] = { ...hashes, ...hashFields(fields), ...place, form: hashVersion(fields) };
  }
  return { ...entry, sources };
}
