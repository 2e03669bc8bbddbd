import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { numberedId, toId } from '../../model/id.ts';
import { describeFile, describeRecord, identityOf } from '../merge/asked-about.ts';
import { hashValue } from '../merge/baseline.ts';
import type { RecordGroup } from '../merge/group-records.ts';
import { relate } from '../merge/match.ts';
import { compareValues } from '../merge/precedence.ts';
import type { Answer } from '../merge/answer.ts';
import { Decisions } from '../merge/questions.ts';
import type { Statement } from '../merge/statements.ts';
import type { ExistingContent } from './existing.ts';
import type { Identities } from './identify-records.ts';
import { KnownFiles } from './known-files.ts';
import { paperFile } from './paper-path.ts';
import type { RenamedPapers } from './renamed-papers.ts';

/**
 * The content file that a paper will be written to. A content file is identified by its id, which is the file name
 * without `.md`.
 */
export interface AssignedFile {
  id: string;
  /** The id that the file had at the last import, if a user has renamed the file since then. */
  movedFrom?: string;
  /** The id of a file that may be this file with another name. */
  maybe?: string | undefined;
  /** Whether it is not certain that the deleted file was about this paper. */
  isDoubtful?: boolean;
}

function isDeleted({ id, movedFrom }: AssignedFile, { papers }: ExistingContent): boolean {
  return movedFrom === undefined && !papers.has(id);
}

/**
 * The papers whose entries in `imported.jsonl` are damaged. A record is recognised by the hash of its title, which
 * a damaged line may still contain, or by the id that was made from its title.
 */
class LostPapers {
  readonly #hashes: ReadonlySet<string>;
  readonly #ids: ReadonlySet<string>;

  constructor({ papers, baseline, damage }: ExistingContent) {
    const lost = damage?.lost.join('\n') ?? '';
    this.#hashes = new Set(lost.match(/(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])/gu));
    const inLost = [...lost.matchAll(/papers\/([a-z0-9-]{1,100})\.md/gu)].map(([, id = '']) => id);
    const incomplete = [...baseline].flatMap(([file, { sources }]) => {
      const id = /^papers\/(.+)\.md$/u.exec(file)?.[1];
      return id !== undefined && Object.values(sources).every(({ title }) => title === undefined) ? [id] : [];
    });
    this.#ids = new Set([...inLost, ...incomplete].filter((id) => !papers.has(id)));
  }

  find(records: RecordGroup): string | undefined {
    for (const { paper } of records) {
      const id = toId(paper.title, 'paper');
      if (this.#ids.has(id) || this.#hashes.has(hashValue(paper.title))) return id;
    }
    return undefined;
  }
}

/**
 * Assigns a content file to every paper. The first rule that finds a file decides:
 *
 * 1. the file that a record became at an earlier import (`identifyRecords`);
 * 2. a file for which any source had the same values at the last import;
 * 3. a file with the same identifier, such as a DOI;
 * 4. a file with the same title, matching authors and a similar date;
 * 5. otherwise, a new file.
 *
 * A file is never assigned to two papers. A paper that may be one that a user deleted gets the deleted file, so that it
 * is not created again.
 *
 * @param statements the values of each paper, by source
 * @param decisions gets a question about each file that may be about the same paper as a new file, and has the answers
 * @returns the files, in the order of the papers, and a note for every new file that may be about the same paper as
 * an existing file
 */
export function assignFiles(
  papers: readonly RecordGroup[],
  statements: readonly (readonly Statement[])[],
  existing: ExistingContent,
  identities: Identities,
  { renamed, doubtful }: RenamedPapers,
  decisions: Decisions = new Decisions(),
): { files: AssignedFile[]; diagnostics: Diagnostic[] } {
  const known = new KnownFiles(existing);
  const lost = new LostPapers(existing);
  const statementsOf = new Map(papers.map((paper, index) => [paper, statements[index] ?? []]));
  const searches: ((paper: RecordGroup) => string[])[] = [
    (paper) => paper.flatMap((record) => identities.files.get(record) ?? []),
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
      const exists = (one: string) => existing.papers.has(renamed.get(one) ?? one);
      const id = found.find(exists) ?? found[0];
      if (id === undefined) continue;
      const candidates = () => searches.flatMap((each) => each(paper)).filter((one) => !used.has(one));
      const newName = renamed.get(id);
      const file =
        newName !== undefined && !used.has(newName)
          ? { id: newName, movedFrom: id }
          : (findRenamed(id, candidates, existing) ?? { id });
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
      if (file) return isDeleted(file, existing) ? { ...file, maybe: doubtful.get(file.id) } : file;
      const doubt = paper.map((record) => identities.doubts.get(record)).find((id) => id !== undefined);
      const former = [doubt, lost.find(paper)].find((id) => id !== undefined && !used.has(id));
      if (former !== undefined && !existing.papers.has(renamed.get(former) ?? former)) {
        used.add(former);
        return { id: former, isDoubtful: true };
      }
      const current = former === undefined ? undefined : (renamed.get(former) ?? former);
      const near = current ?? findDoubtful(paper, known, existing);
      if (near !== undefined) {
        const { id: question, answer } = askAboutFile(paper, near, existing, decisions);
        if (answer === 'same' && !used.has(near)) {
          used.add(near);
          return { id: near, ...(former !== undefined && former !== near && { movedFrom: former }) };
        }
        const report = current === undefined ? reportDoubtful : reportUnclear;
        if (answer === undefined) diagnostics.push({ ...report(paper, near), question });
      }
      return { id: newId(fullestTitle(statementsOf.get(paper) ?? [], paper), known, used, numbers) };
    }),
    diagnostics,
  };
}

/** Returns the title that the new file of a paper gets, so that its id does not depend on the order of the sources. */
function fullestTitle(statements: readonly Statement[], [first]: RecordGroup): string {
  const titles = statements.map(({ fields }) => String(fields.title));
  return titles.reduce(
    (best, title) => (compareValues('title', best, title) === 'incoming' ? title : best),
    titles[0] ?? first.paper.title,
  );
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

/** Reports an existing file that may be about the same paper, although most values of the record are different. */
function reportUnclear([{ file, line, paper }]: RecordGroup, id: string): Diagnostic {
  const message = `${quote(paper.title)} is new in this source, or is ${paperFile(id)} with changed values.`;
  const advice = `Both were kept. If they are the same paper, copy the new values to ${paperFile(id)} and delete the new file; it will not be created again.`;
  return { severity: 'warning', file, line, message, advice };
}

/** Finds an existing file that may be about the same paper as these records, if only a person can decide. */
function findDoubtful(
  [{ paper }]: RecordGroup,
  known: KnownFiles,
  { papers }: ExistingContent,
): string | undefined {
  return known.findNear(paper).find((id) => {
    const value = papers.get(id)?.value;
    return value && relate(value, paper) === 'doubtful';
  });
}

function reportDoubtful([{ file, line, paper }]: RecordGroup, id: string): Diagnostic {
  const message = `${quote(paper.title)} may be the same paper as ${paperFile(id)}.`;
  const advice =
    'Both were kept. If they are the same paper, give both the same DOI and delete the new file; it will not be created again.';
  return { severity: 'note', file, line, message, advice };
}

/** Asks whether a record is the paper of a content file. */
function askAboutFile(
  [record]: RecordGroup,
  id: string,
  { papers }: ExistingContent,
  decisions: Decisions,
): { id: string; answer: Answer | undefined } {
  const file = paperFile(id);
  const value = papers.get(id)?.value;
  const other = value ? describeFile(value, file) : { title: '', authors: [], file };
  const { file: source, line } = record;
  return decisions.ask({ kind: 'same-paper', file: source, line, record: describeRecord(record), other }, [
    id,
    ...identityOf(record),
  ]);
}
