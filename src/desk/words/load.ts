import type { Language } from '../../model/language.ts';
import type { DeskWords } from './words.ts';

/** Loads the catalogue of a language. Only the language of the site is loaded. */
export const loadWords: Record<Language, () => Promise<{ words: DeskWords }>> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  zh: () => import('./zh.ts'),
  ar: () => import('./ar.ts'),
};
