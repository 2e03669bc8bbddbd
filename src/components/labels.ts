import type { GroupKind } from '../library/groups.ts';
import { yearOf } from '../model/date.ts';
import type { linkTypes, Paper, updateTypes } from '../model/paper.ts';

/** The CSL types in the words of a reader. */
export const typeLabels = {
  article: 'Preprint',
  'article-journal': 'Journal article',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  book: 'Book',
  chapter: 'Chapter',
  dataset: 'Dataset',
  document: 'Document',
  'entry-encyclopedia': 'Encyclopedia entry',
  manuscript: 'Manuscript',
  'paper-conference': 'Conference paper',
  patent: 'Patent',
  'post-weblog': 'Blog post',
  report: 'Report',
  review: 'Review',
  software: 'Software',
  speech: 'Talk',
  standard: 'Standard',
  thesis: 'Thesis',
  webpage: 'Web page',
} as const satisfies Record<Paper['type'], string>;

/** What a paper's links lead to. */
export const linkLabels = {
  pdf: 'PDF',
  code: 'Code',
  data: 'Data',
  model: 'Model',
  slides: 'Slides',
  video: 'Video',
  poster: 'Poster',
  project: 'Project',
  source: 'Source',
} as const satisfies Record<(typeof linkTypes)[number] | 'code' | 'source', string>;

/** What came of a paper after it appeared. */
export const updateLabels = {
  retraction: 'This paper was retracted.',
  withdrawal: 'This paper was withdrawn.',
  'expression-of-concern': 'The editors have expressed concern about this paper.',
  correction: 'This paper was corrected.',
  erratum: 'There is an erratum to this paper.',
} as const satisfies Record<(typeof updateTypes)[number], string>;

/** The groups of papers, many and one. */
export const groupLabels = {
  venues: { plural: 'Venues', noun: 'venue' },
  topics: { plural: 'Topics', noun: 'topic' },
  affiliations: { plural: 'Affiliations', noun: 'affiliation' },
} as const satisfies Record<GroupKind, { plural: string; noun: string }>;

/** `1 paper`, `1,204 papers`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** When somebody was in the lab, in years: `2019–2023`, `since 2019`, `until 2023`. */
export function membershipYears({ from, to }: { from?: string; to?: string }): string | undefined {
  if (from === undefined) return to && `until ${yearOf(to)}`;
  if (to === undefined) return `since ${yearOf(from)}`;
  return yearOf(from) === yearOf(to) ? yearOf(to) : `${yearOf(from)}–${yearOf(to)}`;
}
