import type { words as english } from './en.ts';

// The English catalogue defines the entries. If an entry is missing from another catalogue, or added there, that is a
// type error.
export type DeskWords = Omit<typeof english, 'language'> & {
  language: { tag: string; intl: string; direction: 'ltr' | 'rtl' };
};
