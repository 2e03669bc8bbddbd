import { toId } from '../model/id.ts';
import { keepTexts } from '../model/kept-texts.ts';
import { parseName } from '../model/name-parts.ts';
import type { Person } from './people.ts';

/**
 * Maximum number of people on the page of all people. If there are more, each letter has its own page. The page of a letter
 * with more people is divided by the second letter, and so on.
 */
export const listedPeople = 1000;

/** People whose family names begin with the same letter. */
export interface LetterGroup {
  /** A letter from `A` to `Z`, or `#` for names that do not begin with a letter. */
  letter: string;
  people: Person[];
}

/**
 * Groups people by the first letter of their family name, without accents. Sorts the groups, and the people of each
 * group, by family name.
 */
export function groupByLetter(people: readonly Person[]): LetterGroup[] {
  const groups = new Map<string, Person[]>();
  for (const { person, key } of withSortKeys(people)) {
    const letter = /^[a-z]/.test(key) ? key.charAt(0).toUpperCase() : '#';
    const group = groups.get(letter);
    if (group) group.push(person);
    else groups.set(letter, [person]);
  }
  return [...groups].map(([letter, members]) => ({ letter, people: members }));
}

/** Sorts people by family name, then by given name. */
export function sortByFamilyName(people: readonly Person[]): Person[] {
  return withSortKeys(people).map(({ person }) => person);
}

function withSortKeys(people: readonly Person[]): { person: Person; key: string }[] {
  return people
    .map((person) => ({ person, key: sortKey(person.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** The page of a letter, or of several first letters, in the list of people. */
export interface LetterPage extends LetterGroup {
  /** The people whom the page itself lists. On a divided page, these are the people whose names end with these letters. */
  listed: Person[];
  /** The pages into which this page is divided, by one more letter. */
  parts: LetterPage[];
}

/** Returns the page of each letter. */
export function letterPages(people: readonly Person[]): LetterPage[] {
  return groupByLetter(people).map(({ letter, people: all }) => {
    const keyed = all.map((person) => ({ person, key: sortKey(person.name).replaceAll(' ', '') }));
    return divideLetter(letter, keyed);
  });
}

function divideLetter(letter: string, keyed: readonly { person: Person; key: string }[]): LetterPage {
  const people = keyed.map(({ person }) => person);
  if (letter === '#' || people.length <= listedPeople) return { letter, people, listed: people, parts: [] };
  const longer = keyed.filter(({ key }) => key.length > letter.length);
  const listed = keyed.filter(({ key }) => key.length <= letter.length).map(({ person }) => person);
  const parts = [...Map.groupBy(longer, ({ key }) => key.charAt(letter.length))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([next, own]) => divideLetter(`${letter}${next}`, own));
  return { letter, people, listed, parts };
}

/** Returns pages of letters, each followed by the pages into which it is divided. */
export function withParts(pages: readonly LetterPage[]): LetterPage[] {
  return pages.flatMap((page) => [page, ...withParts(page.parts)]);
}

/** Returns the path of the page that lists the people whose family names begin with a letter, or with several: `/names/sa/`. */
export function letterAddress(letter: string): string {
  return `/names/${letter === '#' ? 'other' : letter.toLowerCase()}/`;
}

/**
 * Returns the text by which a name is sorted: `goot rob van der`. The name of a group of people is sorted by its words,
 * without a leading article.
 */
const sortKey = keepTexts((name) => {
  const parts = parseName(name);
  const text =
    'literal' in parts
      ? parts.literal.replace(/^(?:the|an?)\s+/iu, '')
      : [parts.family, parts.given, parts.nonDroppingParticle].filter(Boolean).join(' ');
  return toId(text, 'person').replaceAll('-', ' ');
});
