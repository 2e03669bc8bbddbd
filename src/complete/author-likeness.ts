import anyAscii from 'any-ascii';
import { editDistance } from '../model/edit-distance.ts';
import { isNaming, type Name, nameKey } from '../model/name.ts';

/** How the authors of a record agree with those of a paper. */
export interface AuthorLikeness {
  /** Number of authors that the paper names. */
  asked: number;
  /** Number of authors that the record names. */
  found: number;
  /** How many of the authors of the paper are in the record. */
  matched: number;
  /** Whether those that are in both have the same order. */
  isInOrder: boolean;
  /** Whether the record begins with all the authors of the paper, in their order. */
  isBeginning: boolean;
}

/** Maximum number of authors of a record that are compared one by one. */
const maxAuthors = 3000;

/** Compares the authors of a paper with those of a record. Both lists may be incomplete. */
export function compareAuthors(asked: readonly Name[] = [], found: readonly Name[] = []): AuthorLikeness {
  const [names, others] = [asked, found].map((list) =>
    list.filter(isNaming).slice(0, maxAuthors).map(nameWords),
  ) as [string[][], string[][]];
  let matched = 0;
  let isInOrder = true;
  let isBeginning = names.length > 0;
  let last = -1;
  const used = new Set<number>();
  for (const [index, name] of names.entries()) {
    const isSame = (at: number) => !used.has(at) && isSameName(name, others[at] ?? []);
    // The same place is looked at first, then the places after the last author that was found, then all others.
    const place = [index, ...range(last + 1, others.length), ...range(0, last + 1)].find(
      (at) => at < others.length && isSame(at),
    );
    if (place !== index) isBeginning = false;
    if (place === undefined) continue;
    matched++;
    used.add(place);
    if (place < last) isInOrder = false;
    last = place;
  }
  return { asked: names.length, found: others.length, matched, isInOrder, isBeginning };
}

interface Authored {
  authorsTruncated?: boolean | undefined;
}

/**
 * Whether the lists of authors of a paper and of a record may be the same list by their lengths. A list that is not
 * marked as incomplete may lack some authors of the other one, but not half of them.
 */
export function areAsMany(
  { asked, found }: AuthorLikeness,
  paper: Authored,
  { authorsTruncated }: Authored,
): boolean {
  const isShorter = found < asked && authorsTruncated !== true;
  const isMuchLonger = asked > 0 && found >= 2 * asked && paper.authorsTruncated !== true;
  return !isShorter && !isMuchLonger;
}

function* range(from: number, to: number): Generator<number> {
  for (let at = from; at < to; at++) yield at;
}

/** Returns the words of a name in ASCII, in lower case and without dots: `j`, `garcia`, `marquez`. */
export function nameWords(name: Name): string[] {
  const key = nameKey(name);
  const ascii = /^[\x20-\x7e]*$/u.test(key) ? key : anyAscii(key).toLowerCase();
  return ascii
    .replace(/['’`]/gu, '')
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '' && !/^(?:jr|sr|iii?|iv)$/u.test(word));
}

/**
 * Whether two names may be those of the same person: the family name is the same, and the given names are the same or
 * abbreviated. The family name may be first or last, and one typing error in a long word does not matter.
 */
export function isSameName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  if (joined(a) === joined(b)) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const [only = ''] = short;
  if (short.length === 1)
    return (
      only.length >= 3 &&
      (only === long.at(-1) ||
        only === long[0] ||
        only === long.join('') ||
        only === long.toReversed().join(''))
    );
  for (const one of readings(a))
    for (const other of readings(b))
      if (isSameWord(one.family, other.family) && areSameGivenNames(one.given, other.given)) return true;
  // "Gabriel García Márquez" and "Gabriel García": two whole words in the same order.
  const whole = short.filter((word) => word.length > 1);
  return whole.length >= 2 && whole.length === short.length && isSubsequence(whole, long);
}

function joined(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

/** Reads a name with the family name at the end and with the family name at the beginning. */
function readings(words: readonly string[]): { family: string; given: readonly string[] }[] {
  return [
    { family: words.at(-1) ?? '', given: words.slice(0, -1) },
    { family: words[0] ?? '', given: words.slice(1) },
  ];
}

function isSameWord(a: string, b: string): boolean {
  return (
    a === b || umlauts(a) === umlauts(b) || (Math.min(a.length, b.length) >= 6 && editDistance(a, b, 1) === 1)
  );
}

/** Writes the vowels of `Mueller` and `Müller`, `Soerensen` and `Sørensen` in the same way. */
function umlauts(word: string): string {
  return word.replace(/([aou])e/gu, '$1');
}

/** Whether two lists of given names may belong to the same person: `j a` and `john`, `ja` and `john albert`. */
function areSameGivenNames(a: readonly string[], b: readonly string[]): boolean {
  const [first = '', second = ''] = [a[0], b[0]];
  if (first === '' || second === '') return false;
  if (a.join('') === b.join('')) return true;
  if (isSameWord(first, second) || isAbbreviation(first, second) || isAbbreviation(second, first))
    return true;
  return areInitialsOf(first, b) || areInitialsOf(second, a);
}

function isAbbreviation(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short);
}

/** Whether a word such as `ja` consists of the initials of names: `john albert`. */
function areInitialsOf(word: string, names: readonly string[]): boolean {
  return (
    word.length >= 2 &&
    word.length <= 4 &&
    word ===
      names
        .map((name) => name[0])
        .join('')
        .slice(0, word.length)
  );
}

function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at++;
  return at === short.length;
}
