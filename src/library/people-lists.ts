import { coAuthorsPath, entryAnchor, peoplePath } from './address.ts';
import { letterAddress, type LetterPage, letterPages, listedPeople, withParts } from './letters.ts';
import type { Person } from './people.ts';

/**
 * The list of people outside of the lab. They have a page of their own, so that the page of people lists only people of
 * the lab. On a site without people of the lab, all people are on the page of people.
 */
export interface OutsideList {
  path: string;
  /** Whether the list is about co-authors: the site also has people of the lab. */
  isCoAuthors: boolean;
  /** Whether the list is a page of its own, the page of co-authors. */
  hasOwnPage: boolean;
  people: Person[];
}

/** Returns the list of people outside of the lab, sorted as `people` is. */
export function outsidePeople(people: readonly Person[]): OutsideList {
  const outside = people.filter(({ memberStatus }) => memberStatus === undefined);
  const isCoAuthors = outside.length < people.length;
  return {
    path: isCoAuthors ? coAuthorsPath : peoplePath,
    isCoAuthors,
    hasOwnPage: isCoAuthors && outside.length > 0,
    people: outside,
  };
}

/** Returns the pages of the letters of people outside of the lab, or an empty list if one page lists all of them. */
export function outsideLetters({ people }: OutsideList): LetterPage[] {
  return people.length > listedPeople ? letterPages(people) : [];
}

/**
 * Gives people outside of the lab with few papers an entry in the list of people instead of a page.
 *
 * @param letters the pages of the letters, from `outsideLetters`
 * @param maxPapers the maximum number of papers of such a person
 */
export function giveEntries(
  { path, people }: OutsideList,
  letters: readonly LetterPage[],
  maxPapers: number,
): void {
  const lists =
    letters.length > 0
      ? withParts(letters).map(({ letter, listed }) => ({ list: letterAddress(letter), listed }))
      : [{ list: path, listed: people }];
  for (const { list, listed } of lists)
    for (const person of listed)
      if (person.author === undefined && person.papers.length <= maxPapers)
        person.entryPath = `${list}#${entryAnchor(person)}`;
}
