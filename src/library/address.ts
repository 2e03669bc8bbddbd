/** The path of a paper's page below the home page. */
export function paperPath(id: string): string {
  return `/papers/${id}/`;
}

/** The path of a paper's citation file. @param format its extension: `bib` */
export function citationPath({ id }: { id: string }, format: string): string {
  return `${paperPath(id)}cite.${format}`;
}

/** The path of the picture of a paper for those who share its address. */
export function picturePath({ id }: { id: string }): string {
  return `${paperPath(id)}picture.png`;
}

/** The path of a PDF that lies beside a paper: in the folder of its page, as Google Scholar asks. */
export function pdfPath({ id }: { id: string }, { name }: { name: string }): string {
  return `${paperPath(id)}${name}.pdf`;
}

/** The path of a person's page below the home page. */
export function authorPath(id: string): string {
  return `/authors/${id}/`;
}

/** The path of the page of a year's papers; papers without a date stand under `undated`. */
export function newsPath(id: string): string {
  return `/news/#${id}`;
}

export function yearPath(year: string | undefined): string {
  return `/years/${year ?? 'undated'}/`;
}

/** The path of the page of a venue, a topic or an affiliation. */
export function groupPath({ kind, id }: { kind: string; id: string }): string {
  return `/${kind}/${id}/`;
}

/** The whole address of a page or file from its path, `/papers/`. @param home the address of the home page, with its slash */
export function urlBelow(home: string, path: string): string {
  return `${home}${path.replace(/^\//, '')}`;
}

/** The whole address of the home page; `undefined` for a site that has not been told its own address. */
export function homeUrl(): string | undefined {
  return SITE_ORIGIN === '' ? undefined : `${SITE_ORIGIN}${SITE_BASE}`;
}

/** The address of a page or file of this site, base path included, from its path below the site's root (`/papers/`). */
export function toAddress(path: string): string {
  return urlBelow(SITE_BASE, path);
}

/** The address of a paper's page. */
export function paperAddress(id: string): string {
  return toAddress(paperPath(id));
}

/** The address of a person's page. */
export function authorAddress(id: string): string {
  return toAddress(authorPath(id));
}

/** The address of the page of a year's papers. */
export function yearAddress(year: string | undefined): string {
  return toAddress(yearPath(year));
}
