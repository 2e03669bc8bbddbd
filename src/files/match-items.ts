import { isDeepStrictEqual } from 'node:util';

/** Maximum number of items that are compared with each other for similarity, because the time is quadratic. */
const maxCompared = 200;

/**
 * Finds the old item that each new item of a list continues, so that the comments of the old item can be kept. Equal
 * values come first, then values with the same words, such as a name in two forms. What remains between two matched
 * items is matched in order if it has the same length, otherwise by common words.
 *
 * @returns the index of the old item for each new item; `undefined` for an item that is new
 */
export function matchItems(before: readonly unknown[], after: readonly unknown[]): (number | undefined)[] {
  const matches: (number | undefined)[] = after.map(() => undefined);
  const free = new Set(before.keys());
  const match = (index: number, old: number) => {
    matches[index] = old;
    free.delete(old);
  };
  const matchBy = (keyOf: (value: unknown) => string, isSame: (a: unknown, b: unknown) => boolean) => {
    const byKey = new Map<string, number[]>();
    for (const old of free) {
      const key = keyOf(before[old]);
      byKey.set(key, [...(byKey.get(key) ?? []), old]);
    }
    for (const [index, value] of after.entries()) {
      const candidates = matches[index] === undefined ? (byKey.get(keyOf(value)) ?? []) : [];
      const old = candidates.find((each) => free.has(each) && isSame(before[each], value));
      if (old !== undefined) match(index, old);
    }
  };
  matchBy((value) => JSON.stringify(value) ?? '', isDeepStrictEqual);
  matchBy(
    (value) => wordsOf(value).toSorted().join(' '),
    () => true,
  );
  matchGaps(matches, before.length, free, match);
  matchSimilar(before, after, matches, free, match);
  return matches;
}

/**
 * Matches the items between two matched ones in their order, if there are as many old items as new ones. An old item that
 * has moved to another place of the list is already matched there.
 */
function matchGaps(
  matches: readonly (number | undefined)[],
  length: number,
  free: ReadonlySet<number>,
  match: (index: number, old: number) => void,
): void {
  let [start, oldStart] = [0, 0];
  const ends = [...matches.entries(), [matches.length, length] as const];
  for (const [index, old] of ends) {
    if (old === undefined) continue;
    const size = index - start;
    const isSameLength = size > 0 && old - oldStart === size;
    for (let offset = 0; isSameLength && offset < size; offset++)
      if (free.has(oldStart + offset)) match(start + offset, oldStart + offset);
    [start, oldStart] = [index + 1, old + 1];
  }
}

/** Matches the remaining items that have at least half of their words in common. */
function matchSimilar(
  before: readonly unknown[],
  after: readonly unknown[],
  matches: readonly (number | undefined)[],
  free: ReadonlySet<number>,
  match: (index: number, old: number) => void,
): void {
  const rest = [...matches.keys()].filter((index) => matches[index] === undefined);
  if (rest.length > maxCompared || free.size > maxCompared) return;
  for (const index of rest) {
    const words = new Set(wordsOf(after[index]));
    const old = [...free].find((each) => {
      const others = new Set(wordsOf(before[each]));
      return 2 * [...words].filter((word) => others.has(word)).length >= Math.max(words.size, others.size, 1);
    });
    if (old !== undefined) match(index, old);
  }
}

/** Returns all words of the texts in a value, in lower case. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf);
  return String(value)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
