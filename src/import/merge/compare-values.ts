import { foldText } from '../../model/characters.ts';
import { formatName, type Name, nameKey } from '../../model/name.ts';
import type { AuthorList } from './paper-fields.ts';

/**
 * The result of comparing the current value of a field with a different value from another source:
 *
 * - `current` or `incoming`: this value is more complete and wins;
 * - `either`: the values do not conflict, and the current value stays;
 * - `contradiction`: the values conflict; the current value stays, and the conflict is reported.
 */
export type Precedence = 'current' | 'incoming' | 'either' | 'contradiction';

/** Keeps the current value. Used for fields in which sources may differ without a conflict. */
export function keepCurrent(): Precedence {
  return 'either';
}

/**
 * Compares two texts. They do not conflict if one text contains the other: `ICML` and `Proceedings of ICML`, `12` and
 * `Vol. 12`, or `Movie gen` and `Movie Gen`.
 */
export function compareTexts(current: unknown, incoming: unknown): Precedence {
  const [first, second] = [` ${foldText(String(current))} `, ` ${foldText(String(incoming))} `];
  return first.includes(second) || second.includes(first) ? 'either' : 'contradiction';
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
  return incoming === true ? 'current' : 'either';
}

/**
 * Compares two abstracts. Some sources cut abstracts, so an abstract wins over a text that is only its beginning.
 * Other differences are usually a few words and are not a conflict.
 */
export function compareAbstracts(current: string, incoming: string): Precedence {
  const withoutEllipsis = (text: string) =>
    text
      .trimEnd()
      .replace(/(?:…|\.\.\.)$/u, '')
      .trimEnd();
  if (incoming.length > current.length && incoming.startsWith(withoutEllipsis(current))) return 'incoming';
  return current.length > incoming.length && current.startsWith(withoutEllipsis(incoming))
    ? 'current'
    : 'either';
}

/** Compares two lists of texts. A list wins if it has all entries of the other list and at least one more entry. */
export function compareLists(current: readonly string[], incoming: readonly string[]): Precedence {
  const [short, long] = current.length < incoming.length ? [current, incoming] : [incoming, current];
  const keys = new Set(long.map(foldText));
  if (short.length === long.length || !short.every((entry) => keys.has(foldText(entry)))) return 'either';
  return long === current ? 'current' : 'incoming';
}

/**
 * Compares two lists of authors. A complete list wins over a list that ends with "et al.", unless the complete list
 * has fewer names.
 */
export function compareAuthorLists(current: AuthorList, incoming: AuthorList): Precedence {
  const precedence = compareNames(current.names ?? [], incoming.names ?? []);
  if (current.truncated === incoming.truncated || precedence === 'contradiction') return precedence;
  const [cut, whole] = current.truncated ? [current, incoming] : [incoming, current];
  if ((cut.names ?? []).length > (whole.names ?? []).length) return precedence;
  return current.truncated ? 'incoming' : 'current';
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
  return difference > 0 ? 'incoming' : difference < 0 ? 'current' : 'either';
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
