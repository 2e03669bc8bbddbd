import { texAccents } from '../model/tex-characters.ts';
import { symbols } from './tex-commands.ts';

/** The text that some TeX produces. */
interface DecodedTex {
  text: string;
  /** Number of characters of TeX that were read. */
  length: number;
}

/** Maximum number of hyphens in a row that are read at once. */
export const maxHyphens = 100;

/** Reads hyphens: `--` and `---` become dashes; `--flag` and longer rows of hyphens stay. */
export function readDashes(text: string, before: string): DecodedTex {
  const hyphens = /^-+/u.exec(text)?.[0] ?? '';
  const isFlag = /[\s({[`'"]/u.test(before) && /\p{L}/u.test(text[hyphens.length] ?? ' ');
  const dash = hyphens.length === 2 && !isFlag ? '–' : hyphens.length === 3 ? '—' : hyphens;
  return { text: dash, length: hyphens.length };
}

/** Number of characters after a command that {@link readLetter} needs. */
export const maxLetterLength = 6;

/**
 * Returns the characters that the command `name` produces, or undefined if it produces none.
 *
 * @param following the text after the command, at least {@link maxLetterLength} characters if there are as many
 */
export function readLetter(name: string, following: string): DecodedTex | undefined {
  if (/^[%&_#${}]$/u.test(name)) return { text: name, length: 0 };
  if (/^[\s,;:\\]$/u.test(name)) return { text: ' ', length: 0 };
  if (/^[-/!]$/u.test(name)) return { text: '', length: 0 };
  if (Object.hasOwn(symbols, name)) {
    const text = symbols[name] ?? '';
    // `\o{}` and `\o ` end the command; inside a group, `{\o}`, nothing is needed.
    const tail = /^\p{L}$/u.test(text) ? /^(?:\{\}| (?=\p{L}))?/u : /^(?:\{\})?/u;
    return { text, length: tail.exec(following)?.[0].length ?? 0 };
  }
  if (!Object.hasOwn(texAccents, name)) return undefined;
  // `\~{}` has no letter and produces the accent itself.
  if (/^[~^]$/u.test(name) && following.startsWith('{}')) return { text: name, length: 2 };
  return readAccent(name, following);
}

/** Returns the letter after the accent `name`, with the accent. `\v s` needs a space or braces before the letter, `\'e` does not. */
function readAccent(name: string, following: string): DecodedTex | undefined {
  const pattern = /[A-Za-z]/u.test(name)
    ? /^(?:\{\\([ij])\}|\{(\p{L})\}| (\p{L})(?!\p{L}))/u
    : /^(?:\{\\([ij])\}|\{(\p{L})\}|\\([ij])(?!\p{L})|(\p{L}))/u;
  const [base, ...letters] = pattern.exec(following) ?? [];
  const letter = letters.find((found) => found !== undefined);
  if (base === undefined || letter === undefined) return undefined;
  // `model\'s` and `don\'t` contain an escaped apostrophe, not an accent.
  const isApostrophe = name === "'" && /^(?:s(?!\p{L})|[bdfghjkmpqtvwx])/iu.test(following);
  return {
    text: isApostrophe ? `'${letter}` : `${letter}${texAccents[name] ?? ''}`.normalize('NFC'),
    length: base.length,
  };
}
