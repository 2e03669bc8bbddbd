/**
 * The commands that `@preamble` blocks define, by name: the number of parameters, and the TeX that replaces the
 * command. In the TeX, `#1` is the first parameter.
 */
export type TexDefinitions = ReadonlyMap<string, { parameters: number; tex: string }>;

/** Maximum length of a definition, in characters. Longer definitions are usually programs and are ignored. */
const maxLength = 1000;

const definition =
  /\\(?:(?:new|renew|provide)command\*?\s{0,9}(?:\{\\([A-Za-z]{1,60})\}|\\([A-Za-z]{1,60}))\s{0,9}(?:\[(\d)\])?\s{0,9}|g?def\s{0,9}\\([A-Za-z]{1,60})\s{0,9}((?:#\d){0,9})\s{0,9})\{/gu;

/** Reads the commands that `@preamble` defines with `\newcommand`, `\renewcommand`, `\providecommand` or `\def`. */
export function parsePreambles(texts: readonly string[]): TexDefinitions {
  const definitions = new Map<string, { parameters: number; tex: string }>();
  for (const text of texts) {
    for (const match of text.matchAll(definition)) {
      const [whole, braced, bare, count, defined, parameters = ''] = match;
      const name = braced ?? bare ?? defined;
      const start = match.index + whole.length;
      const tex = upToBrace(text.slice(start, start + maxLength));
      if (name === undefined || tex === undefined || definitions.has(name)) continue;
      definitions.set(name, { parameters: count === undefined ? parameters.length / 2 : Number(count), tex });
    }
  }
  return definitions;
}

/** Returns the text before the first `}` that has no matching `{` in the text. */
function upToBrace(text: string): string | undefined {
  let depth = 0;
  for (const { index, 0: brace } of text.matchAll(/[{}]/gu)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return text.slice(0, index);
  }
  return undefined;
}
