import { z } from 'zod';

/** The number of a person at orcid.org; its last character is a check digit (ISO 7064, MOD 11-2). */
export const orcidSchema = z
  .string()
  .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, 'write the ORCID as 0000-0002-1825-0097')
  .refine(hasRightCheckDigit, 'correct the ORCID: its last character does not fit the others');

/** Parts of a personal name, in the words of CSL 1.0.2 ("Name variables"), and the ORCID where the source gives one. */
const namePartsSchema = z.strictObject({
  family: z.string().min(1),
  given: z.string().min(1).optional(),
  nonDroppingParticle: z.string().min(1).optional(),
  suffix: z.string().min(1).optional(),
  ORCID: orcidSchema.optional(),
});

/** A group or any name that has no parts. */
const literalNameSchema = z.strictObject({ literal: z.string().min(1), ORCID: orcidSchema.optional() });

/** A name as a source spells it: plain text, the parts where the source gives them, or a literal. Not yet a person. */
export const nameSchema = z.union([z.string().min(1), namePartsSchema, literalNameSchema], {
  error: 'write a name as text, as { family, given, nonDroppingParticle, suffix, ORCID } or as { literal }',
});

export type Name = z.output<typeof nameSchema>;

/** The name in reading order: `Rob van der Goot`, `George Naval, Jr.`. */
export function formatName(name: Name): string {
  if (typeof name === 'string') return name;
  if ('literal' in name) return name.literal;
  const { given, nonDroppingParticle, family, suffix } = name;
  const full = [given, nonDroppingParticle, family].filter(Boolean).join(' ');
  return suffix ? `${full}, ${suffix}` : full;
}

/**
 * What two spellings of one name have in common: no case, no accents of Latin, Greek or Cyrillic
 * letters (marks of other scripts are letters of their own), no dots, single blanks.
 * `J. Smith` and `John Smith` stay apart.
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

/** ISO 7064, MOD 11-2, as orcid.org describes it. */
function hasRightCheckDigit(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  const sum = [...digits.slice(0, 15)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  return String((12 - (sum % 11)) % 11).replace('10', 'X') === digits[15];
}

/** Whether the text names somebody at all; a lone `:` does not. */
export function isNaming(name: Name): boolean {
  return /[\p{L}\p{N}]/u.test(formatName(name));
}

/** The parts of a personal name, in the words of CSL 1.0.2. */
export type NameParts = z.output<typeof namePartsSchema>;

/** The ORCID that a source gives beside a name. */
export function orcidOf(name: Name): string | undefined {
  return typeof name === 'string' ? undefined : name.ORCID;
}
