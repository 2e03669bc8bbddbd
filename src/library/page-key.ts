import { createHash } from 'node:crypto';
import { categoryName } from '../model/arxiv-categories.ts';
import { type Group, groupKinds } from './groups.ts';
import { type CoAuthor, type Library, listedCoAuthors, type YearGroup } from './library.ts';
import type { LetterPage } from './letters.ts';
import { type ListPart, yearsOfList } from './list-parts.ts';
import type { PartedList } from './paper-lists.ts';
import { hasOwnPage, isLinkedInLists, type Person } from './people.ts';
import type { LabProject } from './projects.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * Cache keys of pages. The key of a page changes if the content of the page changes. The build reuses a page of the
 * last build if the key of the page is still the same.
 */
export interface PageKeys {
  paper(paper: ShownPaper): string;
  /** Returns a hash of everything that lists and pictures show of a paper: its own values and its authors. */
  item(paper: ShownPaper): string;
  person(person: Person): string;
  group(group: Group): string;
  project(project: LabProject): string;
  /** Returns the cache key of the page of a letter in the list of people. */
  letter(page: LetterPage): string;
  /** Returns the cache key of a page with a part of a long list. */
  part(list: PartedList, part: ListPart): string;
  year(group: YearGroup, newer: YearGroup | undefined, older: YearGroup | undefined): string;
}

/** The cache keys in `npm run dev`, which keeps no page. They take no time. */
export const noPageKeys: PageKeys = {
  paper: () => '',
  item: () => '',
  letter: () => '',
  person: () => '',
  group: () => '',
  project: () => '',
  part: () => '',
  year: () => '',
};

/**
 * Creates the functions that return cache keys.
 *
 * @param site all settings that every page shows, and the address of the site
 */
export function createPageKeys(library: Library, site: unknown): PageKeys {
  // The footer of every page links to the lists of venues, topics, affiliations and co-authors that the site has.
  const lists = groupKinds.filter((kind) => library.groups.all(kind).length > 0);
  const everywhere = hash([site, lists, library.outside.hasOwnPage, library.projects.length > 0]);
  const items = new Map<ShownPaper, string>();
  const item = (paper: ShownPaper): string => {
    const known = items.get(paper);
    if (known !== undefined) return known;
    const { credits, truncated, owners } = library.byline(paper);
    const people = [
      ...credits.map(({ name, person }) => [
        name,
        person?.id,
        person?.author?.ORCID,
        person?.memberStatus,
        person?.entryPath,
        person && isLinkedInLists(person),
      ]),
      truncated,
      ...owners.map(toLink),
    ];
    const made = hash([paper, people]);
    items.set(paper, made);
    return made;
  };
  const groupsOf = (paper: ShownPaper) =>
    groupKinds.map((kind) => library.groups.of(kind, paper).map(toGroupLink));
  return {
    paper: (paper) =>
      hash([
        everywhere,
        item(paper),
        groupsOf(paper),
        library.projectsOf(paper).map(toProjectLink),
        library.neighbours(paper).map((other) => other && [other.id, other.titleHtml]),
        library.similar(paper).map(item),
        library.related(paper).map(item),
      ]),
    group: ({ id, name, papers, hasFiles }) =>
      hash([
        everywhere,
        id,
        name,
        hasFiles,
        papers.map(item),
        library.authorsOf(papers).map(({ person }) => toLink(person)),
      ]),
    project: ({ project, state, people, papers }) =>
      hash([
        everywhere,
        project,
        state,
        people.map(({ name, person }) => [name, person && toLink(person)]),
        papers.map(item),
        library.authorsOf(papers).map(({ person, count }) => [toLink(person), count]),
      ]),
    letter: ({ letter, listed, parts }) =>
      hash([
        everywhere,
        letter,
        parts.map((part) => [part.letter, part.people.length]),
        listed.map((person) => [
          toLink(person),
          hasOwnPage(person) ? person.papers.length : entryPapers(person),
        ]),
      ]),
    item,
    person: (person) =>
      hash([
        everywhere,
        toLink(person),
        person.author,
        library.plan.personFiles,
        person.author?.affiliations?.map((name) => toGroupLink(library.groups.named('affiliations', name))),
        person.author?.field &&
          toGroupLink(library.groups.named('topics', categoryName(person.author.field))),
        library.projectsWith(person).map((project) => [toProjectLink(project), project.state]),
        person.papers.map((paper) => [item(paper), groupsOf(paper)]),
        ...shownCoAuthors(library.coAuthors(person)),
      ]),
    part: ({ path, name, year, person, parts }, part) =>
      hash([
        everywhere,
        [path, name, year, person?.memberStatus, part.number, part.from, part.to],
        yearsOfList(parts).map((group) => [group.year, group.papers.length]),
        part.papers.map(item),
      ]),
    year: (group, newer, older) =>
      hash([everywhere, group.papers.map(item), group.year, newer?.year, older?.year]),
  };
}

/**
 * Returns a hash of everything that the citation files of a paper contain. They do not contain the number of citations, which
 * changes every week.
 *
 * @param key the citation key in the files
 */
export function citedDigest({ citations: _, ...paper }: ShownPaper, key: string | undefined): string {
  return hash([paper, key]);
}

function shownCoAuthors(coAuthors: readonly CoAuthor[]): unknown[] {
  const listed = coAuthors.slice(0, listedCoAuthors).map(({ person, count }) => [toLink(person), count]);
  return [listed, coAuthors.length];
}

/** The papers of a person to which an entry links. */
function entryPapers({ papers }: Person): unknown[] {
  return papers.map(({ id, titleHtml }) => [id, titleHtml]);
}

function toGroupLink(group: Group | undefined): unknown {
  return group && [group.id, group.name, group.hasPage];
}

function toProjectLink({ id, project }: LabProject): unknown[] {
  return [id, project.titleHtml, project.from, project.to];
}

function toLink({ id, name, memberStatus, entryPath }: Person): unknown[] {
  return [id, name, memberStatus, entryPath];
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
