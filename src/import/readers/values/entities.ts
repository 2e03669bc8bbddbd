import { characterEntities } from 'character-entities';

/**
 * Replaces the character references of HTML by their characters. A reference may have a name (`&eacute;`) or a number
 * (`&#233;`, `&#xe9;`). References with an unknown name or the number of a control character are not changed. An `&`
 * that does not begin a reference is not changed either.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/giu,
    (reference: string, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? (characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? reference)
        : Object.hasOwn(characterEntities, name)
          ? (characterEntities[name] ?? reference)
          : reference,
  );
}

/**
 * Returns the character with a code point. Returns `undefined` for control characters and for halves of surrogate
 * pairs.
 */
function characterOf(codePoint: number): string | undefined {
  const isText =
    codePoint === 9 ||
    codePoint === 10 ||
    (codePoint > 31 && !(codePoint > 126 && codePoint < 160) && codePoint < 0x110000);
  const isSurrogate = codePoint >= 0xd800 && codePoint < 0xe000;
  return isText && !isSurrogate ? String.fromCodePoint(codePoint) : undefined;
}
