import { editFile } from '../../files/edit-file.ts';
import { formatPaperFile } from '../../files/paper-file.ts';
import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import type { Paper } from '../../model/paper.ts';
import { type Baseline, type BaselineEntry, hashValue } from '../merge/baseline.ts';
import type { RecordGroup, SourceRecord } from '../merge/group-records.ts';
import { mergePaper } from '../merge/merge-paper.ts';
import { describeFile, describeRecord, identityOf } from '../merge/asked-about.ts';
import type { DecideConflict } from '../merge/merge-fields.ts';
import { Decisions } from '../merge/questions.ts';
import { paperKeys, toFileChanges, toPaper } from '../merge/paper-fields.ts';
import { type Statement, toStatements } from '../merge/statements.ts';
import { assignFiles, type AssignedFile } from './assign-files.ts';
import type { Existing, ExistingContent, PlannedWrite } from './existing.ts';
import type { Identities } from './identify-records.ts';
import { paperFile } from './paper-path.ts';
import type { RenamedPapers } from './renamed-papers.ts';
import { invalidFile, missingPaper } from './messages.ts';
import { toEntry, updateMissing } from './paper-entry.ts';
import { locate, reportMerge } from './report-merge.ts';
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

function profilesOf(records: RecordGroup): string[] {
  return [...new Set(records.flatMap(({ profile }) => profile ?? []))].sort();
}
