import anyAscii from 'any-ascii';
import { z } from 'zod';
import { unifySigns } from './characters.ts';

/** Whether Windows reserves a file name for a device. The extension makes no difference: `con`, `Aux.pdf`. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(name);
}

/**
 * The id of a paper, person or group in file names and addresses. Only lower-case letters are allowed, since some file
 * systems do not distinguish upper and lower case.
 */
export const idSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,99}$/,
    'use up to 100 lower-case letters a-z, digits and hyphens, and do not begin with a hyphen',
  )
  .refine((id) => !isDeviceName(id), 'use another id, because Windows does not allow a file of this name')
  .meta({ title: 'id' });

/** The kinds of things that have an id. The kind is used as a prefix of some ids. */
export type IdKind = 'paper' | 'person' | 'project' | 'venue' | 'topic' | 'affiliation';

/** Maximum length of an id, in characters. */
const maxLength = 100;

/**
 * Derives an id from a title or a name: the letters and digits in ASCII, with hyphens between words. An id has at most
 * 100 characters and is cut after a word. Letters of other scripts are transliterated. A text without letters and
 * digits gets an id with a hash of the text, so that its id is always the same.
 *
 * @param kind prefix of an id that would not be a valid file name without it
 */
export function toId(text: string, kind: IdKind): string {
  const slug = anyAscii(unifySigns(text).replaceAll("'", '').normalize('NFKC'))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') return `${kind}-${hashText(text)}`;
  if (isDeviceName(slug)) return `${kind}-${slug}`;
  return cutAtWord(slug, maxLength);
}

/**
 * Adds a number to an id if the number is greater than 1: `id`, `id-2`, `id-3`. The result has at most 100 characters.
 */
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

/**
 * Returns a hash of a text as 8 hexadecimal digits (FNV-1a of the UTF-16 code units). The hash must not be used for
 * security.
 */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
