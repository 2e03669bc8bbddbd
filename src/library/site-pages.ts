import { authorPath, groupPath, paperPath, yearPath } from './address.ts';
import { groupKinds } from './groups.ts';
import { groupByLetter, letterAddress, listedPeople } from './letters.ts';
import type { Library } from './library.ts';
import type { ShownPaper } from './shown-paper.ts';

/** A page of the site. */
export interface SitePage {
  /** From the home page: `/papers/`. */
  path: string;
  /** The day on which what it tells last changed, where that is known. */
  changed?: string;
}

/**
 * All pages that search engines may list. A page that tells of several files changed when the last of them did; it is not known
 * when, if that is not known of one of them.
 *
 * @param freePages paths of the lab's own pages
 * @param dates the day on which each file of the content last changed, by its path in there
 */
export function sitePages(
  { papers, people, years, groups }: Library,
  freePages: readonly string[],
  dates: ReadonlyMap<string, string>,
): SitePage[] {
  const dateOf = ({ id }: ShownPaper) => dates.get(`papers/${id}.md`);
  const page = (path: string, ...known: readonly (string | undefined)[]): SitePage => {
    const changed = known.includes(undefined) ? undefined : known.toSorted().at(-1);
    return { path, ...(changed !== undefined && { changed }) };
  };
  const letters = people.length > listedPeople ? groupByLetter(people) : [];
  return [
    page('/'),
    page('/papers/', ...papers.map(dateOf)),
    page('/authors/'),
    ...freePages.map((path) => page(path)),
    ...papers.map((paper) => page(paperPath(paper.id), dateOf(paper))),
    ...people.map(({ id, author, papers: own }) =>
      page(authorPath(id), ...(author ? [dates.get(`authors/${id}.md`)] : []), ...own.map(dateOf)),
    ),
    ...groupKinds.flatMap((kind) => {
      const paged = groups.all(kind).filter(({ hasPage }) => hasPage);
      const pages = paged.map((group) => page(groupPath(group), ...group.papers.map(dateOf)));
      return pages.length > 0 ? [page(`/${kind}/`), ...pages] : [];
    }),
    page('/years/'),
    page('/statistics/', ...papers.map(dateOf)),
    ...years.map(({ year, papers: own }) => page(yearPath(year), ...own.map(dateOf))),
    ...letters.map(({ letter }) => page(letterAddress(letter))),
  ];
}
