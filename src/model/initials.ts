import { isGroupName, parseName } from './name-parts.ts';

/** Matches a name that begins in a script in which the family name comes first and names have no spaces. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Matches a letter of a script whose neighbouring letters are joined. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}]/u;

/** A zero-width non-joiner. It keeps two initials of a joined script apart. */
const nonJoiner = '\u200c';

/** Thai and Lao vowels that are written before the consonant after which they are pronounced. */
const leadingVowel = /^[\u0e40-\u0e44\u0ec0-\u0ec4]/u;

/**
 * Returns the initials of a name: the first letters of the given name and of the family name, without particles and
 * suffixes. Names in Chinese characters, kana or Hangul have one initial, their first character. A single name also has
 * one initial, and a group has those of its first two words.
 *
 * @returns an empty text for a name without a letter or digit
 */
export function initialsOf(name: string): string {
  const plain = withoutBrackets(name);
  if (familyFirst.test(plain)) return firstLetter(plain);
  const initials = wordsOf(plain).map(firstLetter);
  return initials.join(initials.some((letter) => joined.test(letter)) ? nonJoiner : '');
}

/** Returns the one or two words of a name whose first letters are its initials. */
function wordsOf(name: string): string[] {
  const parts = parseName(name);
  if ('family' in parts) return [parts.given ?? '', parts.family].filter((word) => firstLetter(word) !== '');
  const words = parts.literal
    .replace(/^(?:the|an?)\s+/iu, '')
    .split(/\s+/u)
    .filter((word) => firstLetter(word) !== '');
  if (isGroupName(parts.literal)) return words.slice(0, 2);
  return words.length > 2 ? [words[0] ?? '', words.at(-1) ?? ''] : words;
}

/** Removes texts in brackets, such as the name in another script, unless nothing else remains. */
function withoutBrackets(name: string): string {
  const plain = name.replace(/[（(][^()（）]{0,200}[)）]/gu, ' ').trim();
  return /[\p{L}\p{N}]/u.test(plain) ? plain : name;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Returns the first letter or digit of a word as a capital, with its accents. The Arabic article is skipped, because a
 * third of the Arabic family names begin with it.
 */
function firstLetter(word: string): string {
  const stem = word.replace(/^ال(?=\p{L}{3})/u, '');
  const start = stem.search(/[\p{L}\p{N}]/u);
  if (start === -1) return '';
  const letters = [...graphemes.segment(stem.slice(start))];
  const first = letters[0]?.segment ?? '';
  if (leadingVowel.test(first)) return first + (letters[1]?.segment ?? '');
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u.test(first)
    ? first.normalize('NFC').toUpperCase().slice(0, first.length)
    : first;
}
