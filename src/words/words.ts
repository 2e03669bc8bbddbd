import type * as english from './en.ts';

// The English catalogue defines the entries. If an entry is missing from another catalogue, or added there, that is a
// type error.
export type PaperWords = typeof english.paperWords;
export type EntryWords = typeof english.entryWords;
export type ListWords = typeof english.listWords;
export type PageWords = typeof english.pageWords;
export type SearchPageWords = typeof english.searchPageWords;
export type SearchWords = typeof english.searchWords;
export type ErrorWords = typeof english.errorWords;
export type CvWords = typeof english.cvWords;
