import { compareNewest, yearOf } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type FormerId, formerIds } from './former-ids.ts';
import { type Group, type GroupKind, groupPapers, type Groups } from './groups.ts';
import { unknownMarks } from './marked-authors.ts';
import { type Byline, identifyPeople, type Person } from './people.ts';
import { relatedPapers } from './related.ts';
import type { ShownAuthor } from './shown-author.ts';
import type { ShownPaper } from './shown-paper.ts';

/** The papers of one year, newest first. The year is `undefined` for papers without a date. */
export interface YearGroup {
  year: string | undefined;
  papers: ShownPaper[];
}

/** Maximum number of co-authors on a person's page. Authors of large collaborations have thousands. */
export const listedCoAuthors = 100;

/** A person, and the number of papers that this person has in common with someone else. */
export interface CoAuthor {
  person: Person;
  count: number;
}

/** A group, and the number of papers of a selection that are in it. */
export interface CountedGroup {
  group: Group;
  count: number;
}

/** The collection as pages need it. */
export interface Library {
  /** Newest first, then by title. */
  papers: ShownPaper[];
  years: YearGroup[];
  groups: Groups;
  /** All people with a page, sorted by name. */
  people: Person[];
  /** Returns the authors of a paper. */
  byline(paper: ShownPaper): Byline;
  /** Returns up to 5 papers by the same authors, most common authors first. */
  related(paper: ShownPaper): ShownPaper[];
  /** Returns the next newer and the next older paper. */
  neighbours(paper: ShownPaper): [newer: ShownPaper | undefined, older: ShownPaper | undefined];
  /** Returns the co-authors of a person: most common papers first, then the most recent co-author first. */
  coAuthors(person: Person): CoAuthor[];
  /** Returns the authors of a selection of papers: most papers first, then the most recent author first. */
  authorsOf(papers: readonly ShownPaper[]): CoAuthor[];
  /** Returns the groups of a selection of papers, most papers first. */
  groupsOf(kind: GroupKind, papers: readonly ShownPaper[]): CountedGroup[];
  /** Former ids of papers and people. */
  formerIds: FormerId[];
  /** Conflicts between files, whose paths are relative to the content folder. Problems of single files are found when they are read. */
  diagnostics: Diagnostic[];
}

/**
 * Creates the library of a collection.
 *
 * @param maxFiles the file limit of the site
 */
export function createLibrary(
  papers: readonly ShownPaper[],
  authors: readonly ShownAuthor[],
  maxFiles = Infinity,
): Library {
  const { compare } = new Intl.Collator('en');
  const sorted = papers
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => compareNewest(a.issued, b.issued) || compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
  const { all, byline, diagnostics } = identifyPeople(sorted, authors);
  const groups = groupPapers(sorted, maxFiles);
  const positions = new Map(sorted.map((paper, position) => [paper, position]));
  const former = formerIds(sorted, all);
  return {
    papers: sorted,
    years: groupByYear(sorted),
    groups,
    people: all,
    byline,
    related: relatedPapers(all, byline),
    neighbours: (paper) => {
      const position = positions.get(paper) ?? -2;
      return [sorted[position - 1], sorted[position + 1]];
    },
    coAuthors: (person) => countAuthors(person.papers, byline).filter((other) => other.person !== person),
    authorsOf: (some) => countAuthors(some, byline),
    groupsOf: (kind, some) =>
      tally(some.flatMap((paper) => groups.of(kind, paper))).map(([group, count]) => ({ group, count })),
    formerIds: former.formerIds,
    diagnostics: [...diagnostics, ...former.diagnostics, ...sorted.flatMap(unknownMarks)],
  };
}

/** Groups papers by year. @param papers newest first */
export function groupByYear(papers: readonly ShownPaper[]): YearGroup[] {
  const groups = new Map<string | undefined, ShownPaper[]>();
  for (const paper of papers) {
    const year = paper.issued && yearOf(paper.issued);
    const group = groups.get(year);
    if (group) group.push(paper);
    else groups.set(year, [paper]);
  }
  return [...groups].map(([year, members]) => ({ year, papers: members }));
}

function countAuthors(papers: readonly ShownPaper[], byline: Library['byline']): CoAuthor[] {
  const named = papers.flatMap((paper) => {
    const { credits, owners } = byline(paper);
    return [...new Set([...credits.flatMap((credit) => credit.person ?? []), ...owners])];
  });
  return tally(named).map(([person, count]) => ({ person, count }));
}

/** Counts how often each item occurs, most frequent first; equally frequent items keep their order. */
function tally<Item>(items: readonly Item[]): [Item, number][] {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
