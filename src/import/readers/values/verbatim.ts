import { decodeEntities } from './entities.ts';

/** The TeX commands that programs write in addresses and identifiers, and the character for each. */
const characters: Readonly<Record<string, string>> = {
  textless: '<', lt: '<', langle: '<', textgreater: '>', gt: '>', rangle: '>', textasciitilde: '~', sim: '~', tilde: '~', textasciicircum: '^',
  textunderscore: '_', textdollar: '$', textpercent: '%', textbar: '|', vert: '|', textbackslash: '\\', slash: '/', colon: ':', textquotesingle: "'",
  textquotedbl: '"', textasciigrave: '`', textasteriskcentered: '*', ast: '*', lbrack: '[', rbrack: ']', lbrace: '{', rbrace: '}', textbraceleft: '{',
  textbraceright: '}', allowbreak: '', protect: '', relax: '', string: '', hyphen: '-', _: '_', '%': '%', '#': '#', '&': '&', $: '$', '~': '~', '^': '^', '-': '', '/': '',
}; // prettier-ignore

/** Characters that look like a tilde. They were made from `\\sim` or `\\tilde`, and no address contains them. */
const tildes = /[\u02dc\u223c]/gu;

/** Characters without a width, which a browser or a text program adds to a long word. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Maximum number of times that a value is decoded: text that was escaped by several programs one after the other. */
const maxRounds = 4;

/**
 * Decodes a value other than prose, such as a web address or a DOI. TeX commands for single characters, escaped
 * signs, formulas of one sign, and entities of HTML become characters. Anything else is not changed.
 */
export function decodeVerbatim(source: string): string {
  if (!/[\\{&$\u00ad\u02dc\u200b-\u223c\ufeff]/u.test(source)) return source.trim();
  let text = source
    .replace(tildes, '~')
    .replace(invisible, '')
    .replace(
      /^\s*\\(?:url|path|nolinkurl|burl|href|doi)\s{0,9}\{((?:[^{}]|\{[^{}]*\})*)\}(?:\{[^{}]*\})?\s*$/u,
      '$1',
    );
  for (let round = 0; round < maxRounds; round++) {
    const next = decodeOnce(text);
    if (next === text) break;
    text = next;
  }
  return text.trim();
}

function decodeOnce(text: string): string {
  const signs = text
    // A formula of one sign, such as `$<$`, `$\sim$` or `\ensuremath{<}`.
    .replace(/\$\s?\{?(\\[A-Za-z]{1,20}|\\?[^\sA-Za-z\d$\\{}])\s?\}?\s?\$/gu, '{$1}')
    .replace(/\\\(\s?(\\[A-Za-z]{1,20}|\\?[^\sA-Za-z\d$\\{}])\s?\\\)/gu, '{$1}')
    .replace(/\\(?:ensuremath|mathrm|mbox|texttt|textrm|text)(?=\s?\{)/gu, '')
    .replace(/\\(?:char|symbol)\s?\{?(?:"([\dA-F]{2})|(\d{2,3}))\}?/gu, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/\{\s?\\([A-Za-z]{1,20}|[_%#&$~^/-])(?:\{\})?\s?\}/gu, decodeCommand)
    .replace(/\\([A-Za-z]{1,20}|[_%#&$~^/-])(?:\{\}|(?<=[A-Za-z])\s{1,9})?/gu, decodeCommand)
    .replace(/\\([{}])/gu, '$1')
    .replace(/(?<!\\[A-Za-z]{0,20})\{([^{}\\]?)\}/gu, '$1');
  return decodeEntities(signs);
}

function decodeCommand(command: string, name: string): string {
  return Object.hasOwn(characters, name) ? (characters[name] ?? command) : command;
}
