/**
 * Pattern of white space that is not a single space. Most texts have none, and this test is faster than replacing
 * every space.
 */
const uneven = /[^\S ]| {2}/u;

/** Replaces white space of any kind and length by one space, and removes it at the beginning and the end. */
export function collapseWhiteSpace(text: string): string {
  const trimmed = text.trim();
  return uneven.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}
