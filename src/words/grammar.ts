import { type Language, languages } from '../model/language.ts';
import { formatDate } from './date.ts';

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

/** A sentence as a list of parts: texts, and other values between these texts, such as links. */
export type Parts<Part> = (string | Part)[];

/** Returns functions that format numbers, dates, plurals and lists in a language. */
export function grammar<Code extends Language>(code: Code) {
  const tag = languages[code].intl;
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const choices = new Intl.ListFormat(tag, { type: 'disjunction' });
  const number = (value: number): string => numbers.format(value);
  return {
    /** Formats a number, such as `1,204`. */
    number,
    /** Formats a date with the precision of the input: `31 July 2024`, `July 2024` or `2024`. */
    date: (issued: string): string => formatDate(issued, tag),
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
