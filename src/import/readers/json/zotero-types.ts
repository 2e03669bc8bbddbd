import type { Paper } from '../../../model/paper.ts';

/**
 * The CSL type for each item type of Zotero, in lower case. Types that are not publications, such as letters and
 * films, become documents.
 */
export const zoteroItemTypes = {
  journalarticle: 'article-journal', conferencepaper: 'paper-conference', preprint: 'article', book: 'book',
  booksection: 'chapter', thesis: 'thesis', report: 'report', dataset: 'dataset', computerprogram: 'software',
  presentation: 'speech', patent: 'patent', standard: 'standard', manuscript: 'manuscript', webpage: 'webpage',
  blogpost: 'post-weblog', magazinearticle: 'article-magazine', newspaperarticle: 'article-newspaper',
  encyclopediaarticle: 'entry-encyclopedia', document: 'document', dictionaryentry: 'entry-encyclopedia',
  artwork: 'document', audiorecording: 'document', bill: 'document', case: 'document', email: 'document', film: 'document',
  forumpost: 'webpage', hearing: 'document', instantmessage: 'document', interview: 'document', letter: 'document',
  map: 'document', podcast: 'document', radiobroadcast: 'document', statute: 'document', tvbroadcast: 'document',
  videorecording: 'document',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/** Item types without a paper: files, notes, and marks in files. */
export const attachedTypes: ReadonlySet<string> = new Set(['attachment', 'note', 'annotation']);

/** Creator types of the people who made a work. Other creators are editors, or are kept under `other`. */
export const creatorsOfWorks: ReadonlySet<string> = new Set([
  'author',
  'presenter',
  'programmer',
  'inventor',
]);
