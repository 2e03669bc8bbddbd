/** White space that is not a single blank. Most texts have none, and looking is cheaper than replacing every blank. */
const uneven = /[^\S ]| {2}/u;

/** A text on one line: white space of any kind as single blanks, none at its ends. */
export function collapseWhiteSpace(text: string): string {
  const trimmed = text.trim();
  return uneven.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}
