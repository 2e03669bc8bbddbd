/**
 * The offsets of a formula in the text. Its TeX is from `open` to `close` (exclusive). Its closing delimiter ends
 * before `end`.
 */
interface FormulaSpan {
  open: number;
  close: number;
  end: number;
}

/**
 * The delimiters of formulas, groups and quotations in one paragraph. They are found in one pass and then looked up
 * from left to right, so that parsing takes linear time.
 */
export class TexDelimiters {
  readonly #source: string;
  readonly #end: number;
  /** The offset of the closing brace, by the offset of the opening brace. */
  readonly #closing = new Map<number, number>();
  /**
   * The offset of the next dollar sign, by the offset of each dollar sign. Dollar signs after a backslash are not
   * included.
   */
  readonly #nextDollar = new Map<number, number>();
  /** Offsets of TeX quotation marks: each pair of `` and ''. */
  readonly #quotes = new Set<number>();
  /** The last result of `next`, by the text that was searched for. */
  readonly #next = new Map<string, number>();

  constructor(source: string, start: number, end: number) {
    this.#source = source;
    this.#end = end;
    const open: number[] = [];
    let dollar: number | undefined;
    let quote: number | undefined;
    for (let at = start; at < end; at++) {
      const character = source[at];
      if (character === '\\') at++;
      else if (character === '{') open.push(at);
      else if (character === '}') {
        const begin = open.pop();
        if (begin !== undefined) this.#closing.set(begin, at);
      } else if (character === '$') {
        if (dollar !== undefined) this.#nextDollar.set(dollar, at);
        dollar = at;
      } else if (character === '`' && source[at + 1] === '`') {
        quote = at++;
      } else if (character === "'" && source[at + 1] === "'" && quote !== undefined) {
        this.#quotes.add(quote).add(at++);
        quote = undefined;
      }
    }
  }

  /** Returns the offset of the brace that closes the brace at `open`, or `undefined` if the brace is not closed. */
  closing(open: number): number | undefined {
    return this.#closing.get(open);
  }

  opensQuote(at: number): boolean {
    return this.#quotes.has(at);
  }

  closesQuote(at: number): boolean {
    return this.#quotes.has(at);
  }

  /**
   * Returns the first offset of `text` at or after `from`, or `undefined` if there is none. For the same `text`, `from`
   * must not decrease between calls.
   */
  next(text: string, from: number): number | undefined {
    let at = this.#next.get(text) ?? -1;
    if (at < from) {
      at = this.#source.indexOf(text, from);
      if (at === -1 || at >= this.#end) at = Number.POSITIVE_INFINITY;
      this.#next.set(text, at);
    }
    return Number.isFinite(at) ? at : undefined;
  }

  /** Returns the formula that begins with the dollar sign at `at`, or `undefined` if no formula begins there. */
  formulaAt(at: number, end: number): FormulaSpan | undefined {
    const source = this.#source;
    const next = this.#nextDollar.get(at);
    if (next === undefined || next >= end) return undefined;
    if (next === at + 1) {
      const close = this.#nextDollar.get(next);
      if (close === undefined || close + 1 >= end || source[close + 1] !== '$' || close === next + 1)
        return undefined;
      return { open: at + 2, close, end: close + 2 };
    }
    if (!isFormula(source.slice(at + 1, next), source[next + 1] ?? '')) return undefined;
    return { open: at + 1, close: next, end: next + 1 };
  }
}

/**
 * Whether a text between two dollar signs is a formula.
 *
 * - It is not a formula if there is a space next to one of the dollar signs, or a digit after the second one: then the
 *   dollar signs are those of prices (rule of pandoc's `tex_math_dollars`).
 * - It is not a formula if it looks like an amount, or contains words of normal prose.
 * - A text that contains TeX commands, `^` or `_` may be a formula in spite of these rules.
 *
 * @param following the character after the second dollar sign
 */
export function isFormula(tex: string, following: string): boolean {
  if (tex.trim() === '') return false;
  // An operator alone is a formula: `$>$0.99`, `1979$-$2025`.
  if (/^[\s{}]*[<>=+\-−×±≥≤≈~/*|,:]+[\s{}]*$/u.test(tex)) return true;
  const hasTex = /\\[A-Za-z%]|[\^_]/u.test(tex);
  const isTight = !/^\s|\s$/u.test(tex);
  if (isTight && !/^\d/u.test(following)) {
    const isAmount =
      /^\d[\d.,]*[kKmMbB]?(?:\s|[-–/]$)/u.test(tex) && !/^[-\d\s.,+−–=<>×*/()]*[\d)]$/u.test(tex);
    return hasTex || !(isAmount || /\s\p{L}{4}/u.test(tex));
  }
  return hasTex && !/^\d[\d.,]*\s\p{L}/u.test(tex) && !/\s\p{L}{4,}\s+\p{L}{2,}\s/u.test(tex);
}
