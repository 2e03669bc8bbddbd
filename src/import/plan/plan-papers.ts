import { editFile } from '../../files/edit-file.ts';
import { formatPaperFile } from '../../files/paper-file.ts';
import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import type { Paper } from '../../model/paper.ts';
import { type Baseline, type BaselineEntry, hashValue } from '../merge/baseline.ts';
import type { RecordGroup, SourceRecord } from '../merge/group-records.ts';
import { type MergedPaper, mergePaper } from '../merge/merge-paper.ts';
import { describeFile, describeRecord, identityOf } from '../merge/asked-about.ts';
import type { DecideConflict } from '../merge/merge-fields.ts';
import { Decisions } from '../merge/questions.ts';
import { hashFields, paperKeys, toFileChanges, toPaper } from '../merge/paper-fields.ts';
import { type Statement, toStatements } from '../merge/statements.ts';
import { hashVersion } from '../merge/versions.ts';
import { assignFiles, type AssignedFile } from './assign-files.ts';
import type { Existing, ExistingContent, PlannedWrite } from './existing.ts';
import type { Identities } from './identify-records.ts';
import { paperFile } from './paper-path.ts';
import type { RenamedPapers } from './renamed-papers.ts';
import { disputedField, editedFile, formatValue, invalidFile, missingPaper } from './messages.ts';
import { findInvalidPaper } from './invalid-files.ts';

/**
 * The planned change for one paper: the file to write, if anything changes, and the new state of the paper in the
 * baseline.
 */
export interface PaperPlan {
  /** The path of the file, below the content folder. */
  file: string;
  outcome: 'written' | 'merged' | 'unchanged';
  write?: PlannedWrite;
  entry?: BaselineEntry;
  diagnostics: Diagnostic[];
}

/** Plans the changes to the file of each paper. Adds the new state of each file to the baseline. */
export function planPapers(
  papers: readonly RecordGroup[],
  existing: ExistingContent,
  baseline: Baseline,
  identities: Identities,
  renamed: RenamedPapers,
  decisions: Decisions = new Decisions(),
): { plans: PaperPlan[]; diagnostics: Diagnostic[] } {
  const statements = papers.map(toStatements);
  const { files, diagnostics } = assignFiles(papers, statements, existing, identities, renamed, decisions);
  const aliases = new Set([...existing.papers.values()].flatMap(({ value }) => value?.aliases ?? []));
  const isAlias = (id: string) => aliases.has(id);
  const plans = papers.map((records, index) => {
    const assigned = files[index] as AssignedFile;
    const plan = {
      file: paperFile(assigned.id),
      ...planPaper(records, statements[index] ?? [], assigned, existing, isAlias, decisions),
    };
    if (plan.entry) {
      if (assigned.movedFrom !== undefined) baseline.delete(paperFile(assigned.movedFrom));
      baseline.set(paperFile(assigned.id), plan.entry);
    }
    return plan;
  });
  return { plans, diagnostics };
}

function planPaper(
  records: RecordGroup,
  statements: readonly Statement[],
  assigned: AssignedFile,
  content: ExistingContent,
  isAlias: (id: string) => boolean,
  decisions: Decisions,
): Omit<PaperPlan, 'file'> {
  const { papers, baseline } = content;
  const { id, movedFrom } = assigned;
  const file = paperFile(id);
  const existing = papers.get(id);
  const entry = baseline.get(paperFile(movedFrom ?? id));
  if (!existing && (entry || assigned.isDoubtful)) {
    const invalid = findInvalidPaper(records, content);
    const title = quote(records[0].paper.title);
    // A file that was joined with another one is not missing: its id is an alias there.
    if (!invalid && !assigned.isDoubtful && isAlias(id))
      return {
        outcome: 'unchanged',
        ...(entry && { entry: updateMissing(entry, statements) }),
        diagnostics: [],
      };
    const asked = invalid ? undefined : askAboutDeleted(records[0], assigned, content, decisions);
    if (asked?.answer === 'different') return planNewFile(records, statements, id, decisions);
    const message = invalid
      ? invalidFile(paperFile(invalid.id), invalid.diagnostics, file)
      : { ...missingPaper(title, assigned), ...(asked && { question: asked.id }) };
    if (asked?.answer === 'same' && !assigned.isDoubtful)
      return {
        outcome: 'unchanged',
        ...(entry && { entry: updateMissing(entry, statements) }),
        diagnostics: [],
      };
    const state = entry && !assigned.isDoubtful && { entry: updateMissing(entry, statements) };
    return { outcome: 'unchanged', ...state, diagnostics: [locate(message, records[0])] };
  }
  if (existing && !existing.value) {
    const message = invalidFile(file, existing.diagnostics);
    return { outcome: 'unchanged', diagnostics: [locate(message, records[0])] };
  }
  return existing
    ? planUpdate(
        records,
        statements,
        file,
        existing as Existing<Paper> & { value: Paper },
        entry,
        movedFrom,
        decisions,
      )
    : planNewFile(records, statements, id, decisions);
}

/** Asks whether a record is a paper whose file a user deleted. */
function askAboutDeleted(
  record: SourceRecord,
  { id, maybe }: AssignedFile,
  { papers }: ExistingContent,
  decisions: Decisions,
): ReturnType<Decisions['ask']> {
  const file = paperFile(maybe ?? id);
  const value = maybe === undefined ? undefined : papers.get(maybe)?.value;
  const other = value ? describeFile(value, file) : { title: '', authors: [], file };
  const { file: source, line } = record;
  return decisions.ask({ kind: 'deleted-paper', file: source, line, record: describeRecord(record), other }, [
    id,
    maybe,
    ...identityOf(record),
  ]);
}

/** Returns the function that asks about the conflicts of a record with the file. */
function decideFor(file: string, decisions: Decisions): (record: SourceRecord) => DecideConflict {
  return ({ file: source, line, paper }) =>
    ({ field, current, incoming }, currentIs) =>
      decisions.ask(
        {
          kind: 'field',
          file: source,
          line,
          target: file,
          about: paper.title,
          field,
          current,
          incoming,
          currentIs,
        },
        [file, field, hashValue(current ?? null), hashValue(incoming)],
      );
}

function planNewFile(
  records: RecordGroup,
  statements: readonly Statement[],
  id: string,
  decisions: Decisions,
): Omit<PaperPlan, 'file'> {
  const file = paperFile(id);
  const profiles = profilesOf(records);
  const merged = mergePaper(statements, undefined, {}, profiles, decideFor(file, decisions));
  const paper: Paper = { id, ...toPaper(merged), ...(profiles.length > 0 && { profiles }) };
  return {
    outcome: 'written',
    write: { file, text: formatPaperFile(paper) },
    entry: toEntry(merged, records, profiles),
    diagnostics: reportMerge(records, file, merged),
  };
}

/** Plans the changes to an existing paper file, field by field. */
function planUpdate(
  records: RecordGroup,
  statements: readonly Statement[],
  file: string,
  { text, value }: { text: string; value: Paper },
  lastEntry: BaselineEntry | undefined,
  movedFrom: string | undefined,
  decisions: Decisions,
): Omit<PaperPlan, 'file'> {
  const profiles = profilesOf(records);
  const lastProfiles = lastEntry?.profiles ?? [];
  const allProfiles = [...lastProfiles, ...profiles];
  const decide = decideFor(file, decisions);
  const merged = mergePaper(statements, value, lastEntry?.sources ?? {}, allProfiles, decide);
  const added = profiles.filter(
    (profile) => !lastProfiles.includes(profile) && !value.profiles?.includes(profile),
  );
  const sets: Partial<Paper> = {
    ...(added.length > 0 && { profiles: [...(value.profiles ?? []), ...added].sort() }),
    ...(merged.versions !== value.versions && merged.versions.length > 1 && { versions: merged.versions }),
    ...(movedFrom !== undefined && { aliases: [...new Set([...(value.aliases ?? []), movedFrom])] }),
  };
  const isChanged = (key: string) =>
    JSON.stringify(sets[key as keyof Paper]) !== JSON.stringify(value[key as keyof Paper]);
  const changes: Record<string, unknown> = {
    ...Object.fromEntries(merged.changed.map((field) => [field, merged.fields[field]])),
    ...Object.fromEntries(Object.entries(sets).filter(([key]) => isChanged(key))),
  };
  const diagnostics = reportMerge(records, file, merged, lastEntry === undefined);
  if (movedFrom !== undefined) {
    diagnostics.push(
      locate(
        {
          severity: 'note',
          message: `${paperFile(movedFrom)} was renamed to ${file}.`,
          advice: 'The old address redirects to the new one.',
        },
        records[0],
      ),
    );
  }
  const entry = toEntry(merged, records, [...new Set([...lastProfiles, ...profiles])].sort(), lastEntry);
  if (Object.keys(changes).length === 0) return { outcome: 'unchanged', entry, diagnostics };
  const { keys, abstract } = toFileChanges(changes, value.other);
  const sources = new Map(
    [...merged.origins].map(([field, record]) => [field, { file: record.file, line: record.line }] as const),
  );
  const write = { file, text: editFile(text, keys, paperKeys, abstract), sources };
  return { outcome: 'merged', write, entry, diagnostics };
}

/**
 * Reports fields that were edited by hand, and sources that contradict each other.
 *
 * @param isByHand whether a user created the file without an import. In that case, one note reports all differences.
 */
function reportMerge(
  records: RecordGroup,
  file: string,
  merged: MergedPaper,
  isByHand = false,
): Diagnostic[] {
  const [first] = records;
  const name = quote(first.paper.title);
  const diagnostics: Diagnostic[] = [];
  if (isByHand && merged.disputed.length > 0) {
    const fields = [...new Set(merged.disputed.map(({ field }) => field))].join(', ');
    const message = `${file} was not created by an import and differs from ${name} in ${fields}.`;
    const advice = 'The values in the file were kept; missing values were added.';
    const [{ question } = {}] = merged.disputed;
    diagnostics.push(locate({ severity: 'note', message, advice, ...asked(question) }, first));
  } else {
    for (const { record, question, ...conflict } of merged.disputed)
      diagnostics.push(locate({ ...disputedField(conflict, name, file), ...asked(question) }, record));
  }
  const byRecord = Map.groupBy(merged.contradicted, ({ record }) => record);
  for (const [record, conflicts] of byRecord) {
    const parts = conflicts.map(({ field, current, incoming, origin }) => {
      const where = origin.record ? `${origin.record.file}:${origin.record.line}` : (origin.source ?? file);
      return `${field} is ${formatValue(current)} in ${where} and ${formatValue(incoming)} here`;
    });
    const message = `Sources contradict each other about ${name}: ${parts.join('; ')}.`;
    const isThis = conflicts.some(({ winner }) => winner === 'incoming');
    const advice = isThis
      ? `The value of the first profile in the alphabet was kept. If it is wrong, change ${file}.`
      : `The first value was kept. If this source is right, change ${file}.`;
    const [{ question } = {}] = conflicts;
    diagnostics.push(locate({ severity: 'warning', message, advice, ...asked(question) }, record));
  }
  if (merged.edited.length > 0) diagnostics.push(locate(editedFile(file, merged.edited), first));
  return diagnostics;
}

function asked(question: string | undefined): Pick<Diagnostic, 'question'> {
  return question === undefined ? {} : { question };
}

/**
 * Returns the new state of a file that a user deleted. The values of its sources are stored, so that its records are
 * recognised after the next change too.
 */
function updateMissing(entry: BaselineEntry, statements: readonly Statement[]): BaselineEntry {
  const sources = { ...entry.sources };
  for (const { source, fields, place } of statements) {
    const { key: _, after: __, ...hashes } = sources[source] ?? {};
    sources[source] = { ...hashes, ...hashFields(fields), ...place, form: hashVersion(fields) };
  }
  return { ...entry, sources };
}

function profilesOf(records: RecordGroup): string[] {
  return [...new Set(records.flatMap(({ profile }) => profile ?? []))].sort();
}

/** Returns the new state of a paper for the baseline. */
function toEntry(
  { sources, fields, changed, disputedDate }: MergedPaper,
  records: RecordGroup,
  profiles: string[],
  lastEntry?: BaselineEntry,
): BaselineEntry {
  const firstDate = records.find(({ paper }) => paper.issued !== undefined)?.paper.issued;
  const lastDate = changed.includes('issued')
    ? (fields as Partial<Paper>).issued
    : (disputedDate ?? lastEntry?.issued);
  const issued = lastEntry ? lastDate : firstDate;
  return { sources, ...(issued !== undefined && { issued }), ...(profiles.length > 0 && { profiles }) };
}

function locate(
  message: Omit<Diagnostic, 'file' | 'line'>,
  { file, line }: { file: string; line: number },
): Diagnostic {
  return { ...message, file, line };
}
