import { foldText } from '../../model/characters.ts';
import { yearOf } from '../../model/date.ts';
import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { isPreprint } from './versions.ts';
import { authorKeys, type Comparable, identifiersOf, relate } from './match.ts';
import type { PaperRecord } from '../readers/record.ts';

/** A record, and where it comes from. */
export interface OwnedRecord extends PaperRecord {
  /** What the baseline knows the source by. */
  source: string;
  /** Whose profile it is from. */
  profile?: string;
}

/** The records of one paper, in the order in which their values are taken. */
export type Gathered = [OwnedRecord, ...OwnedRecord[]];

/** Of papers with one title and a common author in one year, a record is compared with so many, the latest. */
const compared = 25;

/**
 * Finds the records that tell of one paper: those that share an identifier, then those whose titles, authors and dates agree.
 * The order in which the files were named makes no difference. Takes time linear in the number of records.
 */
export function gatherRecords(records: readonly OwnedRecord[]): {
  papers: Gathered[];
  diagnostics: Diagnostic[];
} {
  const sorted = records.toSorted(
    (a, b) => order(a.profile ?? '', b.profile ?? '') || order(a.file, b.file) || a.line - b.line,
  );
  const diagnostics: Diagnostic[] = [];
  const groups = new Groups(sorted);
  joinByIdentifier(groups, diagnostics);
  joinByTitle(groups, diagnostics);
  const papers = groups.all();
  for (const paper of papers) diagnostics.push(...repeated(paper));
  return { papers, diagnostics };
}

/** Groups of records, each called by the place of its first record. */
class Groups {
  readonly records: readonly OwnedRecord[];
  readonly #parent: number[];
  /** What is known of the paper, by the first record of its group. */
  readonly #known: Comparable[];

  constructor(records: readonly OwnedRecord[]) {
    this.records = records;
    this.#parent = records.map((_, index) => index);
    this.#known = records.map(({ paper }) => paper);
  }

  of(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    this.#parent[index] = root;
    return root;
  }

  known(index: number): Comparable {
    return this.#known[this.of(index)] ?? (this.#known[0] as Comparable);
  }

  record(index: number): OwnedRecord {
    return this.records[index] as OwnedRecord;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.of(a), this.of(b)].sort((one, other) => one - other) as [number, number];
    if (first === second) return;
    const [mine, theirs] = [this.known(first), this.known(second)];
    this.#known[first] =
      isPreprint(mine) && !isPreprint(theirs) ? { ...mine, ...theirs } : { ...theirs, ...mine };
    this.#parent[second] = first;
  }

  all(): Gathered[] {
    const found = Map.groupBy(this.records.keys(), (index) => this.of(index));
    return [...found.values()].map((members) => members.map((index) => this.record(index)) as Gathered);
  }
}

function joinByIdentifier(groups: Groups, diagnostics: Diagnostic[]): void {
  const holders = new Map<string, number[]>();
  for (const [index, { paper }] of groups.records.entries()) {
    for (const id of identifiersOf(paper)) {
      const others = (holders.get(id) ?? []).slice(-compared);
      const same = others.find((other) => relate(groups.known(other), paper) !== 'doubtful');
      if (same !== undefined) groups.join(same, index);
      else {
        const [first] = others;
        if (first !== undefined) {
          const advice =
            'Both were kept. Correct the identifier of one of them, or join them by hand if they are one paper.';
          diagnostics.push(tellDoubt(groups.record(index), groups.record(first), `share ${id}`, advice));
        }
        holders.set(id, [...(holders.get(id) ?? []), index]);
      }
    }
  }
}

/** Which papers of one title are near is looked up by author and year, since thousands may be called 'Editorial'. */
function joinByTitle(groups: Groups, diagnostics: Diagnostic[]): void {
  const places = new Map<string, number[]>();
  const keys = groups.records.map(({ paper }) => foldText(paper.title));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [index, key] of keys.entries()) {
    if (counts.get(key) === 1) continue;
    const { author, issued } = groups.record(index).paper;
    const keyed = new Set(author?.flatMap(authorKeys));
    const names = keyed.size > 0 ? [...keyed] : [''];
    const looked = keyed.size > 0 ? [...names, ''] : ['*'];
    const found = looked.flatMap((name) => [
      ...yearsNear(issued).flatMap((year) => places.get(`${key}\n${name}\n${year}`) ?? []),
      // That of another decade may be doubtful.
      ...(places.get(`${key}\n${name}\n*`)?.slice(-1) ?? []),
    ]);
    const others = [...new Set(found)].sort((a, b) => a - b).slice(-compared);
    let doubt: number | undefined;
    for (const other of others) {
      if (groups.of(other) === groups.of(index)) continue;
      const relation = relate(groups.known(other), groups.known(index));
      if (relation === 'same') groups.join(other, index);
      else if (relation === 'doubtful') doubt ??= other;
    }
    if (doubt !== undefined && groups.of(doubt) !== groups.of(index)) {
      const advice =
        'Both were kept. If they are one paper, take one of them out of its source, or give both the same DOI.';
      diagnostics.push(
        tellDoubt(groups.record(index), groups.record(doubt), 'have one title and common authors', advice),
      );
    }
    for (const name of [...names, '*'])
      for (const year of [issued ? yearOf(issued) : '', '*']) {
        const place = `${key}\n${name}\n${year}`;
        const list = places.get(place);
        if (list === undefined) places.set(place, [index]);
        else if (list.push(index) > compared) list.shift();
      }
  }
}

/** Years in which the same paper may have appeared in another form, and the place of those without a date. */
function yearsNear(issued: string | undefined): string[] {
  if (issued === undefined) return ['*'];
  const year = Number(yearOf(issued));
  return ['', ...[-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => String(year + step))];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function tellDoubt(record: OwnedRecord, other: OwnedRecord, what: string, advice: string): Diagnostic {
  const { file, line, paper } = record;
  const message = `${quote(paper.title)} and ${quote(other.paper.title)} (${other.file}:${other.line}) ${what}, and may be one paper or two.`;
  return { severity: 'note', file, line, message, advice };
}

/** Records of one source for one paper, but for its preprint and its publication. */
function repeated(records: Gathered): Diagnostic[] {
  const first = new Map<string, OwnedRecord>();
  return records.flatMap((record): Diagnostic[] => {
    const { file, line, paper, profile } = record;
    const place = `${profile} ${file} ${paper.type}`;
    const before = first.get(place);
    if (before === undefined) first.set(place, record);
    if (before === undefined) return [];
    const message = `${quote(paper.title)} stands in line ${before.line} of this file too; they were joined.`;
    const advice =
      'Take one of them out, or tell them apart by their dates or authors if they are two papers.';
    return [{ severity: 'warning', file, line, message, advice }];
  });
}
