import { foldText } from '../../model/characters.ts';

/** Maximum number of characters of a title that are compared. */
const maxLength = 300;

/**
 * Whether one of two titles may be a corrected form of the other: most pairs of neighbouring letters are in both, or
 * one title contains the other. Titles with different numbers are not similar, and titles that differ only in a word of
 * one or two letters, since these are parts of a series: `Maps, Part A` and `Maps, Part B`.
 */
export function areSimilarTitles(a: string, b: string): boolean {
  const [first, second] = [foldText(a).slice(0, maxLength), foldText(b).slice(0, maxLength)];
  if (first === second) return true;
  if (first.replace(/\D/gu, '') !== second.replace(/\D/gu, '')) return false;
  const [words, others] = [new Set(first.split(' ')), new Set(second.split(' '))];
  const different = [
    ...[...words].filter((word) => !others.has(word)),
    ...[...others].filter((word) => !words.has(word)),
  ];
  if (different.length === 2 && different.every((word) => /^(?:\p{L}{1,2}|[ivx]{1,4})$/u.test(word)))
    return false;
  const isLong = Math.min(words.size, others.size) > 1;
  if (isLong && (` ${first} `.includes(` ${second} `) || ` ${second} `.includes(` ${first} `))) return true;
  return shareOfPairs(first, second) >= 0.6;
}

/** Returns the share of the neighbouring letters that two texts have in common: 1 for equal texts, 0 for none. */
function shareOfPairs(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (const pair of pairsOf(a)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairsOf(b)) {
    const left = counts.get(pair) ?? 0;
    if (left > 0) common++;
    counts.set(pair, left - 1);
  }
  return (2 * common) / Math.max(1, pairsOf(a).length + pairsOf(b).length);
}

function pairsOf(text: string): string[] {
  const letters = [...text.replaceAll(' ', '')];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
