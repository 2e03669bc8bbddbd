import { isGroupName, toName } from '../../../model/name-parts.ts';
import { formatName, type Name, splitEastAsian } from '../../../model/name.ts';
import type { PaperRecord } from '../record.ts';
import { joinMarks, marks, replaceMarkup, markSigns } from './mark-signs.ts';

type SourcePaper = PaperRecord['paper'];

/** The meaning of a mark beside the name of an author. */
type Meaning = 'equal' | 'corresponding';

/** A name without its marks. */
interface UnmarkedName {
  name: Name;
  /** The signs and superscripts, with `*` for all asterisks. */
  marks: string[];
}

/** Matches names that can have no marks. Most names match. */
const plainName = /^[A-Za-z\u00c0-\u024f .,'’-]*$/u;

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
 * @param isPerson whether every word may have marks, and whether digits at the end of the family name are marks; for a
 * group, only signs at the beginning and the end are
 */
function takeFrom(parts: readonly string[], isPerson: boolean): { texts: string[]; marks: string[] } {
  const isEmphasised = parts.some((part) => /^[*_]/u.test(part)) && parts.some((part) => /[*_]$/u.test(part));
  const found: string[] = [];
  const texts = parts.map((part, index) => {
    const text = joinMarks(withoutInvisible(part));
    const trim = (word: string) => trimMarks(word, { found, isEmphasised, isPerson });
    const plain = isPerson ? text.split(' ').map(trim).filter(Boolean).join(' ') : trim(text);
    const name = plain.replace(/[\s,;]{1,9}$/u, '');
    // Only the family name, which is first among the parts, or last in one text, has numbers of affiliations.
    return isPerson && index === 0 ? name.replace(/(?<=\p{L}{2})\d{1,2}$/u, '') : name;
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
  return characters.slice(start, end).join('');
}

function plainSign(sign: string): string {
  return /[∗⁎＊✱⋆★☆]/u.test(sign) ? '*' : sign;
}

/** Matches a letter at the end of a text. */
const joined = /[\p{L}\p{M}]$/u;
/** Matches a letter of a script without joiners at the end of a text. */
const unjoined =
  /[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]$/u;

/**
 * Removes invisible characters from a name, except where they belong to the spelling: joiners in scripts such as Arabic
 * and Devanagari, and the variants of Han characters.
 */
function withoutInvisible(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, (sign, offset: number) => {
    const before = text.slice(Math.max(0, offset - 2), offset);
    if (/[\u200c\u200d]/u.test(sign)) return joined.test(before) && !unjoined.test(before) ? sign : '';
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
    const found = one.marks.filter((sign) => markSigns.includes(sign) && meaningOfMark(sign) === undefined);
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
    const [before = '', ...parts] = splitAtMarks(replaceMarkup(text.slice(0, 2000)));
    const [only] = used;
    const whole = used.length === 1 ? meaningOf(before) : undefined;
    if (only !== undefined && whole) meanings.set(only, whole);
    let open: string[] = [];
    for (const [index, part] of parts.entries()) {
      if (index % 2 === 0) open.push(...[...part].map(plainSign));
      else {
        const meaning = meaningOf(part);
        for (const sign of open) if (meaning) meanings.set(sign, meaning);
        if (part.trim() !== '') open = [];
      }
    }
  }
  return meanings;
}

/** Splits a text before and after each mark. Every second part is a mark. */
function splitAtMarks(text: string): string[] {
  const parts = [''];
  for (const sign of text) {
    if (marks.has(sign)) parts.push(sign, '');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

function meaningOf(words: string): Meaning | undefined {
  if (/\bequal|\bco-?first\b|\bjoint(?:ly)? first\b|\bshare[sd]? first\b/iu.test(words)) return 'equal';
  return /\bcorrespond/iu.test(words) ? 'corresponding' : undefined;
}
