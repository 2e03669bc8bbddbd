import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { nameKey } from '../../model/name.ts';
import { type Baseline, baselineFile, formatBaseline } from '../merge/baseline.ts';
import { gatherRecords, type OwnedRecord } from '../merge/gather.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { planAuthors } from './plan-authors.ts';
import { planPapers } from './plan-papers.ts';
import { sourceOf } from './owners.ts';
import type { ReadResult } from '../readers/record.ts';

/** How many records were read, and what became of each: `read` is the sum of the others. */
export interface ImportCounts {
  read: number;
  /** Became a new file. */
  written: number;
  /** Were joined with another record of this import, or changed a file that was there. */
  merged: number;
  /** Changed nothing. */
  unchanged: number;
  /** Could not be read; a diagnostic tells of each. A record that was read in part is counted by what became of it. */
  reported: number;
}

export interface ImportPlan {
  /** In the order in which they are to be written, the baseline last. */
  writes: PlannedWrite[];
  counts: ImportCounts;
  diagnostics: Diagnostic[];
}

/**
 * Works out what an import does.
 *
 * @param today the date for values that are new today, `2026-11-23`
 */
export function planImport(
  texts: readonly ReadResult[],
  existing: ExistingContent,
  today: string,
): ImportPlan {
  const baseline: Baseline = new Map(existing.baseline);
  const authors = planAuthors(texts, existing, baseline, today);
  const absent: Diagnostic[] = [];
  const records = texts.flatMap((text) => {
    const owner = text.owner && authors.owners.get(text.owner);
    return text.records.map((record): OwnedRecord => {
      if (text.owner && owner && isAbsent(record, owner.spellings))
        absent.push(tellAbsent(record, text.owner.name));
      return { ...record, source: sourceOf(text, owner?.id), ...(owner && { profile: owner.id }) };
    });
  });
  const { papers, diagnostics } = gatherRecords(records);
  const { plans, diagnostics: doubts } = planPapers(papers, existing, baseline);
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
      ...absent,
      ...authors.diagnostics,
      ...diagnostics,
      ...doubts,
      ...plans.flatMap((paper) => paper.diagnostics),
    ],
  };
}

/** Whether a complete list of authors does not name the person whose profile lists the paper. */
function isAbsent(
  { paper }: OwnedRecord | ReadResult['records'][number],
  spellings: ReadonlySet<string>,
): boolean {
  if (!paper.author || paper.authorsTruncated) return false;
  return !paper.author.some((name) => spellings.has(nameKey(name)));
}

function tellAbsent(
  { file, line, authorLine, paper }: ReadResult['records'][number],
  owner: string,
): Diagnostic {
  return {
    severity: 'warning',
    file,
    line: authorLine ?? line,
    message: `${owner} is not among the authors of ${quote(paper.title)}.`,
    advice:
      'It is listed as theirs all the same; if a name there is another spelling, add it to alternateName in the author file.',
  };
}
