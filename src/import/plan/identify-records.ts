import type { RecordGroup, SourceRecord } from '../merge/group-records.ts';
import { toStatements } from '../merge/statements.ts';
import { EvidenceFinder, isCorrected, judge, scoreOf } from './evidence.ts';
import type { ExistingContent } from './existing.ts';
import {
  type FormerRecords,
  type HashedRecord,
  hashRecord,
  hashStatement,
  type KnownRecord,
  KnownRecords,
} from './known-records.ts';

/** The files that records became at an earlier import, as ids of papers. */
export interface Identities {
  files: ReadonlyMap<SourceRecord, string>;
  /** Files that a record may have become, if only a person can decide. */
  doubts: ReadonlyMap<SourceRecord, string>;
}

/** Maximum number of pairs of a new and a missing record of one source that are all compared. */
const maxPairs = 2500;

/**
 * Finds out which records were imported before, although their values may have changed since then. A record is
 * compared with the records that its source had at the last import: by its key, by values that did not change, and by
 * its position among its neighbours. If the source is unknown, the records of the file that was renamed are used.
 *
 * A record that was requested for a paper (`paperId`) belongs to the file of that paper and is not compared.
 *
 * Every former record is found at most once, and the pairs with most in common are found first. So if a key is now used
 * for another record, the record that kept its content is found.
 *
 * @param groups groups of similar records. If a group has several records of one source, the last import may have stored
 * only the first, so the others are not taken for another record if the first is found.
 * @param renamed the new ids of files that a user renamed, by the old id
 */
export function identifyRecords(
  records: readonly SourceRecord[],
  groups: readonly RecordGroup[],
  existing: ExistingContent,
  renamed: ReadonlyMap<string, string>,
): Identities {
  const formerId = new Map([...renamed].map(([before, now]) => [now, before] as const));
  const files = new Map(
    records.flatMap((record) => {
      const { paperId: id } = record;
      return id === undefined ? [] : [[record, formerId.get(id) ?? id] as const];
    }),
  );
  const doubts = new Map<SourceRecord, string>();
  const known = new KnownRecords(existing.baseline);
  if (known.isEmpty) return { files, doubts };
  const evidence = new EvidenceFinder(existing, renamed);
  const groupOf = new Map(groups.flatMap((group) => group.map((record) => [record, group] as const)));
  const unknown = records.filter((record) => !files.has(record));
  const bySource = Map.groupBy(unknown, ({ source }) => source);
  for (const [source, all] of bySource) {
    const hashed = all.map(hashRecord);
    const former = known.ofSource(source, hashed, new Set(bySource.keys()));
    const matching = new Matching(hashed, evidence);
    const origin = former.isOwn ? 'same source' : 'other source';
    matching.matchJoined(groups, source, former);
    matching.match(({ hashes }) => former.withSameContent(hashes), origin);
    const stored = new Set([...matching.found.keys()].map(({ record }) => groupOf.get(record)));
    matching.skip(({ record, previous }) => previous !== undefined && stored.has(groupOf.get(record)));
    matching.match((record) => former.withSameValue(record), origin);
    const { left, missing } = matching.unmatched(former.all);
    const isFew = left.length * missing.length <= maxPairs;
    // In the second round, records are found whose neighbours were found in the first.
    for (const _round of [1, 2])
      matching.match((record) => (isFew ? missing : former.after(matching.titlesBefore(record))), origin);
    matching.match((record) => known.withKey(record), 'other source');
    for (const [{ record }, { id }] of matching.found) files.set(record, id);
    for (const [{ record }, { id }] of matching.doubts) doubts.set(record, id);
  }
  return { files, doubts };
}

/** The pairs of a record and a former record that were found for one source. */
class Matching {
  readonly found = new Map<HashedRecord, KnownRecord>();
  readonly doubts = new Map<HashedRecord, KnownRecord>();
  readonly #uses = new Map<KnownRecord, number>();
  readonly #records: readonly HashedRecord[];
  readonly #indexes: ReadonlyMap<HashedRecord, number>;
  readonly #evidence: EvidenceFinder;
  readonly #skipped = new Set<HashedRecord>();

  constructor(records: readonly HashedRecord[], evidence: EvidenceFinder) {
    this.#records = records;
    this.#indexes = new Map(records.map((record, index) => [record, index]));
    this.#evidence = evidence;
  }

  /** Whether a former record was found as often as its source contained it. */
  isUsed(known: KnownRecord): boolean {
    return (this.#uses.get(known) ?? 0) >= known.count;
  }

  /** Excludes records from further matching, unless they were found already. */
  skip(isSkipped: (record: HashedRecord) => boolean): void {
    for (const record of this.#records) if (isSkipped(record)) this.#skipped.add(record);
  }

  /**
   * Finds the former records for groups with several records of the source. The last import stored their joined values,
   * which may be those of none of the records.
   */
  matchJoined(groups: readonly RecordGroup[], source: string, former: FormerRecords): void {
    const hashed = new Map(this.#records.map((record) => [record.record, record]));
    for (const group of groups) {
      if (group.filter((record) => record.source === source).length < 2) continue;
      for (const statement of toStatements(group)) {
        const own = statement.records.flatMap((record) => hashed.get(record) ?? []);
        if (own.length < 2) continue;
        const same = former.withSameContent(hashStatement(statement)).filter((known) => !this.isUsed(known));
        const known = same.find(({ hashes }) => hashes.after === statement.place.after) ?? same[0];
        if (known === undefined) continue;
        this.#uses.set(known, Math.max(known.count, own.length));
        for (const record of own) this.found.set(record, known);
      }
    }
  }

  unmatched(former: readonly KnownRecord[]): { left: HashedRecord[]; missing: KnownRecord[] } {
    return {
      left: this.#records.filter((record) => !this.found.has(record)),
      missing: former.filter((known) => !this.isUsed(known)),
    };
  }

  /**
   * Finds former records for the records that have none, from the candidates for each of them. In another source, the same
   * key or the same neighbours count only if the content is similar too.
   */
  match(
    candidatesOf: (record: HashedRecord) => readonly KnownRecord[],
    origin: 'same source' | 'other source',
  ): void {
    const pairs = this.#records.flatMap((record, index) => {
      if (this.found.has(record) || this.#skipped.has(record)) return [];
      return candidatesOf(record)
        .filter((known) => !this.isUsed(known))
        .map((known) => {
          const neighbours = this.#neighboursOf(index, known);
          const evidence = this.#evidence.compare(record, known, neighbours);
          const isAllowed = origin === 'same source' || isCorrected(evidence);
          const verdict = isAllowed ? judge(evidence) : 'none';
          return { record, known, verdict, score: scoreOf(evidence) };
        });
    });
    pairs.sort((a, b) => b.score - a.score);
    for (const { record, known, verdict } of pairs) {
      if (verdict === 'none' || this.found.has(record) || this.isUsed(known)) continue;
      if (verdict === 'same') {
        this.found.set(record, known);
        this.doubts.delete(record);
        this.#uses.set(known, (this.#uses.get(known) ?? 0) + 1);
      } else if (!this.doubts.has(record)) this.doubts.set(record, known);
    }
    for (const [record, known] of this.doubts) if (this.isUsed(known)) this.doubts.delete(record);
  }

  /** Counts the neighbours of a record that were also the neighbours of a former record: 0, 1 or 2. */
  #neighboursOf(index: number, known: KnownRecord): number {
    const { after, title } = known.hashes;
    if (after === undefined) return 0;
    const [record, next] = [this.#records[index], this.#records[index + 1]];
    const isLast = next === undefined || next.record.file !== record?.record.file;
    const nextAfter = isLast ? undefined : this.found.get(next)?.hashes.after;
    const isBefore = record !== undefined && this.titlesBefore(record).includes(after);
    const isAfter = isLast ? known.isLast : nextAfter !== undefined && nextAfter === title;
    return Number(isBefore) + Number(isAfter);
  }

  /** Returns the hashes of the current title and of the former title of the record before a record. */
  titlesBefore(record: HashedRecord): string[] {
    const { previous } = record;
    if (previous === undefined) return [];
    const before = this.#records[(this.#indexes.get(record) ?? 0) - 1];
    const isNeighbour = before?.record.file === record.record.file;
    const former = isNeighbour ? this.found.get(before)?.hashes.title : undefined;
    return former === undefined ? [previous] : [previous, former];
  }
}
