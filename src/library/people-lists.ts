import { coAuthorsPath, peoplePath } from './address.ts';
import { groupByLetter, type LetterGroup, listedPeople } from './letters.ts';
import type { Person } from './people.ts';

/**
 * The list of people outside of the lab. They have a page of their own, so that the page of people lists only people of
 * the lab. On a site without people of the lab, all people are on the page of people.
 */
export interface OutsideList {
  path: string;
  /** Whether the list is a page of its own, the page of co-authors. */
  isCoAuthors: boolean;
  people: Person[];
}

/** Returns the list of people outside of the lab, sorted as `people` is. */
export function outsidePeople(people: readonly Person[]): OutsideList {
  const outside = people.filter(({ memberStatus }) => memberStatus === undefined);
  const isCoAuthors = outside.length < people.length;
  return { path: isCoAuthors ? coAuthorsPath : peoplePath, isCoAuthors, people: outside };
}

/** Whether the site has a page of co-authors. */
export function hasCoAuthorsPage(people: readonly Person[]): boolean {
  const { isCoAuthors, people: outside } = outsidePeople(people);
  return isCoAuthors && outside.length > 0;
}

/** Returns the people outside of the lab by letter if each letter has its own page, otherwise an empty list. */
export function ownLetterPages(people: readonly Person[]): LetterGroup[] {
  const outside = outsidePeople(people).people;
  return outside.length > listedPeople ? groupByLetter(outside) : [];
}
