import type { Diagnostic } from '../model/diagnostic.ts';
import { quote } from '../model/diagnostic.ts';
import { numberedId, toId } from '../model/id.ts';
import { isCompatible, titleKey } from './match.ts';
import type { PaperRecord } from './record.ts';

/** One paper of an import: what its sources say, joined. */
export interface ImportedPaper {
  paper: PaperRecord['paper'];
  /** The people whose profiles list it, sorted. */
  profiles: string[];
  /** Every place that tells of it; the first one's values stand. */
  places: { file: string; line: number }[];
}

/** A record, and whose profile it is from. */
export interface OwnedRecord extends PaperRecord {
  profile: string | undefined;
}

/**
 * Joins records of the same paper: the first in the order of profiles stays, the others fill what it lacks. The order in which
 * the files were named makes no difference.
 */
export function mergeRecords(records: readonly OwnedRecord[]): {
  papers: ImportedPaper[];
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const byTitle = new Map<string, ImportedPaper[]>();
  const papers: ImportedPaper[] = [];
  const sorted = records
    .map((record, index) => ({ record, index }))
    .sort(
      (a, b) =>
        order(a.record.profile ?? '', b.record.profile ?? '') ||
        order(a.record.file, b.record.file) ||
        a.index - b.index,
    );
  for (const { record } of sorted) {
    const key = titleKey(record.paper.title);
    const others = byTitle.get(key) ?? byTitle.set(key, []).get(key) ?? [];
    const same = others.find(({ paper }) => isCompatible(paper, record.paper));
    const place = { file: record.file, line: record.line };
    const profiles = record.profile === undefined ? [] : [record.profile];
    if (!same) {
      const paper: ImportedPaper = { paper: record.paper, profiles, places: [place] };
      others.push(paper);
      papers.push(paper);
      continue;
    }
    if (same.places.some(({ file }) => file === record.file)) diagnostics.push(repeated(record, same));
    same.paper = { ...record.paper, ...same.paper };
    same.profiles = [...new Set([...same.profiles, ...profiles])].sort();
    same.places.push(place);
  }
  return { papers, diagnostics };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function repeated({ file, line, paper }: OwnedRecord, { places: [first] }: ImportedPaper): Diagnostic {
  return {
    severity: 'warning',
    file,
    line,
    message: `${quote(paper.title)} stands in line ${first?.line} of this file too; they were joined.`,
    advice: 'Take one of them out, or tell them apart by their dates or authors if they are two papers.',
  };
}

/** The ids that a title may get, in the order in which they are given: `x`, `x-2`, `x-3`, … */
export function* idsFor(title: string): Generator<string> {
  const id = toId(title, 'paper');
  for (let number = 1; ; number++) yield numberedId(id, number);
}
