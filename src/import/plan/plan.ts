import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { formatName, nameKey } from '../../model/name.ts';
import type { Answer } from '../merge/answer.ts';
import { isMaybeSamePerson } from '../merge/match.ts';
import { addSpellings } from './join-names.ts';
import { type Baseline, baselineFile, formatBaseline } from '../merge/baseline.ts';
import { groupRecords, type RecordGroup, type SourceRecord } from '../merge/group-records.ts';
import { answersFile, formatAnswers } from '../merge/kept-answers.ts';
import { withoutPreprint } from '../merge/statements.ts';
import type { ExistingContent, PlannedWrite } from './existing.ts';
import { planAuthors } from './plan-authors.ts';
import { identifyRecords } from './identify-records.ts';
import { type PaperPlan, planPapers } from './plan-papers.ts';
import { regroupByFile } from './regroup.ts';
import { findRenamedPapers } from './renamed-papers.ts';
import { followRenamedPeople } from './renamed-people.ts';
import { sourceOf } from './owners.ts';
import { type Answers, Decisions, type ImportQuestion } from '../merge/questions.ts';
import type { PaperRecord, ReadResult } from '../readers/record.ts';

/**
 * The number of records that were found, and the number of records with each outcome. `read` is the sum of the other
 * numbers.
 */
export interface ImportCounts {
  read: number;
  /** Records for which a new file is written. */
  written: number;
  /** Records that were merged with another record of this import, or that change an existing file. */
  merged: number;
  /** Records that change no file. */
  unchanged: number;
  /**
   * Records that could not be read. Each has a diagnostic. A record that was read only in part is counted in one of
   * the other numbers.
   */
  reported: number;
}

export interface ImportPlan {
  /** Doubts that a person can decide, and the answers that the plan used. */
  questions: ImportQuestion[];
  /** The files to write, in this order. `imported.jsonl` is last. */
  writes: PlannedWrite[];
  counts: ImportCounts;
  diagnostics: Diagnostic[];
}

/**
 * Plans an import: compares the records with the existing content, and returns the files to write. Writes nothing
 * itself.
 *
 * @param today the date that is written for metrics with new values, such as `2026-11-23`
 * @param answers what a person decided about questions of an earlier plan. Without an answer, nothing that exists is
 * joined or replaced.
 */
export function planImport(
  texts: readonly ReadResult[],
  before: ExistingContent,
  today: string,
  answers?: Answers,
): ImportPlan {
  const decisions = new Decisions(answers, before.answers);
  const { existing, writes: moved, diagnostics: peopleDiagnostics } = followRenamedPeople(before);
  const baseline: Baseline = new Map(existing.baseline);
  const authors = planAuthors(texts, existing, baseline, today, decisions);
  const unnamed: Diagnostic[] = [];
  const spellings = new Map<string, string[]>();
  const records = texts.flatMap((text) => {
    const owner = text.owner && authors.owners.get(text.owner);
    return text.records.map((record, index): SourceRecord => {
      if (text.owner && owner && isUnnamed(record, owner.spellings)) {
        const asked = askAboutSpelling(record, text.owner.name, owner.id, decisions);
        if (asked?.answer === 'same')
          spellings.set(owner.id, [...(spellings.get(owner.id) ?? []), asked.name]);
        if (asked?.answer === undefined)
          unnamed.push({ ...reportUnnamed(record, text.owner.name), ...(asked && { question: asked.id }) });
      }
      const previousTitle = text.records[index - 1]?.paper.title ?? '';
      const source = sourceOf(text, owner?.id);
      return { ...record, source, previousTitle, ...(owner && { profile: owner.id }) };
    });
  });
  const asked = Map.groupBy(records, ({ paperId }) => paperId);
  const { papers: others, diagnostics: groupDiagnostics } = groupRecords(
    asked.get(undefined) ?? [],
    decisions,
  );
  asked.delete(undefined);
  const similar = [...others, ...([...asked.values()] as RecordGroup[])];
  const renamed = findRenamedPapers(existing);
  const identities = identifyRecords(records, similar, existing, renamed.renamed);
  const isMissing = (id: string) => !existing.papers.has(renamed.renamed.get(id) ?? id);
  const { papers, diagnostics: regroupDiagnostics } = regroupByFile(similar, identities.files, isMissing);
  const { plans, diagnostics: fileDiagnostics } = planPapers(
    papers,
    existing,
    baseline,
    identities,
    renamed,
    decisions,
  );
  forgetPlaces(baseline, plans, new Set(records.map(({ source }) => source)));
  const count = (outcome: string) => plans.filter((paper) => paper.outcome === outcome).length;
  const reported = texts.reduce((sum, { unread }) => sum + unread, 0);
  const people = addToPeople(authors.writes, spellings, existing);
  const planned = [...people, ...plans.flatMap(({ write }) => write ?? [])];
  const files = new Set(planned.map(({ file }) => file));
  const writes = [...planned, ...moved.filter(({ file }) => !files.has(file))];
  const { damage } = before;
  const text = formatBaseline(baseline, damage?.lost);
  if (isNew(text, damage?.text ?? formatBaseline(before.baseline))) writes.push({ file: baselineFile, text });
  const kept = formatAnswers(decisions.kept);
  if (kept !== formatAnswers(before.answers ?? new Map())) writes.unshift({ file: answersFile, text: kept });
  return {
    questions: decisions.questions,
    writes,
    counts: {
      read: records.length + reported,
      written: count('written'),
      merged: count('merged') + records.length - papers.length,
      unchanged: count('unchanged'),
      reported,
    },
    diagnostics: [
      ...texts.flatMap((one) => one.diagnostics),
      ...peopleDiagnostics,
      ...unnamed,
      ...authors.diagnostics,
      ...groupDiagnostics,
      ...regroupDiagnostics,
      ...fileDiagnostics,
      ...plans.flatMap((paper) => paper.diagnostics),
    ],
  };
}

/** Whether `imported.jsonl` must be written. If only the order of records in their source changed, it is not. */
function isNew(text: string, before: string): boolean {
  const withoutOrder = (one: string) => one.replaceAll(/"after":"[0-9a-f ]*"/gu, '"after"');
  return withoutOrder(text) !== withoutOrder(before);
}

/**
 * Removes the place of records that their source no longer contains. A new record may take this place, and it would be
 * taken for the former record.
 *
 * @param baseline this function changes the map
 * @param imported the names of the sources of this import
 */
function forgetPlaces(baseline: Baseline, plans: readonly PaperPlan[], imported: ReadonlySet<string>): void {
  const current = new Set(plans.map(({ file }) => file));
  for (const [file, entry] of baseline) {
    if (current.has(file)) continue;
    const isGone = (name: string) =>
      entry.sources[name]?.after !== undefined && imported.has(withoutPreprint(name));
    const gone = Object.keys(entry.sources).filter(isGone);
    if (gone.length === 0) continue;
    const sources = { ...entry.sources };
    for (const name of gone) {
      const { after: _, ...hashes } = sources[name] ?? {};
      sources[name] = hashes;
    }
    baseline.set(file, { ...entry, sources });
  }
}

/**
 * Whether a paper has a complete list of authors that does not contain the owner of the profile. Such a paper is
 * reported.
 */
function isUnnamed({ paper }: PaperRecord, spellings: ReadonlySet<string>): boolean {
  if (!paper.author || paper.authorsTruncated) return false;
  return !paper.author.some((name) => spellings.has(nameKey(name)));
}

/**
 * Asks whether an author is the owner of the profile under another spelling, such as `A. Quill`. Nothing is asked if no
 * author, or more than one, may be the owner.
 */
function askAboutSpelling(
  { file, line, authorLine, paper }: PaperRecord,
  owner: string,
  id: string,
  decisions: Decisions,
): { id: string; name: string; answer: Answer | undefined } | undefined {
  const alike = (paper.author ?? []).filter((name) => isMaybeSamePerson(name, owner));
  const [one] = alike;
  if (one === undefined || alike.length > 1) return undefined;
  const name = formatName(one);
  const target = `authors/${id}.md`;
  const question = { kind: 'person', file, line: authorLine ?? line, name, person: owner, target } as const;
  return { ...decisions.ask(question, [id, nameKey(name)]), name };
}

/** Adds spellings to the files of people that the import writes, or to those that exist. */
function addToPeople(
  writes: readonly PlannedWrite[],
  spellings: ReadonlyMap<string, readonly string[]>,
  { authors }: ExistingContent,
): PlannedWrite[] {
  const files = new Map(writes.map(({ file, text }) => [file, text]));
  for (const [id, names] of spellings) {
    const file = `authors/${id}.md`;
    const text = files.get(file) ?? authors.get(id)?.text;
    if (text !== undefined) files.set(file, addSpellings(text, names));
  }
  return [...files].map(([file, text]) => ({ file, text }));
}

function reportUnnamed({ file, line, authorLine, paper }: PaperRecord, owner: string): Diagnostic {
  return {
    severity: 'warning',
    file,
    line: authorLine ?? line,
    message: `${owner} is not among the authors of ${quote(paper.title)}.`,
    advice: `The paper was added to the page of ${owner}. If the list contains another spelling of the name, add the spelling to alternateName in the author file.`,
  };
}
