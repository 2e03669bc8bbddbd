import { nearestOf } from '../model/edit-distance.ts';
import { type GroupKind, groupKinds } from './groups.ts';
import type { Library } from './library.ts';
import type { Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/** Which papers a free page wants: those that fit everything that is told. */
export interface Wish {
  /** The id of a person. */
  author?: string;
  year?: string | number;
  /** Ids of groups. */
  venue?: string;
  topic?: string;
  affiliation?: string;
  /** A type of CSL, such as `thesis`. */
  type?: string;
  selected?: boolean;
  /** How many at most. */
  limit?: number;
}

const groupOf: Record<GroupKind, 'venue' | 'topic' | 'affiliation'> = {
  venues: 'venue',
  topics: 'topic',
  affiliations: 'affiliation',
};

/**
 * The papers that a page wants, newest first.
 *
 * @throws Error that says what was asked for in vain and what is near it, since a list that stays empty would be found by nobody
 */
export function pickPapers(library: Library, wish: Wish): ShownPaper[] {
  const wanted: ((paper: ShownPaper) => boolean)[] = [];
  const { author, year, type, selected, limit = Infinity } = wish;
  if (author !== undefined) {
    const own = new Set(pickPerson(library, author).papers);
    wanted.push((paper) => own.has(paper));
  }
  for (const kind of groupKinds) {
    const id = wish[groupOf[kind]];
    if (id === undefined) continue;
    const all = library.groups.all(kind);
    const group = all.find((one) => one.id === id);
    if (!group) throw inVain(groupOf[kind], id, all.map((one) => one.id)); // prettier-ignore
    const own = new Set(group.papers);
    wanted.push((paper) => own.has(paper));
  }
  if (year !== undefined) wanted.push(({ issued }) => issued?.startsWith(String(year)) ?? false);
  if (type !== undefined) wanted.push((paper) => paper.type === type);
  if (selected !== undefined) wanted.push((paper) => (paper.selected ?? false) === selected);
  const found = library.papers.filter((paper) => wanted.every((fits) => fits(paper)));
  if (found.length === 0 && library.papers.length > 0)
    throw new Error(`No paper fits ${JSON.stringify(wish)}. Take the list out, or ask for less.`);
  return found.slice(0, limit);
}

/** @throws Error that says which id is near it, where nobody has the id */
export function pickPerson({ people }: Pick<Library, 'people'>, wanted: string): Person {
  const person = people.find(({ id }) => id === wanted);
  if (person) return person;
  throw inVain(
    'author',
    wanted,
    people.map(({ id }) => id),
  );
}

function inVain(key: string, id: string, known: readonly string[]): Error {
  const near = nearestOf(id, known);
  return new Error(`There is no ${key} with the id "${id}".${near === undefined ? '' : ` Is it "${near}"?`}`);
}
