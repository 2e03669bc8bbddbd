import type { Diagnostic } from '../model/diagnostic.ts';
import { nearestOf } from '../model/edit-distance.ts';

/**
 * Keys that other tools use, with the key of Offprint that has the same meaning. The keys of other tools are in lower
 * case, without hyphens and underscores.
 */
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

/** Keys of other tools for texts that Offprint keeps in the body of the file. */
const bodyKeys: ReadonlySet<string> = new Set(['abstract', 'summary', 'biography', 'bio']);

/**
 * Returns the allowed key that differs from the given key only in case or hyphens (`arxiv`, `container-title`), or that
 * has the same meaning as this key of another tool.
 *
 * @param keys the allowed keys
 */
export function sameKey(key: string, keys: readonly string[]): string | undefined {
  const plain = plainKey(key);
  const other = Object.hasOwn(foreignKeys, plain) ? foreignKeys[plain] : undefined;
  const same = keys.find((one) => one.toLowerCase() === plain);
  return same ?? (other !== undefined && keys.includes(other) ? other : undefined);
}

/** Whether another tool uses this key for a text that Offprint keeps in the body of the file. */
export function isBodyKey(key: string): boolean {
  return bodyKeys.has(plainKey(key));
}

/**
 * Returns the allowed key that the user probably meant: one with the same meaning as the given key, or one with a
 * similar spelling.
 *
 * @param keys the allowed keys
 */
export function likelyKey(key: string, keys: readonly string[]): string | undefined {
  return sameKey(key, keys) ?? nearestOf(plainKey(key), keys);
}

/**
 * Describes an unknown key in a message. The advice names the key that the user probably meant, if there is one.
 *
 * @param keys the allowed keys
 * @param parent the path of the map that contains the unknown key, in quotes: `"ids"`
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
    return { message, advice: 'Move the text of the key below the frontmatter, and remove the key.' };
  return {
    message,
    advice:
      keys.length > 0
        ? `Remove the key, or use one of ${keys.join(', ')}.`
        : 'Correct the key, or remove it.',
  };
}

/**
 * Returns a key in lower case, without spaces, hyphens and underscores, so that the spellings of different tools are
 * equal.
 */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/gu, '');
}
