import { compareNewest, yearOf } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type FormerId, formerIds } from './former-ids.ts';
import { type FilePlan, planSiteFiles } from './file-plan.ts';
import { type Group, type GroupKind, groupPapers, type Groups, planGroups } from './groups.ts';
import type { LetterPage } from './letters.ts';
import { unknownMarks } from './marked-authors.ts';
import { type Byline, identifyPeople, type Person } from './people.ts';
import { giveEntries, outsideLetters, type OutsideList, outsidePeople } from './people-lists.ts';
import { type LabProject, linkProjects, type ProjectLinks } from './projects.ts';
import { relatedPapers } from './related.ts';
import { similarPapers } from './similar.ts';
import { sizeOfSite } from './site-size.ts';
import type { TopicWords } from './text-weights.ts';
import type { ShownAuthor } from './shown-author.ts';
import type { ShownPaper } from './shown-paper.ts';
import type { ShownProject } from './shown-project.ts';

/** The papers of one year, newest first. `year` is `undefined` for papers without a date. */
export interface YearGroup {
  year: string | undefined;
  papers: ShownPaper[];
}

/**
 * Maximum number of co-authors that a person's page lists. Members of large collaborations have thousands of
 * co-authors.
 */
export const listedCoAuthors = 100;

/**
 * A person and a number of papers. For a co-author, this is the number of common papers. For an author of given papers,
 * this is how many of these papers the author has written.
 */
export interface CoAuthor {
  person: Person;
  count: number;
}

/** A group and the number of selected papers that belong to it. */
export interface CountedGroup {
  group: Group;
  count: number;
}

/** All data of a site as its pages need it: papers, years, groups and people, with the relations between them. */
export interface Library {
  /** All papers except hidden ones, newest first. Papers with the same date are sorted by title. */
  papers: ShownPaper[];
  years: YearGroup[];
  groups: Groups;
  /** All people with a page or an entry in a list, sorted by name. */
  people: Person[];
  /** The list of people outside of the lab. */
  outside: OutsideList;
  /** The pages of the letters of people outside of the lab. Empty if one page lists all of them. */
  letters: readonly LetterPage[];
  /** The pages and files of the site, as far as its size decides about them. */
  plan: FilePlan;
  /** All projects except hidden ones: first current, then planned, then completed projects; newest first in each. */
  projects: LabProject[];
  /** Returns the projects of a paper, in the order of `projects`. */
  projectsOf: ProjectLinks['projectsOf'];
  /** Returns the projects whose files name a person, or with a paper of a person of the lab, in the order of `projects`. */
  projectsWith: ProjectLinks['projectsWith'];
  /** Returns the authors of a paper, as pages show them. Each author who has a page is linked to the person. */
  byline(paper: ShownPaper): Byline;
  /** Returns up to 4 papers whose titles and abstracts are similar, the most similar paper first. */
  similar(paper: ShownPaper): ShownPaper[];
  /**
   * Returns up to 5 papers by the same authors. Papers with most common authors come first. Papers that `similar` returns
   * are left out.
   */
  related(paper: ShownPaper): ShownPaper[];
  /**
   * Returns the two neighbours of a paper in `papers`: the next newer paper and the next older paper. For the newest
   * paper, `newer` is `undefined`; for the oldest paper, `older` is `undefined`.
   */
  neighbours(paper: ShownPaper): [newer: ShownPaper | undefined, older: ShownPaper | undefined];
  /**
   * Returns the co-authors of a person. Co-authors with most common papers come first. Co-authors with equally many
   * common papers are sorted by the date of the last common paper, newest first.
   */
  coAuthors(person: Person): CoAuthor[];
  /**
   * Returns the authors of the given papers. Authors of most of these papers come first. Authors of equally many papers
   * are sorted by the date of their last paper, newest first.
   */
  authorsOf(papers: readonly ShownPaper[]): CoAuthor[];
  /** Returns the groups to which the given papers belong. Groups with most of these papers come first. */
  groupsOf(kind: GroupKind, papers: readonly ShownPaper[]): CountedGroup[];
  /** People who would rather have no page. */
  peopleWithoutPage: readonly Person[];
  /** Former ids of papers and people, whose addresses redirect. */
  formerIds: FormerId[];
  /**
   * Conflicts between files. Paths of files are relative to the content folder. Problems within one file are reported
   * when that file is read.
   */
  diagnostics: Diagnostic[];
}

/** Further content and settings of a site. */
interface OtherSources {
  projects?: readonly ShownProject[];
  /** The day on which the state of the projects is determined: `2026-11-23`. Default: today. */
  today?: string;
  /** Names of people who would rather have no page. */
  withoutPage?: readonly string[] | undefined;
  /** Maximum number of papers of a site with pictures for sharing. */
  pictures?: number;
  /** Number of files in `public/`, and of pages of the lab. */
  otherFiles?: number;
  /** Returns the words of a paper's title and abstract. Default: they are counted. */
  topicWordsOf?: ((paper: ShownPaper) => TopicWords) | undefined;
}

/**
 * Collects all papers, people and groups of a site, and creates the functions of `Library`.
 *
 * @param maxFiles the file limit of the site
 */
export function createLibrary(
  papers: readonly ShownPaper[],
  authors: readonly ShownAuthor[],
  maxFiles = Infinity,
  {
    projects = [],
    today = new Date().toISOString().slice(0, 10),
    withoutPage = [],
    pictures = 0,
    otherFiles = 0,
    topicWordsOf,
  }: OtherSources = {},
): Library {
  const { compare } = new Intl.Collator('en');
  const sorted = papers
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => compareNewest(a.issued, b.issued) || compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
  const people = identifyPeople(sorted, authors, withoutPage);
  const { all, byline, diagnostics } = people;
  const groups = groupPapers(sorted);
  const positions = new Map(sorted.map((paper, position) => [paper, position]));
  const shownProjects = projects.filter(({ hidden }) => !hidden);
  const former = formerIds(sorted, all, shownProjects);
  const linked = linkProjects(projects, sorted, people, today);
  const years = groupByYear(sorted);
  const outside = outsidePeople(all);
  const letters = outsideLetters(outside);
  const parts = { papers: sorted, people: all, groups, years, projects: linked.projects, letters };
  const plan = planSiteFiles(
    sizeOfSite({ ...parts, formerIds: former.formerIds }, otherFiles),
    maxFiles,
    pictures,
  );
  planGroups(groups, plan);
  giveEntries(outside, letters, plan.entryPapers);
  const similarTo = similarPapers(sorted, undefined, topicWordsOf);
  const similar = (paper: ShownPaper) => similarTo(paper).map((found) => found.paper);
  return {
    papers: sorted,
    years,
    groups,
    people: all,
    outside,
    letters,
    plan,
    peopleWithoutPage: people.withoutPage,
    projects: linked.projects,
    projectsOf: linked.projectsOf,
    projectsWith: linked.projectsWith,
    byline,
    similar,
    related: relatedPapers(all, byline, similar),
    neighbours: (paper) => {
      const position = positions.get(paper) ?? -2;
      return [sorted[position - 1], sorted[position + 1]];
    },
    coAuthors: (person) => countAuthors(person.papers, byline).filter((other) => other.person !== person),
    authorsOf: (some) => countAuthors(some, byline),
    groupsOf: (kind, some) =>
      tally(some.flatMap((paper) => groups.of(kind, paper))).map(([group, count]) => ({ group, count })),
    formerIds: former.formerIds,
    diagnostics: [
      ...diagnostics,
      ...former.diagnostics,
      ...linked.diagnostics,
      ...sorted.flatMap(unknownMarks),
    ],
  };
}

/**
 * Groups papers by year.
 *
 * @param papers newest first
 */
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

/** Counts how often each item occurs. The most frequent items come first; equally frequent items keep their order. */
function tally<Item>(items: readonly Item[]): [Item, number][] {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
