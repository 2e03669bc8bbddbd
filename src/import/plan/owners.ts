import type { Author } from '../../model/author.ts';
import { numberedId, toId } from '../../model/id.ts';
import { nameKey } from '../../model/name.ts';
import { authorKeys, isMaybeSamePerson } from '../merge/match.ts';
import type { Answer } from '../merge/answer.ts';
import { Decisions } from '../merge/questions.ts';
import { hashValue } from '../merge/baseline.ts';
import type { ProfileOwner, ReadResult } from '../readers/record.ts';
import type { ExistingContent } from './existing.ts';

/** The author file that belongs to the owner of a profile. The owner is the person whom the profile is about. */
export interface OwnerIdentity {
  id: string;
  /** Normalized keys of all spellings of the owner's name. */
  spellings: ReadonlySet<string>;
}

/**
 * Returns the name by which `imported.jsonl` knows the source of a text. For a profile, the name is the id of the
 * owner, followed by the format in brackets if the format is not `profile`. For any other file, it is the file name
 * without the folder. When the same text is imported again, its source has the same name.
 */
export function sourceOf(
  { file, format = 'profile' }: Pick<ReadResult, 'file' | 'format'>,
  owner?: string,
): string {
  if (owner !== undefined) return format === 'profile' ? owner : `${owner} (${format})`;
  return file.split(/[\\/]/u).at(-1) || file;
}

/**
 * Finds the author file of each owner of a profile. If no file is found, the owner gets a new id. The file is
 * searched by these values, in this order:
 *
 * 1. the id of the owner;
 * 2. the ORCID;
 * 3. a name or spelling in an author file;
 * 4. the name that the owner had at an earlier import.
 *
 * Owners with different ORCIDs are always different people. If no file is found but one with a similar name, such as `A.
 * Quill` for `Ada Quill`, a question is asked.
 *
 * @returns the owners, and the names to add to files of people, by their ids, because a user decided that they are names
 * of these people
 */
export function findOwners(
  texts: readonly ReadResult[],
  existing: ExistingContent,
  decisions: Decisions = new Decisions(),
): { owners: Map<ProfileOwner, OwnerIdentity>; joined: Map<string, string[]> } {
  const people = new KnownPeople(existing);
  const owners = texts.flatMap(({ owner, file }) => (owner ? [{ owner, file }] : []));
  // Owners with an ORCID come first. Sorting makes the result independent of the order of the files on the command
  // line.
  const sortKey = ({ owner, file }: { owner: ProfileOwner; file: string }) =>
    `${owner.ORCID === undefined ? 1 : 0}\n${owner.name}\n${file}`;
  owners.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const joined = new Map<string, string[]>();
  const identities = new Map(
    owners.map(({ owner, file }) => {
      const near = people.isKnown(owner) ? undefined : people.findNear(owner);
      const isSame = near !== undefined && askAboutOwner(owner, file, near, decisions) === 'same';
      if (isSame) joined.set(near.id, [...new Set([...(joined.get(near.id) ?? []), owner.name])]);
      const id = people.find(isSame ? { ...owner, id: near.id } : owner);
      const value = existing.authors.get(id)?.value;
      const spellings = [owner, ...(value ? [value] : [])].flatMap(spellingsOf);
      return [owner, { id, spellings: new Set(spellings.map(nameKey)) }];
    }),
  );
  return { owners: identities, joined };
}

/** Asks whether the owner of a profile is a person who has a file under a similar name. */
function askAboutOwner(
  { name, ORCID }: ProfileOwner,
  file: string,
  { id, name: person }: Author,
  decisions: Decisions,
): Answer | undefined {
  const target = `authors/${id}.md`;
  return decisions.ask({ kind: 'person', file, name, person, target }, [id, nameKey(name), ORCID]).answer;
}

function spellingsOf({ name, alternateName = [] }: Pick<ProfileOwner, 'name' | 'alternateName'>): string[] {
  return [name, ...alternateName];
}

/**
 * The people in the author files and in this import. A person can be found by several kinds of keys, and there is an
 * index for each kind.
 */
class KnownPeople {
  readonly #existing: ExistingContent;
  readonly #idBySpelling = new Map<string, string>();
  readonly #idByImportedName = new Map<string, string>();
  readonly #idByOrcid = new Map<string, string>();
  readonly #orcidById = new Map<string, string>();
  readonly #assigned = new Set<string>();

  constructor(existing: ExistingContent) {
    this.#existing = existing;
    for (const [id, { value }] of existing.authors) if (value) this.#add(value, id);
    for (const [file, { sources }] of existing.baseline) {
      const id = /^authors\/(.+)\.md$/u.exec(file)?.[1];
      if (id === undefined) continue;
      for (const { name } of Object.values(sources))
        if (name !== undefined) this.#idByImportedName.set(name, id);
    }
  }

  /** Whether an owner has an author file. */
  isKnown(owner: ProfileOwner): boolean {
    return this.#candidates(owner).some((id) => id !== undefined);
  }

  /** Finds the only person with a similar name, who has no other ORCID. */
  findNear({ name, ORCID }: ProfileOwner): Author | undefined {
    const keys = new Set(authorKeys(name));
    const near = [...this.#existing.authors.values()].filter(
      ({ value }) =>
        value &&
        spellingsOf(value).some(
          (one) => authorKeys(one).some((key) => keys.has(key)) && isMaybeSamePerson(one, name),
        ) &&
        !this.#hasOtherOrcid(value.id, ORCID),
    );
    return near.length === 1 ? near[0]?.value : undefined;
  }

  /** Returns the id of the author file of an owner; a new id if the owner has no author file. */
  find(owner: ProfileOwner): string {
    const id = this.#candidates(owner).find((one) => one !== undefined) ?? this.#newId(owner.name);
    this.#add(owner, id);
    this.#assigned.add(id);
    return id;
  }

  #candidates(owner: ProfileOwner): (string | undefined)[] {
    const byName = [
      this.#idBySpelling.get(nameKey(owner.name)),
      this.#idByImportedName.get(hashValue(owner.name)),
    ];
    return [
      owner.id !== undefined && this.#existing.authors.get(owner.id)?.value ? owner.id : undefined,
      owner.ORCID === undefined ? undefined : this.#idByOrcid.get(owner.ORCID),
      ...byName.filter((id) => id !== undefined && !this.#hasOtherOrcid(id, owner.ORCID)),
    ];
  }

  #add(person: Pick<ProfileOwner, 'name' | 'alternateName' | 'ORCID'>, id: string): void {
    for (const spelling of spellingsOf(person)) {
      if (!this.#idBySpelling.has(nameKey(spelling))) this.#idBySpelling.set(nameKey(spelling), id);
    }
    if (person.ORCID === undefined) return;
    this.#idByOrcid.set(person.ORCID, id);
    this.#orcidById.set(id, person.ORCID);
  }

  #hasOtherOrcid(id: string, orcid: string | undefined): boolean {
    const known = this.#orcidById.get(id);
    return known !== undefined && orcid !== undefined && known !== orcid;
  }

  /**
   * Returns a new id for a person. The id of an invalid author file may be returned too, since that file may belong
   * to the person.
   */
  #newId(name: string): string {
    const id = toId(name, 'person');
    const { authors } = this.#existing;
    const isUsed = (used: string) => authors.get(used)?.value !== undefined || this.#assigned.has(used);
    let number = 1;
    while (isUsed(numberedId(id, number))) number++;
    return numberedId(id, number);
  }
}
