import { formatAuthorFile } from '../files/author-file.ts';
import { editFile } from '../files/edit-file.ts';
import { type Author, authorFrontmatterSchema, type Metric } from '../model/author.ts';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { numberedId, toId } from '../model/id.ts';
import { nameKey } from '../model/name.ts';
import { type Baseline, baselineFile, hashValue } from './baseline.ts';
import { type Fields, hashFields, mergeFields } from './fields.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import type { ProfileOwner, ReadText } from './record.ts';

/** Who the owners of profiles are, and what to write for them. */
export interface PlannedAuthors {
  /** By the name on the profile: the id, and the keys of all names that are theirs. */
  owners: Map<string, { id: string; spellings: ReadonlySet<string> }>;
  writes: PlannedWrite[];
  diagnostics: Diagnostic[];
}

/**
 * Gives each owner of a profile a file: the one whose name or listed spelling is theirs, else the one to which that name was
 * imported before, else a new one. The baseline is brought up to date.
 */
export function planAuthors(
  texts: readonly ReadText[],
  existing: ExistingContent,
  baseline: Baseline,
  today: string,
): PlannedAuthors {
  const planned: PlannedAuthors = { owners: new Map(), writes: [], diagnostics: [] };
  const known = knownPeople(existing);
  const done = new Map<string, { owner: ProfileOwner; file: string }>();
  const owned = texts.flatMap(({ owner, file }) => (owner ? [{ owner, file }] : []));
  // The order in which the files were named makes no difference.
  owned.sort((a, b) => (`${a.owner.name}\n${a.file}` < `${b.owner.name}\n${b.file}` ? -1 : 1));
  for (const { owner, file } of owned) {
    const key = nameKey(owner.name);
    const id =
      known.bySpelling.get(key) ??
      known.byImportedName.get(hashValue(owner.name)) ??
      freeId(owner.name, (taken) => existing.authors.get(taken)?.value !== undefined || done.has(taken));
    known.bySpelling.set(key, id);
    const value = existing.authors.get(id)?.value;
    const spellings = [owner.name, ...(value ? [value.name, ...(value.alternateName ?? [])] : [])];
    planned.owners.set(owner.name, { id, spellings: new Set(spellings.map(nameKey)) });
    const first = done.get(id);
    if (!first) {
      planAuthor(id, owner, file, existing, baseline, today, planned);
      done.set(id, { owner, file });
    } else if (
      hashValue([owner.field, owner.metrics]) !== hashValue([first.owner.field, first.owner.metrics])
    ) {
      const message = `The figures of ${owner.name} are not those of ${first.file}.`;
      const advice = `Those of ${first.file} were taken; import only the newer text.`;
      planned.diagnostics.push({ severity: 'warning', file, message, advice });
    }
  }
  return planned;
}

function knownPeople({ authors, baseline }: ExistingContent) {
  const bySpelling = new Map<string, string>();
  for (const [id, { value }] of authors) {
    for (const spelling of value ? [value.name, ...(value.alternateName ?? [])] : [])
      bySpelling.set(nameKey(spelling), id);
  }
  const byImportedName = new Map<string, string>();
  for (const [file, { fields }] of baseline) {
    const id = /^authors\/(.+)\.md$/u.exec(file)?.[1];
    if (id !== undefined && fields.name !== undefined) byImportedName.set(fields.name, id);
  }
  return { bySpelling, byImportedName };
}

/** An author file that cannot be read counts as that of the name it is called after. */
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
  { authors, baseline: before }: ExistingContent,
  baseline: Baseline,
  today: string,
  planned: PlannedAuthors,
): void {
  const file = `authors/${id}.md`;
  const existing = authors.get(id);
  const base = before.get(file)?.fields;
  const theirs = { field: owner.field, ...metricFields(owner.metrics) };
  const dated = owner.metrics.map((metric): Metric => ({ ...metric, asOf: today }));
  const tell = (severity: Diagnostic['severity'], message: string, advice: string) => {
    planned.diagnostics.push({ severity, file: source, message, advice });
  };
  if (!existing && base) {
    const advice = `Take its line out of ${baselineFile} to have it again.`;
    tell('note', `${file} was deleted by hand and stays deleted.`, advice);
    return;
  }
  if (!existing) {
    const metrics = dated.length > 0 ? dated : undefined;
    planned.writes.push({
      file,
      text: formatAuthorFile({ id, name: owner.name, field: owner.field, metrics }),
    });
    baseline.set(file, { fields: hashFields({ name: owner.name, ...theirs }) });
    return;
  }
  if (!existing.value) {
    const advice = 'Run npm run build to see what is wrong with it.';
    tell('warning', `${file} is there already and cannot be read; it stays as it is.`, advice);
    return;
  }

  // A file made by hand, for a new member say, takes what it lacks.
  const mine: Fields = { field: existing.value.field, ...metricFields(existing.value.metrics ?? []) };
  const merged = mergeFields(base ?? {}, mine, theirs);
  baseline.set(file, { fields: { name: hashValue(owner.name), ...merged.fields } });
  for (const { field, mine: ours, theirs: other } of merged.disputed) {
    tell(
      'warning',
      `${field} of ${owner.name} was changed by hand in ${file} to ${show(ours)}, and by the source to ${show(other)}.`,
      'What stands in the file stays; change it there if the source is right.',
    );
  }
  if (merged.edited.length > 0) {
    const message = `${file} was edited by hand (${merged.edited.join(', ')}).`;
    tell('note', message, 'What was edited stays as it is.');
  }
  const changed = Object.keys(merged.changes);
  if (changed.length === 0) return;
  const changes = {
    ...('field' in merged.changes && { field: owner.field }),
    ...(changed.some((field) => field.startsWith('metrics.')) && {
      metrics: updateMetrics(existing.value, dated, merged.changes),
    }),
  };
  planned.writes.push({
    file,
    text: editFile(existing.text, changes, Object.keys(authorFrontmatterSchema.shape)),
    changes: changed.map((field) => `${field}: ${show(mine[field])} → ${show(merged.changes[field])}`),
  });
}

/** The metrics of the file in their order, changed ones with today's value and date, new ones last. */
function updateMetrics({ metrics: old = [] }: Author, dated: readonly Metric[], changes: Fields): Metric[] {
  const fresh = new Map(
    dated.filter(({ label }) => `metrics.${label}` in changes).map((one) => [one.label, one]),
  );
  const metrics = old.map((metric) => fresh.get(metric.label) ?? metric);
  const labels = new Set(old.map(({ label }) => label));
  return [...metrics, ...[...fresh.values()].filter(({ label }) => !labels.has(label))];
}

/** Metrics as fields of their own, so that each is merged by itself. */
function metricFields(metrics: readonly Omit<Metric, 'asOf'>[]): Fields {
  return Object.fromEntries(metrics.map(({ label, value }) => [`metrics.${label}`, value]));
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}
