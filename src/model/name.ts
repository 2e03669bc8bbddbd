import { z } from 'zod';

/** The id of a person at orcid.org. Its last character is a check digit (ISO 7064, MOD 11-2). */
export const orcidSchema = z
  .string()
  .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, 'write the ORCID as 0000-0002-1825-0097')
  .refine(
    hasRightCheckDigit,
    'correct the ORCID: its check digit, the last character, does not match the others',
  );

/** The parts of a personal name, by their names in CSL 1.0.2 ("Name variables"), and the ORCID if the source has one. */
const namePartsSchema = z.strictObject({
  family: z.string().min(1),
  given: z.string().min(1).optional(),
  nonDroppingParticle: z.string().min(1).optional(),
  suffix: z.string().min(1).optional(),
  ORCID: orcidSchema.optional(),
});

/** A group, or any other name without parts. */
const literalNameSchema = z.strictObject({ literal: z.string().min(1), ORCID: orcidSchema.optional() });

/** Returns the message about the ORCID where this is the only thing wrong with a name. */
function wrongOrcid(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_union') return undefined;
  const only = issue.errors.find((issues) => issues.every(({ path }) => path[0] === 'ORCID'));
  return only?.[0]?.message;
}

/** A name as a source spells it: plain text, its parts if the source has them, or a literal. A name is not yet a person. */
export const nameSchema = z
  .union([z.string().min(1), namePartsSchema, literalNameSchema], {
    error: (issue) =>
      wrongOrcid(issue) ?? 'write the name as text, as { family, given } or, for a group, as { literal }',
  })
  .meta({ title: 'name' });

export type Name = z.output<typeof nameSchema>;

/** Formats a name in reading order: `Rob van der Goot`, `George Naval, Jr.`. */
export function formatName(name: Name): string {
  if (typeof name === 'string') return name;
  if ('literal' in name) return name.literal;
  const { given, nonDroppingParticle, family, suffix } = name;
  const full = [given, nonDroppingParticle, family].filter(Boolean).join(' ');
  return suffix ? `${full}, ${suffix}` : full;
}

/**
 * Returns the key by which spellings of a name are compared: in lower case, without dots and without accents of Latin, Greek and
 * Cyrillic letters (marks of other scripts are letters of their own), with single blanks. `J. Smith` and `John Smith` have different
 * keys.
 */
export function nameKey(name: Name): string {
  return formatName(name)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s-]+/gu, ' ')
    .trim();
}

/** Whether the check digit is right (ISO 7064, MOD 11-2, as orcid.org describes it). */
function hasRightCheckDigit(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  const sum = [...digits.slice(0, 15)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  return String((12 - (sum % 11)) % 11).replace('10', 'X') === digits[15];
}

/** Whether a name contains a letter or a digit; some sources list a lone `:` as an author. */
export function isNaming(name: Name): boolean {
  return /[\p{L}\p{N}]/u.test(formatName(name));
}

/** The parts of a personal name, by their names in CSL 1.0.2. */
export type NameParts = z.output<typeof namePartsSchema>;

/** Returns the ORCID that a source gives with a name. */
export function orcidOf(name: Name): string | undefined {
  return typeof name === 'string' ? undefined : name.ORCID;
}
