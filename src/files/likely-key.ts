import { nearestOf } from '../model/edit-distance.ts';

/** Keys that other tools have, and the word for the same thing here. */
const otherWords: Readonly<Record<string, string>> = {
  authors: 'author',
  booktitle: 'containerTitle',
  conference: 'containerTitle',
  date: 'issued',
  editors: 'editor',
  eprint: 'arXiv',
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
  position: 'role',
  published: 'issued',
  publication: 'containerTitle',
  publishdate: 'issued',
  repository: 'code',
  tags: 'keyword',
  venue: 'containerTitle',
  website: 'links',
  year: 'issued',
};

/** Keys whose text stands below the frontmatter here. */
const bodies: ReadonlySet<string> = new Set(['abstract', 'summary', 'biography', 'bio']);

/**
 * What a key may have been meant for, as advice: the same letters in another case, the word of another tool, or a slip of the pen.
 *
 * @param keys what may stand there
 */
export function likelyKey(key: string, keys: readonly string[]): string | undefined {
  const plain = key.toLowerCase().replace(/[\s_-]/gu, '');
  const other = Object.hasOwn(otherWords, plain) ? otherWords[plain] : undefined;
  const same = keys.find((one) => one.toLowerCase() === plain);
  const found = same ?? (other !== undefined && keys.includes(other) ? other : nearestOf(plain, keys));
  if (found !== undefined) return `Write "${found}"`;
  return bodies.has(plain) && keys.includes('aliases') ? 'Write that text below the frontmatter' : undefined;
}
