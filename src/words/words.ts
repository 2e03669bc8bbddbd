import type * as english from './en.ts';

// English defines the entries. A missing or additional entry in another catalogue is a type error.
export type PaperWords = typeof english.paperWords;
export type PageWords = typeof english.pageWords;
export type SearchPageWords = typeof english.searchPageWords;
export type SearchWords = typeof english.searchWords;
export type ErrorWords = typeof english.errorWords;
