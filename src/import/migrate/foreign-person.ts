import { plainKey } from '../../files/likely-key.ts';
import { isSafeUrl } from '../../model/url.ts';
import { type KeyMessage, type Migration, putAside, remove, set, setBelow, setMissing } from './migration.ts';

/** Texts of links by the name of an icon or of a service. */
const labels: Readonly<Record<string, string>> = {
  atsymbol: 'E-mail', bluesky: 'Bluesky', bsky: 'Bluesky', cv: 'CV', dblp: 'dblp', email: 'E-mail', envelope: 'E-mail', facebook: 'Facebook',
  github: 'GitHub', gitlab: 'GitLab', googlescholar: 'Google Scholar', graduationcap: 'Google Scholar', homepage: 'Website', huggingface: 'Hugging Face', inspirehep: 'INSPIRE',
  linkedin: 'LinkedIn', linkedinin: 'LinkedIn', mastodon: 'Mastodon', medium: 'Medium', orcid: 'ORCID', pubmed: 'PubMed', researchgate: 'ResearchGate',
  scopus: 'Scopus', semantic: 'Semantic Scholar', semanticscholar: 'Semantic Scholar', stackoverflow: 'Stack Overflow', twitter: 'Twitter', uri: 'Website',
  website: 'Website', x: 'X', xtwitter: 'X', youtube: 'YouTube', zotero: 'Zotero',
}; // prettier-ignore

/** Addresses of the services for which other tools note a user name. */
const services: Readonly<Record<string, string>> = {
  bluesky: 'https://bsky.app/profile/', facebook: 'https://www.facebook.com/', github: 'https://github.com/', gitlab: 'https://gitlab.com/',
  googlescholar: 'https://scholar.google.com/citations?user=', kaggle: 'https://www.kaggle.com/', linkedin: 'https://www.linkedin.com/in/',
  medium: 'https://medium.com/@', orcid: 'https://orcid.org/', researchgate: 'https://www.researchgate.net/profile/', scholar: 'https://scholar.google.com/citations?user=',
  stackoverflow: 'https://stackoverflow.com/users/', twitter: 'https://twitter.com/', x: 'https://x.com/', youtube: 'https://www.youtube.com/@',
  zotero: 'https://www.zotero.org/', dblp: 'https://dblp.org/pid/', inspirehep: 'https://inspirehep.net/authors/', bitbucket: 'https://bitbucket.org/',
}; // prettier-ignore

/** Keys of a person in other tools that have no counterpart. They are kept as comments. */
const asideKeys = new Set([
  'authors', 'superuser', 'highlightname', 'usergroups', 'interests', 'education', 'experience', 'work', 'skills', 'languages', 'awards', 'firstname',
  'lastname', 'avatar', 'image', 'gravatar', 'status', 'pronouns', 'pronunciation', 'postnominals', 'schema', 'slug', 'isowner', 'weight', 'order',
  'category', 'tags', 'location', 'subtitle', 'layout', 'permalink', 'collection', 'excerpt', 'teaser', 'draft', 'date', 'lastmod', 'cover', 'header', 'sections',
  'type', 'design', 'publications', 'projects', 'degree', 'department', 'phone', 'address', 'office', 'hiddenimage', 'googleplus', 'view', 'cms', 'outputs',
]); // prettier-ignore

/**
 * Converts a key of a person that other tools use.
 *
 * @returns a message if a user must change the key by hand; `'unknown'` if the key is not one of these keys
 */
export function convertPersonKey(migration: Migration, key: string): KeyMessage | 'unknown' | undefined {
  const { data } = migration;
  const value = data[key];
  const plain = plainKey(key);
  if (plain === 'title' || plain === 'displayname') {
    if (data.name === value || setMissing(migration, 'name', value)) {
      if (data.name === value) migration.renamed.push({ from: key, to: 'name' });
      return remove(migration, key, `${key} renamed to name`);
    }
    return putAside(migration, key);
  }
  if (plain === 'name' && typeof value === 'object') return convertName(migration, key, value);
  if (
    plain === 'organizations' ||
    plain === 'organisations' ||
    plain === 'affiliation' ||
    plain === 'employer'
  ) {
    const names = (Array.isArray(value) ? value : [value]).flatMap(toText);
    if (names.length > 0 && setMissing(migration, 'affiliations', names))
      return remove(migration, key, `${key} moved to affiliations`);
    return putAside(migration, key);
  }
  if ((plain === 'social' || plain === 'profiles') && Array.isArray(value)) {
    const rest = value.filter((entry) => !addLink(migration, entry));
    if (rest.length > 0) {
      migration.comments.add(key);
      return remove(
        migration,
        key,
        `${key} moved to links, except for ${rest.length} of ${value.length} (kept as a comment)`,
      );
    }
    return remove(migration, key, `${key} moved to links`);
  }
  if (plain === 'email' && typeof value === 'string') {
    if (setBelow(migration, 'links', 'E-mail', `mailto:${value.replace(/^mailto:/u, '')}`))
      return remove(migration, key, `${key} moved to links`);
    return putAside(migration, key);
  }
  if (Object.hasOwn(labels, plain) || Object.hasOwn(services, plain)) {
    if (addService(migration, plain, value)) return remove(migration, key, `${key} moved to links`);
    return putAside(migration, key);
  }
  if (asideKeys.has(plain)) return putAside(migration, key);
  return 'unknown';
}

/** Converts a list of links of a person below the key `links`. */
export function convertPersonLinks(migration: Migration, list: readonly unknown[]): void {
  const { data } = migration;
  delete data.links;
  const rest = list.filter((entry) => !addLink(migration, entry));
  migration.done.push(
    rest.length > 0
      ? `links converted, except for ${rest.length} of ${list.length} without an address`
      : 'links converted',
  );
}

/** Adds a link to a service. The value is an address or a user name. Returns whether it was added. */
export function addService(migration: Migration, service: string, value: unknown): boolean {
  const text = toText(value)[0]?.trim() ?? '';
  const plain = plainKey(service);
  if (plain === 'orcid' && set(migration, 'ORCID', text.replace(/^.*orcid\.org\//u, ''))) return true;
  const base = Object.hasOwn(services, plain) ? services[plain] : undefined;
  const address = isSafeUrl(text)
    ? text
    : base !== undefined && /^[\w.@:/-]{1,100}$/u.test(text)
      ? `${base}${text.replace(/^@/u, '')}`
      : undefined;
  if (address === undefined) return false;
  return setBelow(migration, 'links', labelOf(service), address);
}

/** Adds an entry such as `{ icon: github, link: … }` to the links of the person. Returns whether it was added. */
function addLink(migration: Migration, entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const { icon, link, url, label, name, network, display } = entry as Record<string, unknown>;
  const address = toText(url ?? link)[0] ?? '';
  if (!isSafeUrl(address)) return address === '' || address.startsWith('#');
  const text =
    [label, name, Object(display as object).title, network].flatMap(toText)[0] ??
    labelOf(toText(icon)[0] ?? '');
  if (
    plainKey(text) === 'orcid' &&
    migration.data.ORCID === undefined &&
    addService(migration, 'orcid', address)
  )
    return true;
  for (let number = 1; number < 10; number++)
    if (setBelow(migration, 'links', number === 1 ? text : `${text} ${number}`, address)) return true;
  return false;
}

function labelOf(icon: string): string {
  const name = icon.replace(/^.*\//u, '');
  const plain = plainKey(name);
  if (Object.hasOwn(labels, plain)) return labels[plain] ?? name;
  return name === '' ? 'Website' : name.charAt(0).toUpperCase() + name.slice(1).replaceAll(/[-_]/gu, ' ');
}

/** Converts a name with parts: `{ display: Ada Quill, given: Ada, family: Quill }`. */
function convertName(migration: Migration, key: string, value: unknown): KeyMessage | undefined {
  const { display, full, given, family, alternate } = Object(value ?? {}) as Record<string, unknown>;
  const parts = [given, family].flatMap(toText).join(' ');
  const name = [display, full].flatMap(toText)[0] ?? parts;
  if (!set(migration, 'name', name))
    return { message: `"${key}" has no name.`, advice: 'Write the name of the person.' };
  const others = [...new Set([...[alternate].flat().flatMap(toText), parts])].filter(
    (each) => each !== '' && each !== name,
  );
  if (others.length > 0) setMissing(migration, 'alternateName', others);
  migration.done.push('name converted');
  return undefined;
}

function toText(value: unknown): string[] {
  if (typeof value === 'string' && value.trim() !== '') return [value.trim()];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return toText((value as { name?: unknown }).name);
  return [];
}
