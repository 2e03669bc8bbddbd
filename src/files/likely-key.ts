import type { Diagnostic } from '../model/diagnostic.ts';
import { nearestOf } from '../model/edit-distance.ts';

/** Keys of other tools, in lower case without hyphens and underscores, and the key with the same meaning here. */
const foreignKeys: Readonly<Record<string, string>> = {
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

/** Keys of other tools whose text is the body of the file here. */
const bodyKeys: ReadonlySet<string> = new Set(['abstract', 'summary', 'biography', 'bio']);

/**
 * Returns the key with the same meaning as a key of another tool, or with the same letters in another case.
 *
 * @param keys the keys that are allowed
 */
export function sameKey(key: string, keys: readonly string[]): string | undefined {
  const plain = plainKey(key);
  const other = Object.hasOwn(foreignKeys, plain) ? foreignKeys[plain] : undefined;
  const same = keys.find((one) => one.toLowerCase() === plain);
  return same ?? (other !== undefined && keys.includes(other) ? other : undefined);
}

/** Whether the text of a key is the body of the file here. */
export function isBodyKey(key: string): boolean {
  return bodyKeys.has(plainKey(key));
}

/**
 * Returns the key that was probably meant: one with the same meaning, or one with a similar spelling.
 *
 * @param keys the keys that are allowed
 */
export function likelyKey(key: string, keys: readonly string[]): string | undefined {
  return sameKey(key, keys) ?? nearestOf(plainKey(key), keys);
}

/**
 * Describes an unknown key, with a suggestion if a known key is similar.
 *
 * @param keys the keys that are allowed
 * @param parent the formatted path of the key that contains it: `"ids"`
 */
export function describeUnknownKey(
  key: string,
  keys: readonly string[],
  parent?: string,
): Pick<Diagnostic, 'message' | 'advice'> {
  const message = `Unknown key "${key}"${parent === undefined ? '' : ` in ${parent}`}.`;
  const likely = likelyKey(key, keys);
  if (likely !== undefined)
    return { message, advice: `Did you mean "${likely}"? Rename the key, or remove it.` };
  if (isBodyKey(key) && keys.includes('aliases'))
    return { message, advice: 'Move its text below the frontmatter, and remove the key.' };
  return {
    message,
    advice: keys.length > 0 ? `Remove it, or use one of ${keys.join(', ')}.` : 'Correct it, or remove it.',
  };
}

/** Returns a key without the differences between tools: in lower case, without blanks, hyphens and underscores. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/gu, '');
}
