import { editFile } from '../files/edit-file.ts';
import { formatPaperFile } from '../files/paper-file.ts';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import type { Paper } from '../model/paper.ts';
import { type Baseline, type BaselineEntry, baselineFile } from './baseline.ts';
import { differences, hashFields, mergeFields } from './fields.ts';
import type { ImportedPaper } from './merge.ts';
import { paperKeys, toFields, toFileChanges } from './paper-fields.ts';
import { assignIds, paperFile } from './paper-files.ts';
import type { Existing, ExistingContent, PlannedWrite } from './existing.ts';

/** What becomes of one paper, and what to remember and to tell of it. */
interface PaperPlan {
  outcome: 'written' | 'merged' | 'unchanged';
  write?: PlannedWrite;
  entry?: BaselineEntry;
  diagnostics: Diagnostic[];
}

/** Works out what becomes of each paper; the baseline is brought up to date. */
export function planPapers(
  papers: readonly ImportedPaper[],
  existing: ExistingContent,
  baseline: Baseline,
): PaperPlan[] {
  const ids = assignIds(papers, existing);
  return papers.map((paper, index) => {
    const id = ids[index] ?? '';
    const plan = planPaper(paper, id, existing.papers.get(id), existing.baseline.get(paperFile(id)));
    if (plan.entry) baseline.set(paperFile(id), plan.entry);
    return plan;
  });
}

function planPaper(
  imported: ImportedPaper,
  id: string,
  existing: Existing<Paper> | undefined,
  base: BaselineEntry | undefined,
): PaperPlan {
  const file = paperFile(id);
  const theirs = toFields(imported.paper);
  const { profiles } = imported;
  const name = quote(imported.paper.title);
  const leave = (severity: Diagnostic['severity'], message: string, advice: string): PaperPlan => ({
    outcome: 'unchanged',
    diagnostics: [tell(imported, severity, message, advice)],
  });
  if (!existing && base) {
    const advice = `Take its line out of ${baselineFile} to have it again.`;
    return leave('note', `${name} was deleted by hand (${file}) and stays deleted.`, advice);
  }
  if (!existing) {
    const paper: Paper = { id, ...imported.paper, ...(profiles.length > 0 && { profiles }) };
    const entry = toEntry(hashFields(theirs), imported.paper.issued, profiles);
    return { outcome: 'written', write: { file, text: formatPaperFile(paper) }, entry, diagnostics: [] };
  }
  if (!existing.value) {
    const advice = 'Run npm run build to see what is wrong with it.';
    return leave('warning', `${file} is there already and cannot be read; it stays as it is.`, advice);
  }
  const mine = toFields(existing.value);
  if (!base) {
    const missing = profiles.filter((profile) => !existing.value?.profiles?.includes(profile));
    const fields = [...differences(mine, theirs), ...(missing.length > 0 ? ['profiles'] : [])];
    if (fields.length === 0) {
      const entry = toEntry(hashFields(theirs), imported.paper.issued, profiles);
      return { outcome: 'unchanged', entry, diagnostics: [] };
    }
    const advice =
      missing.length > 0
        ? `Add the line "profiles: [${profiles.join(', ')}]" to it to show it there.`
        : 'Delete it and import again to have what the source says.';
    const message = `${file} is not from an import and differs from ${name} in ${fields.join(', ')}; it stays as it is.`;
    return leave('note', message, advice);
  }
  return update(imported, file, { text: existing.text, value: existing.value }, base);
}

/** Brings a file that was imported before up to date, field by field. */
function update(
  imported: ImportedPaper,
  file: string,
  { text, value }: { text: string; value: Paper },
  base: BaselineEntry,
): PaperPlan {
  const { profiles, paper } = imported;
  const name = quote(paper.title);
  const mine = toFields(value);
  const known = base.profiles ?? [];
  // Of several sources the first in the order of profiles is the one whose values stand, in one run as in several.
  const leads = known.length === 0 || profiles.length === 0 || (profiles[0] ?? '') <= (known[0] ?? '');
  const merged = mergeFields(base.fields, mine, toFields(paper), leads);
  const added = profiles.filter((profile) => !known.includes(profile) && !value.profiles?.includes(profile));
  const changes = {
    ...merged.changes,
    ...(added.length > 0 && { profiles: [...(value.profiles ?? []), ...added].sort() }),
  };
  const issued = merged.fields.issued === base.fields.issued ? base.issued : paper.issued;
  const all = [...new Set([...known, ...profiles])].sort();
  const diagnostics = merged.disputed.map(({ field, mine: ours, theirs }) =>
    tell(
      imported,
      'warning',
      `${field} of ${name} was changed by hand in ${file} to ${show(ours)}, and by the source to ${show(theirs)}.`,
      'What stands in the file stays; change it there if the source is right.',
    ),
  );
  if (merged.edited.length > 0) {
    const message = `${file} was edited by hand (${merged.edited.join(', ')}).`;
    diagnostics.push(tell(imported, 'note', message, 'What was edited stays as it is.'));
  }
  const entry = toEntry(merged.fields, issued, all);
  const fields = Object.entries(changes);
  if (fields.length === 0) return { outcome: 'unchanged', entry, diagnostics };
  const { keys, abstract } = toFileChanges(changes);
  const before = { ...mine, profiles: value.profiles };
  const write = {
    file,
    text: editFile(text, keys, paperKeys, abstract),
    changes: fields.map(
      ([field, now]) => `${field}: ${show(before[field as keyof typeof before])} → ${show(now)}`,
    ),
  };
  return { outcome: 'merged', write, entry, diagnostics };
}

function toEntry(
  fields: BaselineEntry['fields'],
  issued: string | undefined,
  profiles: string[],
): BaselineEntry {
  return { fields, ...(issued !== undefined && { issued }), ...(profiles.length > 0 && { profiles }) };
}

function tell(
  { first: { file, line } }: ImportedPaper,
  severity: Diagnostic['severity'],
  message: string,
  advice: string,
): Diagnostic {
  return { severity, file, line, message, advice };
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value);
  const { names, truncated } = value as { names?: unknown[]; truncated?: boolean };
  return names ? `${JSON.stringify(names)}${truncated ? ' et al.' : ''}` : JSON.stringify(value);
}
