import { plainKey } from '../../files/likely-key.ts';
import { linkTypes } from '../../model/paper.ts';
import { isSafeUrl } from '../../model/url.ts';
import { parseArXiv, parseDoi } from '../readers/values/identifiers.ts';
import {
  isPdfAddress,
  type LinkTarget,
  linkTargetOf,
  linkTargetOfField,
} from '../readers/values/link-names.ts';
import { type Migration, remove, setBelow, setMissing } from './migration.ts';

/** Returns the target of a key such as `url_pdf` or `slidesurl`; `undefined` if the key is not a link. */
export function foreignLinkTarget(key: string): LinkTarget | undefined {
  const plain = plainKey(key);
  if (plain === 'eventurl') return 'URL';
  const isLink =
    /^url.|.url$/u.test(plain) || (linkTypes as readonly string[]).includes(plain) || plain === 'dataset';
  return isLink ? linkTargetOfField(key) : undefined;
}

/**
 * Returns the address of a link as Offprint writes it: an absolute address, or a file that comes along. `undefined` if
 * nothing is there, `''` if the value is only a placeholder such as `#`.
 */
function toAddress(migration: Migration, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '' || /^(?:#|\/#)/u.test(text)) return '';
  if (isSafeUrl(text)) return migration.context.resolveFile?.(text) ?? text;
  if (/^www\.[^\s/]{1,200}\.[a-z]{2,}/iu.test(text)) return `https://${text}`;
  return migration.context.resolveFile?.(text);
}

/** Sets a link of a paper. Returns the key that was set, or has the value already. */
function setLink(migration: Migration, target: LinkTarget, address: string): string | undefined {
  const { data } = migration;
  if (target === 'paper') return setLink(migration, isPdfAddress(address) ? 'pdf' : 'URL', address);
  if (target === 'preprint') {
    const arXiv = parseArXiv(address);
    if (arXiv === undefined) return setLink(migration, isPdfAddress(address) ? 'pdf' : 'URL', address);
    return data.arXiv === arXiv || setMissing(migration, 'arXiv', arXiv) ? 'arXiv' : undefined;
  }
  // The address of a paper is absolute. A file of the site is its PDF.
  if (target === 'URL' && !isSafeUrl(address)) return setLink(migration, 'pdf', address);
  if (target === 'URL' || target === 'code')
    return data[target] === address || setMissing(migration, target, address) ? target : undefined;
  const links = Object(data.links ?? {}) as Record<string, unknown>;
  const isSet = links[target] === address || setBelow(migration, 'links', target, address);
  return isSet ? `links.${target}` : undefined;
}

/**
 * Converts a list of links, as in `links: [{ type: pdf, url: … }, { name: Code, url: … }]`. Entries without a
 * counterpart are kept below `other.links`.
 */
export function convertLinkList(migration: Migration, list: readonly unknown[]): void {
  delete migration.data.links;
  const rest = list.filter((entry) => !convertEntry(migration, entry));
  const moved = list.length - rest.length;
  if (rest.length > 0) setBelow(migration, 'other', 'links', rest);
  migration.done.push(
    rest.length > 0
      ? `links converted, except for ${rest.length} of ${list.length} (now other.links)`
      : 'links converted',
  );
  if (moved === 0 && migration.data.links === undefined) delete migration.data.links;
}

/** Converts one entry of a list of links. Returns false if it has no counterpart. */
function convertEntry(migration: Migration, entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const { type, name, label, url, link, provider, id } = entry as Record<string, unknown>;
  if (typeof id === 'string' || typeof id === 'number') {
    const arXiv = plainKey(String(provider ?? type ?? '')) === 'arxiv' ? parseArXiv(String(id)) : undefined;
    if (arXiv !== undefined) return migration.data.arXiv === arXiv || setMissing(migration, 'arXiv', arXiv);
  }
  const address = toAddress(migration, url ?? link);
  if (address === '') return true;
  if (address === undefined) return false;
  const words = [type, name, label].filter((word) => typeof word === 'string').map(plainKey);
  if (words.includes('doi')) {
    const DOI = parseDoi(address);
    if (DOI !== undefined && (migration.data.DOI === DOI || setMissing(migration, 'DOI', DOI))) return true;
  }
  const target = words
    .map((word) => (word === 'arxiv' ? 'preprint' : linkTargetOf(word)))
    .find((found) => found !== undefined);
  return target !== undefined && setLink(migration, target, address) !== undefined;
}

/** Converts a key such as `url_pdf`. Returns false if the value has no counterpart. */
export function convertLinkKey(migration: Migration, key: string, target: LinkTarget): boolean {
  const address = toAddress(migration, migration.data[key]);
  if (address === undefined) return false;
  if (address === '') {
    remove(migration, key, `empty ${key} removed`);
    return true;
  }
  const where = setLink(migration, target, address);
  if (where === undefined) return false;
  remove(migration, key, `${key} moved to ${where}`);
  return true;
}
