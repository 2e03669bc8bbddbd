/** Writes numbers and texts as bytes: whole numbers from 0 in groups of seven bits, the lowest first (LEB128). */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(room = 1024) {
    this.#bytes = new Uint8Array(room);
  }

  number(value: number): this {
    this.#reserve(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  /** Numbers that do not fall, each as the step from the one before; how many there are stands before them. */
  ascending(values: Iterable<number> & { length: number }): this {
    this.number(values.length);
    let last = 0;
    for (const value of values) {
      this.number(value - last);
      last = value;
    }
    return this;
  }

  text(text: string): this {
    const bytes = new TextEncoder().encode(text);
    return this.number(bytes.length).raw(bytes);
  }

  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  get length(): number {
    return this.#length;
  }

  /** All that was written. */
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.#position = position;
  }

  get position(): number {
    return this.#position;
  }

  /** @throws RangeError past the end */
  number(): number {
    let byte = this.#next();
    let value = byte & 127;
    let scale = 128;
    while (byte > 127) {
      byte = this.#next();
      value += (byte & 127) * scale;
      scale *= 128;
    }
    return value;
  }

  ascending(): Uint32Array {
    const values = new Uint32Array(this.number());
    let last = 0;
    for (let index = 0; index < values.length; index++) {
      last += this.number();
      values[index] = last;
    }
    return values;
  }

  text(): string {
    return new TextDecoder().decode(this.raw(this.number()));
  }

  raw(length: number): Uint8Array {
    const part = this.#bytes.subarray(this.#position, this.#position + length);
    if (part.length < length) throw new RangeError('a file of the index is cut off');
    this.#position += length;
    return part;
  }

  #next(): number {
    const byte = this.#bytes[this.#position++];
    if (byte === undefined) throw new RangeError('a file of the index is cut off');
    return byte;
  }
}
