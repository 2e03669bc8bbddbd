import { authorPath, groupPath, projectPath, yearPath } from './address.ts';
import { groupKinds } from './groups.ts';
import type { Library } from './library.ts';
import { type ListParts, divideList } from './list-parts.ts';
import { countParts } from './part-size.ts';
import { splitOutputs } from './outputs.ts';
import { hasOwnPage, type Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/** A page that lists papers: the page of a person, a project, a venue, a topic, an affiliation or a year. */
interface PaperListPage {
  /** Path of the page, from the home page. */
  path: string;
  papers: ShownPaper[];
  /** Name of the person, project or group. `undefined` for a year. */
  name?: string;
  /** The person on whose page the papers are listed. */
  person?: Person;
  /** The year, if the page is the page of a year. */
  year?: string | undefined;
}

/** Returns all pages that list papers, except the home page and the page of all papers, which never list too many. */
function paperListPages({
  people,
  groups,
  years,
  projects,
}: Pick<Library, 'people' | 'groups' | 'years' | 'projects'>): PaperListPage[] {
  return [
    ...people.filter(hasOwnPage).map((person) => ({
      path: authorPath(person.id),
      papers: person.papers,
      name: person.name,
      person,
    })),
    ...projects.map(({ id, project, papers }) => ({
      path: projectPath(id),
      papers,
      name: project.plainTitle,
    })),
    ...groupKinds.flatMap((kind) =>
      groups
        .all(kind)
        .filter(({ hasPage }) => hasPage)
        .map((group) => ({ path: groupPath(group), papers: group.papers, name: group.name })),
    ),
    ...years.map(({ year, papers }) => ({ path: yearPath(year), papers, year })),
  ];
}

/** A page whose list is so long that it has parts. */
export interface PartedList extends PaperListPage {
  parts: ListParts;
}

/**
 * Returns the pages whose lists are so long that they have parts. Outputs that are not papers are on the page of the list
 * itself.
 */
export function partedLists(library: Parameters<typeof paperListPages>[0]): PartedList[] {
  return paperListPages(library)
    .map((list) => ({ ...list, papers: splitOutputs(list.papers).papers }))
    .filter(({ papers }) => countParts(papers.length) > 1)
    .map((list) => ({ ...list, parts: divideList(list.papers) }));
}
