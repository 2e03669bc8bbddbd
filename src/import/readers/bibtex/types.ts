import type { Paper } from '../../../model/paper.ts';

type PaperType = Paper['type'];

/** CSL types for the entry types of BibTeX, of BibLaTeX (its manual, 2.1) and of common programs. */
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

/** CSL types for the values of `entrysubtype` used by BibLaTeX styles and by Offprint's own export. */
const subtypes = {
  document: 'document', journal: 'article-journal', magazine: 'article-magazine', manuscript: 'manuscript', newspaper: 'article-newspaper', 'post-weblog': 'post-weblog', preprint: 'article', report: 'report',
  review: 'review', speech: 'speech', standard: 'standard', webpage: 'webpage',
} as const satisfies Record<string, PaperType>; // prettier-ignore

/** Kinds of theses and reports, for entry types and for the keys that BibLaTeX uses in `type`. */
const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis', mastersthesis: "Master's thesis", masterthesis: "Master's thesis", mathesis: "Master's thesis", bathesis: "Bachelor's thesis",
  candthesis: 'Candidate thesis', techreport: 'Technical report', resreport: 'Research report', patent: 'Patent', patentde: 'German patent',
  patenteu: 'European patent', patentfr: 'French patent', patentuk: 'British patent', patentus: 'U.S. patent', patreq: 'Patent request',
}; // prettier-ignore

/** Entry types that are not papers: sources of fields for other entries, and groups of entries. */
export const nonPapers: ReadonlySet<string> = new Set(['xdata', 'set', 'bibnote', 'nameonly']);

/** Returns the CSL type of an entry type; `undefined` for an unknown one. */
export function paperType(type: string): PaperType | undefined {
  return Object.hasOwn(types, type) ? types[type as keyof typeof types] : undefined;
}

/** Returns the CSL type of an `entrysubtype`; `undefined` for an unknown one. */
export function paperSubtype(subtype: string): PaperType | undefined {
  const word = subtype.toLowerCase();
  return Object.hasOwn(subtypes, word) ? subtypes[word as keyof typeof subtypes] : undefined;
}

/** Returns the kind of a thesis or report, such as `PhD thesis`; `undefined` for an unknown one. */
export function genreOf(word: string): string | undefined {
  return Object.hasOwn(genres, word) ? genres[word] : undefined;
}
