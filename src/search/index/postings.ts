import { ByteReader, ByteWriter } from './bytes.ts';

/** The fields of a paper that are searched, as bits. */
export const fieldBits = { title: 1, author: 2, facts: 4, abstract: 8 } as const;

/**
 * Position of the first word of an abstract. The title starts at position 1; if it is longer than this, the abstract starts after
 * it. The names of the authors follow. A gap separates the fields, so that no phrase crosses them.
 */
export const abstractPosition = 64;

/** The papers that contain a term. */
export interface Postings {
  /** Ascending. */
  paperNumbers: Uint32Array;
  /** For each paper the fields that contain the term, as `fieldBits`. */
  fields: Uint8Array;
}

/** For each paper of a term's postings, the positions of the term, ascending. */
export type Positions = readonly (readonly number[])[];

/**
 * Writes the postings and positions of one term, paper by paper. A posting in the abstract alone, the most frequent case, takes
 * one number; other postings take two.
 */
export class TermWriter {
  /** Number of papers that contain the term. */
  count = 0;
  /** All fields that contain the term in any paper, as `fieldBits`. */
  fields = 0;
  /** Whether a text contains the term as one word, not only as a compound with a hyphen. */
  isWord = false;
  readonly #postings = new ByteWriter(8);
  readonly #positions = new ByteWriter(8);
  #paperNumber = -1;
  #bits = 0;
  #lastPaperNumber = 0;
  #lastPosition = 0;

  /** @param position from 1, ascending within a paper; 0 for a field without positions */
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
 * Parses the positions that `TermWriter` wrote. Each number is twice the difference from the previous position; for the first
 * position of a paper it is twice the position, plus 1. A paper without positions has the number 1.
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

/** Joins the bytes of several terms into one file: first the length of each, then all bytes. */
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
