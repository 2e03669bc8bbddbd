import { texAccents } from '../model/tex-characters.ts';
import { symbols } from './tex-commands.ts';

/** What some characters of TeX stand for, and how many they are. */
interface Letters {
  text: string;
  length: number;
}

/** The longest rule of hyphens that is looked at as a whole. */
export const longestRule = 100;

/** `--` and `---` are dashes; `--flag`, and rules of more hyphens, are what they are. */
export function readDashes(text: string, before: string): Letters {
  const hyphens = /^-+/u.exec(text)?.[0] ?? '';
  const isFlag = /[\s({[`'"]/u.test(before) && /\p{L}/u.test(text[hyphens.length] ?? ' ');
  const dash = hyphens.length === 2 && !isFlag ? '–' : hyphens.length === 3 ? '—' : hyphens;
  return { text: dash, length: hyphens.length };
}

/** As much of what follows a command as {@link readLetter} looks at. */
export const longestLetter = 6;

/** The characters that the command `name` stands for, with how much of what follows it belongs to it. */
export function readLetter(name: string, following: string): Letters | undefined {
  if (/^[%&_#${}]$/u.test(name)) return { text: name, length: 0 };
  if (/^[\s,;:\\]$/u.test(name)) return { text: ' ', length: 0 };
  if (/^[-/!]$/u.test(name)) return { text: '', length: 0 };
  if (Object.hasOwn(symbols, name)) {
    const text = symbols[name] ?? '';
    // `\o{}` and `\o ` end the command, `{\o}` needs nothing.
    const tail = /^\p{L}$/u.test(text) ? /^(?:\{\}| (?=\p{L}))?/u : /^(?:\{\})?/u;
    return { text, length: tail.exec(following)?.[0].length ?? 0 };
  }
  if (!Object.hasOwn(texAccents, name)) return undefined;
  // `\~{}` is the sign itself, for lack of a letter.
  if (/^[~^]$/u.test(name) && following.startsWith('{}')) return { text: name, length: 2 };
  return readAccent(name, following);
}

/** The letter that follows the accent `name`, with it: `\v s` has a blank or braces, which `\'e` needs not. */
function readAccent(name: string, following: string): Letters | undefined {
  const pattern = /[A-Za-z]/u.test(name)
    ? /^(?:\{\\([ij])\}|\{(\p{L})\}| (\p{L})(?!\p{L}))/u
    : /^(?:\{\\([ij])\}|\{(\p{L})\}|\\([ij])(?!\p{L})|(\p{L}))/u;
  const [base, ...letters] = pattern.exec(following) ?? [];
  const letter = letters.find((found) => found !== undefined);
  if (base === undefined || letter === undefined) return undefined;
  // `model\'s` and `don\'t` hold apostrophes that something escaped.
  const isApostrophe = name === "'" && /^(?:s(?!\p{L})|[bdfghjkmpqtvwx])/iu.test(following);
  return {
    text: isApostrophe ? `'${letter}` : `${letter}${texAccents[name] ?? ''}`.normalize('NFC'),
    length: base.length,
  };
}
