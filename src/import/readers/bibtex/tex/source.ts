/**
 * A TeX text, with the end of each group in braces. All ends are found in one pass, so that the time for decoding
 * grows linearly.
 */
export class TexSource {
  readonly #text: string;
  /** The offset of the closing brace, by the offset of its opening brace. Escaped braces are ignored. */
  readonly #closing = new Map<number, number>();
  /** The last result of `next`, by the searched text. */
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

  /** Returns the offset of the closing brace for the opening brace at `open`. */
  closing(open: number): number | undefined {
    return this.#closing.get(open);
  }

  /**
   * Returns the position of the argument of a command: a group in braces, a command, or one character. `after` is the
   * offset after the argument. Returns `undefined` if there is no argument before `end`.
   */
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
    // An accent has an argument of its own: `\~\^e` puts two accents on one letter.
    const token =
      /^(?:\\['`^"~=.](?:\{[^{}]{1,12}\}|\\[ij]|[A-Za-z])|\\[A-Za-z]{1,60}|\\[\s\S]|[\s\S])/u.exec(
        head,
      )?.[0] ?? '';
    return { start, end: start + token.length, after: start + token.length };
  }

  /** Returns the number of white-space characters that begin at an offset. At most 20 are counted. */
  spaces(at: number, end: number): number {
    return /^\s*/u.exec(this.#text.slice(at, Math.min(end, at + 20)))?.[0].length ?? 0;
  }

  /**
   * Returns the offset of the first occurrence of `text` at or after `from`, or infinity if there is none. For the
   * same text, `from` must not be smaller than in the call before.
   */
  next(text: string, from: number): number {
    const known = this.#next.get(text) ?? -1;
    if (known >= from) return known;
    const found = this.#text.indexOf(text, from);
    const next = found === -1 ? Number.POSITIVE_INFINITY : found;
    this.#next.set(text, next);
    return next;
  }
}
