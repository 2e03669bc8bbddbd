import { plainKey } from '../../files/likely-key.ts';
import { linkTypes } from '../../model/paper.ts';
import { isSafeUrl } from '../../model/url.ts';
import { parseArXiv, parseDoi } from '../readers/values/identifiers.ts';
import { type Migration, remove, setBelow, setMissing } from './migration.ts';

/** Names that other tools use for links. The value is the key below `links`, or the key of the paper. */
const targets: ReadonlyMap<string, string> = new Map([
  ...linkTypes.map((type) => [type, type] as const),
  ['dataset', 'data'],
  ['paper', 'pdf'],
  ['fulltext', 'pdf'],
  ['presentation', 'slides'],
  ['talk', 'video'],
  ['recording', 'video'],
  ['website', 'project'],
  ['projectpage', 'project'],
  ['code', 'code'],
  ['github', 'code'],
  ['repository', 'code'],
  ['html', 'URL'],
  ['link', 'URL'],
]);

/** Returns the key of Offprint for a key such as `url_pdf` or `slidesurl`; `undefined` if the key is not a link. */
export function foreignLinkKey(key: string): string | undefined {
  const plain = plainKey(key);
  const [, name] = /^url(.+)$/u.exec(plain) ?? /^(.+)url$/u.exec(plain) ?? [];
  // The key `paperurl` is the address of the paper, which may be a page.
  if (plain === 'paperurl' || plain === 'eventurl') return 'URL';
  if (name !== undefined) return targets.get(name);
  return (linkTypes as readonly string[]).includes(plain) || plain === 'dataset'
    ? targets.get(plain)
    : undefined;
}

/**
 * Returns the target of a link as Offprint writes it: an absolute address, or a file that comes along. `undefined` if
 * nothing is there, `''` if the value is only a placeholder such as `#`.
 */
export function toLinkTarget(migration: Migration, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '' || /^(?:#|\/#)/u.test(text)) return '';
  if (isSafeUrl(text)) return migration.context.resolveFile?.(text) ?? text;
  if (/^www\.[^\s/]{1,200}\.[a-z]{2,}/iu.test(text)) return `https://${text}`;
  return migration.context.resolveFile?.(text);
}

/** Sets a link of a paper. Returns whether it was set, or is there already. */
export function setLink(migration: Migration, target: string, address: string): boolean {
  const { data } = migration;
  // The address of a paper is absolute. A file of the site is its PDF.
  if (target === 'URL' && !isSafeUrl(address)) return setLink(migration, 'pdf', address);
  if (target === 'URL' || target === 'code')
    return data[target] === address || setMissing(migration, target, address);
  const links = Object(data.links ?? {}) as Record<string, unknown>;
  return links[target] === address || setBelow(migration, 'links', target, address);
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
  const address = toLinkTarget(migration, url ?? link);
  if (address === '') return true;
  if (address === undefined) return false;
  const words = [type, name, label].filter((word) => typeof word === 'string').map(plainKey);
  if (words.includes('doi')) {
    const DOI = parseDoi(address);
    if (DOI !== undefined && (migration.data.DOI === DOI || setMissing(migration, 'DOI', DOI))) return true;
  }
  if (words.includes('arxiv') || words.includes('preprint')) {
    const arXiv = parseArXiv(address);
    if (arXiv !== undefined && (migration.data.arXiv === arXiv || setMissing(migration, 'arXiv', arXiv)))
      return true;
  }
  const target = words.map((word) => targets.get(word)).find((found) => found !== undefined);
  return target !== undefined && setLink(migration, target, address);
}

/** Converts a key such as `url_pdf`. Returns false if the value has no counterpart. */
export function convertLinkKey(migration: Migration, key: string, target: string): boolean {
  const address = toLinkTarget(migration, migration.data[key]);
  if (address === undefined) return false;
  if (address === '') {
    remove(migration, key, `empty ${key} removed`);
    return true;
  }
  const where = target === 'URL' || target === 'code' ? target : `links.${target}`;
  if (!setLink(migration, target, address)) return false;
  remove(migration, key, `${key} moved to ${where}`);
  return true;
}
