/** White space other than single spaces. Most texts have none, and this test is faster than replacing every space. */
const uneven = /[^\S ]| {2}/u;

/** Replaces each run of white space, of any kind, by one space, and trims the text. */
export function collapseWhiteSpace(text: string): string {
  const trimmed = text.trim();
  return uneven.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}
