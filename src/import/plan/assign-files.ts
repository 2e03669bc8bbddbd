import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { numberedId, toId } from '../../model/id.ts';
import type { RecordGroup } from '../merge/group-records.ts';
import { relate } from '../merge/match.ts';
import type { Statement } from '../merge/statements.ts';
import type { ExistingContent } from './existing.ts';
import { KnownFiles, paperFile } from './known-files.ts';

/**
 * The content file that a paper will be written to. A content file is identified by its id, which is the file name
 * without `.md`.
 */
export interface AssignedFile {
  id: string;
  /** The id that the file had at the last import, if a user has renamed the file since then. */
  movedFrom?: string;
}

/**
 * Assigns a content file to every paper. The first rule that finds a file decides:
 *
 * 1. the file that the same record was written to at the last import;
 * 2. a file with the same identifier, such as a DOI;
 * 3. a file with the same title, matching authors and a similar date;
 * 4. otherwise, a new file.
 *
 * A file is never assigned to two papers.
 *
 * @param statements the values of each paper, by source
 * @returns the files, in the order of the papers, and a note for every new file that may be about the same paper as
 * an existing file
 */
export function assignFiles(
  papers: readonly RecordGroup[],
  statements: readonly (readonly Statement[])[],
  existing: ExistingContent,
): { files: AssignedFile[]; diagnostics: Diagnostic[] } {
  const known = new KnownFiles(existing);
  const statementsOf = new Map(papers.map((paper, index) => [paper, statements[index] ?? []]));
  const searches: ((paper: RecordGroup) => string[])[] = [
    (paper) => (statementsOf.get(paper) ?? []).flatMap((statement) => known.findImported(statement)),
    (paper) => paper.flatMap((record) => known.findByIdentifier(record)),
    (paper) => paper.flatMap((record) => known.findByTitle(record)),
  ];
  const used = new Set<string>();
  const files = new Map<RecordGroup, AssignedFile>();
  // Each search runs for all papers before the next search begins. So a paper with an uncertain match cannot get a
  // file that belongs to another paper with a certain match.
  for (const search of searches) {
    for (const paper of papers) {
      if (files.has(paper)) continue;
      const found = [...new Set(search(paper))].filter((id) => !used.has(id));
      const id = found.find((one) => existing.papers.has(one)) ?? found[0];
      if (id === undefined) continue;
      const candidates = () => searches.flatMap((each) => each(paper)).filter((one) => !used.has(one));
      const file = findRenamed(id, candidates, existing) ?? { id };
      files.set(paper, file);
      used.add(file.id);
      if (file.movedFrom !== undefined) used.add(file.movedFrom);
    }
  }
  const diagnostics: Diagnostic[] = [];
  const numbers = new Map<string, number>();
  return {
    files: papers.map((paper) => {
      const file = files.get(paper);
      if (file) return file;
      diagnostics.push(...reportDoubtful(paper, known, existing));
      return { id: newId(paper[0].paper.title, known, used, numbers) };
    }),
    diagnostics,
  };
}

/**
 * Returns an id for a new file. The id is made from the title. If another file has this id, a number is added.
 *
 * @param numbers the next number to try for each id without a number
 */
function newId(title: string, known: KnownFiles, used: Set<string>, numbers: Map<string, number>): string {
  const wanted = toId(title, 'paper');
  let number = numbers.get(wanted) ?? 1;
  while (used.has(numberedId(wanted, number)) || known.has(numberedId(wanted, number))) number++;
  const id = numberedId(wanted, number);
  numbers.set(wanted, number + 1);
  used.add(id);
  return id;
}

/**
 * Detects that a user renamed the file of a paper. The old file was imported before and does not exist now; the new
 * file exists and was not imported before.
 *
 * @param id the file that was found for the paper
 * @param candidates returns the ids of all files that may be about the paper
 */
function findRenamed(
  id: string,
  candidates: () => readonly string[],
  { papers, baseline }: ExistingContent,
): AssignedFile | undefined {
  const exists = (one: string) => papers.has(one);
  const isImported = (one: string) => baseline.has(paperFile(one));
  if (exists(id) && isImported(id)) return undefined;
  const newName = exists(id) ? id : candidates().find((one) => exists(one) && !isImported(one));
  const movedFrom = exists(id) ? candidates().find((one) => !exists(one) && isImported(one)) : id;
  return newName === undefined || movedFrom === undefined ? undefined : { id: newName, movedFrom };
}

/** Reports an existing file if it may be about the same paper as these records, but only a person can decide. */
function reportDoubtful(records: RecordGroup, known: KnownFiles, { papers }: ExistingContent): Diagnostic[] {
  const [{ file, line, paper }] = records;
  const doubtful = known.findNear(paper).find((id) => {
    const value = papers.get(id)?.value;
    return value && relate(value, paper) === 'doubtful';
  });
  if (doubtful === undefined) return [];
  const message = `${quote(paper.title)} may be the same paper as ${paperFile(doubtful)}.`;
  const advice =
    'Both were kept. If they are the same paper, give both the same DOI and delete the new file; it will not be created again.';
  return [{ severity: 'note', file, line, message, advice }];
}
