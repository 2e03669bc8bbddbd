import { formatAuthorFile } from '../../files/author-file.ts';
import { editFile } from '../../files/edit-file.ts';
import { type Author, authorFrontmatterSchema, type Metric } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { hashValue, type Baseline, type BaselineEntry } from '../merge/baseline.ts';
import { type DecideConflict, indexValues, mergeFields } from '../merge/merge-fields.ts';
import type { Fields } from '../merge/paper-fields.ts';
import { Decisions } from '../merge/questions.ts';
import { personPrecedence } from '../merge/decide-field.ts';
import type { ProfileOwner, ReadResult } from '../readers/record.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { findInvalidPerson } from './invalid-files.ts';
import { deletedFile, disputedField, editedFile, invalidFile } from './messages.ts';
import { findOwners, type OwnerIdentity, sourceOf } from './owners.ts';

/** The author files of the people whose profiles are imported, and the planned changes of these files. */
export interface PlannedAuthors {
  owners: Map<ProfileOwner, OwnerIdentity>;
  writes: PlannedWrite[];
  diagnostics: Diagnostic[];
}

/** The values that one source has for a person. */
interface Statement {
  name: string;
  fields: Fields;
  source: string;
  file: string;
}

/**
 * Plans the changes to the author files of the people whose profiles are imported. Adds the new state of each file to
 * the baseline.
 *
 * @param baseline the state of the last import; this function changes the map
 * @param today the date that is written for changed metrics, such as `2026-11-23`
 */
export function planAuthors(
  texts: readonly ReadResult[],
  existing: ExistingContent,
  baseline: Baseline,
  today: string,
  decisions: Decisions = new Decisions(),
): PlannedAuthors {
  const { owners, joined } = findOwners(texts, existing, decisions);
  const planned: PlannedAuthors = { owners, writes: [], diagnostics: [] };
  const statements = texts.flatMap(({ owner, file, format }) => {
    const id = owner && owners.get(owner)?.id;
    if (!owner || id === undefined) return [];
    return [{ id, name: owner.name, fields: toFields(owner), file, source: sourceOf({ file, format }, id) }];
  });
  // Sorting makes the result independent of the order of the files on the command line.
  statements.sort((a, b) => compareStrings(a.name, b.name) || compareStrings(a.file, b.file));
  for (const [id, all] of Map.groupBy(statements, (statement) => statement.id)) {
    const { combined, diagnostics } = combineBySource(all);
    planned.diagnostics.push(...diagnostics);
    planAuthor(id, combined, joined.get(id) ?? [], existing, { baseline, today, decisions }, planned);
  }
  return planned;
}

/**
 * Combines the values of each source into one statement. If two texts of the same source have different values, the
 * value of the first text is used and a warning is reported.
 */
function combineBySource(all: readonly Statement[]): { combined: Statement[]; diagnostics: Diagnostic[] } {
  const bySource = new Map<string, Statement>();
  const diagnostics: Diagnostic[] = [];
  for (const statement of all) {
    const { name, source, fields, file } = statement;
    const first = bySource.get(source) ?? statement;
    const differs = Object.entries(fields).some(
      ([field, value]) => hashValue(first.fields[field] ?? value) !== hashValue(value),
    );
    if (differs) {
      const message = `The profile of ${name} differs from the profile in ${first.file}.`;
      const advice = `The values of ${first.file} were used. Import only the newer file.`;
      diagnostics.push({ severity: 'warning', file, message, advice });
    }
    bySource.set(source, { ...first, fields: { ...fields, ...first.fields } });
  }
  return { combined: [...bySource.values()], diagnostics };
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function planAuthor(
  id: string,
  statements: readonly Statement[],
  joined: readonly string[],
  content: ExistingContent,
  { baseline, today, decisions }: { baseline: Baseline; today: string; decisions: Decisions },
  planned: PlannedAuthors,
): void {
  const [first] = statements;
  if (first === undefined) return;
  const { authors, baseline: before } = content;
  const file = `authors/${id}.md`;
  const existing = authors.get(id);
  const entry = before.get(file);
  if (!existing && entry) {
    const { alternateName, ORCID } = first.fields as Partial<Author>;
    const invalid = findInvalidPerson({ name: first.name, alternateName, ORCID }, content);
    const message = invalid
      ? invalidFile(`authors/${invalid.id}.md`, invalid.diagnostics, file)
      : deletedFile(file);
    planned.diagnostics.push({ ...message, file: first.file });
    return;
  }
  if (existing && !existing.value) {
    planned.diagnostics.push({ ...invalidFile(file, existing.diagnostics), file: first.file });
    return;
  }
  const current = existing?.value ? toFields(existing.value) : {};
  const { fields, sources, diagnostics } = mergeAuthor(file, statements, current, entry, decisions);
  if (joined.length > 0)
    fields.alternateName = [...((fields.alternateName as string[] | undefined) ?? []), ...joined];
  planned.diagnostics.push(...diagnostics);
  baseline.set(file, { sources });
  const changed = Object.keys(fields).filter((field) => fields[field] !== current[field]);
  if (existing && changed.length === 0) return;
  const oldMetrics = existing?.value?.metrics;
  const metrics = changed.some(isMetric)
    ? updateMetrics(oldMetrics ?? [], fields, changed, today)
    : oldMetrics;
  const { biography, ...keys } = Object.fromEntries(
    changed.filter((field) => !isMetric(field)).map((field) => [field, fields[field]]),
  ) as Partial<Author>;
  if (!existing) {
    const author: Author = {
      ...keys,
      ...(biography && { biography }),
      ...(metrics && { metrics }),
      id,
      name: first.name,
    };
    planned.writes.push({ file, text: formatAuthorFile(author) });
    return;
  }
  const changes = { ...keys, ...(metrics !== oldMetrics && { metrics }) };
  planned.writes.push({
    file,
    text: editFile(existing.text, changes, Object.keys(authorFrontmatterSchema.shape), biography),
  });
}

/** Merges the values of all sources into the values of the author file. */
function mergeAuthor(
  file: string,
  statements: readonly Statement[],
  current: Fields,
  entry: BaselineEntry | undefined,
  decisions: Decisions,
): { fields: Record<string, unknown>; sources: BaselineEntry['sources']; diagnostics: Diagnostic[] } {
  const fields: Record<string, unknown> = { ...current };
  let sources = { ...entry?.sources };
  const diagnostics: Diagnostic[] = [];
  const isImportedNow = indexValues(statements);
  for (const { name: owner, fields: all, source, file: from } of statements) {
    // The name in the author file is never changed, since the users of the site chose it.
    const { name, ...incoming } = all;
    const merged = mergeFields({
      current: fields,
      incoming,
      source,
      sources,
      isImportedNow,
      precedence: personPrecedence,
      decide: decideFor(file, from, owner, decisions),
    });
    Object.assign(fields, merged.changes);
    sources = { ...sources, [source]: { ...merged.hashes, name: hashValue(name) } };
    for (const { question, ...conflict } of merged.disputed) {
      const asked = question !== undefined && { question };
      diagnostics.push({ ...disputedField(conflict, owner, file), ...asked, file: from });
    }
    if (merged.edited.length > 0) diagnostics.push({ ...editedFile(file, merged.edited), file: from });
  }
  return { fields, sources, diagnostics };
}

/**
 * Returns the function that asks about the conflicts of a profile with the file of the person. Nothing is asked about two
 * sources: the first one counts, as for all values of a person.
 */
function decideFor(target: string, source: string, about: string, decisions: Decisions): DecideConflict {
  return ({ field, current, incoming }, currentIs) =>
    decisions.ask({ kind: 'field', file: source, target, about, field, current, incoming, currentIs }, [
      target,
      field,
      hashValue(current ?? null),
      hashValue(incoming),
    ]);
}

/**
 * Returns the metrics for the author file. Existing metrics keep their order, changed metrics get the new value and
 * the date, and new metrics are added at the end.
 */
function updateMetrics(
  old: readonly Metric[],
  fields: Fields,
  changed: readonly string[],
  today: string,
): Metric[] {
  const updated = new Map(
    changed.filter(isMetric).map((field): [string, Metric] => {
      const label = field.slice('metrics.'.length);
      return [label, { label, value: fields[field] as Metric['value'], asOf: today }];
    }),
  );
  const metrics = old.map((metric) => ({ ...metric, ...updated.get(metric.label) }));
  const labels = new Set(old.map(({ label }) => label));
  return [...metrics, ...[...updated.values()].filter(({ label }) => !labels.has(label))];
}

function isMetric(field: string): boolean {
  return field.startsWith('metrics.');
}

/**
 * Converts the values of a person to the fields that an import merges. Each metric becomes a field of its own,
 * `metrics.LABEL`.
 */
function toFields({
  metrics = [],
  ...person
}: Omit<ProfileOwner, 'metrics'> & { metrics?: readonly Pick<Metric, 'label' | 'value'>[] }): Fields {
  const { name, field, ORCID, alternateName, affiliations, links, biography } = person;
  const metricFields = metrics.map(({ label, value }): [string, unknown] => [`metrics.${label}`, value]);
  const fields = { name, ORCID, alternateName, field, affiliations, links, biography };
  return Object.fromEntries([
    ...Object.entries(fields).filter(([, value]) => value !== undefined),
    ...metricFields,
  ]) as Fields;
}
