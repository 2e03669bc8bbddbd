import type { z } from 'zod';
import { nearestOf } from '../model/edit-distance.ts';
import type { paperListSchema } from '../model/page-components.ts';
import { type GroupKind, groupKinds } from './groups.ts';
import type { Library } from './library.ts';
import type { Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/** The filter of a list of papers on a free page. A paper must match all values of the filter. */
export type PaperFilter = z.output<typeof paperListSchema>;

const groupOf: Record<GroupKind, 'venue' | 'topic' | 'affiliation'> = {
  venues: 'venue',
  topics: 'topic',
  affiliations: 'affiliation',
};

/**
 * Returns the papers that match a filter, newest first.
 *
 * @throws Error if an id in the filter does not exist, or if no paper matches: users would overlook an empty list
 */
export function pickPapers(library: Library, filter: PaperFilter): ShownPaper[] {
  const wanted: ((paper: ShownPaper) => boolean)[] = [];
  const { author, project, year, type, selected, limit = Infinity } = filter;
  if (author !== undefined) {
    const own = new Set(pickPerson(library, author).papers);
    wanted.push((paper) => own.has(paper));
  }
  if (project !== undefined) {
    const found = library.projects.find(({ id }) => id === project);
    if (!found) throw unknownId('project', project, library.projects.map(({ id }) => id)); // prettier-ignore
    const own = new Set(found.papers);
    wanted.push((paper) => own.has(paper));
  }
  for (const kind of groupKinds) {
    const id = filter[groupOf[kind]];
    if (id === undefined) continue;
    const all = library.groups.all(kind);
    const group = all.find((one) => one.id === id);
    if (!group) throw unknownId(groupOf[kind], id, all.map((one) => one.id)); // prettier-ignore
    const own = new Set(group.papers);
    wanted.push((paper) => own.has(paper));
  }
  if (year !== undefined) wanted.push(({ issued }) => issued?.startsWith(String(year)) ?? false);
  if (type !== undefined) wanted.push((paper) => paper.type === type);
  if (selected !== undefined) wanted.push((paper) => (paper.selected ?? false) === selected);
  const found = library.papers.filter((paper) => wanted.every((fits) => fits(paper)));
  if (found.length === 0 && library.papers.length > 0)
    throw new Error(
      `No paper matches ${JSON.stringify(filter)}. Remove the list of papers, or some values of the filter.`,
    );
  return found.slice(0, limit);
}

/**
 * Returns the person with an id.
 *
 * @throws Error if no person has this id; the message suggests a similar id
 */
export function pickPerson({ people }: Pick<Library, 'people'>, wanted: string): Person {
  const person = people.find(({ id }) => id === wanted);
  if (person) return person;
  throw unknownId(
    'author',
    wanted,
    people.map(({ id }) => id),
  );
}

function unknownId(key: string, id: string, known: readonly string[]): Error {
  const near = nearestOf(id, known);
  return new Error(
    `There is no ${key} with the id "${id}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  );
}
