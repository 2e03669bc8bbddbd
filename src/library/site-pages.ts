import {
  authorPath,
  coAuthorsPath,
  groupPath,
  paperPath,
  peoplePath,
  projectPath,
  projectsPath,
  yearPath,
} from './address.ts';
import { groupKinds } from './groups.ts';
import { letterAddress, withParts } from './letters.ts';
import type { Library } from './library.ts';
import { partPath } from './list-parts.ts';
import { partedLists } from './paper-lists.ts';
import { hasOwnPage } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/** A page of the site. */
export interface SitePage {
  /** The path of the page, from the home page: `/papers/`. */
  path: string;
  /** The date on which the content of the page last changed, if it is known. */
  changed?: string;
}

/**
 * Lists all pages that search engines may index. The date of a page is the latest date of the files whose content it
 * shows. If the date of one of these files is not known, the page has no date.
 *
 * @param freePages paths of the free pages
 * @param dates the date on which each content file last changed, by path inside the content folder
 */
export function sitePages(
  { papers, people, outside, years, groups, projects, letters }: Library,
  freePages: readonly string[],
  dates: ReadonlyMap<string, string>,
): SitePage[] {
  const dateOf = ({ id }: ShownPaper) => dates.get(`papers/${id}.md`);
  const page = (path: string, ...known: readonly (string | undefined)[]): SitePage => {
    const changed = known.includes(undefined) ? undefined : known.toSorted().at(-1);
    return { path, ...(changed !== undefined && { changed }) };
  };
  const isFree = (path: string) => freePages.includes(path);
  return [
    page('/'),
    page('/papers/', ...papers.map(dateOf)),
    ...(isFree(peoplePath) ? [] : [page(peoplePath)]),
    ...(outside.hasOwnPage && !isFree(coAuthorsPath) ? [page(coAuthorsPath)] : []),
    ...freePages.map((path) => page(path)),
    ...papers.map((paper) => page(paperPath(paper.id), dateOf(paper))),
    ...people
      .filter(hasOwnPage)
      .map(({ id, author, papers: own }) =>
        page(authorPath(id), ...(author ? [dates.get(`authors/${id}.md`)] : []), ...own.map(dateOf)),
      ),
    ...(projects.length > 0 && !isFree(projectsPath)
      ? [page(projectsPath, ...projects.map(({ id }) => dates.get(`projects/${id}.md`)))]
      : []),
    ...projects.map(({ id, papers: own }) =>
      page(projectPath(id), dates.get(`projects/${id}.md`), ...own.map(dateOf)),
    ),
    ...groupKinds.flatMap((kind) => {
      const paged = groups.all(kind).filter(({ hasPage }) => hasPage);
      const pages = paged.map((group) => page(groupPath(group), ...group.papers.map(dateOf)));
      return pages.length > 0 ? [page(`/${kind}/`), ...pages] : [];
    }),
    page('/years/'),
    page('/statistics/', ...papers.map(dateOf)),
    ...years.map(({ year, papers: own }) => page(yearPath(year), ...own.map(dateOf))),
    ...partedLists({ people, groups, years, projects }).flatMap(({ path, parts }) =>
      parts.slice(1).map((part) => page(partPath(path, part), ...part.papers.map(dateOf))),
    ),
    ...withParts(letters).map(({ letter }) => page(letterAddress(letter))),
  ];
}
