/** Returns the path of a paper's page, from the home page: `/papers/ID/`. */
export function paperPath(id: string): string {
  return `/papers/${id}/`;
}

/** Returns the path of a paper's citation file. @param format the extension: `bib` */
export function citationPath({ id }: { id: string }, format: string): string {
  return `${paperPath(id)}cite.${format}`;
}

/** Returns the path of the picture that services show when someone shares the address of a paper. */
export function picturePath({ id }: { id: string }): string {
  return `${paperPath(id)}picture.png`;
}

/** Returns the path of a paper's PDF, in the folder of the paper's page as Google Scholar requires. */
export function pdfPath({ id }: { id: string }, { name }: { name: string }): string {
  return `${paperPath(id)}${name}.pdf`;
}

/** Returns the path of a person's page, from the home page. */
export function authorPath(id: string): string {
  return `/authors/${id}/`;
}

/** Returns the path of a news item on the page of news. */
export function newsPath(id: string): string {
  return `/news/#${id}`;
}

/** Returns the path of the page of a year; papers without a date are on the page `undated`. */
export function yearPath(year: string | undefined): string {
  return `/years/${year ?? 'undated'}/`;
}

/** Returns the path of the page of a venue, topic or affiliation. */
export function groupPath({ kind, id }: { kind: string; id: string }): string {
  return `/${kind}/${id}/`;
}

/**
 * Returns the absolute URL of a page or file.
 *
 * @param home the URL of the home page, with a slash at the end
 * @param path the path from the home page: `/papers/`
 */
export function urlBelow(home: string, path: string): string {
  return `${home}${path.replace(/^\//, '')}`;
}

/** Returns the absolute URL of the home page; `undefined` if the address of the site is not known. */
export function homeUrl(): string | undefined {
  return SITE_ORIGIN === '' ? undefined : `${SITE_ORIGIN}${SITE_BASE}`;
}

/** Returns the path of a page or file from the root of the host, `/lab/papers/`, from its path below the home page, `/papers/`. */
export function toAddress(path: string): string {
  return urlBelow(SITE_BASE, path);
}

/** Returns the path of a paper's page from the root of the host. */
export function paperAddress(id: string): string {
  return toAddress(paperPath(id));
}

/** Returns the path of a person's page from the root of the host. */
export function authorAddress(id: string): string {
  return toAddress(authorPath(id));
}

/** Returns the path of a year's page from the root of the host. */
export function yearAddress(year: string | undefined): string {
  return toAddress(yearPath(year));
}
