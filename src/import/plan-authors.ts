import { editFile } from '../files/edit-file.ts';
import { formatAuthorFile } from '../files/author-file.ts';
import { type Author, authorFrontmatterSchema, type Metric } from '../model/author.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { numberedId, toId } from '../model/id.ts';
import { nameKey } from '../model/name.ts';
import { type Baseline, hashValue } from './baseline.ts';
import { mergeFields } from './fields.ts';
import type { Existing, ExistingContent, PlannedWrite } from './plan.ts';
import type { ProfileOwner, ReadText } from './record.ts';

/** The ids of the owners of profiles by name, and what to write for them. */
export interface PlannedAuthors {
  ids: Map<string, string>;
  writes: PlannedWrite[];
  diagnostics: Diagnostic[];
}

/**
 * Gives each owner of a profile a file: the one whose name or listed spelling is theirs, else a new one. The baseline is
 * brought up to date.
 */
export function planAuthors(
  texts: readonly ReadText[],
  { authors }: ExistingContent,
  baseline: Baseline,
  today: string,
): PlannedAuthors {
  const planned: PlannedAuthors = { ids: new Map(), writes: [], diagnostics: [] };
  const bySpelling = new Map<string, string>();
  for (const [id, { value }] of authors) {
    for (const spelling of value ? [value.name, ...(value.alternateName ?? [])] : [])
      bySpelling.set(nameKey(spelling), id);
  }
  const owners = new Map<string, { owner: ProfileOwner; text: ReadText }>();
  for (const text of texts) {
    const { owner } = text;
    if (!owner) continue;
    const known = bySpelling.get(nameKey(owner.name));
    const id = known ?? freeId(owner.name, (taken) => authors.has(taken) || owners.has(taken));
    bySpelling.set(nameKey(owner.name), id);
    planned.ids.set(owner.name, id);
    if (!owners.has(id)) owners.set(id, { owner, text });
  }
  for (const [id, { owner, text }] of owners)
    planAuthor(id, owner, text.file, authors.get(id), baseline, today, planned);
  return planned;
}

/** An author file that cannot be read keeps its id: nobody else may have it, and it may well be this person's. */
function freeId(name: string, isTaken: (id: string) => boolean): string {
  const id = toId(name, 'person');
  let number = 1;
  while (isTaken(numberedId(id, number))) number++;
  return numberedId(id, number);
}

function planAuthor(
  id: string,
  owner: ProfileOwner,
  source: string,
  existing: Existing<Author> | undefined,
  baseline: Baseline,
  today: string,
  planned: PlannedAuthors,
): void {
  const file = `authors/${id}.md`;
  const dated = owner.metrics.map((metric): Metric => ({ ...metric, asOf: today }));
  const theirs = { ...(owner.field && { field: owner.field }), ...metricFields(owner.metrics) };
  if (!existing?.value) {
    const author: Author = {
      id,
      name: owner.name,
      field: owner.field,
      ...(dated.length > 0 && { metrics: dated }),
    };
    planned.writes.push({ file, text: formatAuthorFile(author) });
    baseline.set(file, { fields: mergeFields({}, {}, theirs).fields });
    return;
  }

  const mine = { field: existing.value.field, ...metricFields(existing.value.metrics ?? []) };
  const base = baseline.get(file)?.fields;
  // A file made by hand, for a new member say, takes what it lacks.
  const merged = mergeFields(base ?? {}, mine, theirs);
  baseline.set(file, { fields: merged.fields });
  const metrics = (existing.value.metrics ?? []).map((metric) =>
    `metrics.${metric.label}` in merged.changes
      ? (dated.find(({ label }) => label === metric.label) ?? metric)
      : metric,
  );
  const known = new Set(metrics.map(({ label }) => label));
  metrics.push(...dated.filter(({ label }) => !known.has(label) && `metrics.${label}` in merged.changes));
  const changed = Object.keys(merged.changes);
  for (const { field } of merged.disputed) {
    planned.diagnostics.push({
      severity: 'warning',
      file: source,
      message: `${field} of ${owner.name} was changed by hand in ${file}, and by the source.`,
      advice: 'What stands in the file stays; change it there if the source is right.',
    });
  }
  if (changed.length === 0) return;
  const changes = {
    ...('field' in merged.changes && { field: owner.field }),
    ...(changed.some((field) => field.startsWith('metrics.')) && { metrics }),
  };
  planned.writes.push({
    file,
    text: editFile(existing.text, changes, Object.keys(authorFrontmatterSchema.shape)),
    changes: changed.map((field) => `${field}: ${JSON.stringify(merged.changes[field])}`),
  });
}

/** Metrics as fields of their own, so that each is merged by itself. */
function metricFields(metrics: readonly Omit<Metric, 'asOf'>[]): Record<string, Metric['value']> {
  return Object.fromEntries(metrics.map(({ label, value }) => [`metrics.${label}`, value]));
}
