/** Returns a DOI without the prefix `https://doi.org/` or `doi:`, which some sources write before it. */
export function plainDoi(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
}

/**
 * Returns the address of a DOI, as doi.org recommends it. The characters `#` and `?`, which a DOI may contain, are
 * percent-encoded.
 */
export function doiUrl(text: string): string {
  const path = encodeURI(plainDoi(text).toWellFormed()).replace(/[?#]/g, encodeURIComponent);
  return `https://doi.org/${path}`;
}

/** Returns the address at arXiv of a paper with an arXiv number such as `2407.21783`. */
export function arXivUrl(number: string): string {
  return `https://arxiv.org/abs/${encodeURI(number.toWellFormed())}`;
}

/**
 * Returns the DOI that arXiv registers for a paper.
 *
 * @param number the arXiv number, with or without a version
 * @returns `undefined` if the text is not an arXiv number
 */
export function arXivDoi(number: string): string | undefined {
  const plain = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.exec(number)?.[1];
  return plain && `10.48550/arXiv.${plain}`;
}

/** Returns the arXiv number in a DOI that arXiv registered, `10.48550/arXiv.2407.21783`; `undefined` for other DOIs. */
export function arXivNumber(doi: string): string | undefined {
  return /^10\.48550\/arxiv\.(\S{1,60})$/iu.exec(plainDoi(doi))?.[1];
}
