import { ByteReader, ByteWriter } from './bytes.ts';

/** One bit for each field of a paper that is searched. */
export const fieldBits = { title: 1, author: 2, facts: 4, abstract: 8 } as const;

/**
 * Position of the first word of an abstract. (Positions are the numbers of the words in a paper.) The title starts at
 * position 1; if the title is too long, the abstract starts after the title. The names of the authors follow. There is
 * a gap between two fields, so that no phrase is found across them.
 */
export const abstractPosition = 64;

/** The papers that contain a term. */
export interface Postings {
  /** The numbers of these papers, ascending. */
  paperNumbers: Uint32Array;
  /** For each of these papers, the fields that contain the term, as `fieldBits`. */
  fields: Uint8Array;
}

/** For each paper in the postings of a term, the positions of the term in this paper, ascending. */
export type Positions = readonly (readonly number[])[];

/**
 * Writes the postings and positions of one term, paper by paper. If only the abstract of a paper contains the term,
 * which is the most frequent case, the posting takes one number. Other postings take two numbers.
 */
export class TermWriter {
  /** Number of papers that contain the term. */
  count = 0;
  /** The fields that contain the term in at least one paper, as `fieldBits`. */
  fields = 0;
  /** Whether a text contains the term as one word. False for a compound, such as `pretraining` for `pre-training`. */
  isWord = false;
  readonly #postings = new ByteWriter(8);
  readonly #positions = new ByteWriter(8);
  #paperNumber = -1;
  #bits = 0;
  #lastPaperNumber = 0;
  #lastPosition = 0;

  /**
   * Adds an occurrence of the term. Calls must be in ascending order of paper numbers.
   *
   * @param position position of the word in the paper, from 1, ascending within a paper; 0 for a field without
   *   positions
   */
  add(paperNumber: number, bits: number, position: number): void {
    if (paperNumber !== this.#paperNumber) {
      this.#finish();
      this.#paperNumber = paperNumber;
      this.#bits = 0;
      this.#lastPosition = 0;
      this.count++;
    }
    this.#bits |= bits;
    this.fields |= bits;
    if (position === 0) return;
    this.#positions.number((position - this.#lastPosition) * 2 + (this.#lastPosition === 0 ? 1 : 0));
    this.#lastPosition = position;
  }

  toBytes(): { postings: Uint8Array; positions: Uint8Array } {
    this.#finish();
    this.#paperNumber = -1;
    return { postings: this.#postings.toBytes(), positions: this.#positions.toBytes() };
  }

  #finish(): void {
    if (this.#paperNumber < 0) return;
    const isAbstract = this.#bits === fieldBits.abstract;
    this.#postings.number((this.#paperNumber - this.#lastPaperNumber) * 2 + (isAbstract ? 0 : 1));
    if (!isAbstract) this.#postings.number(this.#bits);
    if (this.#lastPosition === 0) this.#positions.number(1);
    this.#lastPaperNumber = this.#paperNumber;
  }
}

export function parsePostings(bytes: Uint8Array): Postings {
  const reader = new ByteReader(bytes);
  const [paperNumbers, fields] = [new Uint32Array(bytes.length), new Uint8Array(bytes.length)];
  let [count, last] = [0, 0];
  while (reader.position < bytes.length) {
    const number = reader.number();
    last += Math.floor(number / 2);
    paperNumbers[count] = last;
    fields[count++] = number % 2 === 0 ? fieldBits.abstract : reader.number();
  }
  return { paperNumbers: paperNumbers.slice(0, count), fields: fields.slice(0, count) };
}

/**
 * Parses the positions that `TermWriter` wrote:
 * - The first position of a paper is written as twice the position, plus 1.
 * - Each further position is written as twice the difference from the previous position.
 * - A paper without positions is written as 1.
 */
export function parsePositions(bytes: Uint8Array): Positions {
  const reader = new ByteReader(bytes);
  const positions: number[][] = [];
  let last = 0;
  while (reader.position < bytes.length) {
    const number = reader.number();
    if (number % 2 === 1) {
      last = 0;
      positions.push([]);
    }
    last += Math.floor(number / 2);
    if (number > 1) positions.at(-1)?.push(last);
  }
  return positions;
}

/**
 * Joins the bytes of several terms into one file: first the number of terms, then the length of each term in bytes,
 * then the bytes of all terms.
 */
export function formatEntries(entries: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter().number(entries.length);
  for (const { length } of entries) writer.number(length);
  for (const entry of entries) writer.raw(entry);
  return writer.toBytes();
}

export function parseEntries(bytes: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(bytes);
  const lengths = Array.from({ length: reader.number() }, () => reader.number());
  return lengths.map((length) => reader.raw(length));
}

/** Joins a dictionary of some terms and the postings of these terms into one file. */
export function formatWordFile(dictionary: Uint8Array, postings: readonly Uint8Array[]): Uint8Array {
  return new ByteWriter().number(dictionary.length).raw(dictionary).raw(formatEntries(postings)).toBytes();
}

/** Parses a file of `formatWordFile`: the bytes of the dictionary, and the bytes of the postings of each term. */
export function parseWordFile(bytes: Uint8Array): { dictionary: Uint8Array; postings: Uint8Array[] } {
  const reader = new ByteReader(bytes);
  const dictionary = reader.raw(reader.number());
  return { dictionary, postings: parseEntries(bytes.subarray(reader.position)) };
}
