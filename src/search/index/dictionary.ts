import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * The number of a term. The terms of the first dictionary have the lowest numbers, and the terms of the second
 * dictionary follow.
 */
export type Term = number;

/** The terms of a search index, sorted by UTF-16 units. Each term has the number of papers that contain it. */
export interface Dictionary {
  terms: readonly string[];
  /**
   * For each term, the number of papers that contain it. Exact up to 10; larger numbers are rounded, with an error of
   * less than 10 %.
   */
  counts: Uint32Array;
  /** Returns the index of a term, or -1 if the dictionary does not contain the term. */
  indexOf(term: string): number;
  /** Returns the range of the terms that begin with a prefix, as two indexes. The end of the range is excluded. */
  withPrefix(prefix: string): [from: number, to: number];
  /**
   * Calls `onFound` for each term whose edit distance from a word is at most `maxDistance`.
   *
   * @param isPrefix whether the word may be unfinished. If so, the word is compared with the most similar prefix of
   *   each term
   */
  withinDistance(word: string, maxDistance: number, isPrefix: boolean, onFound: OnFound): void;
}

/** Called with the index of a term and the edit distance between this term and the word. */
type OnFound = (index: number, distance: number) => void;

/** Maximum number of papers that is stored exactly. Larger numbers are rounded to steps of 10 %. */
const maxExactCount = 10;

/** Formats sorted terms as bytes. Each term is written without the prefix that it shares with the previous term. */
export function formatDictionary(terms: readonly string[], counts: readonly number[]): Uint8Array {
  const shared = new Uint8Array(terms.length);
  const steps = new Uint8Array(terms.length);
  const suffixes: string[] = [];
  let last = '';
  for (const [index, term] of terms.entries()) {
    const prefixLength = sharedPrefixLength(last, term);
    shared[index] = prefixLength;
    steps[index] = toStep(counts[index] ?? 0);
    suffixes.push(term.slice(prefixLength));
    last = term;
  }
  // Values of the same kind are written next to each other, because they compress best this way.
  return new ByteWriter().number(terms.length).raw(shared).raw(steps).text(suffixes.join('\n')).toBytes();
}

export function parseDictionary(bytes: Uint8Array): Dictionary {
  const reader = new ByteReader(bytes);
  const length = reader.number();
  const shared = reader.raw(length);
  const counts = Uint32Array.from(reader.raw(length), fromStep);
  const suffixes = length === 0 ? [] : reader.text().split('\n');
  const terms: string[] = [];
  let last = '';
  for (let index = 0; index < length; index++) {
    last = last.slice(0, shared[index]) + (suffixes[index] ?? '');
    terms.push(last);
  }
  /** Returns the index of the first term that is not less than a text. */
  const lowerBound = (text: string) => {
    let [low, high] = [0, terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((terms[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    terms,
    counts,
    indexOf(term) {
      const index = lowerBound(term);
      return terms[index] === term ? index : -1;
    },
    withPrefix: (prefix) => [lowerBound(prefix), lowerBound(`${prefix}\uffff`)],
    withinDistance: (word, maxDistance, isPrefix, onFound) =>
      findWithinDistance({ terms, shared, word, maxDistance, isPrefix, onFound }),
  };
}

/**
 * Returns the length of the common prefix of two terms, at most 255. The prefix never ends inside a surrogate pair,
 * because UTF-8 cannot encode half of such a pair.
 */
export function sharedPrefixLength(one: string, other: string): number {
  const maxLength = Math.min(one.length, other.length, 255);
  let length = 0;
  while (length < maxLength && one[length] === other[length]) length++;
  return /[\ud800-\udbff]/.test(other[length - 1] ?? '') ? length - 1 : length;
}

/** Returns the shortest beginning of a text that is greater than the text before it. */
export function separator(before: string, text: string): string {
  const length = sharedPrefixLength(before, text);
  return text.slice(0, length) + String.fromCodePoint(text.codePointAt(length) ?? 0);
}

function toStep(count: number): number {
  if (count <= maxExactCount) return count;
  return Math.min(255, maxExactCount + Math.round(Math.log(count / maxExactCount) / Math.log(1.1)));
}

function fromStep(step: number): number {
  return step <= maxExactCount ? step : Math.round(maxExactCount * 1.1 ** (step - maxExactCount));
}

/** Used for every distance that is above the maximum. `far + 1` still fits in a byte. */
const far = 100;

interface DistanceQuery {
  terms: readonly string[];
  /** For each term, the length of the prefix that the term shares with the previous term. */
  shared: Uint8Array;
  word: string;
  maxDistance: number;
  isPrefix: boolean;
  onFound: OnFound;
}

/**
 * Finds all terms within an edit distance of a word. An insertion, a deletion, a substitution or a transposition counts
 * 1 (optimal string alignment). Terms are sorted, so terms with a common prefix share the matrix rows of this prefix.
 * If a prefix is too far from the word, all terms that begin with this prefix are skipped.
 */
function findWithinDistance(query: DistanceQuery): void {
  const { terms, shared, word, maxDistance, isPrefix, onFound } = query;
  const width = word.length + 1;
  const maxDepth = word.length + maxDistance;
  // Row d, column c: the distance between the first d letters of the term and the first c letters of the word.
  const rows = Array.from({ length: maxDepth + 1 }, () => new Uint8Array(width).fill(far));
  rows[0]?.set(Uint8Array.from({ length: width }, (_, column) => Math.min(far, column)));
  const rowMinimums = new Uint8Array(maxDepth + 1);
  /** For each row d, the smallest distance between the whole word and a prefix of the term with at most d letters. */
  const prefixDistances = new Uint8Array(maxDepth + 1).fill(Math.min(far, word.length));
  /** Number of rows of the distance matrix that have already been computed for the current term. */
  let computed = 0;
  /** Length of a prefix that is too far from the word. The next terms that share this prefix are skipped. */
  let deadPrefix = Infinity;
  for (let index = 0; index < terms.length; index++) {
    const sharedLength = shared[index] ?? 0;
    if (sharedLength >= deadPrefix) continue;
    deadPrefix = Infinity;
    computed = Math.min(computed, sharedLength);
    const term = terms[index] ?? '';
    if (!isPrefix && (term.length > maxDepth || term.length < word.length - maxDistance)) continue;
    const end = Math.min(term.length, maxDepth);
    while (computed < end) {
      computed++;
      const minimum = fillRow(rows, computed, term, word, maxDistance);
      rowMinimums[computed] = minimum;
      prefixDistances[computed] = Math.min(
        prefixDistances[computed - 1] ?? 255,
        rows[computed]?.[word.length] ?? 255,
      );
      // A transposition in the next row would start from the previous row, so the previous row must be too far as well.
      const isTooFar = minimum > maxDistance && (rowMinimums[computed - 1] ?? 0) + 1 > maxDistance;
      if (isTooFar && !(isPrefix && (prefixDistances[computed] ?? 255) <= maxDistance)) {
        deadPrefix = computed;
        break;
      }
    }
    if (deadPrefix < Infinity) continue;
    const distance = isPrefix
      ? (prefixDistances[end] ?? 255)
      : term.length > maxDepth
        ? 255
        : (rows[end]?.[word.length] ?? 255);
    if (distance <= maxDistance) onFound(index, distance);
  }
}

/**
 * Computes one row of the matrix. Columns whose distance cannot be within the maximum are left out.
 *
 * @returns the smallest distance in the row
 */
function fillRow(
  rows: readonly Uint8Array[],
  depth: number,
  term: string,
  word: string,
  maxDistance: number,
): number {
  const [row, previous, secondPrevious] = [rows[depth], rows[depth - 1], rows[depth - 2]];
  if (!row || !previous) return far;
  const letter = term.charCodeAt(depth - 1);
  const previousLetter = term.charCodeAt(depth - 2);
  const first = Math.max(1, depth - maxDistance);
  const last = Math.min(word.length, depth + maxDistance);
  row[first - 1] = first === 1 ? Math.min(far, depth) : far;
  let minimum = row[first - 1] ?? far;
  for (let column = first; column <= last; column++) {
    const isSame = word.charCodeAt(column - 1) === letter;
    let distance = (previous[column - 1] ?? far) + (isSame ? 0 : 1);
    distance = Math.min(distance, (previous[column] ?? far) + 1, (row[column - 1] ?? far) + 1);
    const isTransposition =
      column > 1 &&
      secondPrevious &&
      letter === word.charCodeAt(column - 2) &&
      previousLetter === word.charCodeAt(column - 1);
    if (isTransposition) distance = Math.min(distance, (secondPrevious[column - 2] ?? far) + 1);
    row[column] = distance;
    if (distance < minimum) minimum = distance;
  }
  if (last < word.length) row[last + 1] = far;
  return minimum;
}
