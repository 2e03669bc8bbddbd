import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { nameKey } from '../../model/name.ts';
import { type Baseline, baselineFile, formatBaseline } from '../merge/baseline.ts';
import { groupRecords, type RecordGroup, type SourceRecord } from '../merge/group-records.ts';
import { withoutPreprint } from '../merge/statements.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { planAuthors } from './plan-authors.ts';
import { identifyRecords } from './identify-records.ts';
import { type PaperPlan, planPapers } from './plan-papers.ts';
import { regroupByFile } from './regroup.ts';
import { findRenamedPapers } from './renamed-papers.ts';
import { followRenamedPeople } from './renamed-people.ts';
import { sourceOf } from './owners.ts';
import type { PaperRecord, ReadResult } from '../readers/record.ts';

/**
 * The number of records that were found, and the number of records with each outcome. `read` is the sum of the other
 * numbers.
 */
export interface ImportCounts {
  read: number;
  /** Records for which a new file is written. */
  written: number;
  /** Records that were merged with another record of this import, or that change an existing file. */
  merged: number;
  /** Records that change no file. */
  unchanged: number;
  /**
   * Records that could not be read. Each has a diagnostic. A record that was read only in part is counted in one of
   * the other numbers.
   */
  reported: number;
}

export interface ImportPlan {
  /** The files to write, in this order. `imported.jsonl` is last. */
  writes: PlannedWrite[];
  counts: ImportCounts;
  diagnostics: Diagnostic[];
}

/**
 * Plans an import: compares the records with the existing content, and returns the files to write. Writes nothing
 * itself.
 *
 * @param today the date that is written for metrics with new values, such as `2026-11-23`
 */
export function planImport(texts: readonly ReadResult[], before: ExistingContent, today: string): ImportPlan {
  const { existing, writes: moved, diagnostics: peopleDiagnostics } = followRenamedPeople(before);
  const baseline: Baseline = new Map(existing.baseline);
  const authors = planAuthors(texts, existing, baseline, today);
  const unnamed: Diagnostic[] = [];
  const records = texts.flatMap((text) => {
    const owner = text.owner && authors.owners.get(text.owner);
    return text.records.map((record, index): SourceRecord => {
      if (text.owner && owner && isUnnamed(record, owner.spellings))
        unnamed.push(reportUnnamed(record, text.owner.name));
      const previousTitle = text.records[index - 1]?.paper.title ?? '';
      const source = sourceOf(text, owner?.id);
      return { ...record, source, previousTitle, ...(owner && { profile: owner.id }) };
    });
  });
  const asked = Map.groupBy(records, ({ paperId }) => paperId);
  const { papers: others, diagnostics: groupDiagnostics } = groupRecords(asked.get(undefined) ?? []);
  asked.delete(undefined);
  const similar = [...others, ...([...asked.values()] as RecordGroup[])];
  const renamed = findRenamedPapers(existing);
  const identities = identifyRecords(records, similar, existing, renamed.renamed);
  const isMissing = (id: string) => !existing.papers.has(renamed.renamed.get(id) ?? id);
  const { papers, diagnostics: regroupDiagnostics } = regroupByFile(similar, identities.files, isMissing);
  const { plans, diagnostics: fileDiagnostics } = planPapers(papers, existing, baseline, identities, renamed);
  forgetPlaces(baseline, plans, new Set(records.map(({ source }) => source)));
  const count = (outcome: string) => plans.filter((paper) => paper.outcome === outcome).length;
  const reported = texts.reduce((sum, { unread }) => sum + unread, 0);
  const planned = [...authors.writes, ...plans.flatMap(({ write }) => write ?? [])];
  const files = new Set(planned.map(({ file }) => file));
  const writes = [...planned, ...moved.filter(({ file }) => !files.has(file))];
  const { damage } = before;
  const text = formatBaseline(baseline, damage?.lost);
  if (isNew(text, damage?.text ?? formatBaseline(before.baseline))) writes.push({ file: baselineFile, text });
  return {
    writes,
    counts: {
      read: records.length + reported,
      written: count('written'),
      merged: count('merged') + records.length - papers.length,
      unchanged: count('unchanged'),
      reported,
    },
    diagnostics: [
      ...texts.flatMap((one) => one.diagnostics),
      ...peopleDiagnostics,
      ...unnamed,
      ...authors.diagnostics,
      ...groupDiagnostics,
      ...regroupDiagnostics,
      ...fileDiagnostics,
      ...plans.flatMap((paper) => paper.diagnostics),
    ],
  };
}

/** Whether `imported.jsonl` must be written. If only the order of records in their source changed, it is not. */
function isNew(text: string, before: string): boolean {
  const withoutOrder = (one: string) => one.replaceAll(/"after":"[0-9a-f ]*"/gu, '"after"');
  return withoutOrder(text) !== withoutOrder(before);
}

/**
 * Removes the place of records that their source no longer contains. A new record may take this place, and it would be
 * taken for the former record.
 *
 * @param baseline this function changes the map
 * @param imported the names of the sources of this import
 */
function forgetPlaces(baseline: Baseline, plans: readonly PaperPlan[], imported: ReadonlySet<string>): void {
  const current = new Set(plans.map(({ file }) => file));
  for (const [file, entry] of baseline) {
    if (current.has(file)) continue;
    const isGone = (name: string) =>
      entry.sources[name]?.after !== undefined && imported.has(withoutPreprint(name));
    const gone = Object.keys(entry.sources).filter(isGone);
    if (gone.length === 0) continue;
    const sources = { ...entry.sources };
    for (const name of gone) {
      const { after: _, ...hashes } = sources[name] ?? {};
      sources[name] = hashes;
    }
    baseline.set(file, { ...entry, sources });
  }
}

/**
 * Whether a paper has a complete list of authors that does not contain the owner of the profile. Such a paper is
 * reported.
 */
function isUnnamed({ paper }: PaperRecord, spellings: ReadonlySet<string>): boolean {
  if (!paper.author || paper.authorsTruncated) return false;
  return !paper.author.some((name) => spellings.has(nameKey(name)));
}

function reportUnnamed({ file, line, authorLine, paper }: PaperRecord, owner: string): Diagnostic {
  return {
    severity: 'warning',
    file,
    line: authorLine ?? line,
    message: `${owner} is not among the authors of ${quote(paper.title)}.`,
    advice: `The paper was added to the page of ${owner}. If the list contains another spelling of the name, add the spelling to alternateName in the author file.`,
  };
}
