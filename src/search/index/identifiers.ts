/**
 * Patterns that match identifiers. Each has a function that returns the key of the matched identifier. The first
 * pattern that matches is used.
 */
const patterns: readonly (readonly [pattern: RegExp, key: (match: string) => string])[] = [
  [/(?:arxiv\.org\/\w+\/|arxiv[:.]|^)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/, (id) => `arxiv:${id}`],
  [/^(?:doi:|https?:\/\/[^\s/]{1,99}\/(?:[a-z]{1,9}\/){0,2})?(10\.\d{4,9}\/\S{1,300})$/, (doi) => `doi:${doi.replace(/[.,;)\]]$/, '')}`],
  [/^https?:\/\/(?:www\.)?([^\s#]{1,390})/, (address) => address.replace(/\/$/, '')],
  [/^pmid:?\s*(\d+)$/, (id) => `pmid:${id}`],
  [/^(pmc\d+)$/, (id) => id],
]; // prettier-ignore

/**
 * Returns a key that is the same for all ways to write an identifier, or undefined if the text is not an identifier.
 * Examples:
 * - `10.1000/182`, `doi:10.1000/182` and `https://doi.org/10.1000/182` have the same key.
 * - `2407.21783v2`, the URLs of this paper at arXiv and its DOI at arXiv have the same key.
 */
export function identifierKey(text: string): string | undefined {
  const lowerCase = text.trim().toLowerCase();
  if (lowerCase.length > 400 || /\s/u.test(lowerCase.replace(/^(?:pmid|doi|arxiv):?\s+/u, '')))
    return undefined;
  for (const [pattern, key] of patterns) {
    const match = pattern.exec(lowerCase.replace(/^(doi|arxiv):\s+/u, '$1:'))?.[1];
    if (match !== undefined) return key(match);
  }
  return undefined;
}

/** Returns a 32-bit hash of a text (FNV-1a over its UTF-16 units). Not suitable for security. */
export function hashKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
