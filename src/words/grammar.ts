import { type Language, languages } from '../model/language.ts';
import { dateFormatter } from './date.ts';

/**
 * The plural forms that each catalogue must contain for a text with a number. Spanish uses the form `other` also for
 * its category `many` (millions).
 */
interface Forms {
  en: 'one' | 'other';
  de: 'one' | 'other';
  es: 'one' | 'other';
  zh: 'other';
  ar: Intl.LDMLPluralRule;
}

/** Units of file sizes, the smallest first, and their sizes in bytes. */
const units = [
  { name: 'byte', size: 1 },
  { name: 'kilobyte', size: 1e3 },
  { name: 'megabyte', size: 1e6 },
] as const;

/** A sentence as a list of parts: texts, and other values between these texts, such as links. */
export type Parts<Part> = (string | Part)[];

/** Returns functions that format numbers, dates, plurals and lists in a language. */
export function grammar<Code extends Language>(code: Code) {
  const tag = languages[code].intl;
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const choices = new Intl.ListFormat(tag, { type: 'disjunction' });
  const sizes = new Map<string, Intl.NumberFormat>();
  const number = (value: number): string => numbers.format(value);
  return {
    /** Formats a number, such as `1,204`. */
    number,
    /** Formats a date with the precision of the input: `31 July 2024`, `July 2024` or `2024`. */
    date: dateFormatter(tag),
    /** Formats the size of a file with the unit that fits best: `2.1 MB`. A megabyte is a million bytes (SI). */
    fileSize(bytes: number): string {
      const unit = units.findLast(({ size }) => bytes >= size) ?? units[0];
      const maximumFractionDigits = unit.name === 'byte' || bytes >= 10 * unit.size ? 0 : 1;
      // Only the long form of a byte has a plural: `2 bytes`.
      const unitDisplay = unit.name === 'byte' ? 'long' : 'short';
      // Creating a formatter takes longer than formatting a hundred numbers.
      const key = `${unit.name} ${maximumFractionDigits}`;
      const style = { style: 'unit', unit: unit.name, unitDisplay, maximumFractionDigits } as const;
      const format = sizes.get(key) ?? new Intl.NumberFormat(tag, style);
      sizes.set(key, format);
      return format.format(bytes / unit.size);
    },
    /** Returns the plural form for a number, with the number in place of `#`. */
    plural(count: number, forms: Record<Forms[Code], string>): string {
      const all: Partial<Record<string, string>> = forms;
      return (all[rules.select(count)] ?? all.other ?? '').replace('#', number(count));
    },
    /** Joins parts with commas and "or": `A, B or C`. */
    either<Part>(parts: readonly Part[]): Parts<Part> {
      const formatted = choices.formatToParts(parts.map((_, index) => String(index)));
      return formatted.map(({ type, value }) => (type === 'element' ? (parts[Number(value)] ?? '') : value));
    },
  };
}
