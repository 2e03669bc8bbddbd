import { plainKey } from '../../files/likely-key.ts';
import { isSafeUrl } from '../../model/url.ts';
import { cleanForeignText, titleFrom } from './foreign-text.ts';
import { type KeyMessage, type Migration, putAside, remove, set, setBelow, setMissing } from './migration.ts';

/** Keys of projects in other tools that contain a short description. */
const descriptionKeys = new Set(['summary', 'excerpt', 'subtitle', 'abstract']);

/** Keys of projects in other tools that contain an address, with the text of the link. */
const linkKeys: Readonly<Record<string, string>> = {
  externallink: 'Website', url: 'Website', website: 'Website', homepage: 'Website', link: 'Website', redirect: 'Website', urlcode: 'Code', github: 'Code',
  code: 'Code', repository: 'Code', urlpdf: 'PDF', urlslides: 'Slides', urlvideo: 'Video', urldataset: 'Data', urldemo: 'Demo',
}; // prettier-ignore

/** Keys of projects in other tools, and the keys of Offprint. */
const renamedKeys: Readonly<Record<string, string>> = {
  name: 'title', startdate: 'from', start: 'from', datestart: 'from', enddate: 'to', end: 'to', dateend: 'to',
}; // prettier-ignore

/**
 * Converts a key of a project that other tools use. Keys without a counterpart become comments, whatever they are: a
 * project needs nothing but its title.
 *
 * @returns a message if a user must change the key by hand; `'unknown'` if the key is a key of Offprint
 */
export function convertProjectKey(migration: Migration, key: string): KeyMessage | 'unknown' | undefined {
  const value = migration.data[key];
  const plain = plainKey(key);
  if (plain === 'title' || Object.hasOwn(migration.shape, key)) return 'unknown';
  if (descriptionKeys.has(plain) && typeof value === 'string') {
    if (setMissing(migration, 'description', cleanForeignText(value, true)))
      return remove(migration, key, `${key} moved to description`);
    return putAside(migration, key);
  }
  const label = Object.hasOwn(linkKeys, plain) ? linkKeys[plain] : undefined;
  if (label !== undefined && typeof value === 'string' && isSafeUrl(value)) {
    if (setBelow(migration, 'links', label, value)) return remove(migration, key, `${key} moved to links`);
    return putAside(migration, key);
  }
  const target = Object.hasOwn(renamedKeys, plain) ? renamedKeys[plain] : undefined;
  if (target !== undefined && setMissing(migration, target, toText(value))) {
    return remove(migration, key, `${key} renamed to ${target}`);
  }
  return putAside(migration, key);
}

/** Converts a list of links as HugoBlox has it: `[{ name: Follow, url: https://… }]`. */
export function convertProjectLinks(migration: Migration, list: readonly unknown[]): void {
  delete migration.data.links;
  const rest = list.filter((entry) => {
    const { name, label, url, link } = Object(entry ?? {}) as Record<string, unknown>;
    const address = url ?? link;
    const text = name ?? label ?? 'Website';
    return !(
      typeof address === 'string' &&
      isSafeUrl(address) &&
      setBelow(migration, 'links', String(text), address)
    );
  });
  migration.done.push(
    rest.length > 0 ? `links converted, except for ${rest.length} of ${list.length}` : 'links converted',
  );
}

/** Makes the title of a project without one from its text. Returns whether a title was made. */
export function titleProject(migration: Migration): boolean {
  const title = migration.data.title === undefined ? titleFrom(migration.body) : undefined;
  return title !== undefined && set(migration, 'title', title);
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 10) : undefined;
}
