/**
 * Writes numbers and texts as bytes. Numbers must be non-negative integers. They are encoded in LEB128: groups of 7
 * bits, the lowest group first.
 */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  /** @param capacity initial size of the buffer, in bytes */
  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  number(value: number): this {
    this.#reserve(8);
    let remaining = value;
    while (remaining > 127) {
      this.#bytes[this.#length++] = (remaining & 127) | 128;
      remaining = Math.floor(remaining / 128);
    }
    this.#bytes[this.#length++] = remaining;
    return this;
  }

  /**
   * Writes a list of ascending numbers: first the length of the list, then the difference between each number and the
   * previous number.
   */
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

  /** Returns all bytes that were written. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/**
 * Reads the bytes that a `ByteWriter` wrote. The methods must be called in the order in which the methods of the writer
 * were called.
 */
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

  /** @throws RangeError if there are no more bytes */
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
    if (part.length < length) throw new RangeError('a file of the search index is incomplete');
    this.#position += length;
    return part;
  }

  #next(): number {
    const byte = this.#bytes[this.#position++];
    if (byte === undefined) throw new RangeError('a file of the search index is incomplete');
    return byte;
  }
}
