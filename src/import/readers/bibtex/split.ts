/**
 * Returns a function that splits TeX at a separator, but not inside braces. An escaped separator (with a backslash
 * before it) does not split the text. An escaped brace counts as a brace, as in the program bibtex.
 *
 * @param separator a pattern that matches at least one character
 */
export function splitterOutsideBraces(separator: RegExp): (tex: string) => string[] {
  const { source, flags } = separator;
  const pattern = new RegExp(`\\\\?(?<brace>[{}])|\\\\[^\\s]|(?<separator>${source})`, `${flags}g`);
  return (tex) => {
    if (!/[{\\]/u.test(tex)) return tex.split(separator);
    const parts: string[] = [];
    let depth = 0;
    let start = 0;
    for (const { index, 0: whole, groups } of tex.matchAll(pattern)) {
      if (groups?.brace === '{') depth++;
      else if (groups?.brace === '}') depth = Math.max(0, depth - 1);
      else if (groups?.separator !== undefined && depth === 0) {
        parts.push(tex.slice(start, index));
        start = index + whole.length;
      }
    }
    parts.push(tex.slice(start));
    return parts;
  };
}

/** Whether the whole text is inside one pair of braces. */
export function isInBraces(tex: string): boolean {
  if (!tex.startsWith('{') || !tex.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < tex.length; at++) {
    const sign = tex[at];
    if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at === tex.length - 1;
  }
  return false;
}
