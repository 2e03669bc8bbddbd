import anyAscii from 'any-ascii';
import { z } from 'zod';

/** File names that Windows reserves for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** The id of a paper or person in file names and addresses. Lower case only, so that it is unique on every file system. */
export const idSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,99}$/,
    'use up to 100 lower-case letters a-z, digits and hyphens, and do not begin with a hyphen',
  )
  .refine((id) => !reserved.test(id), 'use another id, because Windows does not allow a file of this name')
  .meta({ title: 'id' });

/** The kinds of things that have an id. */
export type IdKind = 'paper' | 'person' | 'venue' | 'topic' | 'affiliation';

/** Maximum length of an id, in characters. */
const maxLength = 100;

/**
 * Derives an id from a title or a name: its letters and digits in ASCII, words joined by hyphens, cut at a word after 100
 * characters. Letters of other scripts are transliterated. A text without letters and digits gets an id from a hash of its
 * characters, so that its id is stable too.
 *
 * @param kind the prefix of an id that would not be a valid file name by itself
 */
export function toId(text: string, kind: IdKind): string {
  const slug = anyAscii(text.normalize('NFKC').replace(/['’ʼ`´]/gu, ''))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') return `${kind}-${hashText(text)}`;
  if (reserved.test(slug)) return `${kind}-${slug}`;
  return cutAtWord(slug, maxLength);
}

/** Returns `id` for number 1, `id-2` for number 2 and so on; at most 100 characters. */
export function numberedId(id: string, number: number): string {
  if (number === 1) return id;
  const suffix = `-${number}`;
  return `${cutAtWord(id, maxLength - suffix.length)}${suffix}`;
}

function cutAtWord(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : slug.slice(0, length);
}

/** Returns a hash of a text as 8 hexadecimal digits (FNV-1a over its UTF-16 code units). Not for security. */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
