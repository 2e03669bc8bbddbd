import { texAccents } from '../model/tex-characters.ts';
import { symbols } from './tex-commands.ts';

/** The text that some TeX produces, and the length of the TeX. */
interface DecodedTex {
  text: string;
  /** Number of characters of TeX from which the text was produced. */
  length: number;
}

/** Maximum number of consecutive hyphens that are read at once. */
export const maxHyphens = 100;

/**
 * Reads consecutive hyphens. `--` and `---` become dashes. An option such as `--flag`, and four or more hyphens, stay
 * as they are.
 *
 * @param before the character before the hyphens
 */
export function readDashes(text: string, before: string): DecodedTex {
  const hyphens = /^-+/u.exec(text)?.[0] ?? '';
  const isFlag = /[\s({[`'"]/u.test(before) && /\p{L}/u.test(text[hyphens.length] ?? ' ');
  const dash = hyphens.length === 2 && !isFlag ? '–' : hyphens.length === 3 ? '—' : hyphens;
  return { text: dash, length: hyphens.length };
}

/** Number of characters after a command that `readLetter` may need to read. */
export const maxLetterLength = 6;

/**
 * Returns the characters that a TeX command produces, or `undefined` if it is not a command that produces characters.
 *
 * @param following the text after the command; at least `maxLetterLength` characters, or all that is left
 */
export function readLetter(name: string, following: string): DecodedTex | undefined {
  if (/^[%&_#${}]$/u.test(name)) return { text: name, length: 0 };
  if (/^[\s,;:\\]$/u.test(name)) return { text: ' ', length: 0 };
  if (/^[-/!]$/u.test(name)) return { text: '', length: 0 };
  if (Object.hasOwn(symbols, name)) {
    const text = symbols[name] ?? '';
    // In `\o{}` and `\o x`, the braces or the space only end the command, so they are skipped. In a group such as
    // `{\o}`, the group ends the command.
    const tail = /^\p{L}$/u.test(text) ? /^(?:\{\}| (?=\p{L}))?/u : /^(?:\{\})?/u;
    return { text, length: tail.exec(following)?.[0].length ?? 0 };
  }
  if (!Object.hasOwn(texAccents, name)) return undefined;
  // In `\~{}` there is no letter under the accent. The command produces the accent character itself.
  if (/^[~^]$/u.test(name) && following.startsWith('{}')) return { text: name, length: 2 };
  return readAccent(name, following);
}

/**
 * Returns a letter with the accent that a command puts on it. An accent command that is a letter needs a space or
 * braces before its argument (`\v s`); other accents do not (`\'e`).
 *
 * @param following the text after the command, which begins with the letter
 */
function readAccent(name: string, following: string): DecodedTex | undefined {
  const pattern = /[A-Za-z]/u.test(name)
    ? /^(?:\{\\([ij])\}|\{(\p{L})\}| (\p{L})(?!\p{L}))/u
    : /^(?:\{\\([ij])\}|\{(\p{L})\}|\\([ij])(?!\p{L})|(\p{L}))/u;
  const [base, ...letters] = pattern.exec(following) ?? [];
  const letter = letters.find((found) => found !== undefined);
  if (base === undefined || letter === undefined) return undefined;
  // In `model\'s` and `don\'t`, the command is an escaped apostrophe, not an accent.
  const isApostrophe = name === "'" && /^(?:s(?!\p{L})|[bdfghjkmpqtvwx])/iu.test(following);
  return {
    text: isApostrophe ? `'${letter}` : `${letter}${texAccents[name] ?? ''}`.normalize('NFC'),
    length: base.length,
  };
}
