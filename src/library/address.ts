/** The address of a page or file of this site, base path included, from its path below the site's root (`/papers/`). */
export function toAddress(path: string): string {
  return `${SITE_BASE}${path.replace(/^\//, '')}`;
}

/** The address of a paper's page. */
export function paperAddress(id: string): string {
  return toAddress(`/papers/${id}/`);
}

/** The address of a person's page. */
export function authorAddress(id: string): string {
  return toAddress(`/authors/${id}/`);
}

/** The address of the page of a year's papers; papers without a date stand under `undated`. */
export function yearAddress(year: string | undefined): string {
  return toAddress(`/years/${year ?? 'undated'}/`);
}
