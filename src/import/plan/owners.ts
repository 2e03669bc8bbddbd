import { numberedId, toId } from '../../model/id.ts';
import { nameKey } from '../../model/name.ts';
import { hashValue } from '../merge/baseline.ts';
import type { ExistingContent } from './existing.ts';
import type { ProfileOwner, ReadResult } from '../readers/record.ts';

/**
 * What the baseline knows a text by: the person whose profile it is, and the format if it is another than that of profiles;
 * else the name of the file, in whatever folder it lies. So a text that is imported again is the same source.
 */
export function sourceOf(
  { file, format = 'profile' }: Pick<ReadResult, 'file' | 'format'>,
  owner?: string,
): string {
  if (owner !== undefined) return format === 'profile' ? owner : `${owner} (${format})`;
  return file.split(/[\\/]/u).at(-1) || file;
}

/**
 * Gives each owner of a profile an id: the one it comes with, else that of the person with their ORCID, else of the one whose name or listed spelling is theirs,
 * else of the one to which that name was imported before, else a new one. People with other ORCIDs are other people.
 */
export function findOwners(
  texts: readonly ReadResult[],
  existing: ExistingContent,
): Map<ProfileOwner, { id: string; spellings: ReadonlySet<string> }> {
  const people = new KnownPeople(existing);
  const owners = texts.flatMap(({ owner, file }) => (owner ? [{ owner, file }] : []));
  // Who has an ORCID goes first; the order in which the files were named makes no difference.
  const keyOf = ({ owner, file }: { owner: ProfileOwner; file: string }) =>
    `${owner.ORCID === undefined ? 1 : 0}\n${owner.name}\n${file}`;
  owners.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return new Map(
    owners.map(({ owner }) => {
      const id = people.find(owner);
      const value = existing.authors.get(id)?.value;
      const spellings = [owner, ...(value ? [value] : [])].flatMap(spellingsOf);
      return [owner, { id, spellings: new Set(spellings.map(nameKey)) }];
    }),
  );
}

function spellingsOf({ name, alternateName = [] }: Pick<ProfileOwner, 'name' | 'alternateName'>): string[] {
  return [name, ...alternateName];
}

class KnownPeople {
  readonly #existing: ExistingContent;
  readonly #bySpelling = new Map<string, string>();
  readonly #byImportedName = new Map<string, string>();
  readonly #byOrcid = new Map<string, string>();
  readonly #orcids = new Map<string, string>();
  readonly #given = new Set<string>();

  constructor(existing: ExistingContent) {
    this.#existing = existing;
    for (const [id, { value }] of existing.authors) if (value) this.#add(value, id);
    for (const [file, { sources }] of existing.baseline) {
      const id = /^authors\/(.+)\.md$/u.exec(file)?.[1];
      if (id === undefined) continue;
      for (const { name } of Object.values(sources))
        if (name !== undefined) this.#byImportedName.set(name, id);
    }
  }

  find(owner: ProfileOwner): string {
    const candidates = [
      owner.id !== undefined && this.#existing.authors.get(owner.id)?.value ? owner.id : undefined,
      owner.ORCID === undefined ? undefined : this.#byOrcid.get(owner.ORCID),
      ...[this.#bySpelling.get(nameKey(owner.name)), this.#byImportedName.get(hashValue(owner.name))].filter(
        (id) => id !== undefined && !this.#isOther(id, owner.ORCID),
      ),
    ];
    const id = candidates.find((one) => one !== undefined) ?? this.#freeId(owner.name);
    this.#add(owner, id);
    this.#given.add(id);
    return id;
  }

  #add(person: Pick<ProfileOwner, 'name' | 'alternateName' | 'ORCID'>, id: string): void {
    for (const spelling of spellingsOf(person)) {
      if (!this.#bySpelling.has(nameKey(spelling))) this.#bySpelling.set(nameKey(spelling), id);
    }
    if (person.ORCID === undefined) return;
    this.#byOrcid.set(person.ORCID, id);
    this.#orcids.set(id, person.ORCID);
  }

  #isOther(id: string, orcid: string | undefined): boolean {
    const known = this.#orcids.get(id);
    return known !== undefined && orcid !== undefined && known !== orcid;
  }

  /** An author file that cannot be read counts as that of the name it is called after. */
  #freeId(name: string): string {
    const id = toId(name, 'person');
    const { authors } = this.#existing;
    const isTaken = (taken: string) => authors.get(taken)?.value !== undefined || this.#given.has(taken);
    let number = 1;
    while (isTaken(numberedId(id, number))) number++;
    return numberedId(id, number);
  }
}
