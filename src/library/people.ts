import type { Diagnostic } from '../model/diagnostic.ts';
import { numberedId, toId } from '../model/id.ts';
import { formatName, isNaming, type Name, nameKey, orcidOf } from '../model/name.ts';
import { type MemberStatus, memberStatus } from './member-status.ts';
import type { ShownAuthor } from './shown-author.ts';
import type { ShownPaper } from './shown-paper.ts';

/** Somebody with a page: declared by a file in `content/authors/`, or named by a paper. */
export interface Person {
  id: string;
  name: string;
  /** The person's own file, if there is one. */
  author?: ShownAuthor;
  /** The person's status in the lab; `undefined` for outside co-authors. */
  memberStatus?: MemberStatus;
  /** Newest first. */
  papers: ShownPaper[];
}

/** One name of an author list, and the person it stands for. A lone `:` stands for nobody. */
export interface Credit {
  name: string;
  person?: Person;
}

/** The authors of a paper as a page shows them. */
export interface Byline {
  /** In the order of the paper. */
  credits: Credit[];
  /** The source's list ended with 'et al.'. */
  truncated: boolean;
  /** People on whose profile the paper stands although no name here is theirs. */
  owners: Person[];
}

/** Who is who: the people of a collection, and who stands behind each author list. */
export interface People {
  all: Person[];
  byline(paper: ShownPaper): Byline;
  diagnostics: Diagnostic[];
}

/**
 * Joins names to people. A name is a declared person's by its ORCID, else where it equals the declared name or a listed
 * spelling, compared by `nameKey`, unless the two have different ORCIDs. Other names are one person where they share an ORCID,
 * or agree by `nameKey` and no two ORCIDs are among them; initials alone are not taken for somebody with an ORCID. The person is shown in the spelling used most.
 *
 * @param papers newest first
 */
export function identifyPeople(papers: readonly ShownPaper[], authors: readonly ShownAuthor[]): People {
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

  const names = papers.flatMap(({ author }) => author ?? []).filter(isNaming);
  const orcids = orcidsByName(names);
  const keyOf = (name: Name): string => {
    const [key, orcid] = [nameKey(name), orcidOf(name)];
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
    spellings.set(key, counts.set(formatName(name), (counts.get(formatName(name)) ?? 0) + 1));
  }
  const unknown = [...spellings].map(([key, counts]) => ({ key, name: mostUsed(counts) }));
  unknown.sort((a, b) => order(nameKey(a.name), nameKey(b.name)) || order(a.key, b.key));
  for (const { key, name } of unknown) {
    const base = toId(name, 'person');
    let number = 1;
    while (byId.has(numberedId(base, number))) number++;
    const person: Person = { id: numberedId(base, number), name, papers: [] };
    byId.set(person.id, person);
    byKey.set(key, person);
  }

  const bylines = new Map<ShownPaper, Byline>();
  for (const paper of papers) {
    const credits = (paper.author ?? []).map((name) =>
      toCredit(name, isNaming(name) ? byKey.get(keyOf(name)) : undefined),
    );
    const named = new Set(credits.map(({ person }) => person));
    const owners = (paper.profiles ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .filter((owner) => !named.has(owner));
    bylines.set(paper, { credits, truncated: paper.authorsTruncated ?? false, owners });
    for (const person of new Set([...credits.map((credit) => credit.person), ...owners]))
      person?.papers.push(paper);
    for (const id of paper.profiles ?? []) if (!byId.has(id)) diagnostics.push(unknownProfile(id, paper));
  }
  const { compare } = new Intl.Collator('en');
  const all = [...byId.values()].sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  return {
    all,
    byline: (paper) => bylines.get(paper) ?? { credits: [], truncated: false, owners: [] },
    diagnostics,
  };
}

function toCredit(name: Name, person: Person | undefined): Credit {
  return { name: formatName(name), ...(person && { person }) };
}

/** `j smith` may be anybody. */
function isAbbreviated(key: string): boolean {
  const words = key.split(' ');
  return words.length > 1 && words.filter((word) => word.length > 1).length < 2;
}

/** The ORCIDs that stand beside a name, by its key. */
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

/** Of spellings used equally often the first in the alphabet. */
function mostUsed(counts: Map<string, number>): string {
  return [...counts].sort(([a, one], [b, other]) => other - one || order(a, b))[0]?.[0] ?? '';
}

function sharedSpelling(spelling: string, author: ShownAuthor, other: Person): Diagnostic {
  return {
    severity: 'error',
    file: `authors/${author.id}.md`,
    message: `"${spelling}" is also a spelling of authors/${other.id}.md.`,
    advice: 'Keep it in one of the two files.',
  };
}

function sharedOrcid(author: ShownAuthor, other: Person): Diagnostic {
  return {
    severity: 'error',
    file: `authors/${author.id}.md`,
    message: `${author.ORCID} is also the ORCID of authors/${other.id}.md.`,
    advice: 'An ORCID belongs to one person: correct one, or make the two files one.',
  };
}

function unknownProfile(id: string, paper: ShownPaper): Diagnostic {
  return {
    severity: 'error',
    file: `papers/${paper.id}.md`,
    message: `Nobody has the id "${id}" that stands under profiles.`,
    advice: `Add content/authors/${id}.md with the person's name, or take the id out.`,
  };
}
