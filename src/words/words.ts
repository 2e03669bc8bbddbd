import type * as english from './en.ts';

// English says which words there are; a catalogue that lacks one, or has one too many, is an error of its types.
export type PaperWords = typeof english.paperWords;
export type PageWords = typeof english.pageWords;
export type SearchPageWords = typeof english.searchPageWords;
export type SearchWords = typeof english.searchWords;
export type ErrorWords = typeof english.errorWords;
