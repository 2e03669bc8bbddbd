import { type Language, languages } from '../model/language.ts';
import { formatDate } from './date.ts';

/** The forms that each language has for a number of things; Spanish's `many` is for millions, and left to `other`. */
interface Forms {
  en: 'one' | 'other';
  de: 'one' | 'other';
  es: 'one' | 'other';
  zh: 'other';
  ar: Intl.LDMLPluralRule;
}

/** A sentence in parts: text, and what stands in its gaps, such as links. */
export type Parts<Part> = (string | Part)[];

/** How a language writes numbers, dates and lists. */
export function grammar<Code extends Language>(code: Code) {
  const tag = languages[code].intl;
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const choices = new Intl.ListFormat(tag, { type: 'disjunction' });
  const number = (value: number): string => numbers.format(value);
  return {
    /** `1,204` */
    number,
    /** `31 July 2024`, `July 2024`, `2024`: a date as precise as it is. */
    date: (issued: string): string => formatDate(issued, tag),
    /** The form for so many things; `#` in it is the number. */
    plural(count: number, forms: Record<Forms[Code], string>): string {
      const all: Partial<Record<string, string>> = forms;
      return (all[rules.select(count)] ?? all.other ?? '').replace('#', number(count));
    },
    /** `A, B or C` */
    either<Part>(parts: readonly Part[]): Parts<Part> {
      const places = choices.formatToParts(parts.map((_, place) => String(place)));
      return places.map(({ type, value }) => (type === 'element' ? (parts[Number(value)] ?? '') : value));
    },
  };
}
