import type { Paper } from './paper.ts';

/** The sections of a publication list by type, in their order, with the types of papers that each one has. */
export const cvSections = {
  journal: ['article-journal', 'review'],
  conference: ['paper-conference'],
  books: ['book'],
  chapters: ['chapter', 'entry-encyclopedia'],
  preprints: ['article', 'manuscript'],
  theses: ['thesis'],
  reports: ['report', 'standard'],
  patents: ['patent'],
  software: ['software'],
  datasets: ['dataset'],
  talks: ['speech'],
  other: ['article-magazine', 'article-newspaper', 'document', 'post-weblog', 'webpage'],
} as const satisfies Record<string, readonly Paper['type'][]>;

export type CvSectionKind = keyof typeof cvSections;
