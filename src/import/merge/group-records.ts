import { foldText } from '../../model/characters.ts';
import { yearOf } from '../../model/date.ts';
import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import type { PaperRecord } from '../readers/record.ts';
import type { PlaceInSource } from './place-in-source.ts';
import { authorKeys, type Comparable, identifiersOf, relate } from './match.ts';
import { compareRecords } from './record-order.ts';
import { replacesPreprint } from './precedence.ts';
import { describeRecord, identityOfPair } from './asked-about.ts';
import { Decisions } from './questions.ts';

/** A record with the name of its source. A record is one paper as one source describes it. */
export interface SourceRecord extends PaperRecord, PlaceInSource {
  /** The name by which the baseline (`imported.jsonl`) knows the source. */
  source: string;
  /** The id of the person whose profile contains the record; undefined for a record that is not from a profile. */
  profile?: string;
}

/** All records of one paper, in the order in which they will be merged. */
export type RecordGroup = [SourceRecord, ...SourceRecord[]];

/**
 * Maximum number of other records that a record is compared with, among the records with the same identifier, or with
 * the same title, author and year.
 */
const maxCompared = 25;

/**
 * Groups the records that are about the same paper: first by identifier, then by title, authors and date. The result
 * does not depend on the order of the files. The time grows linearly with the number of records.
 *
 * @param decisions gets a question about each pair of records that may be the same paper, and has the answers
 */
export function groupRecords(
  records: readonly SourceRecord[],
  decisions: Decisions = new Decisions(),
): { papers: RecordGroup[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const groups = new RecordGroups(records.toSorted(compareRecords));
  joinByIdentifier(groups, decisions, diagnostics);
  joinByTitle(groups, decisions, diagnostics);
  const papers = groups.all();
  for (const paper of papers) diagnostics.push(...reportRepeated(paper));
  return { papers, diagnostics };
}

/**
 * Groups of records, as a union-find structure: every record is in exactly one group, and groups can be joined. A
 * group is identified by the index of its first record.
 */
class RecordGroups {
  readonly records: readonly SourceRecord[];
  readonly #parent: number[];
  /** The combined values of the records of each group. The index is the index of the first record of the group. */
  readonly #values: Comparable[];

  constructor(records: readonly SourceRecord[]) {
    this.records = records;
    this.#parent = records.map((_, index) => index);
    this.#values = records.map(({ paper }) => paper);
  }

  /** Returns the group that contains a record, as the index of the first record in the group. */
  groupOf(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    this.#parent[index] = root;
    return root;
  }

  /** Returns the combined values of the group that contains a record. */
  valuesOf(index: number): Comparable {
    return this.#values[this.groupOf(index)] ?? (this.#values[0] as Comparable);
  }

  record(index: number): SourceRecord {
    return this.records[index] as SourceRecord;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.groupOf(a), this.groupOf(b)].sort((one, other) => one - other) as [
      number,
      number,
    ];
    if (first === second) return;
    const [current, incoming] = [this.valuesOf(first), this.valuesOf(second)];
    this.#values[first] = replacesPreprint(current, incoming)
      ? { ...current, ...incoming }
      : { ...incoming, ...current };
    this.#parent[second] = first;
  }

  all(): RecordGroup[] {
    const groups = Map.groupBy(this.records.keys(), (index) => this.groupOf(index));
    return [...groups.values()].map((members) => members.map((index) => this.record(index)) as RecordGroup);
  }
}

function joinByIdentifier(groups: RecordGroups, decisions: Decisions, diagnostics: Diagnostic[]): void {
  const byIdentifier = new Map<string, number[]>();
  for (const [index, { paper }] of groups.records.entries()) {
    for (const id of identifiersOf(paper)) {
      const others = (byIdentifier.get(id) ?? []).slice(-maxCompared);
      const same = others.find((other) => relate(groups.valuesOf(other), paper) !== 'doubtful');
      if (same !== undefined) groups.join(same, index);
      else {
        const [first] = others;
        if (first !== undefined) {
          const doubt = {
            reason: `have the same identifier (${id}) but different titles. They may be the same paper.`,
            advice:
              'Both were kept. Correct the identifier of one of them, or merge the files by hand if they are the same paper.',
          };
          diagnostics.push(...joinIfSame(groups, first, index, decisions, doubt));
        }
        byIdentifier.set(id, [...(byIdentifier.get(id) ?? []), index]);
      }
    }
  }
}

/**
 * Joins groups with the same title. Records are looked up by title, author and year together, because thousands of
 * papers may have the title "Editorial".
 */
function joinByTitle(groups: RecordGroups, decisions: Decisions, diagnostics: Diagnostic[]): void {
  const byTitleAuthorYear = new Map<string, number[]>();
  const titles = groups.records.map(({ paper }) => foldText(paper.title));
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  for (const [index, title] of titles.entries()) {
    if (counts.get(title) === 1) continue;
    const { author, issued } = groups.record(index).paper;
    const nameKeys = new Set(author?.flatMap(authorKeys));
    // An empty name is the key of records without authors. The name `*` is the key of all records.
    const ownNames = nameKeys.size > 0 ? [...nameKeys] : [''];
    const searchedNames = nameKeys.size > 0 ? [...ownNames, ''] : ['*'];
    const found = searchedNames.flatMap((name) => [
      ...yearsNear(issued).flatMap((year) => byTitleAuthorYear.get(`${title}\n${name}\n${year}`) ?? []),
      // A record with a very different year may be about the same paper and have a wrong date.
      ...(byTitleAuthorYear.get(`${title}\n${name}\n*`)?.slice(-1) ?? []),
    ]);
    const others = [...new Set(found)].sort((a, b) => a - b).slice(-maxCompared);
    let doubtful: number | undefined;
    for (const other of others) {
      if (groups.groupOf(other) === groups.groupOf(index)) continue;
      const relation = relate(groups.valuesOf(other), groups.valuesOf(index));
      if (relation === 'same') groups.join(other, index);
      else if (relation === 'doubtful') doubtful ??= other;
    }
    if (doubtful !== undefined && groups.groupOf(doubtful) !== groups.groupOf(index)) {
      const doubt = {
        reason: 'have the same title and a common author. They may be the same paper.',
        advice:
          'Both were kept. If they are the same paper, remove one of them from its source, or give both the same DOI.',
      };
      diagnostics.push(...joinIfSame(groups, doubtful, index, decisions, doubt));
    }
    for (const name of [...ownNames, '*'])
      for (const year of [issued ? yearOf(issued) : '', '*']) {
        const key = `${title}\n${name}\n${year}`;
        const indexes = byTitleAuthorYear.get(key);
        if (indexes === undefined) byTitleAuthorYear.set(key, [index]);
        else if (indexes.push(index) > maxCompared) indexes.shift();
      }
  }
}

/**
 * Returns the years in which another version of the paper may have appeared, as keys. The empty key is for records
 * without a date, and the key `*` is for all records.
 */
function yearsNear(issued: string | undefined): string[] {
  // A record without a date may be from any year.
  if (issued === undefined) return ['*'];
  const year = Number(yearOf(issued));
  return ['', ...[-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => String(year + step))];
}

/**
 * Asks whether two records are the same paper, and joins them if they are. A question without an answer is also reported.
 */
function joinIfSame(
  groups: RecordGroups,
  first: number,
  index: number,
  decisions: Decisions,
  { reason, advice }: { reason: string; advice: string },
): Diagnostic[] {
  const [record, other] = [groups.record(index), groups.record(first)];
  const { file, line, paper } = record;
  const question = decisions.ask(
    { kind: 'same-paper', file, line, record: describeRecord(record), other: describeRecord(other) },
    identityOfPair(record, other),
    `${quote(paper.title)} and ${quote(other.paper.title)}`,
  );
  if (question.answer === 'same') groups.join(first, index);
  if (question.answer !== undefined) return [];
  const message = `${quote(paper.title)} and ${quote(other.paper.title)} (${other.file}:${other.line}) ${reason}`;
  return [{ severity: 'note', file, line, message, advice, question: question.id }];
}

/**
 * Reports two records of the same paper that have the same file and the same type. A preprint and its publication
 * have different types, so they are not reported.
 */
function reportRepeated(records: RecordGroup): Diagnostic[] {
  const firsts = new Map<string, SourceRecord>();
  return records.flatMap((record): Diagnostic[] => {
    const { file, line, paper, profile } = record;
    const key = `${profile} ${file} ${paper.type}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, record);
      return [];
    }
    const message = `${quote(paper.title)} is also on line ${first.line} of this file. The two records were merged.`;
    const advice =
      'Remove one of the records. If they are about different papers, give them different dates or authors.';
    return [{ severity: 'warning', file, line, message, advice }];
  });
}
