import { compareNewest, yearOf } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type FormerId, formerIds } from './former-ids.ts';
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

/** The collection as pages need it, worked out once. */
export interface Library {
  /** Newest first, then by title. */
  papers: ShownPaper[];
  years: YearGroup[];
  /** Everybody with a page, by name. */
  people: Person[];
  byline(paper: ShownPaper): Byline;
  /** Up to five papers by the same authors, those that share most authors first. */
  related(paper: ShownPaper): ShownPaper[];
  /** With whom the person has written: most papers first, of those with as many the latest first. */
  coAuthors(person: Person): CoAuthor[];
  /** Addresses of the past. */
  formerIds: FormerId[];
  /** What is wrong between files, named from the content folder; faults within one file are found when it is read. */
  diagnostics: Diagnostic[];
}

export function createLibrary(papers: readonly ShownPaper[], authors: readonly ShownAuthor[]): Library {
  const { compare } = new Intl.Collator('en');
  const sorted = [...papers].sort(
    (a, b) => compareNewest(a.issued, b.issued) || compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
  );
  const { all, byline, diagnostics } = identifyPeople(sorted, authors);
  const former = formerIds(sorted, all);
  return {
    papers: sorted,
    years: groupByYear(sorted),
    people: all,
    byline,
    related: relatedPapers(all, byline),
    coAuthors: (person) => countCoAuthors(person, byline),
    formerIds: former.formerIds,
    diagnostics: [...diagnostics, ...former.diagnostics],
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

function countCoAuthors(person: Person, byline: Library['byline']): CoAuthor[] {
  const counts = new Map<Person, number>();
  for (const paper of person.papers) {
    const { credits, owners } = byline(paper);
    for (const other of new Set([...credits.flatMap((credit) => credit.person ?? []), ...owners])) {
      if (other !== person) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return [...counts].map(([other, count]) => ({ person: other, count })).sort((a, b) => b.count - a.count);
}
