import { existsSync } from 'node:fs';
import type { AbsorbedAnswer } from '../../../src/complete/answers.ts';
import type { AbsorbedFinding } from '../../../src/complete/absorb-findings.ts';
import { updateCitationCounts } from '../../../src/complete/update-citations.ts';
import { completeSource } from '../../../src/complete/take-record.ts';
import { editProposals } from '../../../src/files/proposals-file.ts';
import type { CommandRun } from '../../../src/files/undo-journal.ts';
import { finishFiles, writeFiles } from '../../../src/files/write-files.ts';
import type { PlannedWrite } from '../../../src/import/plan/existing.ts';
import { planImport } from '../../../src/import/plan/plan.ts';
import type { PaperRecord, ReadResult } from '../../../src/import/readers/record.ts';
import { type AskedPaper, askedFile, formatAskedPapers } from '../../../src/model/asked-papers.ts';
import {
  type CitationCount,
  citationsFile,
  formatCitationCounts,
} from '../../../src/model/citation-counts.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';
import { type Proposal, proposalsFile } from '../../../src/model/proposal.ts';
import { root } from '../../setup/process.ts';
import { withContentLock } from '../../site/content-lock.ts';
import { type KnownContent, readKnownContent } from './known-content.ts';

/** The results of a run since it wrote last. */
export interface Findings {
  findings: AbsorbedFinding[];
  answers: AbsorbedAnswer[];
  counts: ReadonlyMap<string, CitationCount>;
  /** Ids of papers for which the service of the site has no count. */
  uncounted: readonly string[];
  /** Records with values for papers, beside those of `findings` and `answers`. */
  records: readonly { service: string; record: PaperRecord }[];
}

/** The files that were written, and diagnostics about them. */
export interface WrittenFindings {
  writes: PlannedWrite[];
  /** The texts of the files before. */
  before: ReadonlyMap<string, string>;
  diagnostics: Diagnostic[];
}

export interface WriteOptions {
  /** Absolute path of the content folder. */
  folder: string;
  today: string;
  dryRun: boolean;
  /** The run, which `npm run undo` takes back as a whole. */
  run: CommandRun;
  /** Called once if another command is writing into the folder. */
  onWait: () => void;
}

/**
 * Writes results into the content folder: papers through the import, and the files of the proposals, of the
 * citations and of the search. The folder is read again first, because a person may have changed it while the services
 * were asked.
 *
 * @returns undefined if a newer version of Offprint wrote the folder, so that nothing was written
 */
export async function writeFindings(
  found: Findings,
  { folder, today, dryRun, run, onWait }: WriteOptions,
): Promise<WrittenFindings | undefined> {
  const work = async () => {
    // A command that was killed has left a list of files that it did not write. They are written first.
    if (!dryRun && existsSync(folder)) await finishFiles(folder, root);
    const known = await readKnownContent(folder);
    if (known.isNewer) return undefined;
    const planned = planFindings(found, known, today);
    if (!dryRun) await writeFiles(folder, planned.writes, { run });
    return planned;
  };
  return dryRun ? work() : withContentLock(folder, work, onWait);
}

/** Plans which files the results change. Writes nothing. */
export function planFindings(found: Findings, known: KnownContent, today: string): WrittenFindings {
  const exists = ({ id }: Pick<Paper, 'id'>) => known.content.papers.get(id)?.value !== undefined;
  const findings = found.findings.filter(({ paper }) => exists(paper));
  const answers = found.answers.filter(({ paper }) => exists(paper));
  const records = [
    ...answers.flatMap(({ taken }) => taken ?? []),
    ...findings.flatMap((one) => one.records),
    ...found.records.filter(({ record }) => exists({ id: record.paperId ?? '' })),
  ];
  const plan = planImport(toTexts(records), known.content, today);
  const others: [file: string, text: string | undefined][] = [
    [citationsFile, newCounts(found.counts, known)],
    [proposalsFile, newProposals(findings, answers, known)],
    [askedFile, newAsked(findings, answers, found, known, today)],
  ];
  const writes = others.flatMap(([file, text]) =>
    text === undefined || text === (known.texts.get(file) ?? '') ? [] : [{ file, text }],
  );
  return { writes: [...plan.writes, ...writes], before: known.texts, diagnostics: plan.diagnostics };
}

/** Returns one source per service. Each record has the id of its paper. */
function toTexts(records: readonly { service: string; record: PaperRecord }[]): ReadResult[] {
  const byService = Map.groupBy(records, ({ service }) => service);
  return [...byService].sort().map(([service, all]) => ({
    file: completeSource(service),
    format: service,
    records: all.map(({ record }) => record),
    unread: 0,
    diagnostics: [],
  }));
}

function newCounts(counts: Findings['counts'], { counts: before, papers, content, site }: KnownContent) {
  if (counts.size === 0) return undefined;
  // A paper whose file is invalid now keeps its count.
  const invalid = [...content.papers].flatMap(([id, { value }]) => (value ? [] : { id }));
  return formatCitationCounts(
    updateCitationCounts(before, counts, [...papers, ...invalid], site?.citations ?? 'openalex'),
  );
}

function newProposals(
  findings: readonly AbsorbedFinding[],
  answers: readonly AbsorbedAnswer[],
  { proposals, texts, content }: KnownContent,
): string | undefined {
  if (proposals.isBroken) return undefined;
  const changes = new Map<string, Proposal | undefined>();
  for (const id of proposals.ids) if (!content.papers.has(id)) changes.set(id, undefined);
  for (const { paper } of answers) changes.set(paper.id, undefined);
  for (const { paper, outcome, proposal } of findings) {
    if (outcome === 'found') changes.set(paper.id, undefined);
    else if (proposal) changes.set(paper.id, proposal);
  }
  return editProposals(texts.get(proposalsFile), changes);
}

function newAsked(
  findings: readonly AbsorbedFinding[],
  answers: readonly AbsorbedAnswer[],
  { counts, uncounted }: Pick<Findings, 'counts' | 'uncounted'>,
  { asked, content, proposals, papers }: KnownContent,
  today: string,
): string {
  const all = new Map<string, AskedPaper>(asked.papers);
  const alias = new Map(papers.flatMap(({ id, aliases = [] }) => aliases.map((one) => [one, id] as const)));
  // The state of a paper is kept when its file gets another name.
  for (const [id, known] of asked.papers) {
    const now = alias.get(id);
    if (now !== undefined && !all.has(now)) all.set(now, known);
    if (!content.papers.has(id)) all.delete(id);
  }
  for (const { paper, asked: state } of answers) all.set(paper.id, state);
  for (const { paper, asked: state, proposal } of findings) {
    // A proposal that cannot be written down must be found again.
    if (state && !(proposal && proposals.isBroken)) all.set(paper.id, state);
  }
  for (const id of uncounted) all.set(id, { ...all.get(id), uncounted: today });
  for (const id of counts.keys()) {
    const { uncounted: _, ...state } = all.get(id) ?? {};
    if (all.has(id)) all.set(id, state);
  }
  return formatAskedPapers(all);
}
