import { characterEntities } from 'character-entities';

/**
 * Replaces the character references of HTML, named (`&eacute;`) or numbered (`&#233;`, `&#xe9;`), by their characters.
 * Unknown names and numbers of control characters stay as they are, as does a bare `&`.
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

/** Returns the character with this code point, or `undefined` for control characters and halves of surrogate pairs. */
function characterOf(codePoint: number): string | undefined {
  const isText =
    codePoint === 9 ||
    codePoint === 10 ||
    (codePoint > 31 && !(codePoint > 126 && codePoint < 160) && codePoint < 0x110000);
  const isSurrogate = codePoint >= 0xd800 && codePoint < 0xe000;
  return isText && !isSurrogate ? String.fromCodePoint(codePoint) : undefined;
}
