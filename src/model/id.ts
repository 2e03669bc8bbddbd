import anyAscii from 'any-ascii';
import { z } from 'zod';

/** File names that Windows keeps for devices, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Names a paper or a person in file names and addresses; the same on every file system, whatever it thinks of case. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'use up to 100 letters a-z, digits and hyphens, no hyphen first')
  .refine((id) => !reserved.test(id), 'use another word: Windows allows no file of this name');

/** What ids are made for. */
export type IdKind = 'paper' | 'person' | 'venue' | 'topic' | 'affiliation';

/** The longest id, in characters. */
const longest = 100;

/**
 * The id that a title or a name asks for: its letters and digits in ASCII, words joined by hyphens,
 * cut at a word past 100 characters. Letters of other scripts are transliterated; a text without any letter or digit
 * gets an id made from its characters, so that it too has a stable one.
 *
 * @param kind stands before ids that would otherwise be no good file name
 */
export function toId(text: string, kind: IdKind): string {
  const slug = anyAscii(text.normalize('NFKC').replace(/['’ʼ`´]/gu, ''))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') return `${kind}-${hashText(text)}`;
  if (reserved.test(slug)) return `${kind}-${slug}`;
  return cutAtWord(slug, longest);
}

/** `id` for the first of its name, `id-2` for the second; still no longer than an id may be. */
export function numberedId(id: string, number: number): string {
  if (number === 1) return id;
  const suffix = `-${number}`;
  return `${cutAtWord(id, longest - suffix.length)}${suffix}`;
}

function cutAtWord(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : slug.slice(0, length);
}

/** Eight hexadecimal digits that stand for a text (FNV-1a over its UTF-16 units); not for security. */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
