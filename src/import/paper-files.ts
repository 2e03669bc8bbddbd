import { numberedId, toId } from '../model/id.ts';
import { hashValue } from './baseline.ts';
import type { ImportedPaper } from './merge.ts';
import { areNear, isCompatible, titleKey } from './match.ts';
import { toFields } from './paper-fields.ts';
import type { ExistingContent } from './existing.ts';

/** The file of a paper below the content folder. */
export function paperFile(id: string): string {
  return `papers/${id}.md`;
}

/**
 * Gives every paper the id of its file: the one that it was imported to last, else one that says the same title, compatible
 * authors and a near date, else a new one. No two get the same.
 *
 * @returns the ids, in the order of the papers
 */
export function assignIds(papers: readonly ImportedPaper[], existing: ExistingContent): string[] {
  const known = new KnownFiles(existing);
  const taken = new Set<string>();
  const ids = new Map<ImportedPaper, string>();
  // What is sure goes first, so that a new paper never takes the file of another one of its title.
  for (const find of [known.imported, known.same] as const) {
    for (const paper of papers) {
      if (ids.has(paper)) continue;
      const found = find.call(known, paper.paper).filter((id) => !taken.has(id));
      const id = found.find((one) => existing.papers.has(one)) ?? found[0];
      if (id === undefined) continue;
      ids.set(paper, id);
      taken.add(id);
    }
  }
  const numbers = new Map<string, number>();
  return papers.map((paper) => ids.get(paper) ?? freeId(paper.paper.title, known, taken, numbers));
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
  /** By the hash of the title that a source last gave. */
  readonly #bySourceTitle = new Map<string, string[]>();
  /** By the hashes of title, authors and date together. */
  readonly #bySource = new Map<string, string[]>();
  /** By the title that stands in the file. */
  readonly #byTitle = new Map<string, string[]>();

  constructor(existing: ExistingContent) {
    this.#existing = existing;
    for (const [file, { fields }] of existing.baseline) {
      const id = /^papers\/(.+)\.md$/u.exec(file)?.[1];
      if (id === undefined || fields.title === undefined) continue;
      add(this.#bySourceTitle, fields.title, id);
      add(this.#bySource, `${fields.title} ${fields.author} ${fields.issued}`, id);
    }
    for (const [id, { value }] of existing.papers) if (value) add(this.#byTitle, titleKey(value.title), id);
  }

  has(id: string): boolean {
    return this.#existing.papers.has(id) || this.#existing.baseline.has(paperFile(id));
  }

  /** Files whose source said the same title, authors and date. */
  imported(paper: ImportedPaper['paper']): string[] {
    const { title, author, issued } = toFields(paper);
    return this.#bySource.get(`${hash(title)} ${hash(author)} ${hash(issued)}`) ?? [];
  }

  /** Files that may be the paper's though something changed, in the source or by hand. */
  same(paper: ImportedPaper['paper']): string[] {
    const { papers, baseline } = this.#existing;
    const { author } = toFields(paper);
    const bySource = (this.#bySourceTitle.get(hashValue(paper.title)) ?? []).filter((id) => {
      const { fields, issued } = baseline.get(paperFile(id)) ?? {};
      const hasSameAuthors = fields?.author === hash(author) || fields?.author === undefined || !author;
      return (hasSameAuthors || issued === paper.issued) && areNear(issued, paper.issued);
    });
    const byTitle = (this.#byTitle.get(titleKey(paper.title)) ?? []).filter((id) => {
      const value = papers.get(id)?.value;
      return value && isCompatible(value, paper);
    });
    const wanted = toId(paper.title, 'paper');
    const unreadable = papers.has(wanted) && !papers.get(wanted)?.value && !baseline.has(paperFile(wanted));
    return [...bySource, ...byTitle, ...(unreadable ? [wanted] : [])];
  }
}

function hash(value: unknown): string | undefined {
  return value === undefined ? undefined : hashValue(value);
}

function add(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}
