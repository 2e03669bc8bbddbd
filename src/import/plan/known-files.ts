import { foldText } from '../../model/characters.ts';
import { toId } from '../../model/id.ts';
import { hashValue, includesHash } from '../merge/baseline.ts';
import type { SourceRecord } from '../merge/group-records.ts';
import { areNear, authorKeys, identifiersOf, relate, shareAuthor } from '../merge/match.ts';
import { toFields } from '../merge/paper-fields.ts';
import type { Statement } from '../merge/statements.ts';
import { hashVersion } from '../merge/versions.ts';
import type { ExistingContent } from './existing.ts';
import { paperFile } from './paper-path.ts';

/**
 * The paper files that exist now or were written by an earlier import. A file can be found by several kinds of keys,
 * and there is an index for each kind.
 */
export class KnownFiles {
  readonly #existing: ExistingContent;
  /** Files by the hash of the title that a source had at the last import. */
  readonly #bySourceTitle = new Index();
  /**
   * Files by the hashes of all values that identify a record of a source: title, authors, version fields, arXiv id
   * and PMID.
   */
  readonly #bySource = new Index();
  /** Files by the hash of the DOI or of the arXiv id that a source had at the last import. */
  readonly #bySourceIdentifier = new Index();
  /**
   * Files by title and author together. The title alone is not enough, because thousands of papers may have the title
   * "Editorial".
   */
  readonly #byTitleAndAuthor = new Index();
  /** Files by the identifiers that they contain, such as a DOI. */
  readonly #byIdentifier = new Index();
  /** Former ids of files that were renamed. */
  readonly #aliases = new Set<string>();

  constructor(existing: ExistingContent) {
    this.#existing = existing;
    for (const [file, { sources }] of existing.baseline) {
      const id = /^papers\/(.+)\.md$/u.exec(file)?.[1];
      if (id === undefined) continue;
      for (const { title, author, form, DOI, arXiv, PMID } of Object.values(sources)) {
        for (const hash of title?.split(' ') ?? []) {
          this.#bySourceTitle.add(hash, id);
          this.#bySource.add([hash, author, form, arXiv, PMID].join(' '), id);
        }
        for (const hash of [DOI, arXiv].flatMap((hashes) => hashes?.split(' ') ?? []))
          this.#bySourceIdentifier.add(hash, id);
      }
    }
    for (const [id, { value }] of existing.papers) {
      if (!value) continue;
      const names = value.author?.flatMap(authorKeys) ?? [];
      for (const name of [...(names.length > 0 ? names : ['']), '*'])
        this.#byTitleAndAuthor.add(`${foldText(value.title)}\n${name}`, id);
      for (const identifier of identifiersOf(value)) this.#byIdentifier.add(identifier, id);
      for (const alias of value.aliases ?? []) this.#aliases.add(alias);
    }
  }

  /** Whether a file has this id now, or had it before. */
  has(id: string): boolean {
    const { papers, baseline } = this.#existing;
    return papers.has(id) || baseline.has(paperFile(id)) || this.#aliases.has(id);
  }

  /**
   * Finds the files for which a source had the same title, authors, version fields, arXiv id and PMID at the last
   * import.
   */
  findImported({ fields }: Statement): readonly string[] {
    const { title, author, arXiv, PMID } = fields;
    const key = [hashOf(title), hashOf(author), hashVersion(fields), hashOf(arXiv), hashOf(PMID)].join(' ');
    return this.#bySource.get(key);
  }

  /**
   * Finds the files that share an identifier with a paper. The identifier is in the file, or a source of the file had
   * this identifier at the last import.
   */
  findByIdentifier({ paper }: SourceRecord): string[] {
    const { papers } = this.#existing;
    const inFiles = identifiersOf(paper).flatMap((id) => this.#byIdentifier.get(id));
    const inSources = [paper.DOI, paper.arXiv].flatMap((id) =>
      id === undefined ? [] : this.#bySourceIdentifier.get(hashValue(id)),
    );
    return [...inFiles, ...inSources].filter((id) => {
      const value = papers.get(id)?.value;
      return !value || relate(value, paper) === 'same';
    });
  }

  /**
   * Finds the files of a paper by its title. The file is also found if a value was changed since the last import, in
   * the source or by hand.
   */
  findByTitle({ paper }: SourceRecord): string[] {
    const { papers, baseline } = this.#existing;
    const { author } = toFields(paper);
    const bySource = this.#bySourceTitle.get(hashValue(paper.title)).filter((id) => {
      const { sources = {}, issued } = baseline.get(paperFile(id)) ?? {};
      const value = papers.get(id)?.value;
      const hasSameAuthors = Object.values(sources).some(
        (hashes) => includesHash(hashes.author, hashOf(author)) || hashes.author === undefined || !author,
      );
      const isCompatible = value
        ? shareAuthor(value, paper)
        : issued !== undefined && issued === paper.issued;
      const isNear = (hasSameAuthors || isCompatible) && areNear(issued, paper.issued);
      // A user may have changed the title and the authors in the file, so the values of the record replace them here.
      // The other values can still show that the papers are different.
      return (
        isNear && (!value || relate({ ...value, title: paper.title, author: paper.author }, paper) === 'same')
      );
    });
    const byTitle = this.#withTitle(paper).filter((id) => {
      const value = papers.get(id)?.value;
      return value && relate(value, paper) === 'same';
    });
    const wanted = toId(paper.title, 'paper');
    const isInvalid = papers.has(wanted) && !papers.get(wanted)?.value && !baseline.has(paperFile(wanted));
    return [...bySource, ...byTitle, ...(isInvalid ? [wanted] : [])];
  }

  /**
   * Finds at most 20 files that may be about a paper: they have an identifier of the paper, or the title of the paper
   * and one of its authors.
   */
  findNear(paper: SourceRecord['paper']): string[] {
    const found = [
      ...identifiersOf(paper).flatMap((id) => this.#byIdentifier.get(id)),
      ...this.#withTitle(paper),
    ].slice(0, 20);
    return [...new Set(found)];
  }

  /**
   * Returns the files that have the title of a paper and one of its authors. If the paper or the file has no authors,
   * the title is enough.
   */
  #withTitle({ title, author }: SourceRecord['paper']): string[] {
    const keys = author?.flatMap(authorKeys) ?? [];
    const names = keys.length > 0 ? [...keys, ''] : ['*'];
    return names.flatMap((name) => this.#byTitleAndAuthor.get(`${foldText(title)}\n${name}`));
  }
}

/** Ids of papers by a key. Several papers may have the same key. */
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

function hashOf(value: unknown): string | undefined {
  return value === undefined ? undefined : hashValue(value);
}
