import type { Paper } from '../../model/paper.ts';
import { type FieldHashes, hashValue, includesHash, joinHashes, type SourceHashes } from './baseline.ts';
import type { SourceRecord } from './group-records.ts';
import {
  type DecideConflict,
  type FieldConflict,
  indexValues,
  type MergedFields,
  mergeFields,
} from './merge-fields.ts';
import { type Fields, toFields } from './paper-fields.ts';
import { replacesPreprint, versionFields } from './precedence.ts';
import { sourcesOf } from './decide-field.ts';
import { isPreprint } from './preprint.ts';
import { renamePreprintSources } from './preprint-sources.ts';
import { precedenceOf } from './source-precedence.ts';
import type { Statement } from './statements.ts';
import {
  addVersion,
  hashVersion,
  isSameVersion,
  toVersion,
  type Version,
  withArXiv,
  withoutVersionFields,
} from './versions.ts';

/**
 * The origin of a current value: a record of this import, or a source at an earlier import. Both are undefined if the
 * origin is unknown.
 */
interface Origin {
  record?: SourceRecord;
  source?: string;
}

/** The values of a paper after all sources were merged, and what happened to its fields. */
export interface MergedPaper {
  fields: Fields;
  versions: Version[];
  /** Fields whose values after the merge differ from those in the file. */
  changed: string[];
  edited: string[];
  disputed: (FieldConflict & { record: SourceRecord })[];
  /** The value that a source has for a disputed date, whether a user decided about it or not. */
  disputedDate: string | undefined;
  contradicted: (FieldConflict & { record: SourceRecord; origin: Origin })[];
  sources: SourceHashes;
  /** The records from which the fields that changed have their values. */
  origins: ReadonlyMap<string, SourceRecord>;
}

/**
 * Merges the values of all sources into one paper. A statement contains the values that one source has for one
 * version of the paper; the statements are merged in their order.
 *
 * @param existing the paper in the content file; undefined for a new paper
 * @param sources the hashes of the values that all sources had at the last import
 * @param profiles ids of the people whose profiles list the paper
 * @param decide asks about the conflicts of a record
 */
export function mergePaper(
  statements: readonly Statement[],
  existing: Omit<Paper, 'id'> | undefined,
  sources: SourceHashes,
  profiles: readonly string[],
  decide?: (record: SourceRecord) => DecideConflict,
): MergedPaper {
  const merge = new PaperMerge(statements, existing, sources, profiles, decide);
  for (const statement of statements) merge.add(statement);
  return merge.result();
}

class PaperMerge {
  readonly #existing: Fields;
  #fields: Record<string, unknown>;
  #versions: Version[];
  #hasNewVersion = false;
  #sources: SourceHashes;
  readonly #isImportedNow: ReturnType<typeof indexValues>;
  readonly #profiles: readonly string[];
  readonly #decide: ((record: SourceRecord) => DecideConflict) | undefined;
  #disputedDate: string | undefined;
  readonly #origins = new Map<string, SourceRecord>();
  readonly #edited = new Set<string>();
  readonly #disputed: MergedPaper['disputed'] = [];
  readonly #contradicted: MergedPaper['contradicted'] = [];

  constructor(
    statements: readonly Statement[],
    existing: Omit<Paper, 'id'> | undefined,
    sources: SourceHashes,
    profiles: readonly string[],
    decide: ((record: SourceRecord) => DecideConflict) | undefined,
  ) {
    this.#profiles = profiles;
    this.#decide = decide;
    this.#existing = existing ? toFields(existing) : {};
    this.#fields = { ...this.#existing };
    this.#versions = existing?.versions ?? [];
    this.#isImportedNow = indexValues(statements);
    this.#sources = renamePreprintSources(sources, statements, existing);
  }

  add(statement: Statement): void {
    const { source, fields, place, record, isPartial } = statement;
    const isFirst = Object.keys(this.#fields).length === 0;
    const version = hashVersion(fields);
    const isNewForSource = !includesHash(this.#sources[source]?.form, version);
    let incoming = fields;
    if (!isFirst && !isPartial && !this.#isSameKind(fields)) {
      const replaces = replacesPreprint(asPaper(this.#fields), asPaper(fields));
      if (isNewForSource) {
        const preprint = replaces ? this.#fields : fields;
        this.#versions = addVersion(this.#versions, toVersion(preprint), 'current');
        this.#hasNewVersion = true;
      }
      if (replaces) this.#replacePreprint(statement);
      incoming = withoutVersionFields(fields);
    }
    const merged = mergeFields({
      current: this.#fields,
      incoming,
      source,
      sources: this.#sources,
      isImportedNow: this.#isImportedNow,
      precedence: precedenceOf(record, this.#sources, this.#profiles),
      ...(this.#decide && { decide: this.#decide(record) }),
    });
    this.#apply(merged, record);
    // If the statement is about another version than the paper, its version fields are not saved. The next import
    // would otherwise compare the values of a preprint with those of a publication.
    const isCurrentVersion = isFirst || isPartial || !isNewForSource || this.#isSameKind(fields);
    const {
      key: _,
      after: __,
      uncertain: ___,
      ...hashes
    } = isCurrentVersion ? merged.hashes : withoutVersionFields(merged.hashes);
    this.#sources = {
      ...this.#sources,
      [source]: {
        ...hashes,
        ...place,
        form: isPartial ? (this.#sources[source]?.form ?? version) : version,
        ...(record.uncertain && { uncertain: joinHashes(...record.uncertain.map(hashValue)) }),
      },
    };
  }

  /** Whether the current values and the given values both belong to a preprint, or both belong to a publication. */
  #isSameKind(fields: Fields): boolean {
    return isPreprint(asPaper(this.#fields)) === isPreprint(asPaper(fields));
  }

  /**
   * Replaces the version fields of a preprint (such as date and DOI) with the values of its publication. Values that
   * a user edited by hand stay.
   */
  #replacePreprint({ source, fields, record }: Statement): void {
    const hashes: FieldHashes = {};
    for (const field of versionFields) {
      const [current, incoming] = [this.#fields[field], fields[field]];
      const isEdited =
        current !== undefined && sourcesOf(field, hashValue(current), this.#sources).length === 0;
      if (!isEdited) {
        this.#fields[field] = incoming;
        this.#origins.set(field, record);
      } else if (incoming !== undefined && hashValue(incoming) !== hashValue(current)) {
        const conflict: FieldConflict = { field, current, incoming };
        const asked = this.#decide?.(record)(conflict, 'edited');
        if (asked?.answer === 'theirs') {
          this.#fields[field] = incoming;
          this.#origins.set(field, record);
        } else if (field === 'issued') this.#disputedDate = String(incoming);
        if (asked?.answer === undefined)
          this.#disputed.push({ ...conflict, ...(asked && { question: asked.id }), record });
      }
      if (incoming !== undefined) hashes[field] = hashValue(incoming);
    }
    // The saved hashes of the version fields are those of the preprint, so they are removed for all sources.
    this.#sources = Object.fromEntries(
      Object.entries(this.#sources).map(([name, others]) => [name, withoutVersionFields(others)]),
    );
    this.#sources[source] = { ...this.#sources[source], ...hashes };
  }

  #apply(merged: MergedFields, record: SourceRecord): void {
    for (const field of merged.edited) this.#edited.add(field);
    for (const conflict of merged.disputed) this.#disputed.push({ ...conflict, record });
    for (const { field, incoming } of [...merged.disputed, ...merged.decided])
      if (field === 'issued') this.#disputedDate = String(incoming);
    for (const conflict of merged.contradicted)
      this.#contradicted.push({ ...conflict, record, origin: this.#originOf(conflict.field) });
    for (const [field, value] of Object.entries(merged.changes)) {
      this.#fields[field] = value;
      this.#origins.set(field, record);
    }
  }

  #originOf(field: string): Origin {
    const record = this.#origins.get(field);
    if (record) return { record };
    const [source] = sourcesOf(field, hashValue(this.#fields[field]), this.#sources);
    return source === undefined ? {} : { source };
  }

  result(): MergedPaper {
    const fields = Object.fromEntries(
      Object.entries(this.#fields).filter(([, value]) => value !== undefined),
    );
    const all = new Set([...Object.keys(this.#existing), ...Object.keys(fields)]);
    const changed = [...all].filter((field) => hashOf(this.#existing[field]) !== hashOf(fields[field]));
    const isVersionChanged =
      this.#hasNewVersion || changed.some((field) => versionFields.has(field) || field === 'arXiv');
    return {
      fields,
      versions: isVersionChanged
        ? withArXiv(this.#updateVersion(toVersion(fields)), asPaper(fields).arXiv)
        : this.#versions,
      changed,
      edited: [...this.#edited],
      disputed: this.#disputed,
      disputedDate: this.#disputedDate,
      contradicted: this.#contradicted,
      sources: this.#sources,
      origins: this.#origins,
    };
  }

  /**
   * Writes the current values of the paper to its entry in the list of versions. If a user removed this entry from
   * the list, it is not added again.
   */
  #updateVersion(version: Version): Version[] {
    const isListed = this.#versions.some((one) => isSameVersion(one, version));
    return isListed || this.#hasNewVersion ? addVersion(this.#versions, version, 'incoming') : this.#versions;
  }
}

function asPaper(fields: Fields): Paper {
  return fields as unknown as Paper;
}

function hashOf(value: unknown): string | undefined {
  return value === undefined ? undefined : hashValue(value);
}
