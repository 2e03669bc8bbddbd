import { foldText } from '../../model/characters.ts';
import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import { numberedId, toId } from '../../model/id.ts';
import { hashValue } from '../merge/baseline.ts';
import type { ExistingContent } from './existing.ts';
import { hashForm } from '../merge/versions.ts';
import type { Gathered, OwnedRecord } from '../merge/gather.ts';
import { areNear, authorKeys, shareAuthor, identifiersOf, relate } from '../merge/match.ts';
import { toFields } from '../merge/paper-fields.ts';
import type { Statement } from '../merge/statements.ts';

/** The file of a paper below the content folder. */
export function paperFile(id: string): string {
  return `papers/${id}.md`;
}

/** The file that a paper is written to. */
export interface AssignedFile {
  id: string;
  /** The id under which it was imported, where a person has renamed the file. */
  movedFrom?: string;
}

/**
 * Gives every paper its file: the one that it was imported to last, else one with the same identifier, or with the same title,
 * compatible authors and a near date, else a new one. No two get the same.
 *
 * @returns the files, in the order of the papers, and papers that may be one with a file that is there
 */
export function assignFiles(
  papers: readonly Gathered[],
  said: readonly (readonly Statement[])[],
  existing: ExistingContent,
): { files: AssignedFile[]; diagnostics: Diagnostic[] } {
  const known = new KnownFiles(existing);
  const statements = new Map(papers.map((paper, index) => [paper, said[index] ?? []]));
  const ways: ((paper: Gathered) => string[])[] = [
    (paper) => (statements.get(paper) ?? []).flatMap((one) => known.imported(one)),
    (paper) => paper.flatMap((record) => known.identified(record)),
    (paper) => paper.flatMap((record) => known.same(record)),
  ];
  const taken = new Set<string>();
  const files = new Map<Gathered, AssignedFile>();
  // What is sure goes first, so that a new paper never takes the file of another one of its title.
  for (const find of ways) {
    for (const paper of papers) {
      if (files.has(paper)) continue;
      const found = [...new Set(find(paper))].filter((id) => !taken.has(id));
      const id = found.find((one) => existing.papers.has(one)) ?? found[0];
      if (id === undefined) continue;
      const all = () => ways.flatMap((way) => way(paper)).filter((one) => !taken.has(one));
      const file = known.renamed(id, all) ?? { id };
      files.set(paper, file);
      taken.add(file.id);
      if (file.movedFrom !== undefined) taken.add(file.movedFrom);
    }
  }
  const diagnostics: Diagnostic[] = [];
  const numbers = new Map<string, number>();
  return {
    files: papers.map((paper) => {
      const file = files.get(paper);
      if (file) return file;
      diagnostics.push(...known.doubts(paper));
      return { id: freeId(paper[0].paper.title, known, taken, numbers) };
    }),
    diagnostics,
  };
}

/** @param numbers where to go on counting, by the id that a title asks for */
function freeId(title: string, known: KnownFiles, taken: Set<string>, numbers: Map<string, number>): string {
  const wanted = toId(title, 'paper');
  let number = numbers.get(wanted) ?? 1;
  while (taken.has(numberedId(wanted, number)) || known.has(numberedId(wanted, number))) number++;
  const id = numberedId(wanted, number);
  numbers.set(wanted, number + 1);
  taken.add(id);
  return id;
}

/** The files that are there or were imported once, by what they may be found. */
class KnownFiles {
  readonly #existing: ExistingContent;
  /** By the hash of a title that a source last gave. */
  readonly #bySourceTitle = new Index();
  /** By the hashes of title, authors and form together, as one source gave them. */
  readonly #bySource = new Index();
  /** By the hash of a DOI or an arXiv id that a source last gave. */
  readonly #bySourceId = new Index();
  /** By the title that stands in the file and each of the authors: thousands may be called 'Editorial'. */
  readonly #byTitle = new Index();
  /** By identifiers that stand in the file. */
  readonly #byId = new Index();
  /** Ids that files had before, and still have. */
  readonly #aliases = new Set<string>();

  constructor(existing: ExistingContent) {
    this.#existing = existing;
    for (const [file, { sources }] of existing.baseline) {
      const id = /^papers\/(.+)\.md$/u.exec(file)?.[1];
      if (id === undefined) continue;
      for (const { title, author, form, DOI, arXiv, PMID } of Object.values(sources)) {
        if (title !== undefined) {
          this.#bySourceTitle.add(title, id);
          this.#bySource.add([title, author, form, arXiv, PMID].join(' '), id);
        }
        for (const hash of [DOI, arXiv]) if (hash !== undefined) this.#bySourceId.add(hash, id);
      }
    }
    for (const [id, { value }] of existing.papers) {
      if (!value) continue;
      const names = value.author?.flatMap(authorKeys) ?? [];
      for (const name of [...(names.length > 0 ? names : ['']), '*'])
        this.#byTitle.add(`${foldText(value.title)}\n${name}`, id);
      for (const identifier of identifiersOf(value)) this.#byId.add(identifier, id);
      for (const alias of value.aliases ?? []) this.#aliases.add(alias);
    }
  }

  has(id: string): boolean {
    const { papers, baseline } = this.#existing;
    return papers.has(id) || baseline.has(paperFile(id)) || this.#aliases.has(id);
  }

  /** Files for which a source said the same title, authors, date and place. */
  imported({ fields }: Statement): readonly string[] {
    return this.#bySource.get(
      [hash(fields.title), hash(fields.author), hashForm(fields), hash(fields.arXiv), hash(fields.PMID)].join(
        ' ',
      ),
    );
  }

  /** Files that have an identifier of the paper, or got it from a source. */
  identified({ paper }: OwnedRecord): string[] {
    const { papers } = this.#existing;
    const here = identifiersOf(paper).flatMap((id) => this.#byId.get(id));
    const said = [paper.DOI, paper.arXiv].flatMap((id) =>
      id === undefined ? [] : this.#bySourceId.get(hashValue(id)),
    );
    return [...here, ...said].filter((id) => {
      const value = papers.get(id)?.value;
      return !value || relate(value, paper) === 'same';
    });
  }

  /** Files that may be the paper's though something changed, in the source or by hand. */
  same({ paper }: OwnedRecord): string[] {
    const { papers, baseline } = this.#existing;
    const { author } = toFields(paper);
    const bySource = this.#bySourceTitle.get(hashValue(paper.title)).filter((id) => {
      const { sources = {}, issued } = baseline.get(paperFile(id)) ?? {};
      const value = papers.get(id)?.value;
      const hasSameAuthors = Object.values(sources).some(
        (said) => said.author === hash(author) || said.author === undefined || !author,
      );
      const mayBe = value ? shareAuthor(value, paper) : issued !== undefined && issued === paper.issued;
      const isNear = (hasSameAuthors || mayBe) && areNear(issued, paper.issued);
      // A person may have changed the title, and the authors; what else tells papers apart still does.
      return (
        isNear && (!value || relate({ ...value, title: paper.title, author: paper.author }, paper) === 'same')
      );
    });
    const byTitle = this.#titled(paper).filter((id) => {
      const value = papers.get(id)?.value;
      return value && relate(value, paper) === 'same';
    });
    const wanted = toId(paper.title, 'paper');
    const unreadable = papers.has(wanted) && !papers.get(wanted)?.value && !baseline.has(paperFile(wanted));
    return [...bySource, ...byTitle, ...(unreadable ? [wanted] : [])];
  }

  /** Files with the title of the paper, and a name in common where both have names. */
  #titled({ title, author }: OwnedRecord['paper']): string[] {
    const keys = author?.flatMap(authorKeys) ?? [];
    const names = keys.length > 0 ? [...keys, ''] : ['*'];
    return names.flatMap((name) => this.#byTitle.get(`${foldText(title)}\n${name}`));
  }

  /** Of the files that a paper may be, one is gone that was imported, and one is there that was not: a person renamed it. */
  renamed(id: string, all: () => readonly string[]): AssignedFile | undefined {
    const { papers, baseline } = this.#existing;
    const [isThere, isImported] = [
      (one: string) => papers.has(one),
      (one: string) => baseline.has(paperFile(one)),
    ];
    if (isThere(id) && isImported(id)) return undefined;
    const to = isThere(id) ? id : all().find((one) => isThere(one) && !isImported(one));
    const movedFrom = isThere(id) ? all().find((one) => !isThere(one) && isImported(one)) : id;
    return to === undefined || movedFrom === undefined ? undefined : { id: to, movedFrom };
  }

  /** Files that may be the paper, or another one. */
  doubts(records: Gathered): Diagnostic[] {
    const [{ file, line, paper }] = records;
    const found = [...identifiersOf(paper).flatMap((id) => this.#byId.get(id)), ...this.#titled(paper)].slice(
      0,
      20,
    );
    const doubtful = [...new Set(found)].find((id) => {
      const value = this.#existing.papers.get(id)?.value;
      return value && relate(value, paper) === 'doubtful';
    });
    if (doubtful === undefined) return [];
    const message = `${quote(paper.title)} and ${paperFile(doubtful)} may be one paper or two.`;
    const advice =
      'Both were kept. If they are one, give both the same DOI and delete the new file, which stays deleted.';
    return [{ severity: 'note', file, line, message, advice }];
  }
}

/** Ids of papers by something that they have in common. */
class Index {
  readonly #ids = new Map<string, Set<string>>();

  add(key: string, id: string): void {
    const ids = this.#ids.get(key);
    if (ids === undefined) this.#ids.set(key, new Set([id]));
    else ids.add(id);
  }

  get(key: string): readonly string[] {
    return [...(this.#ids.get(key) ?? [])];
  }
}

function hash(value: unknown): string | undefined {
  return value === undefined ? undefined : hashValue(value);
}
