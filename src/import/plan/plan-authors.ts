import { formatAuthorFile } from '../../files/author-file.ts';
import { editFile } from '../../files/edit-file.ts';
import { type Author, authorFrontmatterSchema, type Metric } from '../../model/author.ts';
import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { hashValue, type Baseline, type BaselineEntry, baselineFile } from '../merge/baseline.ts';
import { type Fields, mergeFields } from '../merge/merge-fields.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { findOwners, sourceOf } from './owners.ts';
import type { ProfileOwner, ReadResult } from '../readers/record.ts';

/** Who the owners of profiles are, and what to write for them. */
export interface PlannedAuthors {
  /** The id of each owner, and the keys of all names that are theirs. */
  owners: Map<ProfileOwner, { id: string; spellings: ReadonlySet<string> }>;
  writes: PlannedWrite[];
  diagnostics: Diagnostic[];
}

/** What a text says of its owner. */
interface Statement {
  name: string;
  fields: Fields;
  source: string;
  file: string;
}

/** Works out what becomes of the files of the people whose profiles are imported; the baseline is brought up to date. */
export function planAuthors(
  texts: readonly ReadResult[],
  existing: ExistingContent,
  baseline: Baseline,
  today: string,
): PlannedAuthors {
  const owners = findOwners(texts, existing);
  const planned: PlannedAuthors = { owners, writes: [], diagnostics: [] };
  const statements = texts.flatMap(({ owner, file, format }) => {
    const id = owner && owners.get(owner)?.id;
    if (!owner || id === undefined) return [];
    return [{ id, name: owner.name, fields: toFields(owner), file, source: sourceOf({ file, format }, id) }];
  });
  // The order in which the files were named makes no difference.
  statements.sort((a, b) => compare(a.name, b.name) || compare(a.file, b.file));
  for (const [id, all] of Map.groupBy(statements, (one) => one.id)) {
    const bySource = new Map<string, Statement>();
    for (const statement of all) {
      const { source, fields } = statement;
      const first = bySource.get(source) ?? statement;
      const isOther = Object.entries(fields).some(
        ([field, value]) => hashValue(first.fields[field] ?? value) !== hashValue(value),
      );
      if (isOther) planned.diagnostics.push(tellOther(statement, first.file));
      bySource.set(source, { ...first, fields: { ...fields, ...first.fields } });
    }
    planAuthor(id, [...bySource.values()], existing, baseline, today, planned);
  }
  return planned;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function tellOther({ name, file }: Statement, first: string): Diagnostic {
  const message = `What it says of ${name} is not what ${first} says.`;
  const advice = `That of ${first} was taken; import only the newer text.`;
  return { severity: 'warning', file, message, advice };
}

function planAuthor(
  id: string,
  statements: readonly Statement[],
  { authors, baseline: before }: ExistingContent,
  baseline: Baseline,
  today: string,
  planned: PlannedAuthors,
): void {
  const [first] = statements;
  if (first === undefined) return;
  const file = `authors/${id}.md`;
  const existing = authors.get(id);
  const base = before.get(file);
  const tell = (severity: Diagnostic['severity'], from: string, message: string, advice: string) => {
    planned.diagnostics.push({ severity, file: from, message, advice });
  };
  if (!existing && base) {
    const advice = `Take its line out of ${baselineFile} to have it again.`;
    tell('note', first.file, `${file} was deleted by hand and stays deleted.`, advice);
    return;
  }
  if (existing && !existing.value) {
    const advice = 'Run npm run build to see what is wrong with it.';
    tell('warning', first.file, `${file} is there already and cannot be read; it stays as it is.`, advice);
    return;
  }
  const old = existing?.value;
  const mine = old ? toFields(old) : {};
  const now: Record<string, unknown> = { ...mine };
  let sources: BaselineEntry['sources'] = { ...base?.sources };
  const saidNow = new Set(
    statements.flatMap(({ fields }) =>
      Object.entries(fields).map(([field, value]) => `${field} ${hashValue(value)}`),
    ),
  );
  const isSaidNow = (field: string, hash: string) => saidNow.has(`${field} ${hash}`);
  for (const { name: owner, fields, source, file: from } of statements) {
    const { name, ...theirs } = fields;
    const merged = mergeFields(
      sources,
      source,
      now,
      theirs,
      isSaidNow,
      () => false,
      () => 'either',
    );
    Object.assign(now, merged.changes);
    sources = { ...sources, [source]: { ...merged.said, name: hashValue(name) } };
    for (const { field, mine: ours, theirs: other } of merged.disputed) {
      tell(
        'warning',
        from,
        `${field} of ${owner} was changed by hand in ${file} to ${show(ours)}, and by the source to ${show(other)}.`,
        'What stands in the file stays; change it there if the source is right.',
      );
    }
    if (merged.edited.length > 0) {
      const message = `${file} was edited by hand (${merged.edited.join(', ')}).`;
      tell('note', from, message, 'What was edited stays as it is.');
    }
  }
  baseline.set(file, { sources });
  const changed = Object.keys(now).filter((field) => now[field] !== mine[field]);
  if (existing && changed.length === 0) return;
  const metrics = changed.some((field) => field.startsWith('metrics.'))
    ? updateMetrics(old?.metrics ?? [], now, changed, today)
    : old?.metrics;
  const { biography, ...keys } = Object.fromEntries(
    changed.filter((field) => !field.startsWith('metrics.')).map((field) => [field, now[field]]),
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
  const changes = { ...keys, ...(metrics !== old?.metrics && { metrics }) };
  planned.writes.push({
    file,
    text: editFile(existing.text, changes, Object.keys(authorFrontmatterSchema.shape), biography),
  });
}

/** The metrics of the file in their order, changed ones with today's value and date, new ones last. */
function updateMetrics(
  old: readonly Metric[],
  now: Fields,
  changed: readonly string[],
  today: string,
): Metric[] {
  const fresh = new Map(
    changed
      .filter((field) => field.startsWith('metrics.'))
      .map((field): [string, Metric] => {
        const label = field.slice('metrics.'.length);
        return [label, { label, value: now[field] as Metric['value'], asOf: today }];
      }),
  );
  const metrics = old.map((metric) => ({ ...metric, ...fresh.get(metric.label) }));
  const labels = new Set(old.map(({ label }) => label));
  return [...metrics, ...[...fresh.values()].filter(({ label }) => !labels.has(label))];
}

/** What is compared of a person; each metric is a field of its own, so that each is merged by itself. */
function toFields({
  metrics = [],
  ...person
}: Omit<ProfileOwner, 'metrics'> & { metrics?: readonly Pick<Metric, 'label' | 'value'>[] }): Fields {
  const { name, field, ORCID, alternateName, affiliations, links, biography } = person;
  const figures = metrics.map(({ label, value }): [string, unknown] => [`metrics.${label}`, value]);
  const fields = { name, ORCID, alternateName, field, affiliations, links, biography };
  return Object.fromEntries([
    ...Object.entries(fields).filter(([, value]) => value !== undefined),
    ...figures,
  ]) as Fields;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}
