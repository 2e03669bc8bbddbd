/** Commands that a text defines itself: the TeX that they stand for, with `#1` for the first of their parameters. */
export type TexDefinitions = ReadonlyMap<string, { parameters: number; tex: string }>;

/** The longest definition, in characters; longer ones are programs. */
const longest = 1000;

const definition =
  /\\(?:(?:new|renew|provide)command\*?\s{0,9}(?:\{\\([A-Za-z]{1,60})\}|\\([A-Za-z]{1,60}))\s{0,9}(?:\[(\d)\])?\s{0,9}|g?def\s{0,9}\\([A-Za-z]{1,60})\s{0,9}((?:#\d){0,9})\s{0,9})\{/gu;

/** Reads the commands that texts of `@preamble` define by `\newcommand`, `\providecommand` or `\def`. */
export function parsePreambles(texts: readonly string[]): TexDefinitions {
  const definitions = new Map<string, { parameters: number; tex: string }>();
  for (const text of texts) {
    for (const match of text.matchAll(definition)) {
      const [whole, braced, bare, count, defined, marks = ''] = match;
      const name = braced ?? bare ?? defined;
      const start = match.index + whole.length;
      const tex = upToBrace(text.slice(start, start + longest));
      if (name === undefined || tex === undefined || definitions.has(name)) continue;
      definitions.set(name, { parameters: count === undefined ? marks.length / 2 : Number(count), tex });
    }
  }
  return definitions;
}

/** The text before the `}` that no `{` in it opens. */
function upToBrace(text: string): string | undefined {
  let depth = 0;
  for (const { index, 0: brace } of text.matchAll(/[{}]/gu)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return text.slice(0, index);
  }
  return undefined;
}
