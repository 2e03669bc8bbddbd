import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { nameKey } from '../../model/name.ts';
import { type Baseline, baselineFile, formatBaseline } from '../merge/baseline.ts';
import { groupRecords, type SourceRecord } from '../merge/group-records.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { planAuthors } from './plan-authors.ts';
import { planPapers } from './plan-papers.ts';
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
export function planImport(
  texts: readonly ReadResult[],
  existing: ExistingContent,
  today: string,
): ImportPlan {
  const baseline: Baseline = new Map(existing.baseline);
  const authors = planAuthors(texts, existing, baseline, today);
  const unnamed: Diagnostic[] = [];
  const records = texts.flatMap((text) => {
    const owner = text.owner && authors.owners.get(text.owner);
    return text.records.map((record): SourceRecord => {
      if (text.owner && owner && isUnnamed(record, owner.spellings))
        unnamed.push(reportUnnamed(record, text.owner.name));
      return { ...record, source: sourceOf(text, owner?.id), ...(owner && { profile: owner.id }) };
    });
  });
  const { papers, diagnostics: groupDiagnostics } = groupRecords(records);
  const { plans, diagnostics: fileDiagnostics } = planPapers(papers, existing, baseline);
  const count = (outcome: string) => plans.filter((paper) => paper.outcome === outcome).length;
  const reported = texts.reduce((sum, { unread }) => sum + unread, 0);
  const writes = [...authors.writes, ...plans.flatMap(({ write }) => write ?? [])];
  const text = formatBaseline(baseline);
  if (text !== formatBaseline(existing.baseline)) writes.push({ file: baselineFile, text });
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
      ...unnamed,
      ...authors.diagnostics,
      ...groupDiagnostics,
      ...fileDiagnostics,
      ...plans.flatMap((paper) => paper.diagnostics),
    ],
  };
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
