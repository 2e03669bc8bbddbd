import { foldText } from '../../model/characters.ts';
import { formatName, type Name, nameKey } from '../../model/name.ts';
import { isMaybeSamePerson } from './match.ts';
import type { AuthorList } from './paper-fields.ts';

/**
 * The result of comparing the current value of a field with a different value from another source:
 *
 * - `current` or `incoming`: this value is more complete and wins;
 * - `either`: the values do not conflict, and the current value stays;
 * - `contradiction`: the values conflict; the current value stays, and the conflict is reported.
 */
export type Precedence = 'current' | 'incoming' | 'either' | 'contradiction';

/**
 * Compares two values that may differ without a conflict, such as addresses. The longer one wins, so that the result
 * does not depend on the order of the sources.
 */
export function compareLengths(current: unknown, incoming: unknown): Precedence {
  return preferFirst(current, incoming, [(value) => JSON.stringify(value).length]);
}

/** Keeps the current value. Used for people, whose values their own profile defines. */
export function keepCurrent(): Precedence {
  return 'either';
}

/**
 * Compares two texts, such as titles. If one text contains the other, the longer text is more complete: `Movie Gen: A
 * Cast of Models` wins over `Movie gen`, and `Proceedings of ICML` over `ICML`. If only the
 * spelling differs, the text with more accents wins, then the text with more capital letters. A text in capital letters
 * only loses: `Movie Gen` wins over `Movie gen` and over `MOVIE GEN`.
 */
export function compareTexts(current: unknown, incoming: unknown): Precedence {
  const [first, second] = [current, incoming].map((value) => String(value)) as [string, string];
  const [a, b] = [first, second].map(foldText) as [string, string];
  if (a === b) return preferFirst(first, second, spellingScores);
  if (isPart(b, a) || (isCut(second) && a.startsWith(b))) return 'current';
  return isPart(a, b) || (isCut(first) && b.startsWith(a)) ? 'incoming' : 'contradiction';
}

/**
 * Compares two numbers, such as volumes. A word before the number adds nothing: `12` and `Vol. 12` are equal, and the
 * number alone wins. `12(3)` is more complete than `12`.
 */
export function compareNumbers(current: string, incoming: string): Precedence {
  const plain = (text: string) =>
    foldText(text).replace(/^(?:vol|volume|no|nr|number|issue|iss|band|bd|tome?) /u, '');
  if (plain(current) === plain(incoming)) return preferFirst(current, incoming, [(text) => -text.length]);
  return compareTexts(plain(current), plain(incoming));
}

/** Compares two identifiers, such as DOIs. They are equal if only case or punctuation differ. */
export function compareIdentifiers(current: string, incoming: string): Precedence {
  return foldText(current) === foldText(incoming) ? preferFirst(current, incoming, []) : 'contradiction';
}

/** Whether a folded text consists of words that follow each other in another folded text. */
function isPart(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}

/** Numbers that are compared one after the other to choose between two spellings of the same text. */
const spellingScores: readonly ((text: string) => number)[] = [
  (text) => (text === text.toUpperCase() && text !== text.toLowerCase() ? 0 : 1),
  (text) => text.normalize('NFD').replace(/\p{ASCII}/gu, '').length,
  (text) => text.replace(/\P{Lu}/gu, '').length,
  (text) => text.replace(/[\s.,;]/gu, '').length,
  (text) => -text.length,
];

/**
 * Chooses between two values without a conflict: the value with the higher score wins. If all scores are equal, the
 * order of the values as text decides, so that the result does not depend on the order of the sources.
 */
function preferFirst<Value>(
  current: Value,
  incoming: Value,
  scores: readonly ((value: Value) => number)[],
): Precedence {
  for (const score of scores) {
    const difference = score(incoming) - score(current);
    if (difference !== 0) return difference > 0 ? 'incoming' : 'current';
  }
  const [first, second] = [JSON.stringify(current), JSON.stringify(incoming)];
  return first === second ? 'either' : first < second ? 'current' : 'incoming';
}

/** Whether a text ends with an ellipsis. */
function isCut(text: string): boolean {
  return /(?:…|\.\.\.)$/u.test(text);
}

/**
 * Compares two texts, such as dates. If one text begins with the other, the longer text is more complete:
 * `2024-07-31` wins over `2024`, and `310–324` wins over `310`.
 */
export function compareBeginnings(current: string, incoming: string): Precedence {
  if (incoming.startsWith(current)) return 'incoming';
  return current.startsWith(incoming) ? 'current' : 'contradiction';
}

/**
 * Compares two paper types. The type `document` is the least specific one, so every other type wins over `document`.
 */
export function compareTypes(current: string, incoming: string): Precedence {
  if (incoming === 'document') return 'current';
  return current === 'document' ? 'incoming' : 'contradiction';
}

/** Compares two values of `code`. The address of the code wins over `true`, which only means that there is code. */
export function compareCode(current: string | true, incoming: string | true): Precedence {
  if (current === true) return 'incoming';
  return incoming === true ? 'current' : compareLengths(current, incoming);
}

/**
 * Compares two abstracts. Some sources cut abstracts, and other differences are usually a few words, so the longer one
 * wins.
 */
export function compareAbstracts(current: string, incoming: string): Precedence {
  return preferFirst(current, incoming, [(text) => text.length - (isCut(text) ? 3 : 0)]);
}

/** Compares two lists of texts. The list with more different entries wins. */
export function compareLists(current: readonly string[], incoming: readonly string[]): Precedence {
  return preferFirst(current, incoming, [(list) => new Set(list.map(foldText)).size]);
}

/**
 * Compares two lists of authors. A complete list wins over a list that ends with "et al.", unless the complete list
 * has fewer names. The complete list must have all names of the other one in their order, although perhaps with
 * initials; otherwise the lists may be about different people, and contradict each other.
 */
export function compareAuthorLists(current: AuthorList, incoming: AuthorList): Precedence {
  const precedence = compareNames(current.names ?? [], incoming.names ?? []);
  if (current.truncated === incoming.truncated || precedence === 'contradiction') return precedence;
  const [cut, whole] = current.truncated ? [current, incoming] : [incoming, current];
  if ((cut.names ?? []).length > (whole.names ?? []).length) return precedence;
  if (!hasAllInOrder(whole.names ?? [], cut.names ?? [])) return 'contradiction';
  return current.truncated ? 'incoming' : 'current';
}

/** Whether a list has all people of another list, in their order. */
function hasAllInOrder(whole: readonly Name[], some: readonly Name[]): boolean {
  let from = 0;
  return some.every((name) => {
    const found = whole.findIndex((other, at) => at >= from && isMaybeSamePerson(name, other));
    from = found + 1;
    return found >= 0;
  });
}

/**
 * Compares two lists of people. If the lists are about the same people, the longer list wins. If their lengths are
 * equal, the list with more ORCIDs wins, then the list with more letters, then the list with more names in separate
 * parts.
 */
export function compareNames(current: readonly Name[], incoming: readonly Name[]): Precedence {
  const [short, long] = current.length <= incoming.length ? [current, incoming] : [incoming, current];
  const words = new Set(long.flatMap(longWords));
  // Sources may spell a name differently, but at least one word of the name is the same in both lists.
  if (!short.every((name) => longWords(name).some((word) => words.has(word)))) return 'contradiction';
  if (current.length !== incoming.length) return current.length > incoming.length ? 'current' : 'incoming';
  const difference =
    countOrcids(incoming) - countOrcids(current) ||
    countLetters(incoming) - countLetters(current) ||
    countStructured(incoming) - countStructured(current);
  if (difference !== 0) return difference > 0 ? 'incoming' : 'current';
  return preferFirst(current, incoming, []);
}

/** Returns the words of a name except initials. If a name has only initials, the initials are returned. */
function longWords(name: Name): string[] {
  const words = nameKey(name).split(/[ ,]+/u);
  const long = words.filter((word) => word.length > 1);
  return long.length > 0 ? long : words;
}

function countOrcids(names: readonly Name[]): number {
  return names.filter((name) => typeof name !== 'string' && name.ORCID !== undefined).length;
}

function countLetters(names: readonly Name[]): number {
  return names.reduce((sum, name) => sum + formatName(name).replace(/\P{L}/gu, '').length, 0);
}

/** Counts the names whose family name and given name are separate values. */
function countStructured(names: readonly Name[]): number {
  return names.filter((name) => typeof name !== 'string').length;
}
