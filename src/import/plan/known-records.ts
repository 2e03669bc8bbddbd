import { type Baseline, type FieldHashes, includesHash } from '../merge/baseline.ts';
import type { SourceRecord } from '../merge/group-records.ts';
import { hashPlace } from '../merge/place-in-source.ts';
import { hashFields, toFields } from '../merge/paper-fields.ts';
import { type Statement, withoutPreprint } from '../merge/statements.ts';
import { hashVersion } from '../merge/versions.ts';

/** A record of this import, with the hashes of its values. */
export interface HashedRecord {
  record: SourceRecord;
  hashes: FieldHashes;
  /** The hash of the title of the record before this one, or of an empty text; undefined if the record has a key. */
  previous: string | undefined;
}

export function hashRecord(record: SourceRecord): HashedRecord {
  const fields = toFields(record.paper);
  const hashes = hashFields(fields);
  const { key, after } = hashPlace(record);
  const identity = { form: hashVersion(fields), ...(key !== undefined && { key }) };
  return { record, hashes: { ...hashes, ...identity }, previous: after };
}

/** Returns the hashes of the joined values of several records, as the baseline stores them. */
export function hashStatement({ fields }: Statement): FieldHashes {
  return { ...hashFields(fields), form: hashVersion(fields) };
}

/** Fields in which version 0.1 of Offprint stored the key of a record. */
const formerKeyFields = ['other.citation-key', 'other.id', 'other.ID', 'other.%F', 'PMID', 'arXiv', 'DOI'];

/** Fields by whose values a record is looked up. */
const lookupFields = ['title', 'DOI', 'arXiv', 'PMID', 'PMCID', 'abstract'];

/**
 * Maximum number of former records with the same value that a record is compared with. Thousands of papers may have
 * the title "Editorial".
 */
const maxCandidates = 25;

/** Returns the hashes of the values that together make up most of a record. */
function contentOf({ title, author, form, abstract }: FieldHashes): string {
  return [title, author, form, abstract].join(' ');
}

/** A record as a source had it at the last import. */
export class KnownRecord {
  /** The id of the paper that the record became. */
  readonly id: string;
  readonly hashes: FieldHashes;
  /** Number of records of the source that became this paper. */
  readonly count: number;
  /** Whether this was the last record of its source. */
  isLast = false;

  constructor(id: string, hashes: FieldHashes) {
    this.id = id;
    this.hashes = hashes;
    this.count = hashes.key?.split(' ').length ?? 1;
  }

  has(field: string, hash: string | undefined): boolean {
    return includesHash(this.hashes[field], hash);
  }

  /** Whether one of the keys of this record is the key of a record of this import. */
  hasKey({ key }: FieldHashes): boolean {
    return this.keys().includes(key ?? '');
  }

  keys(): string[] {
    const { key } = this.hashes;
    return key === undefined ? formerKeyFields.flatMap((field) => this.hashes[field] ?? []) : key.split(' ');
  }
}

/** The records that one source had at the last import. */
export class FormerRecords {
  readonly all: readonly KnownRecord[];
  /** Whether these are the records of the source itself, and not of a source that may be its former name. */
  readonly isOwn: boolean;
  readonly #byValue = new Map<string, KnownRecord[]>();

  constructor(all: readonly KnownRecord[], isOwn: boolean) {
    this.all = all;
    this.isOwn = isOwn;
    const befores = new Set(all.map(({ hashes }) => hashes.after));
    for (const known of all) {
      known.isLast = known.hashes.after !== undefined && !befores.has(known.hashes.title);
      for (const key of known.keys()) this.#add(`key ${key}`, known);
      if (known.hashes.after !== undefined) this.#add(`after ${known.hashes.after}`, known);
      this.#add(`content ${contentOf(known.hashes)}`, known);
      for (const field of lookupFields)
        for (const hash of known.hashes[field]?.split(' ') ?? []) this.#add(`${field} ${hash}`, known);
    }
  }

  #add(key: string, known: KnownRecord): void {
    const others = this.#byValue.get(key);
    if (others) others.push(known);
    else this.#byValue.set(key, [known]);
  }

  /** Returns the former records with the same key, title, identifier or abstract. */
  withSameValue({ hashes }: HashedRecord): KnownRecord[] {
    const keys = ['key', ...lookupFields].map((field) => `${field} ${hashes[field]}`);
    return [...new Set(keys.flatMap((key) => this.#find(key)))];
  }

  /** Returns the former records with the same title, authors, abstract and values of the version. */
  withSameContent(hashes: FieldHashes): readonly KnownRecord[] {
    return this.#find(`content ${contentOf(hashes)}`);
  }

  #find(key: string): readonly KnownRecord[] {
    return (this.#byValue.get(key) ?? []).slice(0, maxCandidates);
  }

  /** Returns the former records that came after a record with one of these titles. */
  after(titles: readonly string[]): KnownRecord[] {
    return titles.flatMap((title) => this.#find(`after ${title}`));
  }

  /** Counts the records that have the title or the key of one of these former records. */
  countShared(records: readonly HashedRecord[]): number {
    return records.filter(
      ({ hashes }) => this.#byValue.has(`title ${hashes.title}`) || this.#byValue.has(`key ${hashes.key}`),
    ).length;
  }
}

/** The records of all sources at the last import. */
export class KnownRecords {
  readonly #bySource: ReadonlyMap<string, readonly KnownRecord[]>;
  readonly #byKey = new Map<string, KnownRecord[]>();

  constructor(baseline: Baseline) {
    const bySource = new Map<string, KnownRecord[]>();
    for (const [file, { sources }] of baseline) {
      const id = /^papers\/(.+)\.md$/u.exec(file)?.[1];
      if (id === undefined) continue;
      for (const [name, hashes] of Object.entries(sources)) {
        const known = new KnownRecord(id, hashes);
        const source = withoutPreprint(name);
        const others = bySource.get(source);
        if (others) others.push(known);
        else bySource.set(source, [known]);
        for (const key of known.keys()) {
          const same = this.#byKey.get(key);
          if (same) same.push(known);
          else this.#byKey.set(key, [known]);
        }
      }
    }
    this.#bySource = bySource;
  }

  get isEmpty(): boolean {
    return this.#bySource.size === 0;
  }

  /**
   * Returns the records that a source had at the last import. If the source is unknown, its file may have been renamed:
   * then the records of the source that shares most titles and keys are returned, at least half of all.
   *
   * @param imported the names of all sources of this import
   */
  ofSource(source: string, records: readonly HashedRecord[], imported: ReadonlySet<string>): FormerRecords {
    const own = this.#bySource.get(source);
    if (own) return new FormerRecords(own, true);
    let best = { former: new FormerRecords([], false), shared: records.length / 2 };
    for (const [name, all] of this.#bySource) {
      if (imported.has(name)) continue;
      const former = new FormerRecords(all, false);
      const shared = former.countShared(records);
      if (shared >= best.shared) best = { former, shared };
    }
    return best.former;
  }

  /** Returns the records of any source that had the key of a record. */
  withKey({ hashes }: HashedRecord): readonly KnownRecord[] {
    return (this.#byKey.get(hashes.key ?? '') ?? []).slice(0, maxCandidates);
  }
}
