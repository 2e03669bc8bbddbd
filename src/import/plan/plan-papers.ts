import { editFile } from '../../files/edit-file.ts';
import { formatPaperFile } from '../../files/paper-file.ts';
import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import type { Paper } from '../../model/paper.ts';
import { type Baseline, type BaselineEntry, baselineFile } from '../merge/baseline.ts';
import type { Existing, ExistingContent, PlannedWrite } from './existing.ts';
import type { Gathered } from '../merge/gather.ts';
import { type MergedPaper, mergePaper, toPaper } from '../merge/merge-paper.ts';
import { type Statement, toStatements } from '../merge/statements.ts';
import { paperKeys, toFileChanges } from '../merge/paper-fields.ts';
import { assignFiles, type AssignedFile, paperFile } from './assign-files.ts';

/** What becomes of one paper, and what to remember and to tell of it. */
interface PaperPlan {
  outcome: 'written' | 'merged' | 'unchanged';
  write?: PlannedWrite;
  entry?: BaselineEntry;
  diagnostics: Diagnostic[];
}

/** Works out what becomes of each paper; the baseline is brought up to date. */
export function planPapers(
  papers: readonly Gathered[],
  existing: ExistingContent,
  baseline: Baseline,
): { plans: PaperPlan[]; diagnostics: Diagnostic[] } {
  const said = papers.map(toStatements);
  const { files, diagnostics } = assignFiles(papers, said, existing);
  const plans = papers.map((records, index) => {
    const assigned = files[index] as AssignedFile;
    const plan = planPaper(records, said[index] ?? [], assigned, existing);
    if (plan.entry) {
      if (assigned.movedFrom !== undefined) baseline.delete(paperFile(assigned.movedFrom));
      baseline.set(paperFile(assigned.id), plan.entry);
    }
    return plan;
  });
  return { plans, diagnostics };
}

function planPaper(
  records: Gathered,
  statements: readonly Statement[],
  { id, movedFrom }: AssignedFile,
  { papers, baseline }: ExistingContent,
): PaperPlan {
  const file = paperFile(id);
  const existing = papers.get(id);
  const base = baseline.get(paperFile(movedFrom ?? id));
  const name = quote(records[0].paper.title);
  const leave = (severity: Diagnostic['severity'], message: string, advice: string): PaperPlan => ({
    outcome: 'unchanged',
    diagnostics: [tell(records, severity, message, advice)],
  });
  if (!existing && base) {
    const advice = `Take its line out of ${baselineFile} to have it again.`;
    return leave('note', `${name} was deleted by hand (${file}) and stays deleted.`, advice);
  }
  if (!existing) {
    const merged = mergePaper(statements, undefined, {}, profilesOf(records));
    const profiles = profilesOf(records);
    const paper: Paper = { id, ...toPaper(merged), ...(profiles.length > 0 && { profiles }) };
    const entry = toEntry(merged, records, profiles);
    const diagnostics = tellMerged(records, file, merged);
    return { outcome: 'written', write: { file, text: formatPaperFile(paper) }, entry, diagnostics };
  }
  if (!existing.value) {
    const advice = 'Run npm run build to see what is wrong with it.';
    return leave('warning', `${file} is there already and cannot be read; it stays as it is.`, advice);
  }
  return update(records, statements, file, existing as Existing<Paper> & { value: Paper }, base, movedFrom);
}

/** Brings a file that is there up to date, field by field. */
function update(
  records: Gathered,
  statements: readonly Statement[],
  file: string,
  { text, value }: { text: string; value: Paper },
  base: BaselineEntry | undefined,
  movedFrom: string | undefined,
): PaperPlan {
  const profiles = profilesOf(records);
  const known = base?.profiles ?? [];
  const merged = mergePaper(statements, value, base?.sources ?? {}, [...known, ...profiles]);
  const added = profiles.filter((profile) => !known.includes(profile) && !value.profiles?.includes(profile));
  const sets: Partial<Paper> = {
    ...(added.length > 0 && { profiles: [...(value.profiles ?? []), ...added].sort() }),
    ...(merged.versions !== value.versions && merged.versions.length > 1 && { versions: merged.versions }),
    ...(movedFrom !== undefined && { aliases: [...new Set([...(value.aliases ?? []), movedFrom])] }),
  };
  const isNew = (key: string) =>
    JSON.stringify(sets[key as keyof Paper]) !== JSON.stringify(value[key as keyof Paper]);
  const changes: Record<string, unknown> = {
    ...Object.fromEntries(merged.changed.map((field) => [field, merged.fields[field]])),
    ...Object.fromEntries(Object.entries(sets).filter(([key]) => isNew(key))),
  };
  const diagnostics = tellMerged(records, file, merged, base === undefined);
  if (movedFrom !== undefined) {
    const message = `${paperFile(movedFrom)} is ${file} now.`;
    diagnostics.push(tell(records, 'note', message, 'Its old address leads to the new one.'));
  }
  const entry = toEntry(merged, records, [...new Set([...known, ...profiles])].sort(), base);
  if (Object.keys(changes).length === 0) return { outcome: 'unchanged', entry, diagnostics };
  const { keys, abstract } = toFileChanges(changes, value.other);
  const write = { file, text: editFile(text, keys, paperKeys, abstract) };
  return { outcome: 'merged', write, entry, diagnostics };
}

/** What a person should know: what was edited by hand, what contradicts that, and which sources contradict each other. */
function tellMerged(records: Gathered, file: string, merged: MergedPaper, isNew = false): Diagnostic[] {
  const name = quote(records[0].paper.title);
  const diagnostics: Diagnostic[] = [];
  if (isNew && merged.disputed.length > 0) {
    const fields = [...new Set(merged.disputed.map(({ field }) => field))].join(', ');
    const message = `${file} is not from an import and says otherwise than ${name} in ${fields}.`;
    diagnostics.push(
      tell(records, 'note', message, 'What stands in the file stays; what it lacked was filled in.'),
    );
  } else {
    for (const { field, mine, theirs, record } of merged.disputed) {
      const message = `${field} of ${name} was changed by hand in ${file} to ${show(mine)}, and by the source to ${show(theirs)}.`;
      const advice = 'What stands in the file stays; change it there if the source is right.';
      diagnostics.push(tell([record], 'warning', message, advice));
    }
  }
  const byRecord = Map.groupBy(merged.contradicted, ({ record }) => record);
  for (const [record, pairs] of byRecord) {
    const parts = pairs.map(({ field, mine, theirs, origin }) => {
      const where = origin.record ? `${origin.record.file}:${origin.record.line}` : (origin.source ?? file);
      return `${field} is ${show(mine)} in ${where}, and ${show(theirs)} here`;
    });
    const message = `Sources contradict each other on ${name}: ${parts.join('; ')}.`;
    const advice = `What came first stays; change ${file} if this is right.`;
    diagnostics.push(tell([record], 'warning', message, advice));
  }
  if (merged.edited.length > 0) {
    const message = `${file} was edited by hand (${merged.edited.join(', ')}).`;
    diagnostics.push(tell(records, 'note', message, 'What was edited stays as it is.'));
  }
  return diagnostics;
}

function profilesOf(records: Gathered): string[] {
  return [...new Set(records.flatMap(({ profile }) => profile ?? []))].sort();
}

function toEntry(
  { sources, fields, changed, disputed }: MergedPaper,
  records: Gathered,
  profiles: string[],
  base?: BaselineEntry,
): BaselineEntry {
  const said = records.find(({ paper }) => paper.issued !== undefined)?.paper.issued;
  const refused = disputed.findLast(({ field }) => field === 'issued')?.theirs as string | undefined;
  const last = changed.includes('issued') ? (fields as Partial<Paper>).issued : (refused ?? base?.issued);
  const issued = base ? last : said;
  return { sources, ...(issued !== undefined && { issued }), ...(profiles.length > 0 && { profiles }) };
}

function tell(
  [{ file, line }]: Gathered,
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
