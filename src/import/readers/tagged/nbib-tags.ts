import type { Paper } from '../../../model/paper.ts';
import type { TagTable } from './reader.ts';

/**
 * The CSL types for publication types of PubMed. If a record has several publication types, the first one in this
 * table is used. All types that are not in this table are journal articles.
 */
export const nbibTypes = {
  preprint: 'article',
  dataset: 'dataset',
  'academic dissertation': 'thesis',
  'technical report': 'report',
  'newspaper article': 'article-newspaper',
  'video-audio media': 'document',
  webcast: 'document',
} as const satisfies Record<string, Paper['type']>;

/**
 * The tags that contain each field (MEDLINE/PubMed Data Element Descriptions). If a record has several of these tags,
 * the first one in the list is used.
 */
export const nbibTags = {
  title: ['TI'],
  author: ['FAU', 'AU', 'CN'],
  editor: ['FED', 'ED'],
  issued: ['DP', 'DEP'],
  containerTitle: ['JT', 'TA'],
  volume: ['VI'],
  issue: ['IP'],
  edition: ['EN'],
  publisher: ['PB'],
  PMID: ['PMID'],
  PMCID: ['PMC'],
  keyword: ['OT'],
  affiliations: ['AD'],
  abstract: ['AB'],
  serial: ['ISBN'],
} as const satisfies TagTable;

/** The tags for a book, or for a chapter of a book. A chapter has its own title, and the title of the book too. */
export const nbibBookTags: TagTable = {
  ...nbibTags,
  collectionTitle: ['CTI'],
  publisherPlace: ['PL'],
  containerTitle: ['BTI'],
};
export const nbibWholeBookTags: TagTable = { title: ['BTI'], containerTitle: [] };

/**
 * Tags that describe PubMed's record and not the paper, so they are not copied to `other`: owner, status, dates of
 * changes, subsets, and a citation that repeats other fields.
 */
export const nbibBookkeeping = [
  'OWN',
  'STAT',
  'DA',
  'DCOM',
  'LR',
  'EDAT',
  'MHDA',
  'CRDT',
  'JID',
  'SB',
  'PST',
  'OTO',
  'SO',
];

/**
 * The language tags (BCP 47) for the language codes of MEDLINE (ISO 639-2/B). A code that is not in this table is not
 * changed.
 */
export const nbibLanguages: Readonly<Record<string, string>> = {
  ara: 'ar', chi: 'zh', cze: 'cs', dan: 'da', dut: 'nl', eng: 'en', fin: 'fi', fre: 'fr', ger: 'de', gre: 'el', heb: 'he',
  hun: 'hu', ita: 'it', jpn: 'ja', kor: 'ko', nor: 'no', per: 'fa', pol: 'pl', por: 'pt', rus: 'ru', spa: 'es', swe: 'sv',
  tur: 'tr', ukr: 'uk',
}; // prettier-ignore
