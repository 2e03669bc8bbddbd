/** The offsets of a formula: its TeX is from `open` to `close`, and `end` is after its closing delimiter. */
interface FormulaSpan {
  open: number;
  close: number;
  end: number;
}

/** The delimiters of one paragraph. They are found in one pass and looked up in rising order, so that parsing takes linear time. */
export class TexDelimiters {
  readonly #source: string;
  readonly #end: number;
  /** The offset of the `}` for each `{`. */
  readonly #closing = new Map<number, number>();
  /** The offset of the next `$` for each `$` without a backslash. */
  readonly #nextDollar = new Map<number, number>();
  /** Offsets of each `` and of the '' that closes it. */
  readonly #quotes = new Set<number>();
  /** The last result of `next` for each text. */
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

  /** Returns the offset of the `}` that closes the `{` at an offset; undefined if there is none. */
  closing(open: number): number | undefined {
    return this.#closing.get(open);
  }

  opensQuote(at: number): boolean {
    return this.#quotes.has(at);
  }

  closesQuote(at: number): boolean {
    return this.#quotes.has(at);
  }

  /** Returns the offset of `text` at or after `from`. Calls must have rising values of `from`. */
  next(text: string, from: number): number | undefined {
    let at = this.#next.get(text) ?? -1;
    if (at < from) {
      at = this.#source.indexOf(text, from);
      if (at === -1 || at >= this.#end) at = Number.POSITIVE_INFINITY;
      this.#next.set(text, at);
    }
    return Number.isFinite(at) ? at : undefined;
  }

  /** Returns the formula that the dollar sign at an offset opens; undefined if it opens none. */
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
 * Whether dollar signs around a text make it a formula. A space next to a dollar sign, or a digit after the second one, means prices
 * (pandoc's rule for `tex_math_dollars`); so do words of prose, unless the text contains TeX.
 */
export function isFormula(tex: string, following: string): boolean {
  if (tex.trim() === '') return false;
  // `$>$0.99`, `1979$-$2025`
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
