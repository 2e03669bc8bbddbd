/** TeX with the ends of its groups. They are found in one pass, so that decoding takes linear time. */
export class TexSource {
  readonly #text: string;
  /** Offset of the `}` for each `{`. Escaped braces do not count. */
  readonly #closing = new Map<number, number>();
  /** Last results of `next`. */
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
    const open: number[] = [];
    for (const { index, 0: sign } of text.matchAll(/\\[\s\S]|[{}]/gu)) {
      if (sign === '{') open.push(index);
      else if (sign === '}') {
        const begin = open.pop();
        if (begin !== undefined) this.#closing.set(begin, index);
      }
    }
  }

  /** Returns the offset of the `}` for the `{` at `open`. */
  closing(open: number): number | undefined {
    return this.#closing.get(open);
  }

  /** Returns the range of a command's argument: a group, a command or a character; `undefined` if there is none before `end`. */
  argument(at: number, end: number): { start: number; end: number; after: number } | undefined {
    const start = at + this.spaces(at, end);
    if (start >= end) return undefined;
    if (this.#text[start] === '{') {
      const close = this.#closing.get(start);
      return close === undefined || close >= end
        ? undefined
        : { start: start + 1, end: close, after: close + 1 };
    }
    const head = this.#text.slice(start, Math.min(end, start + 61));
    const token = /^(?:\\[A-Za-z]{1,60}|\\[\s\S]|[\s\S])/u.exec(head)?.[0] ?? '';
    return { start, end: start + token.length, after: start + token.length };
  }

  /** Returns the number of white-space characters at an offset, at most 20. */
  spaces(at: number, end: number): number {
    return /^\s*/u.exec(this.#text.slice(at, Math.min(end, at + 20)))?.[0].length ?? 0;
  }

  /** Returns the first offset of `text` at or after `from`, or infinity. `from` must not decrease from call to call. */
  next(text: string, from: number): number {
    const known = this.#next.get(text) ?? -1;
    if (known >= from) return known;
    const found = this.#text.indexOf(text, from);
    const next = found === -1 ? Number.POSITIVE_INFINITY : found;
    this.#next.set(text, next);
    return next;
  }
}
