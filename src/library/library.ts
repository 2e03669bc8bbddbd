import { compareNewest, yearOf } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type FormerId, formerIds } from './former-ids.ts';
import { type Group, type GroupKind, groupPapers, type Groups } from './groups.ts';
import { unknownMarks } from './marked-authors.ts';
import { type Byline, identifyPeople, type Person } from './people.ts';
import { relatedPapers } from './related.ts';
import type { ShownAuthor } from './shown-author.ts';
import type { ShownPaper } from './shown-paper.ts';

/** The papers of one year, newest first; the year of papers without a date is `undefined`. */
export interface YearGroup {
  year: string | undefined;
  papers: ShownPaper[];
}

/** So many co-authors are listed: whoever wrote with three thousand others wants no page of names. */
export const listedCoAuthors = 100;

/** A person and how many papers they share with another. */
export interface CoAuthor {
  person: Person;
  count: number;
}

/** A group and how many of some papers are in it. */
export interface CountedGroup {
  group: Group;
  count: number;
}

/** The collection as pages need it, worked out once. */
export interface Library {
  /** Newest first, then by title. */
  papers: ShownPaper[];
  years: YearGroup[];
  groups: Groups;
  /** Everybody with a page, by name. */
  people: Person[];
  byline(paper: ShownPaper): Byline;
  /** Up to five papers by the same authors, those that share most authors first. */
  related(paper: ShownPaper): ShownPaper[];
  /** The papers next to it in the list of all: the newer and the older one. */
  neighbours(paper: ShownPaper): [newer: ShownPaper | undefined, older: ShownPaper | undefined];
  /** With whom the person has written: most papers first, of those with as many the latest first. */
  coAuthors(person: Person): CoAuthor[];
  /** Who wrote the papers: most papers first, of those with as many the latest first. */
  authorsOf(papers: readonly ShownPaper[]): CoAuthor[];
  /** The groups that papers belong to: most papers first. */
  groupsOf(kind: GroupKind, papers: readonly ShownPaper[]): CountedGroup[];
  /** Addresses of the past. */
  formerIds: FormerId[];
  /** What is wrong between files, named from the content folder; faults within one file are found when it is read. */
  diagnostics: Diagnostic[];
}

/** @param maxFiles how many files the site may have */
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
  const places = new Map(sorted.map((paper, place) => [paper, place]));
  const former = formerIds(sorted, all);
  return {
    papers: sorted,
    years: groupByYear(sorted),
    groups,
    people: all,
    byline,
    related: relatedPapers(all, byline),
    neighbours: (paper) => {
      const place = places.get(paper) ?? -2;
      return [sorted[place - 1], sorted[place + 1]];
    },
    coAuthors: (person) => countAuthors(person.papers, byline).filter((other) => other.person !== person),
    authorsOf: (some) => countAuthors(some, byline),
    groupsOf: (kind, some) =>
      tally(some.flatMap((paper) => groups.of(kind, paper))).map(([group, count]) => ({ group, count })),
    formerIds: former.formerIds,
    diagnostics: [...diagnostics, ...former.diagnostics, ...sorted.flatMap(unknownMarks)],
  };
}

/** Groups papers that are sorted newest first. */
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

/** How often each comes, most often first; of those as often the first. */
function tally<Item>(items: readonly Item[]): [Item, number][] {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
