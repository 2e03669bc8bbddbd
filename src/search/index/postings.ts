import { ByteReader, ByteWriter } from './bytes.ts';

/** The parts of a paper that are searched, as bits. */
export const fieldBits = { title: 1, author: 2, facts: 4, abstract: 8 } as const;

/**
 * Positions count the words of the title from 1, those of the abstract from here (or after the title, if it is longer), then
 * those of the authors, with a gap between the parts.
 */
export const abstractPosition = 64;

/** Where a term occurs: papers by their places, ascending, and for each the parts of it, as bits. */
export interface Postings {
  places: Uint32Array;
  fields: Uint8Array;
}

/** For each paper of a term's postings, the positions of its words at which the term stands, ascending. */
export type Positions = readonly (readonly number[])[];

/**
 * Packs where one term occurs while papers are read one after the other. Most entries are abstracts alone: they take one number,
 * the others their bits besides.
 */
export class TermWriter {
  /** In how many papers the term occurs. */
  count = 0;
  /** All bits that occur. */
  fields = 0;
  /** The term is a word of some text, not only two words with a hyphen between them. */
  isWritten = false;
  readonly #postings = new ByteWriter(8);
  readonly #positions = new ByteWriter(8);
  #place = -1;
  #bits = 0;
  #lastPlace = 0;
  #lastPosition = 0;

  /** @param position from 1, ascending within a paper; 0 where the term stands in a part without positions */
  add(place: number, bits: number, position: number): void {
    if (place !== this.#place) {
      this.#finish();
      this.#place = place;
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

  done(): { postings: Uint8Array; positions: Uint8Array } {
    this.#finish();
    this.#place = -1;
    return { postings: this.#postings.done(), positions: this.#positions.done() };
  }

  #finish(): void {
    if (this.#place < 0) return;
    const isAbstract = this.#bits === fieldBits.abstract;
    this.#postings.number((this.#place - this.#lastPlace) * 2 + (isAbstract ? 0 : 1));
    if (!isAbstract) this.#postings.number(this.#bits);
    if (this.#lastPosition === 0) this.#positions.number(1);
    this.#lastPlace = this.#place;
  }
}

export function parsePostings(bytes: Uint8Array): Postings {
  const reader = new ByteReader(bytes);
  const [places, fields] = [new Uint32Array(bytes.length), new Uint8Array(bytes.length)];
  let [count, last] = [0, 0];
  while (reader.position < bytes.length) {
    const number = reader.number();
    last += Math.floor(number / 2);
    places[count] = last;
    fields[count++] = number % 2 === 0 ? fieldBits.abstract : reader.number();
  }
  return { places: places.slice(0, count), fields: fields.slice(0, count) };
}

/**
 * Reads what `TermWriter` wrote: each number is the step from the position before, doubled; the first of a paper is counted from
 * 0 and has one more. A paper in which the term has no position takes the number 1.
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

/** Records of many terms in one file: how long each is, then each. */
export function formatRecords(records: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter().number(records.length);
  for (const { length } of records) writer.number(length);
  for (const record of records) writer.raw(record);
  return writer.done();
}

export function parseRecords(bytes: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(bytes);
  const lengths = Array.from({ length: reader.number() }, () => reader.number());
  return lengths.map((length) => reader.raw(length));
}
