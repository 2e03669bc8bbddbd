import { foldText } from '../../model/characters.ts';
import { formatName, type Name, nameKey } from '../../model/name.ts';
import type { AuthorList } from './paper-fields.ts';

/**
 * The result of comparing the current value with an incoming one: the value that wins. `either` and `contradiction` mean that
 * neither does, so that the current value stays; a `contradiction` is reported.
 */
export type Precedence = 'current' | 'incoming' | 'either' | 'contradiction';

/** For fields in which sources may differ without a conflict. */
export function keepCurrent(): Precedence {
  return 'either';
}

/** `ICML` and `Proceedings of ICML`, `12` and `Vol. 12`, `Movie gen` and `Movie Gen` do not conflict. */
export function compareTexts(current: unknown, incoming: unknown): Precedence {
  const [first, second] = [` ${foldText(String(current))} `, ` ${foldText(String(incoming))} `];
  return first.includes(second) || second.includes(first) ? 'either' : 'contradiction';
}

/** `2024-07-31` is more complete than `2024`, and `310–324` than `310`. */
export function compareBeginnings(current: string, incoming: string): Precedence {
  if (incoming.startsWith(current)) return 'incoming';
  return current.startsWith(incoming) ? 'current' : 'contradiction';
}

/** Every type is more specific than `document`. */
export function compareTypes(current: string, incoming: string): Precedence {
  if (incoming === 'document') return 'current';
  return current === 'document' ? 'incoming' : 'contradiction';
}

/** An address is more complete than `true`. */
export function compareCode(current: string | true, incoming: string | true): Precedence {
  if (current === true) return 'incoming';
  return incoming === true ? 'current' : 'either';
}

/** A complete abstract wins over its own beginning, since some sources cut it. Other differences are usually a few words. */
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

/** A list that contains all entries of the other and more is more complete. */
export function compareLists(current: readonly string[], incoming: readonly string[]): Precedence {
  const [short, long] = current.length < incoming.length ? [current, incoming] : [incoming, current];
  const keys = new Set(long.map(foldText));
  if (short.length === long.length || !short.every((entry) => keys.has(foldText(entry)))) return 'either';
  return long === current ? 'current' : 'incoming';
}

/** A list of all authors is more complete than one that ends with `et al.` */
export function compareAuthorLists(current: AuthorList, incoming: AuthorList): Precedence {
  const precedence = compareNames(current.names ?? [], incoming.names ?? []);
  if (current.truncated === incoming.truncated || precedence === 'contradiction') return precedence;
  const [cut, whole] = current.truncated ? [current, incoming] : [incoming, current];
  if ((cut.names ?? []).length > (whole.names ?? []).length) return precedence;
  return current.truncated ? 'incoming' : 'current';
}

/** Compares lists of the same people: the longer list wins, then the one with more ORCIDs, then the one with more letters. */
export function compareNames(current: readonly Name[], incoming: readonly Name[]): Precedence {
  const [short, long] = current.length <= incoming.length ? [current, incoming] : [incoming, current];
  const words = new Set(long.flatMap(longWords));
  // Sources spell a name differently, but at least one word of it is the same.
  if (!short.every((name) => longWords(name).some((word) => words.has(word)))) return 'contradiction';
  if (current.length !== incoming.length) return current.length > incoming.length ? 'current' : 'incoming';
  const difference =
    countOrcids(incoming) - countOrcids(current) ||
    countLetters(incoming) - countLetters(current) ||
    countStructured(incoming) - countStructured(current);
  return difference > 0 ? 'incoming' : difference < 0 ? 'current' : 'either';
}

/** Returns the words of a name without initials, or its initials if it has no other words. */
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

/** Counts the names that are given as family and given name. */
function countStructured(names: readonly Name[]): number {
  return names.filter((name) => typeof name !== 'string').length;
}
