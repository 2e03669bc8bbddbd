/** A DOI without the address or the `doi:` that some sources write before it. */
export function plainDoi(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
}

/** The address that a DOI resolves at, as doi.org asks for it to be shown; `#` and `?` may be parts of a DOI. */
export function doiUrl(text: string): string {
  const path = encodeURI(plainDoi(text).toWellFormed()).replace(/[?#]/g, encodeURIComponent);
  return `https://doi.org/${path}`;
}

/** The address of a paper at arXiv by its number there, `2407.21783`. */
export function arXivUrl(number: string): string {
  return `https://arxiv.org/abs/${encodeURI(number.toWellFormed())}`;
}

/** The DOI that arXiv registers for a paper of this number, whatever its version; none for what is no number of arXiv. */
export function arXivDoi(number: string): string | undefined {
  const plain = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.exec(number)?.[1];
  return plain && `10.48550/arXiv.${plain}`;
}
