import { isGroupName, toName } from '../../../model/name-parts.ts';
import { formatName, type Name, splitEastAsian } from '../../../model/name.ts';
import type { PaperRecord } from '../record.ts';

type SourcePaper = PaperRecord['paper'];

/** Signs that lists of authors put beside names. The first ones are variants of the asterisk. */
const signs = '*∗⁎＊✱⋆★☆†‡‖§¶#♯◊✉✝';
/** Superscripts that refer to a footnote or an affiliation. `ʰ`, `ʷ`, `ª` and `º` are not included: names have them. */
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍⁱᵏᵐⁿᵒᵖᵗᵘᵛᶻ';
const marks: ReadonlySet<string> = new Set(signs + superscripts);
const mark = `[${signs}${superscripts}]`;

const remark =
  / ?[([](?:(?:contributed )?equal(?:ly)?|(?:co-?|joint |shared )first author|corresponding|deceased)(?![\p{L}\p{N}])[^()[\]]{0,80}[)\]]/giu;
const superscriptTag =
  /(?:<sup>([^<>]{0,60})<\/sup>|\$ ?(?:\{\} ?)?\^ ?(?:\{([^{}$]{1,40})\}|([^\s{}$]{1,20})) ?\$|\\textsuperscript\{([^{}]{1,40})\})(?!\p{L})/giu;
const texSigns: readonly (readonly [RegExp, string])[] = [
  [/\\(?:text)?dag(?:ger)?(?![a-z])/gu, '†'],
  [/\\(?:text)?(?:ddag(?:ger)?|daggerdbl)(?![a-z])/gu, '‡'],
  [/\\(?:ast|star|textasteriskcentered)(?![a-z])/gu, '*'],
];
const separatedMarks = new RegExp(
  `(?<=${mark}) ?[,;] ?(?=${mark}{1,8}(?![\\p{L}${signs}${superscripts}]))`,
  'gu',
);
const listedDigits = new RegExp(
  `(?:(?<=\\p{L}{2})\\d{1,2}|(?<=${mark}))(?: ?, ?(?:\\d{1,2}|${mark})(?!\\d)){1,8}(?= ?(?:[,;·]|$| and ))`,
  'gu',
);
const detachedMarks = new RegExp(`(?<! ) {1,3}(?=${mark}{1,8} {0,3}(?:[,;·]|$| and ))`, 'gu');
const bracketedMarks = new RegExp(
  `(?<=[\\p{L}.]) ?[([] ?(?:\\d{1,2}|[a-h]|${mark})(?: ?(?:,|and) ?(?:\\d{1,2}|[a-h]|${mark})){0,5} ?[)\\]](?= ?(?:[,;·]|$| and ))`,
  'gu',
);

/**
 * Writes the marks in a text with names so that a list of marks has no comma: `Lin1,2` and `Lin <sup>1,2</sup>` become
 * `Lin¹²`, and `Lin (equal contribution)` becomes `Lin⁼`. The text can then be split at its commas.
 */
export function joinMarks(text: string): string {
  if (!/[^\p{L}\p{M} .,'’-]|[\u2071\u207f\u1d2c-\u1d6a]/u.test(text)) return text;
  return text
    .replace(remark, (words) => (meaningOf(words) === 'equal' ? '⁼' : meaningOf(words) ? '✉' : '✝'))
    .replace(superscriptTag, readSuperscript)
    .replace(bracketedMarks, toSuperscript)
    .replace(separatedMarks, '')
    .replace(listedDigits, toSuperscript)
    .replace(detachedMarks, '');
}

/** Removes the emphasis around a whole name, which marks the owner of a list: `**Lin, C.**` or `_Lin, C._`. */
export function withoutEmphasis(name: string): string {
  return /^(\*{1,3}|_{1,3})(?=[\p{L}{])([^*_]{1,200})\1$/u.exec(name.trim())?.[2] ?? name;
}

function readSuperscript(_: string, ...inner: (string | undefined)[]): string {
  const [tag, group, bare, command] = inner;
  const text = tag ?? group ?? bare ?? command ?? '';
  return toSuperscript(texSigns.reduce((tex, [pattern, sign]) => tex.replace(pattern, sign), text));
}

/**
 * Writes the marks in a superscript as characters that are marks wherever they are: digits as superscript digits, and
 * any letter as `ᵃ`, because letters only refer to affiliations. The ending of an ordinal number (`3rd`) is no mark.
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

/** What a mark says about an author. */
type Meaning = 'equal' | 'corresponding';

/** A name without its marks. */
interface UnmarkedName {
  name: Name;
  /** The signs and superscripts, with `*` for all asterisks. */
  marks: string[];
}

/** Matches names that can have no marks. Most names match. */
const plainName = /^[A-Za-z\u00c0-\u024f .,'’-]*$/u;
const formatting = /<\/?(?:b|strong|i|em|u|mark|span)(?: [^<>]{0,200})?>/giu;

/** Removes the marks and the invisible characters from a name. */
export function takeMarks(name: Name): UnmarkedName {
  if (typeof name === 'string') {
    if (plainName.test(name)) return { name, marks: [] };
    const isPerson = name.includes(' ') && !isGroupName(name);
    const found = takeFrom([name], isPerson);
    const [text = ''] = found.texts;
    const inner = /^\{([^{}]+)\}$/u.exec(text)?.[1]?.trim();
    if (inner) return { name: { literal: inner }, marks: found.marks };
    const plain = text.includes('\\') ? text : text.replace(/[{}]/gu, '');
    if (plain === '') return { name, marks: [] };
    return { name: splitEastAsian(plain) ?? plain, marks: found.marks };
  }
  if ('literal' in name) {
    if (plainName.test(name.literal)) return { name, marks: [] };
    const found = takeFrom([name.literal], false);
    const literal = found.texts[0]?.replace(/^\{([^{}]+)\}$/u, '$1') ?? '';
    return literal === '' || literal === name.literal
      ? { name, marks: [] }
      : { name: { ...name, literal }, marks: found.marks };
  }
  const { family, given, nonDroppingParticle, suffix, ORCID } = name;
  const before = [family, given ?? '', nonDroppingParticle ?? '', suffix ?? ''];
  if (before.every((text) => plainName.test(text))) return { name, marks: [] };
  const found = takeFrom(before, true);
  const [last = '', first, particle, end] = found.texts.map((text) =>
    text.includes('\\') ? text : text.replace(/[{}]/gu, ''),
  );
  if (last === '' || [last, first, particle, end].every((text, index) => text === before[index]))
    return { name, marks: [] };
  const parts = {
    family: last,
    ...(first && { given: first }),
    ...(particle && { nonDroppingParticle: particle }),
    ...(end && { suffix: end }),
    ...(ORCID && { ORCID }),
  };
  return { name: toName(parts), marks: found.marks };
}

/**
 * Removes marks from the parts of a name.
 *
 * @param isPerson whether every word may have marks, and whether digits at the end of a word are marks; for a group,
 * only signs at the beginning and the end are
 */
function takeFrom(parts: readonly string[], isPerson: boolean): { texts: string[]; marks: string[] } {
  const isEmphasised = parts.some((part) => /^[*_]/u.test(part)) && parts.some((part) => /[*_]$/u.test(part));
  const found: string[] = [];
  const texts = parts.map((part) => {
    const text = joinMarks(withoutInvisible(part).replace(formatting, ''));
    const trim = (word: string) => trimMarks(word, { found, isEmphasised, isPerson });
    const plain = isPerson ? text.split(' ').map(trim).filter(Boolean).join(' ') : trim(text);
    return plain.replace(/[\s,;]{1,9}$/u, '');
  });
  return { texts, marks: found.filter((sign) => !(isEmphasised && sign === '*')) };
}

function trimMarks(
  word: string,
  { found, isEmphasised, isPerson }: { found: string[]; isEmphasised: boolean; isPerson: boolean },
): string {
  const characters = [...word];
  const isMark = (sign: string | undefined) =>
    sign !== undefined && ((marks.has(sign) && (isPerson || sign !== '#')) || (isEmphasised && sign === '_'));
  let start = 0;
  while (isMark(characters[start])) found.push(plainSign(characters[start++] ?? ''));
  if (start === characters.length) return '';
  let end = characters.length;
  const isEnd = (sign: string | undefined) => isMark(sign) || (isPerson && /^[&^+]$/u.test(sign ?? ''));
  while (isEnd(characters[end - 1])) found.push(plainSign(characters[--end] ?? ''));
  const rest = characters.slice(start, end).join('');
  return isPerson ? rest.replace(/(?<=\p{L}{2}|\p{L}\.)\d{1,2}$/u, '') : rest;
}

function plainSign(sign: string): string {
  return /[∗⁎＊✱⋆★☆]/u.test(sign) ? '*' : sign;
}

/**
 * Removes invisible characters from a name, except where they belong to the spelling: joiners in scripts such as Arabic
 * and Devanagari, and the variants of Han characters.
 */
function withoutInvisible(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, (sign, offset: number) => {
    const before = text.slice(Math.max(0, offset - 2), offset);
    if (/[\u200c\u200d]/u.test(sign))
      return /[[\p{L}\p{M}]--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]]$/v.test(
        before,
      )
        ? sign
        : '';
    return /\p{Variation_Selector}/u.test(sign) && /\p{Script=Han}$/u.test(before) ? sign : '';
  });
}

/** Fields below `other` that may explain the marks of a list of authors. */
const explaining = /^(?:annotation|annote|addendum|additional[_-]?info|author[_-]?notes?|N1|RN|custom)$/iu;

/**
 * Removes the marks from the names of a paper. A mark that the record explains, such as `* Equal contribution`, becomes
 * `equalContribution` or `corresponding`. Without an explanation, an asterisk at two or more authors means an equal
 * contribution, and an envelope a corresponding author. Other signs are kept under `other`.
 */
export function readNameMarks(paper: SourcePaper): SourcePaper {
  const editor = paper.editor?.map((name) => takeMarks(name).name);
  const authors = paper.author?.map(takeMarks) ?? [];
  const author = authors.map(({ name }) => name);
  const isChanged = (after: readonly Name[] | undefined, before: readonly Name[] | undefined) =>
    before?.some((name, index) => name !== after?.[index]) ?? false;
  if (!isChanged(editor, paper.editor) && !isChanged(author, paper.author)) return paper;
  const counts = new Map<string, number>();
  for (const { marks: found } of authors)
    for (const sign of new Set(found)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const explained = explain(paper, [...counts.keys()]);
  const meaningOfMark = (sign: string): Meaning | undefined => {
    if (explained.has(sign)) return explained.get(sign);
    if (sign === '⁼' || (sign === '*' && (counts.get(sign) ?? 0) > 1)) return 'equal';
    return sign === '✉' ? 'corresponding' : undefined;
  };
  const withMark = (wanted: Meaning) =>
    authors.filter(({ marks: found }) => found.some((sign) => meaningOfMark(sign) === wanted)).map(spell);
  const equal = [...new Set([...(paper.equalContribution ?? []), ...withMark('equal')])];
  const corresponding = [...new Set([...(paper.corresponding ?? []), ...withMark('corresponding')])];
  const unexplained = authors.flatMap((one) => {
    const found = one.marks.filter((sign) => signs.includes(sign) && meaningOfMark(sign) === undefined);
    return found.length > 0 ? [`${spell(one)} ${found.join('')}`] : [];
  });
  return {
    ...paper,
    ...(author.length > 0 && { author }),
    ...(editor && { editor }),
    ...(equal.length > 0 && { equalContribution: equal }),
    ...(corresponding.length > 0 && { corresponding }),
    ...(unexplained.length > 0 && { other: { ...paper.other, 'author-marks': unexplained } }),
  };
}

function spell({ name }: UnmarkedName): string {
  return formatName(name);
}

/** Finds the meaning of marks in the texts of a record: `* Equal contribution. † Corresponding author`. */
function explain(paper: SourcePaper, used: readonly string[]): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const texts = Object.entries(paper.other ?? {}).flatMap(([key, value]) =>
    explaining.test(key) ? [value].flat().filter((each) => typeof each === 'string') : [],
  );
  for (const text of [paper.note ?? '', ...texts]) {
    const signed = texSigns.reduce((tex, [pattern, sign]) => tex.replace(pattern, sign), text.slice(0, 2000));
    const plain = signed.replace(superscriptTag, readSuperscript);
    const [, before = ''] = new RegExp(`^([^${signs}${superscripts}]*)`, 'u').exec(plain) ?? [];
    const [only] = used;
    const whole = used.length === 1 ? meaningOf(before) : undefined;
    if (only !== undefined && whole) meanings.set(only, whole);
    for (const [, found = '', words = ''] of plain.matchAll(
      new RegExp(`(${mark}{1,4})([^${signs}${superscripts}]{1,200})`, 'gu'),
    )) {
      const meaning = meaningOf(words);
      for (const sign of found) if (meaning) meanings.set(plainSign(sign), meaning);
    }
  }
  return meanings;
}

function meaningOf(words: string): Meaning | undefined {
  if (/\bequal|\bco-?first\b|\bjoint(?:ly)? first\b|\bshare[sd]? first\b/iu.test(words)) return 'equal';
  return /\bcorrespond/iu.test(words) ? 'corresponding' : undefined;
}
