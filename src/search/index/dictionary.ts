import { ByteReader, ByteWriter } from './bytes.ts';

/** A part of all terms of a collection, sorted by their UTF-16 units, and in how many papers each occurs. */
export interface Dictionary {
  terms: readonly string[];
  /** About so many: within a tenth. */
  counts: Uint32Array;
  /** The place of a term, or -1. */
  indexOf(term: string): number;
  /** The places of the terms that begin with a text: from the first to before the last. */
  beginningWith(start: string): [from: number, to: number];
  /** Calls back for every term that is up to `limit` slips from the word. With `open`, a term may go on where the word ends. */
  near(word: string, limit: number, open: boolean, found: (index: number, slips: number) => void): void;
}

/** Counts are kept as steps of a tenth; up to this one they are exact. */
const exactCount = 10;

/** Packs sorted terms: of each only what differs from the one before. */
export function formatDictionary(terms: readonly string[], counts: readonly number[]): Uint8Array {
  const shared = new Uint8Array(terms.length);
  const steps = new Uint8Array(terms.length);
  const rests: string[] = [];
  let last = '';
  for (const [index, term] of terms.entries()) {
    const same = sharedLength(last, term);
    shared[index] = same;
    steps[index] = toStep(counts[index] ?? 0);
    rests.push(term.slice(same));
    last = term;
  }
  // Like beside like packs best.
  return new ByteWriter().number(terms.length).raw(shared).raw(steps).text(rests.join('\n')).done();
}

export function parseDictionary(bytes: Uint8Array): Dictionary {
  const reader = new ByteReader(bytes);
  const length = reader.number();
  const shared = reader.raw(length);
  const counts = Uint32Array.from(reader.raw(length), fromStep);
  const rests = length === 0 ? [] : reader.text().split('\n');
  const terms: string[] = [];
  let last = '';
  for (let index = 0; index < length; index++) {
    last = last.slice(0, shared[index]) + (rests[index] ?? '');
    terms.push(last);
  }
  const firstFrom = (text: string) => {
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
      const place = firstFrom(term);
      return terms[place] === term ? place : -1;
    },
    beginningWith: (start) => [firstFrom(start), firstFrom(`${start}\uffff`)],
    near: (word, limit, open, found) => walk(terms, shared, word, limit, open, found),
  };
}

/** At most 255; no half of a surrogate pair alone, for what follows is written as UTF-8. */
function sharedLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length, 255);
  let length = 0;
  while (length < most && one[length] === other[length]) length++;
  return /[\ud800-\udbff]/.test(other[length - 1] ?? '') ? length - 1 : length;
}

function toStep(count: number): number {
  if (count <= exactCount) return count;
  return Math.min(255, exactCount + Math.round(Math.log(count / exactCount) / Math.log(1.1)));
}

function fromStep(step: number): number {
  return step <= exactCount ? step : Math.round(exactCount * 1.1 ** (step - exactCount));
}

/** More slips than any limit, and little enough that one more fits a byte. */
const far = 100;

/**
 * Counts slips (letters added, left out or changed, neighbours swapped: optimal string alignment) between a word and every
 * term. Terms are sorted, so that what was worked out for a beginning holds for all that share it, and a beginning that is too
 * far from the word rules all of them out.
 */
function walk(
  terms: readonly string[],
  shared: Uint8Array,
  word: string,
  limit: number,
  open: boolean,
  found: (index: number, slips: number) => void,
): void {
  const width = word.length + 1;
  const deepest = word.length + limit;
  // Row d: slips between the first d letters of the term and the first c letters of the word, for each column c.
  const rows = Array.from({ length: deepest + 1 }, () => new Uint8Array(width).fill(far));
  rows[0]?.set(Uint8Array.from({ length: width }, (_, column) => Math.min(far, column)));
  /** The fewest slips in each row, and those after which the word is at its end in this row or one above it. */
  const fewest = new Uint8Array(deepest + 1);
  const ended = new Uint8Array(deepest + 1).fill(Math.min(far, word.length));
  let known = 0;
  let dead = Infinity;
  for (let index = 0; index < terms.length; index++) {
    const same = shared[index] ?? 0;
    if (same >= dead) continue;
    dead = Infinity;
    known = Math.min(known, same);
    const term = terms[index] ?? '';
    if (!open && (term.length > deepest || term.length < word.length - limit)) continue;
    const end = Math.min(term.length, deepest);
    while (known < end) {
      known++;
      const least = fillRow(rows, known, term, word, limit);
      fewest[known] = least;
      ended[known] = Math.min(ended[known - 1] ?? 255, rows[known]?.[word.length] ?? 255);
      const hopeless = least > limit && (fewest[known - 1] ?? 0) + 1 > limit;
      if (hopeless && !(open && (ended[known] ?? 255) <= limit)) {
        dead = known;
        break;
      }
    }
    if (dead < Infinity) continue;
    const slips = open
      ? (ended[end] ?? 255)
      : term.length > deepest
        ? 255
        : (rows[end]?.[word.length] ?? 255);
    if (slips <= limit) found(index, slips);
  }
}

/** Only columns that are within the limit of the row's own are worked out: all others are further off. Returns the least. */
function fillRow(
  rows: readonly Uint8Array[],
  depth: number,
  term: string,
  word: string,
  limit: number,
): number {
  const [row, above, twoAbove] = [rows[depth], rows[depth - 1], rows[depth - 2]];
  if (!row || !above) return far;
  const letter = term.charCodeAt(depth - 1);
  const before = term.charCodeAt(depth - 2);
  const first = Math.max(1, depth - limit);
  const last = Math.min(word.length, depth + limit);
  row[first - 1] = first === 1 ? Math.min(far, depth) : far;
  let least = row[first - 1] ?? far;
  for (let column = first; column <= last; column++) {
    const same = word.charCodeAt(column - 1) === letter;
    let slips = (above[column - 1] ?? far) + (same ? 0 : 1);
    slips = Math.min(slips, (above[column] ?? far) + 1, (row[column - 1] ?? far) + 1);
    const isSwap =
      column > 1 &&
      twoAbove &&
      letter === word.charCodeAt(column - 2) &&
      before === word.charCodeAt(column - 1);
    if (isSwap) slips = Math.min(slips, (twoAbove[column - 2] ?? far) + 1);
    row[column] = slips;
    if (slips < least) least = slips;
  }
  if (last < word.length) row[last + 1] = far;
  return least;
}
