/** The languages that the interface speaks: each with its tag (BCP 47), the one for Intl, and the direction of its script. */
export const languages = {
  en: { tag: 'en', intl: 'en-GB', direction: 'ltr' },
  de: { tag: 'de', intl: 'de', direction: 'ltr' },
  es: { tag: 'es', intl: 'es', direction: 'ltr' },
  zh: { tag: 'zh-Hans', intl: 'zh-Hans', direction: 'ltr' },
  // Years, DOIs and page numbers are written as papers have them, with the digits 0 to 9; so are the others, then.
  ar: { tag: 'ar', intl: 'ar-u-nu-latn', direction: 'rtl' },
} as const;

export type Language = keyof typeof languages;

/** The tag for `lang` of a text whose language a source names: `en`, `eng`, `pt-BR`; nothing for `English`, which is no tag. */
export function languageTag(named: string | undefined): string | undefined {
  if (named === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(named)) return undefined;
  try {
    return Intl.getCanonicalLocales(named)[0];
  } catch {
    return undefined;
  }
}
