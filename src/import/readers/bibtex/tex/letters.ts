/** The texts for sequences of characters that TeX replaces, such as `--`. Braces are removed. */
export const ligatures: Readonly<Record<string, string>> = {
  '{': '', '}': '', '~': ' ', '--': '–', '---': '—', '``': '“', "''": '”', '?`': '¿', '!`': '¡', ',,': '„',
}; // prettier-ignore

/**
 * Returns the character for a number such as in `\char"5C`, `\char92` or `\char'134`.
 *
 * @param text a text that begins with the number
 * @param at offset of the number in the source
 */
export function numberedCharacter(text: string, at: number): { text: string; end: number } {
  const [whole = '', hex, octal, decimal] =
    /^\{?(?:"([\dA-F]{1,6})|'([0-7]{1,7})|(\d{1,7}))\}?\s?/iu.exec(text) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : Number(decimal ?? 0);
  const isCharacter = code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return { text: isCharacter ? String.fromCodePoint(code) : '', end: at + whole.length };
}

/**
 * Puts an accent on the first of the given letters. Returns `undefined` if there is no letter.
 *
 * @param name the name of the accent command
 * @param accent the combining character of the accent
 * @param context `isBare`: the letters are not in braces; `isWordEnd`: the letters are not in braces and end a word
 */
export function addAccent(
  name: string,
  accent: string,
  letters: string,
  context: { isBare: boolean; isWordEnd: boolean },
): string | undefined {
  const [first = ''] = letters;
  if (first.trim() === '') return undefined;
  const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  const letter = `${base}${accent}`.normalize('NFC');
  // In `don\'t` and `model\'s`, the apostrophe was escaped by mistake and is not an accent.
  const isEscaped =
    name === "'" && context.isBare && ([...letter].length > 1 || (base === 's' && context.isWordEnd));
  return isEscaped ? `'${letters}` : letter + letters.slice(first.length);
}
