import { foldText } from '../../model/characters.ts';
import { toId } from '../../model/id.ts';
import { hashValue } from '../merge/baseline.ts';
import type { SourceRecord } from '../merge/group-records.ts';
import { areNear, authorKeys, identifiersOf, relate, shareAuthor } from '../merge/match.ts';
import { toFields } from '../merge/paper-fields.ts';
import type { Statement } from '../merge/statements.ts';
import { hashVersion } from '../merge/versions.ts';
import type { ExistingContent } from './existing.ts';

/** Returns the path of a paper file below the content folder. */
export function paperFile(id: string): string {
  return `papers/${id}.md`;
}

/** The paper files that exist or were imported before, with an index for each way to find them. */
export class KnownFiles {
  readonly #existing: ExistingContent;
  /** By the hash of the title in a source. */
  readonly #bySourceTitle = new Index();
  /** By the hashes of title, authors and version fields in a source. */
  readonly #bySource = new Index();
  /** By the hash of the DOI or the arXiv id in a source. */
  readonly #bySourceIdentifier = new Index();
  /** By the title in the file and each author: thousands of papers may have the title 'Editorial'. */
  readonly #byTitleAndAuthor = new Index();
  /** By the identifiers in the file. */
  readonly #byIdentifier = new Index();
  /** Former ids of the files. */
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
        for (const hash of [DOI, arXiv]) if (hash !== undefined) this.#bySourceIdentifier.add(hash, id);
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

  /** Whether a file has or had this id. */
  has(id: string): boolean {
    const { papers, baseline } = this.#existing;
    return papers.has(id) || baseline.has(paperFile(id)) || this.#aliases.has(id);
  }

  /** Finds files for which a source had the same title, authors and version fields. */
  findImported({ fields }: Statement): readonly string[] {
    const { title, author, arXiv, PMID } = fields;
    const key = [hashOf(title), hashOf(author), hashVersion(fields), hashOf(arXiv), hashOf(PMID)].join(' ');
    return this.#bySource.get(key);
  }

  /** Finds files with an identifier of the paper, in the file or in one of its sources. */
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

  /** Finds files of the same paper although a value changed since, in the source or by hand. */
  findByTitle({ paper }: SourceRecord): string[] {
    const { papers, baseline } = this.#existing;
    const { author } = toFields(paper);
    const bySource = this.#bySourceTitle.get(hashValue(paper.title)).filter((id) => {
      const { sources = {}, issued } = baseline.get(paperFile(id)) ?? {};
      const value = papers.get(id)?.value;
      const hasSameAuthors = Object.values(sources).some(
        (hashes) => hashes.author === hashOf(author) || hashes.author === undefined || !author,
      );
      const isCompatible = value
        ? shareAuthor(value, paper)
        : issued !== undefined && issued === paper.issued;
      const isNear = (hasSameAuthors || isCompatible) && areNear(issued, paper.issued);
      // A person may have changed the title and the authors in the file; the other values still distinguish papers.
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

  /** Finds at most 20 files with an identifier of the paper, or with its title and a common author. */
  findNear(paper: SourceRecord['paper']): string[] {
    const found = [
      ...identifiersOf(paper).flatMap((id) => this.#byIdentifier.get(id)),
      ...this.#withTitle(paper),
    ].slice(0, 20);
    return [...new Set(found)];
  }

  /** Returns files with the title of the paper and a common author; papers without authors match all. */
  #withTitle({ title, author }: SourceRecord['paper']): string[] {
    const keys = author?.flatMap(authorKeys) ?? [];
    const names = keys.length > 0 ? [...keys, ''] : ['*'];
    return names.flatMap((name) => this.#byTitleAndAuthor.get(`${foldText(title)}\n${name}`));
  }
}

/** Ids of papers by a key. */
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
