import type { Paper } from '../../model/paper.ts';
import { type BaselineEntry, hashValue } from './baseline.ts';
import { compareValues } from './precedence.ts';
import { type Fields, type MergedFields, mergeFields, type Pair } from './merge-fields.ts';
import {
  addVersion,
  formFields,
  hashForm,
  isPreprint,
  isSameVersion,
  toVersion,
  type Version,
} from './versions.ts';
import type { OwnedRecord } from './gather.ts';
import { preprintName, type Statement } from './statements.ts';
import { toFields } from './paper-fields.ts';

/** A value that stands, and where it is from: a record of this import, or the name of a source. */
interface Origin {
  record?: OwnedRecord;
  source?: string;
}

/** What sources and a person make of a paper. */
export interface MergedPaper {
  fields: Fields;
  versions: Version[];
  /** Fields that differ from what stood there. */
  changed: string[];
  edited: string[];
  disputed: (Pair & { record: OwnedRecord })[];
  contradicted: (Pair & { record: OwnedRecord; origin: Origin })[];
  sources: BaselineEntry['sources'];
}

/**
 * Merges what the sources say of a paper, in their order, with what stands in its file. A new paper is one of which nothing stands yet.
 *
 * @param base what the sources said last
 * @param profiles the people whose profiles list it
 */
export function mergePaper(
  statements: readonly Statement[],
  standing: Omit<Paper, 'id'> | undefined,
  base: BaselineEntry['sources'],
  profiles: readonly string[],
): MergedPaper {
  const merging = new Merging(standing, base, statements, profiles);
  for (const statement of statements) merging.add(statement);
  return merging.result();
}

/** The paper as its file has it, made of merged fields. */
export function toPaper({
  fields,
  versions,
}: Pick<MergedPaper, 'fields' | 'versions'>): Omit<Paper, 'id' | 'profiles'> {
  const { author, ...rest } = fields as Record<string, unknown>;
  const list = author as { names: Paper['author']; truncated: boolean } | undefined;
  const isOther = ([field]: [string, unknown]) => field.startsWith('other.');
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined);
  const other = entries.filter(isOther).map(([field, value]) => [field.slice('other.'.length), value]);
  return {
    ...Object.fromEntries(entries.filter((entry) => !isOther(entry))),
    ...(list && { author: list.names }),
    ...(list?.truncated && { authorsTruncated: true }),
    ...(versions.length > 1 && { versions }),
    ...(other.length > 0 && { other: Object.fromEntries(other) as Paper['other'] }),
  } as Omit<Paper, 'id' | 'profiles'>;
}

class Merging {
  readonly #before: Fields;
  #now: Record<string, unknown>;
  #versions: Version[];
  /** A source tells of a form of which none told. */
  #hasNewForm = false;
  #sources: BaselineEntry['sources'];
  readonly #saidNow: ReadonlySet<string>;
  readonly #profiles: readonly string[];
  readonly #origins = new Map<string, OwnedRecord>();
  readonly #edited = new Set<string>();
  readonly #disputed: MergedPaper['disputed'] = [];
  readonly #contradicted: MergedPaper['contradicted'] = [];

  constructor(
    standing: Omit<Paper, 'id'> | undefined,
    base: BaselineEntry['sources'],
    statements: readonly Statement[],
    profiles: readonly string[],
  ) {
    this.#profiles = profiles;
    this.#before = standing ? toFields(standing) : {};
    this.#now = { ...this.#before };
    this.#versions = standing?.versions ?? [];
    this.#sources = { ...base };
    for (const { source } of statements) {
      const [old, said] = [preprintName(source), base[preprintName(source)]];
      // The source itself has the publication now instead of the preprint.
      if (said === undefined || base[source] || statements.some((other) => other.source === old)) continue;
      this.#sources[source] =
        standing && isPreprint(standing) ? said : (withoutForm(said) as Record<string, string>);
      delete this.#sources[old];
    }
    this.#saidNow = new Set(
      statements.flatMap(({ fields }) =>
        Object.entries(fields).map(([field, value]) => `${field} ${hashValue(value)}`),
      ),
    );
  }

  add(statement: Statement): void {
    const { source, fields, record } = statement;
    const isFirst = Object.keys(this.#now).length === 0;
    const [standsPreprint, isTheirs] = [
      isPreprint(this.#now as unknown as Paper),
      isPreprint(fields as unknown as Paper),
    ];
    const form = hashForm(fields);
    const saysNew = this.#sources[source]?.form !== form;
    let theirs = fields;
    if (!isFirst && standsPreprint !== isTheirs) {
      if (saysNew) {
        this.#versions = addVersion(this.#versions, toVersion(standsPreprint ? this.#now : fields));
        this.#hasNewForm = true;
      }
      if (standsPreprint) this.#publish(statement);
      theirs = withoutForm(fields);
    }
    const isSaidNow = (field: string, hash: string) => this.#saidNow.has(`${field} ${hash}`);
    const profile = record.profile;
    // Of several profiles the first in the alphabet leads, in whatever order they are imported.
    const leads = (others: readonly string[]) =>
      profile !== undefined && others.length > 0 && others.every((other) => this.#profileOf(other) > profile);
    const merged = mergeFields(this.#sources, source, this.#now, theirs, isSaidNow, leads, compareValues);
    this.#take(merged, record);
    // What a preprint says of its form says nothing of the publication that stands.
    const isOfStanding = isFirst || !saysNew || isTheirs === isPreprint(this.#now as unknown as Paper);
    const said = (isOfStanding ? merged.said : withoutForm(merged.said)) as Record<string, string>;
    this.#sources = { ...this.#sources, [source]: { ...said, form } };
  }

  /** Whose profile a source is; of what is no profile, a name that comes before all. */
  #profileOf(source: string): string {
    return this.#profiles.find((id) => source === id || source.startsWith(`${id} (`)) ?? '';
  }

  /** A publication takes the place of the preprint that stands, but for what a person wrote. */
  #publish({ source, fields, record }: Statement): void {
    const isSaid = (field: string) =>
      Object.values(this.#sources).some((said) => said[field] === hashValue(this.#now[field]));
    const said: Record<string, string> = {};
    for (const field of formFields) {
      const theirs = fields[field];
      if (this.#now[field] !== undefined && !isSaid(field)) {
        if (theirs !== undefined && hashValue(theirs) !== hashValue(this.#now[field]))
          this.#disputed.push({ field, mine: this.#now[field], theirs, record });
      } else {
        this.#now[field] = theirs;
        this.#origins.set(field, record);
      }
      if (theirs !== undefined) said[field] = hashValue(theirs);
    }
    // What the others said of the preprint says nothing of the publication.
    this.#sources = Object.fromEntries(
      Object.entries(this.#sources).map(([name, hashes]) => [
        name,
        withoutForm(hashes) as Record<string, string>,
      ]),
    );
    this.#sources[source] = { ...this.#sources[source], ...said };
  }

  #take(merged: MergedFields, record: OwnedRecord): void {
    for (const [field, value] of Object.entries(merged.changes)) {
      this.#now[field] = value;
      this.#origins.set(field, record);
    }
    for (const field of merged.edited) this.#edited.add(field);
    for (const pair of merged.disputed) this.#disputed.push({ ...pair, record });
    for (const pair of merged.contradicted)
      this.#contradicted.push({ ...pair, record, origin: this.#originOf(pair.field) });
  }

  #originOf(field: string): Origin {
    const record = this.#origins.get(field);
    if (record) return { record };
    const hash = hashValue(this.#now[field]);
    const source = Object.entries(this.#sources).find(([, said]) => said[field] === hash)?.[0];
    return source === undefined ? {} : { source };
  }

  /** The versions, of which the one that is the paper itself says what is said of it. */
  #followed(main: Version): Version[] {
    const isThere = this.#versions.some((version) => isSameVersion(version, main));
    return isThere || this.#hasNewForm ? addVersion(this.#versions, main, 'new') : this.#versions;
  }

  result(): MergedPaper {
    const fields = Object.fromEntries(Object.entries(this.#now).filter(([, value]) => value !== undefined));
    const all = new Set([...Object.keys(this.#before), ...Object.keys(fields)]);
    const changed = [...all].filter((field) => hashOf(this.#before[field]) !== hashOf(fields[field]));
    const hasNewForm = this.#hasNewForm || changed.some((field) => formFields.has(field));
    return {
      fields,
      versions: hasNewForm ? this.#followed(toVersion(fields)) : this.#versions,
      changed,
      edited: [...this.#edited],
      disputed: this.#disputed,
      contradicted: this.#contradicted,
      sources: this.#sources,
    };
  }
}

function withoutForm(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !formFields.has(field)));
}

function hashOf(value: unknown): string | undefined {
  return value === undefined ? undefined : hashValue(value);
}
