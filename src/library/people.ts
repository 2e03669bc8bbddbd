import type { Diagnostic } from '../model/diagnostic.ts';
import { numberedId, toId } from '../model/id.ts';
import { formatName, isNaming, type Name, nameKey, orcidOf } from '../model/name.ts';
import { type MemberStatus, memberStatus } from './member-status.ts';
import { sharedOrcid, sharedSpelling, unknownProfile } from './people-problems.ts';
import type { ShownAuthor } from './shown-author.ts';
import type { ShownPaper } from './shown-paper.ts';

/** A person with a page or an entry in a list: someone who has an author file, or who is an author of a paper. */
export interface Person {
  id: string;
  name: string;
  /** The author file of the person, if there is one. */
  author?: ShownAuthor;
  /** Whether the person is in the lab or has left it. `undefined` for people outside of the lab. */
  memberStatus?: MemberStatus;
  /** The papers of the person, newest first. */
  papers: ShownPaper[];
  /**
   * The path of the entry of the person in a list of people, with the anchor, if the person has no page: `/names/d/#person-jo-doe`.
   * `file-plan.ts` decides who has none.
   */
  entryPath?: string;
}

/**
 * A name in a list of authors, with the person who has this name. A name without letters and digits, such as a single
 * `:`, has no person.
 */
export interface Credit {
  name: string;
  person?: Person;
}

/** The author line of a paper, as pages show it. */
export interface Byline {
  /** The authors, in the order of the paper. */
  credits: Credit[];
  /** Whether the paper has more authors than are listed, as after 'et al.'. */
  truncated: boolean;
  /** People whose profiles list the paper, but whose names are not in the list of authors. */
  owners: Person[];
}

/** A name as papers spell it. */
interface Spelling {
  text: string;
  /** The key by which spellings are compared. */
  key: string;
  isNaming: boolean;
}

/** All people with a page, and a function that returns the author line of a paper. */
export interface People {
  all: Person[];
  /** People who would rather have no page. Their names are in lists of authors, without a link. */
  withoutPage: Person[];
  byline(paper: ShownPaper): Byline;
  diagnostics: Diagnostic[];
}

/**
 * Whether lists of papers link to the page of a person: someone with an author file, or with more than one paper. The
 * page of anyone else would list the same paper only, and long lists would have thousands of such links.
 */
export function isLinkedInLists({ author, papers }: Person): boolean {
  return author !== undefined || papers.length > 1;
}

/** Whether a person has a page, and not only an entry in a list of people. */
export function hasOwnPage({ entryPath }: Person): boolean {
  return entryPath === undefined;
}

/**
 * Decides which names in lists of authors belong to the same person. Names are compared by `nameKey`.
 *
 * - A name belongs to a person with an author file if the name and the file have the same ORCID.
 * - Such a name also belongs to this person if the file contains the same spelling, unless the name and the file have
 *   different ORCIDs.
 * - Two other names belong to the same person if they have the same ORCID.
 * - Two other names with the same spelling also belong to the same person, unless several ORCIDs occur with this
 *   spelling. A name with initials only is never assigned to a person with an ORCID because of the spelling.
 * - A person without an author file is shown in the most frequent spelling.
 *
 * @param papers newest first
 * @param withoutPage names of people who would rather have no page, in any of their spellings
 */
export function identifyPeople(
  papers: readonly ShownPaper[],
  authors: readonly ShownAuthor[],
  withoutPage: readonly string[] = [],
): People {
  const diagnostics: Diagnostic[] = [];
  const byKey = new Map<string, Person>();
  const byId = new Map<string, Person>();

  for (const author of authors) {
    const status = memberStatus(author, authors);
    const person: Person = {
      id: author.id,
      name: author.name,
      author,
      ...(status && { memberStatus: status }),
      papers: [],
    };
    byId.set(author.id, person);
    if (author.ORCID !== undefined) {
      const other = byKey.get(author.ORCID);
      if (other) diagnostics.push(sharedOrcid(author, other));
      else byKey.set(author.ORCID, person);
    }
    for (const spelling of [author.name, ...(author.alternateName ?? [])]) {
      const other = byKey.get(nameKey(spelling));
      if (other && other !== person) diagnostics.push(sharedSpelling(spelling, author, other));
      else byKey.set(nameKey(spelling), person);
    }
  }

  // Most names occur many times, and each is needed several times below.
  const spelled = new Map<Name, Spelling>();
  const spell = (name: Name): Spelling => {
    const spelling = spelled.get(name) ?? {
      text: formatName(name),
      key: nameKey(name),
      isNaming: isNaming(name),
    };
    spelled.set(name, spelling);
    return spelling;
  };
  const names = papers.flatMap(({ author }) => author ?? []).filter((name) => spell(name).isNaming);
  const orcids = orcidsByName(names);
  const keyOf = (name: Name): string => {
    const [key, orcid] = [spell(name).key, orcidOf(name)];
    const declared = byKey.get(key)?.author;
    if (orcid === undefined) {
      const [only, ...others] = declared || isAbbreviated(key) ? [] : (orcids.get(key) ?? []);
      return only === undefined || others.length > 0 ? key : only;
    }
    return declared && (declared.ORCID ?? orcid) === orcid ? key : orcid;
  };
  const spellings = new Map<string, Map<string, number>>();
  for (const name of names) {
    const key = keyOf(name);
    if (byKey.has(key)) continue;
    const counts = spellings.get(key) ?? new Map<string, number>();
    const { text } = spell(name);
    spellings.set(key, counts.set(text, (counts.get(text) ?? 0) + 1));
  }
  const unknown = [...spellings].map(([key, counts]) => {
    const name = mostUsed(counts);
    return { key, name, sortKey: spell(name).key };
  });
  unknown.sort((a, b) => order(a.sortKey, b.sortKey) || order(a.key, b.key));
  for (const { key, name } of unknown) {
    const base = toId(name, 'person');
    let number = 1;
    while (byId.has(numberedId(base, number))) number++;
    const person: Person = { id: numberedId(base, number), name, papers: [] };
    byId.set(person.id, person);
    byKey.set(key, person);
  }

  const hidden = new Set([...byId.values()].filter(({ author }) => author?.page === false));
  const hiddenNames = new Set(withoutPage.map(nameKey));
  for (const [key, person] of byKey) if (hiddenNames.has(key)) hidden.add(person);
  for (const [key, counts] of hiddenNames.size > 0 ? spellings : []) {
    const person = byKey.get(key);
    if (person && [...counts.keys()].some((name) => hiddenNames.has(nameKey(name)))) hidden.add(person);
  }
  const withPage = (person: Person | undefined) => (person && hidden.has(person) ? undefined : person);

  const bylines = new Map<ShownPaper, Byline>();
  for (const paper of papers) {
    const credits = (paper.author ?? []).map((name): Credit => {
      const { text, isNaming } = spell(name);
      const person = isNaming ? withPage(byKey.get(keyOf(name))) : undefined;
      return { name: text, ...(person && { person }) };
    });
    const named = new Set(credits.map(({ person }) => person));
    const owners = (paper.profiles ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .filter((owner) => !named.has(owner) && !hidden.has(owner));
    bylines.set(paper, { credits, truncated: paper.authorsTruncated ?? false, owners });
    for (const person of new Set([...credits.map((credit) => credit.person), ...owners]))
      person?.papers.push(paper);
    for (const id of paper.profiles ?? []) if (!byId.has(id)) diagnostics.push(unknownProfile(id, paper));
  }
  const { compare } = new Intl.Collator('en');
  const sorted = [...byId.values()].sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  return {
    all: sorted.filter((person) => !hidden.has(person)),
    withoutPage: sorted.filter((person) => hidden.has(person)),
    byline: (paper) => bylines.get(paper) ?? { credits: [], truncated: false, owners: [] },
    diagnostics,
  };
}

/**
 * Whether a name consists of initials and a family name only, such as `j smith`. Such a name may belong to several
 * people.
 */
function isAbbreviated(key: string): boolean {
  const words = key.split(' ');
  return words.length > 1 && words.filter((word) => word.length > 1).length < 2;
}

/** Collects the ORCIDs that lists of authors contain, by the `nameKey` of the author's name. */
function orcidsByName(names: readonly Name[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of names) {
    const orcid = orcidOf(name);
    if (orcid === undefined) continue;
    const key = nameKey(name);
    found.set(key, (found.get(key) ?? new Set()).add(orcid));
  }
  return found;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the most frequent spelling. Of equally frequent spellings, returns the first in alphabetical order. */
function mostUsed(counts: Map<string, number>): string {
  return [...counts].sort(([a, one], [b, other]) => other - one || order(a, b))[0]?.[0] ?? '';
}
