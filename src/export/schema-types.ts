import type { Paper } from '../model/paper.ts';

/** Types of schema.org, by CSL type. */
export const schemaTypes = {
  article: 'ScholarlyArticle',
  'article-journal': 'ScholarlyArticle',
  'article-magazine': 'Article',
  'article-newspaper': 'NewsArticle',
  book: 'Book',
  chapter: 'Chapter',
  dataset: 'Dataset',
  document: 'CreativeWork',
  'entry-encyclopedia': 'Article',
  manuscript: 'Manuscript',
  'paper-conference': 'ScholarlyArticle',
  patent: 'CreativeWork',
  'post-weblog': 'BlogPosting',
  report: 'Report',
  review: 'ScholarlyArticle',
  software: 'SoftwareSourceCode',
  speech: 'CreativeWork',
  standard: 'CreativeWork',
  thesis: 'Thesis',
  webpage: 'WebPage',
} as const satisfies Record<Paper['type'], string>;
