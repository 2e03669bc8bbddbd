import type { Paper } from '../../../model/paper.ts';

type PaperType = Paper['type'];

/**
 * The CSL types for the entry types of BibTeX, BibLaTeX (BibLaTeX manual, 2.1) and common programs. CSL (Citation
 * Style Language) is the standard whose types Offprint uses.
 */
const types = {
  article: 'article-journal', artwork: 'document', audio: 'document', blog: 'post-weblog', book: 'book', bookinbook: 'chapter', booklet: 'book',
  collection: 'book', commentary: 'document', conference: 'paper-conference', constitution: 'document', dataset: 'dataset', data: 'dataset', electronic: 'webpage',
  hardware: 'document', image: 'document', inbook: 'chapter', incollection: 'chapter', inproceedings: 'paper-conference', inreference: 'entry-encyclopedia',
  journal: 'article-journal', jurisdiction: 'document', legal: 'document', legislation: 'document', legmaterial: 'document', legadminmaterial: 'document',
  letter: 'document', magazine: 'article-magazine', manual: 'report', mastersthesis: 'thesis', masterthesis: 'thesis', misc: 'document', movie: 'document', music: 'document',
  mvbook: 'book', mvcollection: 'book', mvproceedings: 'book', mvreference: 'book', newspaper: 'article-newspaper', online: 'webpage', patent: 'patent',
  performance: 'document', periodical: 'book', phdthesis: 'thesis', poster: 'speech', preprint: 'article', presentation: 'speech', proceedings: 'book', reference: 'book', report: 'report',
  review: 'review', slides: 'speech', software: 'software', softwareversion: 'software', standard: 'standard', suppbook: 'chapter', suppcollection: 'chapter',
  suppperiodical: 'article-journal', talk: 'speech', techreport: 'report', thesis: 'thesis', unpublished: 'manuscript', video: 'document', webpage: 'webpage', www: 'webpage', url: 'webpage',
} as const satisfies Record<string, PaperType>; // prettier-ignore

/**
 * The CSL types for values of `entrysubtype`. These values are used by styles of BibLaTeX and by Offprint's own
 * export.
 */
const subtypes = {
  document: 'document', journal: 'article-journal', magazine: 'article-magazine', manuscript: 'manuscript', newspaper: 'article-newspaper', 'post-weblog': 'post-weblog', preprint: 'article', report: 'report',
  review: 'review', speech: 'speech', standard: 'standard', webpage: 'webpage',
} as const satisfies Record<string, PaperType>; // prettier-ignore

/** The names of kinds of theses and reports, for entry types and for values that BibLaTeX uses in the field `type`. */
const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis', mastersthesis: "Master's thesis", masterthesis: "Master's thesis", mathesis: "Master's thesis", bathesis: "Bachelor's thesis",
  candthesis: 'Candidate thesis', techreport: 'Technical report', resreport: 'Research report', patent: 'Patent', patentde: 'German patent',
  patenteu: 'European patent', patentfr: 'French patent', patentuk: 'British patent', patentus: 'U.S. patent', patreq: 'Patent request',
}; // prettier-ignore

/** Entry types that are not papers. They contain fields for other entries, or groups of entries. */
export const nonPapers: ReadonlySet<string> = new Set(['xdata', 'set', 'bibnote', 'nameonly']);

/** Returns the CSL type for an entry type, or `undefined` for an unknown entry type. */
export function paperType(type: string): PaperType | undefined {
  return Object.hasOwn(types, type) ? types[type as keyof typeof types] : undefined;
}

/** Returns the CSL type for a value of `entrysubtype`, or `undefined` for an unknown value. */
export function paperSubtype(subtype: string): PaperType | undefined {
  const word = subtype.toLowerCase();
  return Object.hasOwn(subtypes, word) ? subtypes[word as keyof typeof subtypes] : undefined;
}

/** Returns the name of a kind of thesis or report, such as `PhD thesis`. Returns `undefined` for an unknown kind. */
export function genreOf(word: string): string | undefined {
  return Object.hasOwn(genres, word) ? genres[word] : undefined;
}
