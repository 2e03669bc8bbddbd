import { nearestOf } from '../model/edit-distance.ts';

/** Keys that other tools have, and the word for the same thing here. */
const otherWords: Readonly<Record<string, string>> = {
  authors: 'author',
  booktitle: 'containerTitle',
  conference: 'containerTitle',
  date: 'issued',
  editors: 'editor',
  draft: 'hidden',
  eprint: 'arXiv',
  featured: 'selected',
  github: 'code',
  homepage: 'links',
  institution: 'affiliations',
  issn: 'ISSN',
  journal: 'containerTitle',
  journaltitle: 'containerTitle',
  keywords: 'keyword',
  link: 'URL',
  number: 'issue',
  pages: 'page',
  paperurl: 'URL',
  position: 'role',
  published: 'issued',
  publication: 'containerTitle',
  publicationtypes: 'type',
  publishdate: 'issued',
  repository: 'code',
  urlcode: 'code',
  tags: 'keyword',
  venue: 'containerTitle',
  website: 'links',
  year: 'issued',
};

/** Keys whose text stands below the frontmatter here. */
const bodies: ReadonlySet<string> = new Set(['abstract', 'summary', 'biography', 'bio']);

/**
 * The key that says the same here: the same letters in another case, or the word of another tool.
 *
 * @param keys what may stand there
 */
export function sameKey(key: string, keys: readonly string[]): string | undefined {
  const plain = plainKey(key);
  const other = Object.hasOwn(otherWords, plain) ? otherWords[plain] : undefined;
  const same = keys.find((one) => one.toLowerCase() === plain);
  return same ?? (other !== undefined && keys.includes(other) ? other : undefined);
}

/** Whether the text of a key stands below the frontmatter here. */
export function isBodyKey(key: string): boolean {
  return bodies.has(plainKey(key));
}

/**
 * What a key may have been meant for, as advice: the key that says the same, or that of which it is a slip of the pen.
 *
 * @param keys what may stand there
 */
export function likelyKey(key: string, keys: readonly string[]): string | undefined {
  const found = sameKey(key, keys) ?? nearestOf(plainKey(key), keys);
  if (found !== undefined) return `Write "${found}"`;
  return isBodyKey(key) && keys.includes('aliases') ? 'Write that text below the frontmatter' : undefined;
}

/** A key without what tools write differently: case, blanks, hyphens, underscores. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/gu, '');
}
