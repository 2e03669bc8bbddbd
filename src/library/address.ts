/** Returns the path of a paper's page, from the home page: `/papers/<id>/`. */
export function paperPath(id: string): string {
  return `/papers/${id}/`;
}

/**
 * Returns the path of a paper's citation file, from the home page.
 *
 * @param format the file extension, such as `bib`
 */
export function citationPath({ id }: { id: string }, format: string): string {
  return `${paperPath(id)}cite.${format}`;
}

/**
 * Returns the path of a paper's sharing picture, which social networks and messengers show next to a shared address.
 */
export function picturePath({ id }: { id: string }): string {
  return `${paperPath(id)}picture.png`;
}

/** Path of the page that lists the people of the lab, from the home page. */
export const peoplePath = '/people/';

/** Path of the page that lists the other people, from the home page. */
export const coAuthorsPath = '/co-authors/';

/** Returns the path of a person's page, from the home page. */
export function authorPath(id: string): string {
  return `/authors/${id}/`;
}

/** Returns the path of a person's page, or of the entry of the person in a list if the person has no page. */
export function personPath({ id, entryPath }: { id: string; entryPath?: string }): string {
  return entryPath ?? authorPath(id);
}

/** Returns the anchor of the entry of a person in a list of people. */
export function entryAnchor({ id }: { id: string }): string {
  return `person-${id}`;
}

/** Path of the page that lists the projects, from the home page. */
export const projectsPath = '/projects/';

/** Returns the path of a project's page, from the home page. */
export function projectPath(id: string): string {
  return `${projectsPath}${id}/`;
}

/** Returns the path of a news item, which is an anchor on the news page. */
export function newsPath(id: string): string {
  return `/news/#${id}`;
}

/**
 * Returns the path of the page that lists the papers of a year.
 *
 * @param year `undefined` for papers without a date
 */
export function yearPath(year: string | undefined): string {
  return `/years/${year ?? 'undated'}/`;
}

/** Returns the path of the page of a venue, topic or affiliation, from the home page. */
export function groupPath({ kind, id }: { kind: string; id: string }): string {
  return `/${kind}/${id}/`;
}

/**
 * Returns the absolute URL of a page or file.
 *
 * @param home the URL of the home page, with a slash at the end
 * @param path the path from the home page, such as `/papers/`
 */
export function urlBelow(home: string, path: string): string {
  return `${home}${path.replace(/^\//, '')}`;
}

/** Returns the absolute URL of the home page, or `undefined` if the address of the site is not known. */
export function homeUrl(): string | undefined {
  return SITE_ORIGIN === '' ? undefined : `${SITE_ORIGIN}${SITE_BASE}`;
}

/** Adds the base path of the site to a path: `/papers/` becomes `/lab/papers/` if the home page is at `/lab/`. */
export function toAddress(path: string): string {
  return urlBelow(SITE_BASE, path);
}

/** Returns the path of a paper's page with the base path of the site. */
export function paperAddress(id: string): string {
  return toAddress(paperPath(id));
}

/** Returns the path of a person's page, or of the entry of the person in a list, with the base path of the site. */
export function personAddress(person: { id: string; entryPath?: string }): string {
  return toAddress(personPath(person));
}

/** Returns the path of the page of a year with the base path of the site. */
export function yearAddress(year: string | undefined): string {
  return toAddress(yearPath(year));
}

/** Returns the path of a project's page with the base path of the site. */
export function projectAddress(id: string): string {
  return toAddress(projectPath(id));
}

/** Returns the path of the page of a paper, a person or a project with the base path of the site. */
export function addressOf(kind: 'papers' | 'authors' | 'projects', id: string): string {
  return toAddress(`/${kind}/${id}/`);
}
