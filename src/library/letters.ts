import { toId } from '../model/id.ts';
import { parseName } from '../model/name-parts.ts';
import type { Person } from './people.ts';

/** So many people are listed on one page; beyond it every letter has a page of its own. */
export const listedPeople = 1000;

/** People whose names are filed under one letter. */
export interface LetterGroup {
  /** `A` to `Z`, or `#` for names that begin with no letter. */
  letter: string;
  people: Person[];
}

/** Files people under the first letter of their family name, in ASCII, and sorts them by it. */
export function groupByLetter(people: readonly Person[]): LetterGroup[] {
  const filed = people
    .map((person) => ({ person, key: filingKey(person.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const groups = new Map<string, Person[]>();
  for (const { person, key } of filed) {
    const letter = /^[a-z]/.test(key) ? key.charAt(0).toUpperCase() : '#';
    const group = groups.get(letter);
    if (group) group.push(person);
    else groups.set(letter, [person]);
  }
  return [...groups].map(([letter, members]) => ({ letter, people: members }));
}

/** The path of the page that lists the people of a letter. */
export function letterAddress(letter: string): string {
  return `/names/${letter === '#' ? 'other' : letter.toLowerCase()}/`;
}

/** The name as an index files it: `goot rob van der`. A group or a mononym is filed under its first word that is no article. */
function filingKey(name: string): string {
  const parts = parseName(name);
  const text =
    'literal' in parts
      ? parts.literal.replace(/^(?:the|an?)\s+/iu, '')
      : [parts.family, parts.given, parts.nonDroppingParticle].filter(Boolean).join(' ');
  return toId(text, 'person').replaceAll('-', ' ');
}
