import { z } from 'zod';
import { unifySigns } from './characters.ts';

/** The ORCID iD of a person. The last character is a check digit (ISO 7064, MOD 11-2). */
export const orcidSchema = z
  .string()
  .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, 'write the ORCID as 0000-0002-1825-0097')
  .refine(
    hasRightCheckDigit,
    'correct the ORCID: its check digit, the last character, does not match the others',
  );

/**
 * The parts of a person's name, as CSL 1.0.2 calls them ("Name variables"), and the person's ORCID if the source gives
 * it.
 */
const namePartsSchema = z.strictObject({
  family: z.string().min(1),
  given: z.string().min(1).optional(),
  nonDroppingParticle: z.string().min(1).optional(),
  suffix: z.string().min(1).optional(),
  ORCID: orcidSchema.optional(),
});

/** A name without parts, such as the name of a group. */
const literalNameSchema = z.strictObject({ literal: z.string().min(1), ORCID: orcidSchema.optional() });

/** Returns the message about an invalid ORCID if nothing else is wrong with the name. */
function wrongOrcid(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_union') return undefined;
  const only = issue.errors.find((issues) => issues.every(({ path }) => path[0] === 'ORCID'));
  return only?.[0]?.message;
}

/**
 * A name as the source spells it: plain text, parts, or a literal (a name that is not split). Names of the same person
 * can differ; `library/people.ts` finds the person.
 */
export const nameSchema = z
  .union([z.string().min(1), namePartsSchema, literalNameSchema], {
    error: (issue) =>
      wrongOrcid(issue) ?? 'write the name as text, as { family, given } or, for a group, as { literal }',
  })
  .meta({ title: 'name' });

export type Name = z.output<typeof nameSchema>;

/** Matches a name, or a part of one, that has only letters of Han, Hangul and kana. */
const eastAsianWord =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ーｰ゛゜ﾞﾟ\p{Variation_Selector}]+$/u;

/**
 * Splits a name in Han, Hangul or kana at its comma: `山田, 太郎`. Returns `undefined` for every other name, also for one
 * with a space, because some sources write the given name before it.
 */
export function splitEastAsian(text: string): { family: string; given: string } | undefined {
  const [family = '', given = '', ...more] = /[,，]/u.test(text) ? text.split(/[,，]/u) : [];
  const parts = { family: family.trim(), given: given.trim() };
  return more.length === 0 && Object.values(parts).every((part) => eastAsianWord.test(part))
    ? parts
    : undefined;
}

/**
 * Formats a name in reading order: `Rob van der Goot`, or `George Naval, Jr.` with a suffix. In Han, Hangul and kana,
 * the family name is first, and there is no space: `陈昊` (CSL 1.0.2, "Name-part order").
 */
export function formatName(name: Name): string {
  if (typeof name === 'string') {
    const parts = splitEastAsian(name);
    return parts ? parts.family + parts.given : name;
  }
  if ('literal' in name) return name.literal;
  const { given, nonDroppingParticle, family, suffix } = name;
  if (given !== undefined && !suffix && !nonDroppingParticle && eastAsianWord.test(family + given))
    return family + given;
  const full = [given, nonDroppingParticle, family].filter(Boolean).join(' ');
  return suffix ? `${full}, ${suffix}` : full;
}

/**
 * Returns the key by which spellings of a name are compared. The key is in lower case, without dots and invisible
 * characters, with one space instead of spaces and hyphens of all kinds, with `'` for all apostrophes, and without
 * accents on Latin, Greek and Cyrillic letters. Marks of other scripts stay, because they distinguish letters. A name
 * in Han, Hangul or kana has no space in its key. `J. Smith` and `John Smith` have different keys.
 */
export function nameKey(name: Name): string {
  const text = formatName(name);
  if (!/[^\x20-\x7e]/u.test(text)) return toKey(text.replaceAll('`', "'"));
  const key = toKey(
    unifySigns(text)
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC'),
  );
  const joined = key.replace(/[ ,，]+/gu, '');
  return eastAsianWord.test(joined) ? joined : key;
}

function toKey(text: string): string {
  return text
    .replaceAll('.', '')
    .toLowerCase()
    .replace(/[\s\p{Pd}\u2212]+/gu, ' ')
    .trim();
}

/** Whether the check digit of an ORCID is correct (ISO 7064, MOD 11-2, as orcid.org describes it). */
function hasRightCheckDigit(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  const sum = [...digits.slice(0, 15)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  return String((12 - (sum % 11)) % 11).replace('10', 'X') === digits[15];
}

/** Whether a name contains a letter or digit. In some sources, a single `:` is listed as an author. */
export function isNaming(name: Name): boolean {
  return /[\p{L}\p{N}]/u.test(unifySigns(formatName(name)));
}

/** The parts of a person's name, as CSL 1.0.2 calls them. */
export type NameParts = z.output<typeof namePartsSchema>;

/** Returns the ORCID that is part of a name, if there is one. */
export function orcidOf(name: Name): string | undefined {
  return typeof name === 'string' ? undefined : name.ORCID;
}
