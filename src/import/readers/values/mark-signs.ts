/** Signs that lists of authors put beside names. The first ones are variants of the asterisk. */
export const markSigns = '*∗⁎＊✱⋆★☆†‡‖§¶#♯◊✉✝';
/** Superscripts that refer to a footnote or an affiliation. `ʰ`, `ʷ`, `ª` and `º` are not included: names have them. */
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍⁱᵏᵐⁿᵒᵖᵗᵘᵛᶻ';

/** The characters that are marks wherever they are. */
export const marks: ReadonlySet<string> = new Set(markSigns + superscripts);

const mark = '[*∗⁎＊✱⋆★☆†‡‖§¶#♯◊✉✝⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍⁱᵏᵐⁿᵒᵖᵗᵘᵛᶻ]';
const separatedMarks = new RegExp(`(?<=${mark}) ?[,;] ?(?=${mark}{1,8}(?!${mark}|\\p{L}))`, 'gu');
const listedDigits = new RegExp(
  `(?:(?<=\\p{L}{2})\\d{1,2}|(?<=${mark}))(?: ?, ?(?:\\d{1,2}|${mark})(?!\\d)){1,8}(?= ?(?:[,;·]|$| and ))`,
  'gu',
);
const detachedMarks = new RegExp(`(?<! ) {1,3}(?=${mark}{1,8} {0,3}(?:[,;·]|$| and ))`, 'gu');

/** Signs of TeX, with the character for each. */
const texSigns: readonly (readonly [RegExp, string])[] = [
  [/\\(?:text)?dag(?:ger)?(?![a-z])/gu, '†'],
  [/\\(?:text)?(?:ddag(?:ger)?|daggerdbl)(?![a-z])/gu, '‡'],
  [/\\(?:ast|star|textasteriskcentered)(?![a-z])/gu, '*'],
];

/** Marks that begin with a sign of markup, or with a bracket after a name, and the characters that replace each. */
const markup: readonly (readonly [pattern: RegExp, replace: (...groups: string[]) => string])[] = [
  [/<sup>([^<>]{0,60})<\/sup>(?!\p{L})/iuy, (text = '') => toSuperscript(text)],
  [/<\/?(?:strong|mark|span|em|[biu])(?: [^<>]{0,200})?>/iuy, () => ''],
  [
    /\$ ?(?:\{\} ?)?\^ ?(?:\{([^{}$]{1,40})\}|([^\s{}$]{1,20})) ?\$(?!\p{L})/uy,
    (group, bare = '') => toSuperscript(group ?? bare),
  ],
  [/\\textsuperscript\{([^{}]{1,40})\}(?!\p{L})/uy, (text = '') => toSuperscript(text)],
  [
    / ?[([](?:contributed )?(equal|co-?first|joint first|shared first|correspond|deceased)[^()[\]]{0,80}[)\]]/iuy,
    (word = '') => (/^corr/iu.test(word) ? '✉' : /^dec/iu.test(word) ? '✝' : '⁼'),
  ],
  [
    new RegExp(
      ` ?[([] ?((?:\\d{1,2}|[a-h]|${mark})(?: ?(?:,|and) ?(?:\\d{1,2}|[a-h]|${mark})){0,5}) ?[)\\]](?= ?(?:[,;·]|$| and ))`,
      'uy',
    ),
    (text = '') => toSuperscript(text),
  ],
];

/**
 * Writes the marks in a text with names so that a list of marks has no comma: `Lin1,2` and `Lin <sup>1,2</sup>` become
 * `Lin¹²`, and `Lin (equal contribution)` becomes `Lin⁼`. The text can then be split at its commas. HTML tags for fonts
 * are removed.
 */
export function joinMarks(text: string): string {
  if (!/[^\p{L}\p{M} .,'’-]|[\u2071\u207f\u1d2c-\u1d6a]/u.test(text)) return text;
  return replaceMarkup(text)
    .replace(separatedMarks, '')
    .replace(listedDigits, toSuperscript)
    .replace(detachedMarks, '');
}

/** Replaces superscripts in HTML and TeX, and marks and remarks in brackets, by the characters that are marks. */
export function replaceMarkup(text: string): string {
  if (!/[<$\\([]/u.test(text)) return text;
  const signed = texSigns.reduce((tex, [pattern, sign]) => tex.replace(pattern, sign), text);
  let result = '';
  let at = 0;
  for (const { index } of signed.matchAll(/[<$\\]|(?<=[\p{L}\p{M}.] ?)[([]/gu)) {
    if (index < at) continue;
    for (const [pattern, replace] of markup) {
      pattern.lastIndex = index;
      const match = pattern.exec(signed);
      if (!match) continue;
      const before = result + signed.slice(at, index);
      result = (/[([]/u.test(match[0].charAt(0)) ? before.trimEnd() : before) + replace(...match.slice(1));
      at = index + match[0].length;
      break;
    }
  }
  return result + signed.slice(at);
}

/** Removes the emphasis around a whole name, which marks the owner of a list: `**Lin, C.**` or `_Lin, C._`. */
export function withoutEmphasis(name: string): string {
  return /^(\*{1,3}|_{1,3})(?=[\p{L}{])([^*_]{1,200})\1$/u.exec(name.trim())?.[2] ?? name;
}

/**
 * Writes the marks in a superscript as characters that are marks wherever they are: digits as superscript digits, and
 * any letter as `ᵃ`, because letters only refer to affiliations. The ending of an ordinal number (`3rd`) is not a mark.
 */
export function toSuperscript(text: string): string {
  if (/^(?:st|nd|rd|th)$/u.test(text)) return text;
  return [...text]
    .map((sign) => {
      if (/\d/u.test(sign)) return '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '';
      return marks.has(sign) ? sign : /\p{L}/u.test(sign) ? 'ᵃ' : '';
    })
    .join('');
}
