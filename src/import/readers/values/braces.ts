/**
 * Removes the braces around a whole value, at any depth: `{{10.1234/abc}}` becomes `10.1234/abc`. In BibTeX, such
 * braces only protect a value from changes. Other programs copy them into other formats. Braces inside the value
 * stay, as in `{A} and {B}`.
 */
export function withoutOuterBraces(text: string): string {
  if (!/^\s*\{/u.test(text) || !/\}\s*$/u.test(text)) return text;
  let start = 0;
  let opened = 0;
  for (; /[\s{]/u.test(text[start] ?? ''); start++) if (text[start] === '{') opened++;
  let end = text.length;
  let closed = 0;
  for (; end > start && /[\s}]/u.test(text[end - 1] ?? '') && text[end - 2] !== '\\'; end--)
    if (text[end - 1] === '}') closed++;
  // The braces around the whole value are those that are open at every position inside the value.
  let depth = opened;
  let lowest = depth;
  for (let at = start; at < end; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '{') depth++;
    else if (sign === '}') lowest = Math.min(lowest, --depth);
  }
  // If the braces are not balanced, it is unclear which of them belong to the text.
  if (depth !== closed) return text;
  return text.slice(offsetOf(text, '{', lowest), offsetOf(text, '}', lowest)).trim();
}

/**
 * Returns the offset after the first `count` opening braces, or before the last `count` closing braces. Only white
 * space is between these braces.
 */
function offsetOf(text: string, brace: '{' | '}', count: number): number {
  const [first, step] = brace === '{' ? [0, 1] : [text.length - 1, -1];
  let left = count;
  let at = first;
  for (; left > 0; at += step) if (text[at] === brace) left--;
  return brace === '{' ? at : at + 1;
}

/**
 * Pattern of braces around letters, as in `{DNA}` or `{B}ayes`, and of the places in which braces have a meaning:
 * formulas, and the arguments of commands.
 */
const aroundLetters =
  /\$[^$]{1,1000}\$|\\[A-Za-z]{1,40}\s?\{|[_^]\{|\{(?<letters>[\p{L}\p{N}][\p{L}\p{M}\p{N}\s.’'&:/-]{0,200})\}/gu;

/** Maximum number of braces inside each other around the same letters. */
const maxNesting = 3;

/**
 * Removes braces that protect capital letters in BibTeX, if they were copied into a title or a name of a journal in
 * another format: `The {DNA} of {{B}acteria}`. Other braces stay, as in `{111} facets` or `{a, b}-free graphs`.
 */
export function withoutCaseBraces(text: string): string {
  if (!text.includes('{')) return text;
  let plain = withoutOuterBraces(text);
  for (let count = 0; count < maxNesting; count++) {
    const next = withoutInnermost(plain);
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

function withoutInnermost(text: string): string {
  return text.replace(aroundLetters, (whole: string, ...rest) => {
    const { letters } = rest.at(-1) as Record<string, string | undefined>;
    return letters !== undefined && /\p{Lu}/u.test(letters) ? letters : whole;
  });
}
