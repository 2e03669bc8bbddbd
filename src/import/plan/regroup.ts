import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import type { RecordGroup, SourceRecord } from '../merge/group-records.ts';
import { compareRecords } from '../merge/record-order.ts';
import { paperFile } from './paper-path.ts';

/**
 * Corrects groups of similar records by the files that the records became at an earlier import: records of different
 * files are separated, and records of the same file are joined. A file that is missing now separates nothing, because
 * users delete one of two files if both are the same paper.
 *
 * @param files the files of records
 * @param isMissing whether a file does not exist now
 */
export function regroupByFile(
  groups: readonly RecordGroup[],
  files: ReadonlyMap<SourceRecord, string>,
  isMissing: (file: string) => boolean,
): { papers: RecordGroup[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const separated = groups.flatMap((group) => {
    const parts = separate(group, files, isMissing);
    diagnostics.push(...reportParts(parts));
    return parts.map(({ records }) => records);
  });
  const papers: RecordGroup[] = [];
  const byFile = new Map<string, number>();
  for (const group of separated) {
    const ids = group.flatMap((record) => files.get(record) ?? []);
    const index = ids.map((id) => byFile.get(id)).find((one) => one !== undefined) ?? papers.length;
    papers[index] = [...(papers[index] ?? []), ...group] as RecordGroup;
    for (const id of ids) byFile.set(id, index);
  }
  return { papers: papers.map((group) => group.toSorted(compareRecords) as RecordGroup), diagnostics };
}

interface Part {
  file: string | undefined;
  records: RecordGroup;
}

/** Separates the records of a group that belong to different files. Records without a file stay with the first file. */
function separate(
  group: RecordGroup,
  files: ReadonlyMap<SourceRecord, string>,
  isMissing: (file: string) => boolean,
): Part[] {
  const present = (record: SourceRecord) => {
    const file = files.get(record);
    return file === undefined || isMissing(file) ? undefined : file;
  };
  const first = group.map(present).find((file) => file !== undefined);
  const parts = Map.groupBy(group, (record) => present(record) ?? first);
  return [...parts].map(([file, records]) => ({ file, records: records as RecordGroup }));
}

/** Reports similar records that became different files. */
function reportParts([first, ...others]: readonly Part[]): Diagnostic[] {
  return others.map((other) => {
    const [{ file, line, paper }] = other.records;
    const [one] = first?.records ?? other.records;
    const [old, own] = [first?.file, other.file].map((id) => paperFile(id ?? ''));
    const message = `${quote(paper.title)} and ${quote(one.paper.title)} (${one.file}:${one.line}) seem to be the same paper, but there are two files: ${own} and ${old}.`;
    const advice = 'If they are the same paper, delete one of the two files; it will not be created again.';
    return { severity: 'note', file, line, message, advice };
  });
}
