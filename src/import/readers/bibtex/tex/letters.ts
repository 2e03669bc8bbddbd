/** What some characters in a row stand for. Braces are there for TeX only. */
export const ligatures: Readonly<Record<string, string>> = {
  '{': '', '}': '', '~': ' ', '--': '–', '---': '—', '``': '“', "''": '”', '?`': '¿', '!`': '¡', ',,': '„',
}; // prettier-ignore

/** The character of `\char"5C`, `\char92` or `\char'134`, whose number begins `text`, at the offset `at`. */
export function numberedCharacter(text: string, at: number): { text: string; end: number } {
  const [whole = '', hex, octal, decimal] =
    /^\{?(?:"([\dA-F]{1,6})|'([0-7]{1,7})|(\d{1,7}))\}?\s?/iu.exec(text) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : Number(decimal ?? 0);
  const isCharacter = code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return { text: isCharacter ? String.fromCodePoint(code) : '', end: at + whole.length };
}

/**
 * Letters with an accent on the first; `undefined` where there is no letter.
 *
 * @param place `isBare`: no braces stand around the letters; `isWordEnd`: besides, they end a word
 */
export function accented(
  name: string,
  mark: string,
  letters: string,
  place: { isBare: boolean; isWordEnd: boolean },
): string | undefined {
  const [first = ''] = letters;
  if (first.trim() === '') return undefined;
  const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  const letter = `${base}${mark}`.normalize('NFC');
  // `don\'t` and `model\'s` hold apostrophes that something escaped.
  const isEscaped =
    name === "'" && place.isBare && ([...letter].length > 1 || (base === 's' && place.isWordEnd));
  return isEscaped ? `'${letters}` : letter + letters.slice(first.length);
}
