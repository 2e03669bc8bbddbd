/**
 * The languages of the interface. Each has a language tag (BCP 47), a locale for `Intl`, and the direction of its
 * script.
 */
export const languages = {
  en: { tag: 'en', intl: 'en-GB', direction: 'ltr' },
  de: { tag: 'de', intl: 'de', direction: 'ltr' },
  es: { tag: 'es', intl: 'es', direction: 'ltr' },
  zh: { tag: 'zh-Hans', intl: 'zh-Hans', direction: 'ltr' },
  // Papers write years, DOIs and page numbers with the digits 0 to 9. The interface uses these digits for all numbers.
  ar: { tag: 'ar', intl: 'ar-u-nu-latn', direction: 'rtl' },
} as const;

export type Language = keyof typeof languages;

/**
 * Converts the language that a source gives for a paper (`en`, `eng`, `pt-BR`) to a value of the HTML attribute `lang`.
 *
 * @returns `undefined` if the text is not a language tag, such as `English`
 */
export function languageTag(named: string | undefined): string | undefined {
  if (named === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(named)) return undefined;
  try {
    return Intl.getCanonicalLocales(named)[0];
  } catch {
    return undefined;
  }
}

/**
 * Returns the language of the interface that a browser asks for first.
 *
 * @param accepted the header `Accept-Language` (RFC 9110, 12.5.4): `de-CH,de;q=0.9,en;q=0.8`. Browsers list the best first.
 */
export function preferredLanguage(accepted: string): Language {
  const codes = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return codes.find((code): code is Language => Object.hasOwn(languages, code)) ?? 'en';
}
