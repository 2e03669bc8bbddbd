import { editDistance } from '../model/edit-distance.ts';
import {
  genreWords,
  isNoticeSubtitle,
  isPartMark,
  isPartSubtitle,
  noticeWords,
  partWords,
  smallWords,
} from './title-marks.ts';
import { countWords, plainTitle, splitSubtitle, wordsOfTitle } from './title-words.ts';

/**
 * How two titles are alike:
 *
 * - `equal`: except for case, accents, TeX, markup, dashes, spaces and punctuation;
 * - `typing error`: `edits` letters differ, and no number and no mark of a series;
 * - `subtitle`: one of them lacks the subtitle of the other, `words` is the number of words that both have. `isPart` says
 *   whether the subtitle names a part of a series, and `isSecond` whether the shorter title has a subtitle already;
 * - `similar`: `share` of the letters are in words that both have;
 * - `other part`: they differ in a number, a letter or a word such as "Part II" or "Erratum". The papers are different;
 * - `different`: everything else.
 */
export type TitleLikeness =
  | { kind: 'equal'; words: number }
  | { kind: 'typing error'; words: number; edits: number }
  | {
      kind: 'subtitle';
      words: number;
      letters: number;
      edits: number;
      rest: string;
      isPart: boolean;
      isSecond: boolean;
    }
  | { kind: 'similar'; words: number; share: number }
  | { kind: 'other part' | 'different'; words: number };

/** A title in the forms in which it is compared. */
export interface ComparableTitle {
  plain: string;
  words: string[];
  /** All words without spaces, so that `pre-training` and `pretraining` are equal. */
  compact: string;
  /** About how many words the title has, in any script. */
  count: number;
}

/** Prepares a title for `compareTitles`. */
export function toComparableTitle(title: string): ComparableTitle {
  const plain = plainTitle(title);
  const words = wordsOfTitle(plain);
  return { plain, words, compact: words.join(''), count: countWords(plain, words) };
}

/** Maximum number of letters that may differ in a title with typing errors. */
const maxEdits = 2;
/** Minimum share of common letters for `similar`. */
const minShare = 0.85;
/** Minimum number of letters of the part before a subtitle. */
const minHead = 2;

/** Compares two titles. */
export function compareTitles(a: ComparableTitle, b: ComparableTitle): TitleLikeness {
  const words = Math.min(a.count, b.count);
  if (a.compact === '' || b.compact === '') return { kind: 'different', words };
  if (a.compact === b.compact) return { kind: 'equal', words };
  const typed = compareSpelling(a, b);
  if (typed) return typed;
  const [short, long] = a.compact.length <= b.compact.length ? [a, b] : [b, a];
  return compareSubtitles(short, long) ?? compareWords(short, long);
}

/** Beginnings of words that change the meaning: `supervised` and `unsupervised`. */
const negations =
  /^(?:a|an|un|in|im|ir|il|non|anti|dis|mis|re|pre|post|de|sub|super|semi|multi|bi|tri|hyper|hypo|co|en|fe|micro|macro|inter|intra)$/u;

/** Compares two titles of nearly the same length letter by letter. Returns undefined if more than a few differ. */
function compareSpelling(a: ComparableTitle, b: ComparableTitle): TitleLikeness | undefined {
  const words = Math.min(a.count, b.count);
  const [first, second] = differingWords(a.words, b.words);
  const [one, other] = [first.join(''), second.join('')];
  const isSmall = [...first, ...second].every((word) => smallWords.has(word));
  // "On the Decay of Logs" and "The Decay of Logs".
  if (isSmall && first.length + second.length <= 2 && words >= 4)
    return { kind: 'typing error', words, edits: 1 };
  const edits = editDistance(one, other, maxEdits);
  if (edits > maxEdits) return undefined;
  if (isOtherWord(first, second)) return { kind: 'other part', words };
  // Few letters in a short title may be another word.
  if (a.compact.length < 10 || edits * 8 > a.compact.length) return undefined;
  return { kind: 'typing error', words, edits };
}

/** Whether different words of two titles have different meanings, so that no typing error explains them. */
function isOtherWord(first: readonly string[], second: readonly string[]): boolean {
  const [lonely, others] = [
    first.filter((word) => !second.includes(word)),
    second.filter((word) => !first.includes(word)),
  ];
  const [one = '', other = ''] = [lonely.join(''), others.join('')];
  // Letters in another order are a typing error in a word of any length, unless it is a number.
  if (
    lonely.length === 1 &&
    others.length === 1 &&
    isSwap(one, other) &&
    !/\d/u.test(one) &&
    !isRoman(one, other)
  )
    return false;
  const isTyped =
    Math.min(one.length, other.length) >= 5 && !/\d/u.test(one + other) && editDistance(one, other, 1) <= 1;
  if (isTyped && lonely.length === 1 && others.length === 1) return hasOtherBeginning(one, other);
  if ([...lonely, ...others].some(isPartMark)) {
    // A space that was typed or left out can make a word of one letter.
    return !(
      one.length >= 4 &&
      other.length >= 4 &&
      !/\d/u.test(one + other) &&
      !hasPartWord([...lonely, ...others])
    );
  }
  const shorter = Math.min(one.length, other.length);
  if (shorter < 3 && !smallWords.has(one) && !smallWords.has(other)) return true;
  return hasOtherBeginning(one, other);
}

/** Whether one of two words has a beginning that changes its meaning. */
function hasOtherBeginning(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const isLonger = long.endsWith(short) && negations.test(long.slice(0, long.length - short.length));
  const [first, second] = [one, other].map((word) => /^(?:micro|macro)/u.exec(word)?.[0]);
  return isLonger || (first !== undefined && second !== undefined && first !== second);
}

function isSwap(one: string, other: string): boolean {
  return (
    one.length >= 2 &&
    one.length === other.length &&
    editDistance(one, other, 1) === 1 &&
    sorted(one) === sorted(other)
  );
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

function isRoman(one: string, other: string): boolean {
  return /^[ivx]+$/u.test(one) || /^[ivx]+$/u.test(other);
}

function hasPartWord(words: readonly string[]): boolean {
  return words.some((word) => partWords.has(word) || noticeWords.has(word));
}

/** Returns the words of two titles without those at the beginning and at the end that both have. */
function differingWords(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start++;
  let end = 0;
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** Compares a title with the parts of a longer title before its subtitle. */
function compareSubtitles(short: ComparableTitle, long: ComparableTitle): TitleLikeness | undefined {
  for (const { head, rest } of splitSubtitle(long.plain)) {
    const words = wordsOfTitle(head);
    const compact = words.join('');
    if (compact.length < minHead) continue;
    if (Math.abs(compact.length - short.compact.length) > maxEdits) continue;
    const isEqual = compact === short.compact;
    const typed = isEqual
      ? undefined
      : compareSpelling(short, { plain: head, words, compact, count: words.length });
    const edits = isEqual ? 0 : typed?.kind === 'typing error' ? typed.edits : undefined;
    if (edits === undefined) continue;
    const after = wordsOfTitle(rest);
    const { count } = short;
    // "X: A Study: Part II" has a second subtitle.
    const rests = [after, ...splitSubtitle(rest).map((part) => wordsOfTitle(part.rest))];
    if (rests.some(isNoticeSubtitle)) return { kind: 'other part', words: count };
    const isPart = rests.some(isPartSubtitle);
    const isSecond = splitSubtitle(short.plain).some((own) => wordsOfTitle(own.rest).length >= 2);
    return {
      kind: 'subtitle',
      words: count,
      letters: short.compact.length,
      edits,
      rest: rest.replace(/[)\]]\s{0,9}$/u, '').trim(),
      isPart,
      isSecond,
    };
  }
  return undefined;
}

/** Compares two titles by the letters of the words that both have. */
function compareWords(short: ComparableTitle, long: ComparableTitle): TitleLikeness {
  const words = short.count;
  const left = new Map<string, number>();
  for (const word of long.words) left.set(word, (left.get(word) ?? 0) + 1);
  const lonely: string[] = [];
  let common = 0;
  for (const word of short.words) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += word.length;
    else lonely.push(word);
    left.set(word, count - 1);
  }
  const others = [...left].flatMap(([word, count]) => (count > 0 ? [word] : []));
  const share = (2 * common) / (short.compact.length + long.compact.length);
  if (share < minShare) return { kind: 'different', words };
  const apart = [...lonely, ...others].filter((word) => !smallWords.has(word));
  // "Review of: …", or "…: A Follow-up Study".
  const isAbout = apart.every((word) => genreWords.has(word));
  return isAbout || apart.some(isPartMark)
    ? { kind: 'other part', words }
    : { kind: 'similar', words, share };
}
