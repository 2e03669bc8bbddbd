/** Returns a DOI without the address or the `doi:` that some sources write before it. */
export function plainDoi(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
}

/** Returns the address of a DOI in the form that doi.org recommends. `#` and `?` may be part of a DOI and are encoded. */
export function doiUrl(text: string): string {
  const path = encodeURI(plainDoi(text).toWellFormed()).replace(/[?#]/g, encodeURIComponent);
  return `https://doi.org/${path}`;
}

/** Returns the address of a paper at arXiv, from its arXiv number: `2407.21783`. */
export function arXivUrl(number: string): string {
  return `https://arxiv.org/abs/${encodeURI(number.toWellFormed())}`;
}

/**
 * Returns the DOI that arXiv registers for a paper, from its arXiv number with or without a version.
 *
 * @returns `undefined` if the text is not an arXiv number
 */
export function arXivDoi(number: string): string | undefined {
  const plain = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.exec(number)?.[1];
  return plain && `10.48550/arXiv.${plain}`;
}
