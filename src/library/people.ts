import type { Diagnostic } from '../model/diagnostic.ts';
import { numberedId, toId } from '../model/id.ts';
import { formatName, isNaming, type Name, nameKey } from '../model/name.ts';
import type { ShownAuthor } from './shown-author.ts';
import type { ShownPaper } from './shown-paper.ts';

/** Somebody with a page: declared by a file in `content/authors/`, or named by a paper. */
export interface Person {
  id: string;
  name: string;
  /** The person's own file, if there is one. */
  author?: ShownAuthor;
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
 * Joins names to people. A name is a declared person's where it equals the declared name or a listed spelling, compared by
 * `nameKey`; other names that agree by `nameKey` are one person, shown in the spelling used most.
 *
 * @param papers newest first
 */
export function identifyPeople(papers: readonly ShownPaper[], authors: readonly ShownAuthor[]): People {
  const diagnostics: Diagnostic[] = [];
  const byKey = new Map<string, Person>();
  const byId = new Map<string, Person>();

  for (const author of authors) {
    const person: Person = { id: author.id, name: author.name, author, papers: [] };
    byId.set(author.id, person);
    for (const spelling of [author.name, ...(author.alternateName ?? [])]) {
      const other = byKey.get(nameKey(spelling));
      if (other && other !== person) diagnostics.push(sharedSpelling(spelling, author, other));
      else byKey.set(nameKey(spelling), person);
    }
  }

  const spellings = new Map<string, Map<string, number>>();
  for (const { author } of papers) {
    for (const name of author ?? []) {
      const key = nameKey(name);
      if (!isNaming(name) || byKey.has(key)) continue;
      const counts = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, counts.set(formatName(name), (counts.get(formatName(name)) ?? 0) + 1));
    }
  }
  for (const key of [...spellings.keys()].sort()) {
    const name = mostUsed(spellings.get(key) ?? new Map());
    const base = toId(name, 'person');
    let number = 1;
    while (byId.has(numberedId(base, number))) number++;
    const person: Person = { id: numberedId(base, number), name, papers: [] };
    byId.set(person.id, person);
    byKey.set(key, person);
  }

  const bylines = new Map<ShownPaper, Byline>();
  for (const paper of papers) {
    const credits = (paper.author ?? []).map((name) => toCredit(name, byKey));
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

function toCredit(name: Name, byKey: Map<string, Person>): Credit {
  const person = isNaming(name) ? byKey.get(nameKey(name)) : undefined;
  return { name: formatName(name), ...(person && { person }) };
}

function mostUsed(counts: Map<string, number>): string {
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function sharedSpelling(spelling: string, author: ShownAuthor, other: Person): Diagnostic {
  return {
    severity: 'error',
    file: `authors/${author.id}.md`,
    message: `"${spelling}" is also a spelling of authors/${other.id}.md.`,
    advice: 'Keep it in one of the two files.',
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
