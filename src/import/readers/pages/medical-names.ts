import { toName } from '../../../model/name-parts.ts';
import type { Name } from '../../../model/name.ts';
import type { NamesOfLine } from './names.ts';

/**
 * Reads names with the family name first and initials: `Quill A, Chen BC` as in PubMed, `Quill, A.; Chen, B. C.` as in
 * Web of Science, and `Quill, A., Chen, B.C.` as in Scopus.
 *
 * @returns undefined if the line is not such a list
 */
export function readReferenceNames(line: string): NamesOfLine | undefined {
  if (line.length > 100_000) return undefined;
  let truncated = false;
  const text = line
    .replace(/[,;]? ?(?:\bet al\b\.?|[([]?(?:\.{3}|…)[)\]]?)[,;]? ?/giu, (_, at: number) => {
      truncated = true;
      return at === 0 ? '' : line.includes(';') ? '; ' : ', ';
    })
    .replace(/(?<=\p{Ll}{2})\.$|[,; ]{1,3}$/u, '');
  const names: Name[] = [];
  const parts = text.split(';').flatMap((part) => splitCommas(part.trim()));
  for (const part of parts) {
    const name = part.trim().replace(/^(?:and|&) /u, '');
    if (name === '') continue;
    const parsed = readOne(name);
    if (parsed === undefined) return undefined;
    names.push(parsed);
  }
  return names.length === 0 ? undefined : { names, truncated };
}

const suffixes = new Set(['Jr', 'Jr.', 'Sr', 'Sr.', '2nd', '3rd', 'II', 'III', 'IV']);

/** Reads `Quill A`, `van der Meer R` or `de la Cruz Ó Jr`. */
function readBare(text: string): Name | undefined {
  const words = text.replace(/(?<=\p{Lu})\.$/u, '').split(' ');
  const suffix = suffixes.has(words.at(-1) ?? '') ? words.pop() : undefined;
  const initials = words.pop() ?? '';
  if (!/^\p{Lu}\p{M}?[\p{Lu}\p{M}-]{0,6}$/u.test(initials) || !isFamily(words)) return undefined;
  return build(words, dotted(initials), suffix);
}

/** Reads `Quill, A. B.`, `Quill, AB` or `Quill, Ada`. */
function readComma(text: string): Name | undefined {
  const [before = '', given = '', ...more] = text.split(/, ?/u);
  const words = before.split(' ');
  if (more.length > 0 || given === '' || !isFamily(words)) return undefined;
  if (/^[\p{Lu}\p{M}-]{1,8}$/u.test(given)) return build(words, dotted(given), undefined);
  const isGiven =
    isInitials(given) || given.split(' ').every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]{0,40}$/u.test(word));
  return isGiven && given.length < 60 ? build(words, spaced(given), undefined) : undefined;
}

function readOne(text: string): Name | undefined {
  return readBare(text) ?? readComma(text) ?? (isGroup(text) ? { literal: text } : undefined);
}

/** Whether words can be a family name: `van der Meer`, `St. Clair`, `García Márquez`. */
function isFamily(words: readonly string[]): boolean {
  return (
    words.length > 0 &&
    words.length < 6 &&
    words.every((word) => /^[\p{L}\p{M}'’‐-]{1,40}$/u.test(word) || word === 'St.') &&
    words.some((word) => /\p{L}/u.test(word))
  );
}

/** Whether a text is only initials: `A.`, `A. B.`, `J.-P.`, `Chr. A.`. */
function isInitials(text: string): boolean {
  const parts = text.split(/[ .-]+/u).filter(Boolean);
  return (
    parts.length > 0 &&
    parts.length < 7 &&
    parts.every((part) => /^(?:\p{Lu}\p{M}?\p{Ll}{0,2}|\p{Lu}{2,4})$/u.test(part))
  );
}

function isGroup(text: string): boolean {
  return (
    text.length < 200 &&
    /(?:Group|Consortium|Collaboration|Investigators|Network|Team|Initiative|Committee|Society|Project)s?\b/u.test(
      text,
    )
  );
}

/** Splits `Quill, A., Chen, B.C.` after each name. In `Quill A, Chen B`, each comma is between two names. */
function splitCommas(text: string): string[] {
  const parts = text.split(/, ?| (?:and|&) /u).filter(Boolean);
  if (parts.every((part) => readBare(part) !== undefined || isGroup(part))) return parts;
  if (readComma(text) !== undefined) return [text];
  if (/ (?:and|&) /u.test(text)) return text.split(/ (?:and|&) /u).flatMap(splitCommas);
  const names: string[] = [];
  for (const part of parts) {
    if (isInitials(part) && names.length > 0 && !names.at(-1)?.includes(','))
      names.push(`${names.pop()}, ${part}`);
    else names.push(part);
  }
  return names;
}

function build(words: readonly string[], given: string, suffix: string | undefined): Name {
  const start = words.findIndex((word) => !/^\p{Ll}/u.test(word));
  const particle = start > 0 ? words.slice(0, start).join(' ') : undefined;
  return toName({
    family: words.slice(Math.max(0, start)).join(' '),
    given,
    ...(particle !== undefined && { nonDroppingParticle: particle }),
    ...(suffix !== undefined && { suffix }),
  });
}

/** Writes `AB` as `A. B.` and `J-P` as `J.-P.`. */
function dotted(initials: string): string {
  return initials.replace(/\p{Lu}\p{M}?/gu, '$&.').replace(/\.(?=\p{Lu})/gu, '. ');
}

function spaced(given: string): string {
  return given.replace(/\.(?=\p{Lu})/gu, '. ');
}
