import type { Diagnostic } from '../model/diagnostic.ts';
import { quote } from '../model/diagnostic.ts';
import { nameKey } from '../model/name.ts';
import { isCompatible, titleKey } from './match.ts';
import type { PaperRecord } from './record.ts';

/** One paper of an import: what its sources say, joined. */
export interface ImportedPaper {
  paper: PaperRecord['paper'];
  /** The people whose profiles list it, sorted. */
  profiles: string[];
  /** The record whose values stand. */
  first: OwnedRecord;
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
  const byTitle = Map.groupBy(
    [...records].sort(
      (a, b) => order(a.profile ?? '', b.profile ?? '') || order(a.file, b.file) || a.line - b.line,
    ),
    ({ paper }) => titleKey(paper.title),
  );
  const joined = [...byTitle.values()].map(joinTitle);
  return {
    papers: joined.flatMap(({ papers }) => papers),
    diagnostics: joined.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Joins records of one title. Which are near is looked up by author, since thousands may be called 'Editorial'. */
function joinTitle(records: readonly OwnedRecord[]): { papers: ImportedPaper[]; diagnostics: Diagnostic[] } {
  const papers: ImportedPaper[] = [];
  const diagnostics: Diagnostic[] = [];
  if (records.length === 1) return { papers: records.map(toPaper), diagnostics };
  const byAuthor = new Map<string, ImportedPaper[]>();
  const unnamed: ImportedPaper[] = [];
  const told = new Map<ImportedPaper, Map<string, number>>();
  for (const record of records) {
    const names = record.paper.author?.map(nameKey);
    const others = names ? [...names.flatMap((name) => byAuthor.get(name) ?? []), ...unnamed] : papers;
    const same = others.find((other) => isCompatible(other.paper, record.paper));
    const gainsNames = !same?.paper.author;
    const paper = same ?? toPaper(record);
    if (!same) {
      papers.push(paper);
      told.set(paper, new Map());
      if (!names) unnamed.push(paper);
    }
    for (const name of gainsNames ? (names ?? []) : []) {
      const known = byAuthor.get(name);
      if (known) known.push(paper);
      else byAuthor.set(name, [paper]);
    }
    const place = `${record.profile} ${record.file}`;
    const line = told.get(paper)?.get(place);
    if (line === undefined) told.get(paper)?.set(place, record.line);
    else diagnostics.push(repeated(record, line));
    if (!same) continue;
    same.paper = fill(same.paper, record.paper);
    if (record.profile !== undefined) same.profiles = [...new Set([...same.profiles, record.profile])].sort();
  }
  return { papers, diagnostics };
}

function toPaper(record: OwnedRecord): ImportedPaper {
  return {
    paper: record.paper,
    profiles: record.profile === undefined ? [] : [record.profile],
    first: record,
  };
}

/** 'et al.' belongs to the list of authors that it ends, and comes along with it only. */
function fill(mine: PaperRecord['paper'], { authorsTruncated, ...other }: PaperRecord['paper']) {
  return { ...other, ...(!mine.author && authorsTruncated && { authorsTruncated }), ...mine };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function repeated({ file, line, paper }: OwnedRecord, first: number): Diagnostic {
  return {
    severity: 'warning',
    file,
    line,
    message: `${quote(paper.title)} stands in line ${first} of this file too; they were joined.`,
    advice: 'Take one of them out, or tell them apart by their dates or authors if they are two papers.',
  };
}
