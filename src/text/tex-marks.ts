/** Where a formula stands: its TeX from `open` to `close`, with its delimiters up to `end`. */
interface FormulaSpan {
  open: number;
  close: number;
  end: number;
}

/** The delimiters of one paragraph: found in one pass, asked for in order, so that reading stays linear. */
export class TexMarks {
  readonly #source: string;
  readonly #end: number;
  /** For each `{`, the place of its `}`. */
  readonly #closing = new Map<number, number>();
  /** For each `$` that no backslash escapes, the place of the next. */
  readonly #nextDollar = new Map<number, number>();
  /** Places of ``, and of the '' that closes each. */
  readonly #quotes = new Set<number>();
  /** The last answers of `next`. */
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

  /** The `}` of a `{`. */
  closing(open: number): number | undefined {
    return this.#closing.get(open);
  }

  opensQuote(at: number): boolean {
    return this.#quotes.has(at);
  }

  closesQuote(at: number): boolean {
    return this.#quotes.has(at);
  }

  /** The first place of `text` at or after `from`; places are asked for in rising order. */
  next(text: string, from: number): number | undefined {
    let at = this.#next.get(text) ?? -1;
    if (at < from) {
      at = this.#source.indexOf(text, from);
      if (at === -1 || at >= this.#end) at = Number.POSITIVE_INFINITY;
      this.#next.set(text, at);
    }
    return Number.isFinite(at) ? at : undefined;
  }

  /** The formula that a dollar sign opens. */
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
 * Whether dollar signs around a text make it a formula. A blank inside them, or a digit after them, means prices (pandoc's
 * rule for `tex_math_dollars`), and so do words of prose, unless there is TeX to be seen.
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
