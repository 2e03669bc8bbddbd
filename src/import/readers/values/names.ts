import type { Name } from '../../../model/name.ts';
import { isGroupName, toName } from '../../../model/name-parts.ts';
import { joinMarks, withoutEmphasis } from './mark-signs.ts';
import { collapseWhiteSpace } from './white-space.ts';

/** A list of names that was read from a source. */
export interface SourceNames {
  names: Name[];
  /** Whether the list contains "et al.", so that it is incomplete. */
  truncated: boolean;
}

const suffix = /^(?:[JS]r\.?|I{2,3}|IV|VI{0,3}|\d(?:st|nd|rd|th))$/iu;
/** Matches the end of a company's name, which is after a comma: `Robert and Sons, Inc.` */
const company = /^(?:Inc|Ltd|LLC|GmbH|Corp|Co|S\.?A)\.?$/u;
const initials = /^(?:\p{Lu}\p{M}{0,2}\.?[ -]?){1,4}$/u;

/** Several people that a source wrote in one place, as if they were one. */
export interface SplitPeople {
  names: string[];
  /** How the people are separated: the end of a sentence that begins with the value. */
  problem: string;
}

/** The advice for a list of people that was written as one name. */
export const splitAdvice = 'They were read as separate names. Correct the list if it was read wrongly.';

/**
 * Splits a text that contains several people, separated by semicolons, "and" or commas. Returns `undefined` for the
 * name of one person or group.
 */
export function splitPeople(text: string): SplitPeople | undefined {
  const plain = collapseWhiteSpace(text);
  if (/^\{.*\}$/u.test(plain)) return undefined;
  const trimmed = (parts: readonly string[]) =>
    parts.map((part) => part.trim()).filter((part) => part !== '');
  const atSemicolons = trimmed(plain.split(';'));
  if (atSemicolons.length > 1) return { names: atSemicolons, problem: 'separates names with semicolons' };
  if (isGroupName(plain)) return undefined;
  const atAnd = trimmed(plain.split(/,? (?:and|&) /u));
  const [first = ''] = atAnd;
  const before = splitAtCommas(first.split(','));
  if (atAnd.length > 1 && atAnd.every((part) => /\S[ ,]+\S/u.test(part)))
    return { names: [...(before ?? [first]), ...atAnd.slice(1)], problem: 'contains several names' };
  const atCommas = splitAtCommas(plain.split(','));
  return atCommas && { names: atCommas, problem: 'separates names with commas' };
}

/**
 * Joins the parts between commas to names, if they are several people: `A B`, `C D` and `E F`, or `Quill`, `A.`, `Chen`
 * and `B.`. Returns `undefined` if they may be one person.
 */
export function splitAtCommas(parts: readonly string[]): string[] | undefined {
  const texts = parts.map((part) => part.trim()).filter((part) => part !== '');
  const isPair = (index: number) =>
    !initials.test(texts[index] ?? '') && initials.test(texts[index + 1] ?? '');
  if (
    texts.length > 3 &&
    texts.length % 2 === 0 &&
    texts.every((_, index) => index % 2 === 1 || isPair(index))
  )
    return texts.flatMap((text, index) => (index % 2 === 0 ? [`${text}, ${texts[index + 1]}`] : []));
  const names: string[] = [];
  for (const text of texts) {
    if (names.length > 0 && suffix.test(text)) names.push(`${names.pop()}, ${text}`);
    else names.push(text);
  }
  return names.length > 2 && names.every((name) => /\S\s+\S/u.test(name)) ? names : undefined;
}

const etAl = /(?:^|[\s,;])(?:et\.? al\.?|and others|\.\.\.|…)$|^others$/iu;

/**
 * Parses a name with the family name first, as in RIS, EndNote and PubMed: `van der Meer, Rob` or `Naval, George,
 * Jr.`. In EndNote, a name that ends with a comma is the name of a group, and some programs write braces around it. A
 * name without a comma is returned unchanged.
 */
export function parseFamilyFirst(text: string): Name | undefined {
  const plain = joinMarks(withoutEmphasis(collapseWhiteSpace(text)));
  const group = /^\{([^{}]+)\}[,;]?$/u.exec(plain)?.[1];
  if (group !== undefined) return { literal: group.trim() };
  const [first = '', ...more] = plain.split(',').map((part) => part.trim());
  if (first === '') return plain === '' ? undefined : plain;
  const [given, suffix, ...others] = more.filter((part) => part !== '');
  if (more.length === 0) return first;
  if (given === undefined) return { literal: first };
  if (others.length > 0) return plain;
  if (company.test(given)) return { literal: plain };
  const words = first.split(' ');
  const start = words.findIndex((word) => !/^\p{Ll}/u.test(word));
  const particle = start > 0 ? words.slice(0, start).join(' ') : undefined;
  return toName({
    family: particle === undefined ? first : words.slice(start).join(' '),
    given,
    ...(particle !== undefined && { nonDroppingParticle: particle }),
    ...(suffix !== undefined && { suffix }),
  });
}

/**
 * Parses a list of names, one name per text. "et al." alone, or at the end of a name, is not read as a name but sets
 * `truncated`.
 */
export function parseNames(texts: readonly string[]): SourceNames {
  const found: SourceNames = { names: [], truncated: false };
  for (const text of texts) {
    const end = etAl.exec(text.slice(-30))?.[0] ?? '';
    if (end !== '') found.truncated = true;
    const rest = end === '' ? text : text.slice(0, -end.length).replace(/[\s,;]{1,9}$/u, '');
    const name = parseFamilyFirst(rest);
    if (name !== undefined) found.names.push(name);
  }
  return found;
}
