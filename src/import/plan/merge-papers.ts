import { editFile } from '../../files/edit-file.ts';
import type { Paper } from '../../model/paper.ts';
import { type BaselineEntry, baselineFile, formatBaseline } from '../merge/baseline.ts';
import type { SourceRecord } from '../merge/group-records.ts';
import { mergePaper } from '../merge/merge-paper.ts';
import { paperKeys, toFields, toFileChanges } from '../merge/paper-fields.ts';
import type { ExistingContent } from './existing.ts';
import { paperFile } from './paper-path.ts';

/** The name of the removed file as a source, while its values are merged. It is not stored. */
const mergedName = 'merged file';

/**
 * Plans to join two files of one paper. The file that stays keeps its values; parts that it lacks are taken from the other
 * one, a publication replaces its preprint, and the more complete of two imported values wins, as in an import. The id of
 * the other file becomes an alias, so that its address leads to the paper, and its sources become sources of the paper.
 *
 * @param keep the id of the file that stays
 * @param remove the id of the file that is deleted
 * @returns the files to write, or to delete (`null`); undefined if one of the files is missing or invalid
 */
export function mergePapers(
  keep: string,
  remove: string,
  { papers, baseline: before, damage }: ExistingContent,
): { file: string; text: string | null }[] | undefined {
  const [kept, removed] = [papers.get(keep), papers.get(remove)];
  if (!kept?.value || !removed?.value || keep === remove) return undefined;
  const [entry, other] = [before.get(paperFile(keep)), before.get(paperFile(remove))];
  const changes = mergeValues(kept.value, removed.value, entry);
  const { keys, abstract } = toFileChanges(changes, kept.value.other);
  const files: { file: string; text: string | null }[] = [
    { file: paperFile(keep), text: editFile(kept.text, keys, paperKeys, abstract) },
    { file: paperFile(remove), text: null },
  ];
  if (!other) return files;
  const baseline = new Map(before);
  const sources = { ...other.sources, ...entry?.sources };
  const profiles = [...new Set([...(entry?.profiles ?? []), ...(other.profiles ?? [])])].sort();
  baseline.set(paperFile(keep), {
    ...other,
    ...entry,
    sources,
    ...(profiles.length > 0 && { profiles }),
  });
  // A source that has both records keeps the place of the second one, so that it does not create the file again.
  const left = Object.entries(other.sources).filter(([name]) => entry?.sources[name] !== undefined);
  if (left.length === 0) baseline.delete(paperFile(remove));
  else baseline.set(paperFile(remove), { ...other, sources: Object.fromEntries(left) });
  return [...files, { file: baselineFile, text: formatBaseline(baseline, damage?.lost) }];
}

/** Returns the keys that change in the file that stays. */
function mergeValues(kept: Paper, removed: Paper, entry: BaselineEntry | undefined): Record<string, unknown> {
  const fields = toFields(removed);
  const record: SourceRecord = { paper: removed, file: paperFile(removed.id), line: 1, source: mergedName };
  const statement = {
    source: mergedName,
    fields,
    place: {},
    records: [record] as [SourceRecord],
    record,
    isPartial: false,
  };
  const merged = mergePaper([statement], kept, entry?.sources ?? {}, []);
  const union = (a: readonly string[] = [], b: readonly string[] = []) => [...new Set([...a, ...b])];
  const profiles = union(kept.profiles, removed.profiles);
  const versions = merged.versions.length > 1 ? merged.versions : (kept.versions ?? removed.versions);
  const aliases = union(kept.aliases, [removed.id, ...(removed.aliases ?? [])]).filter(
    (id) => id !== kept.id,
  );
  return {
    ...Object.fromEntries(merged.changed.map((field) => [field, merged.fields[field]])),
    ...(profiles.length > (kept.profiles?.length ?? 0) && { profiles: profiles.sort() }),
    ...(versions !== kept.versions && { versions }),
    aliases,
  };
}
