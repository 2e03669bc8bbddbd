import { quote } from '../../../model/diagnostic.ts';
import type { Paper } from '../../../model/paper.ts';
import { readBibtexDate } from './dates.ts';
import type { EntryFields } from './entry-fields.ts';
import { readIdentifiers } from './identifiers.ts';
import { readListFields } from './list-fields.ts';
import { parseBibtexNames } from './names.ts';
import { plainNameTex } from './name-tex.ts';
import { splitterOutsideBraces } from './split.ts';
import { genreOf, paperSubtype, paperType } from './types.ts';
import { formatPages } from '../values/identifiers.ts';
import type { Draft } from '../values/draft.ts';
import { decodeAllEntities } from '../values/escapes.ts';
import { findRepository } from '../values/repository.ts';

/** Keys of a paper whose values are plain text. */
type TextKey =
  | 'containerTitle' | 'collectionTitle' | 'collectionNumber' | 'edition' | 'version' | 'volume' | 'issue' | 'number' | 'publisher'
  | 'publisherPlace' | 'eventTitle' | 'PMID' | 'PMCID' | 'note'; // prettier-ignore

/**
 * The fields of an entry, by their BibLaTeX name, for each key of a paper. If an entry has several of these fields,
 * the first one in the list is used.
 */
type TextTable = Readonly<Partial<Record<TextKey, readonly string[]>>>;

const base: TextTable = {
  containerTitle: ['journaltitle', 'booktitle', 'howpublished'],
  collectionTitle: ['series'],
  edition: ['edition'],
  version: ['version'],
  volume: ['volume'],
  number: ['number'],
  issue: ['issue'],
  publisher: ['publisher', 'institution', 'organization'],
  publisherPlace: ['location'],
  eventTitle: ['eventtitle'],
  PMID: ['pmid'],
  PMCID: ['pmcid'],
  note: ['note'],
};

const article: TextTable = {
  ...base,
  containerTitle: ['journaltitle', 'booktitle'],
  number: [],
  issue: ['number', 'issue'],
};
const book: TextTable = { ...base, containerTitle: [] };
const online: TextTable = {
  ...base,
  containerTitle: ['journaltitle', 'booktitle', 'organization', 'howpublished'],
};
const institutional: TextTable = { ...base, publisher: ['institution', 'organization', 'publisher'] };

/** The tables for types of papers that do not use the table `base`. */
const tables: Readonly<Partial<Record<Paper['type'], TextTable>>> = {
  'article-journal': article,
  'article-magazine': article,
  'article-newspaper': article,
  review: article,
  book,
  chapter: { ...base, containerTitle: ['booktitle', 'maintitle', 'journaltitle'] },
  'entry-encyclopedia': { ...base, containerTitle: ['booktitle', 'maintitle', 'journaltitle'] },
  'paper-conference': { ...article, containerTitle: ['booktitle', 'journaltitle', 'maintitle'] },
  report: institutional,
  thesis: institutional,
  'post-weblog': online,
  webpage: online,
};

/** The field that contains the subtitle, for each field that contains a title. */
const subtitles: Readonly<Record<string, string>> = {
  title: 'subtitle',
  booktitle: 'booksubtitle',
  journaltitle: 'journalsubtitle',
  maintitle: 'mainsubtitle',
};

/** The language tags (BCP 47) for the language names that the LaTeX package babel uses. */
const languages: Readonly<Record<string, string>> = {
  american: 'en-US', australian: 'en-AU', austrian: 'de-AT', brazil: 'pt-BR', brazilian: 'pt-BR', british: 'en-GB', canadian: 'en-CA', catalan: 'ca',
  chinese: 'zh', croatian: 'hr', czech: 'cs', danish: 'da', dutch: 'nl', english: 'en', finnish: 'fi', french: 'fr', german: 'de', greek: 'el', hebrew: 'he',
  hungarian: 'hu', italian: 'it', japanese: 'ja', korean: 'ko', latin: 'la', naustrian: 'de-AT', ngerman: 'de', norsk: 'nb', nynorsk: 'nn', polish: 'pl',
  portuguese: 'pt', romanian: 'ro', russian: 'ru', slovak: 'sk', slovene: 'sl', spanish: 'es', swedish: 'sv', turkish: 'tr', ukenglish: 'en-GB',
  ukrainian: 'uk', usenglish: 'en-US',
}; // prettier-ignore

const splitKeywords = splitterOutsideBraces(/[,\n]|;(?<!&(?:amp;){0,4}(?:#\w{1,8}|[a-z][a-z\d]{1,31});)/iu);

const preprintServer = /\b(?:arxiv|biorxiv|medrxiv|chemrxiv|ssrn|preprints?)\b|^corr$/iu;

/**
 * Reads the title of an entry. The title of a whole book may be in `booktitle` or `maintitle`. Returns an empty text
 * if the entry has no title.
 */
export function readTitle(fields: EntryFields, entryType: string): string {
  const title = titleOf(fields, 'title');
  if (title !== '' || paperType(entryType) !== 'book') return title;
  return titleOf(fields, 'booktitle') || titleOf(fields, 'maintitle');
}

/**
 * Reads all fields of an entry, except the title, into the draft of a paper. Every value is put into a key of the
 * paper or kept under `other`.
 */
export function readPaper(fields: EntryFields, entryType: string, draft: Draft): void {
  readIdentifiers(fields, draft);
  const type = readType(fields, entryType, draft);
  readNames(fields, draft);
  readDates(fields, draft);
  readTexts(fields, type, draft);
  readPages(fields, type, draft);
  const genre = fields.takeText('type');
  draft.set('genre', genreOf(genre) ?? (genre || (type === 'thesis' ? genreOf(entryType) : undefined)), [
    'type',
    genre,
  ]);
  const language = fields.takeText('langid') || fields.takeText('language');
  const tag = Object.hasOwn(languages, language.toLowerCase())
    ? languages[language.toLowerCase()]
    : undefined;
  draft.set('language', tag ?? language, ['language', language]);
  readListFields(fields, draft);
  readProse(fields, draft);
  for (const { name, value } of fields.rest()) draft.keep(name, value);
}

function titleOf(fields: EntryFields, name: string): string {
  const title = fields.takeText(name);
  const subtitle = title === '' ? '' : fields.takeText(subtitles[name] ?? '');
  if (subtitle === '' || title.endsWith(subtitle)) return title;
  return `${title}${/[:?!.–—]$/u.test(title) ? '' : ':'} ${subtitle}`;
}

function readType(fields: EntryFields, entryType: string, draft: Draft): Paper['type'] {
  const subtype = paperSubtype(fields.text('entrysubtype'));
  if (subtype) fields.take('entrysubtype');
  let type = subtype ?? paperType(entryType);
  if (type === undefined) {
    draft.keepWithWarning(
      'entrytype',
      entryType,
      'is not a known entry type',
      'The paper was given the type "document". Set the right type in the written file.',
    );
    type = 'document';
  } else if (type === 'document' && !subtype && entryType !== 'misc') draft.keep('entrytype', entryType);
  const venue = ['journaltitle', 'howpublished', 'publisher', 'institution'].map((name) => fields.text(name));
  const isPreprint = venue.some((text) => preprintServer.test(text));
  const canBePreprint =
    /^(?:document|manuscript|report|webpage)$/u.test(type) ||
    (type === 'article-journal' && (isPreprint || venue[0] === ''));
  if (!subtype && canBePreprint && (isPreprint || draft.paper.arXiv !== undefined)) type = 'article';
  draft.set('type', type, ['entrytype', entryType]);
  return type;
}

function readNames(fields: EntryFields, draft: Draft) {
  // Particles are always read as part of the family name, so the option `useprefix` is not needed.
  if (/^useprefix(?:=true)?$/iu.test(fields.text('options'))) fields.take('options');
  for (const key of ['author', 'editor'] as const) {
    const field = fields.take(key);
    if (!field) continue;
    const { names, truncated, warnings } = parseBibtexNames(decodeAllEntities(field.tex));
    draft.warnings.push(...warnings);
    if (names.length > 0) draft.set(key, names, [key, fields.decode(plainNameTex(field.tex))]);
    if (key === 'author' && truncated && names.length > 0) draft.set('authorsTruncated', true, [key, true]);
    if (key === 'editor' && truncated) draft.keep('editor', fields.decode(plainNameTex(field.tex)));
  }
}

function readDates(fields: EntryFields, draft: Draft) {
  const { issued, kept, unreadable } = readBibtexDate((name) => fields.text(name));
  draft.set('issued', issued, ['date', issued ?? '']);
  for (const name of ['date', 'year', 'month', 'day']) {
    const field = fields.peek(name);
    const text = fields.takeText(name);
    if (text === '' || !field) continue;
    if (unreadable.includes(name))
      draft.keepWithWarning(field.name, text, 'is not a readable date', 'Set "issued" in the written file.');
    else if (kept.includes(name)) draft.keep(field.name, text);
  }
}

function readTexts(fields: EntryFields, type: Paper['type'], draft: Draft) {
  const hasSeries = fields.peek('series') !== undefined;
  for (const [key, names] of Object.entries(tables[type] ?? base) as [TextKey, readonly string[]][]) {
    const name = names.find((one) => fields.peek(one) !== undefined);
    if (name === undefined) continue;
    const value = titleOf(fields, name);
    // For a book, or a paper in a book, `number` is the number of the book in its series.
    const isOfSeries =
      name === 'number' && hasSeries && /^(?:book|chapter|paper-conference|entry-encyclopedia)$/u.test(type);
    draft.set(isOfSeries ? 'collectionNumber' : key, value, [name, value]);
  }
}

/**
 * Reads the pages of a paper. If an entry has no pages, its article number is used. For a whole book, `pages` is the
 * number of pages and is kept under `other`.
 */
function readPages(fields: EntryFields, type: Paper['type'], draft: Draft) {
  const pages = fields.text('pages');
  const isCount = /^(?:book|thesis|report)$/u.test(type) && /^[^\d–-]*\d+[^\d–-]*$/u.test(pages);
  const name =
    pages !== '' && !isCount
      ? 'pages'
      : ['eid', 'articleno', 'article-number'].find((one) => fields.peek(one));
  if (name === undefined) return;
  draft.set(
    'page',
    formatPages(fields.takeText(name).replace(/^pp?\.?\s+/iu, ''))
      .replace(/ ?– ?/gu, '–')
      .replace(/–$/u, ''),
    [name, ''],
  );
}

function readProse(fields: EntryFields, draft: Draft) {
  const keywords = fields.take('keywords');
  const keyword = splitKeywords(keywords?.tex ?? '').map((one) => fields.decode(one));
  const unique = [...new Set(keyword.filter((one) => one !== ''))];
  if (unique.length > 0) draft.set('keyword', unique, ['keywords', unique]);
  const affiliation = fields.takeText('affiliation');
  if (affiliation !== '') draft.set('affiliations', [affiliation], ['affiliation', affiliation]);
  const prose = fields.take('abstract');
  const abstract = prose ? fields.decodeProse(prose.tex) : '';
  draft.set('abstract', abstract, ['abstract', abstract]);
  draft.set('code', draft.paper.code ?? findRepository(abstract), ['code', '']);
  if (fields.unknown.size === 0) return;
  const names = [...fields.unknown].slice(0, 5).map((name) => quote(`\\${name}`));
  const message = `Unknown TeX ${names.length === 1 ? 'command' : 'commands'}: ${names.join(', ')}.`;
  draft.warnings.push({ message, advice: 'Arguments were kept as text. Check the written file.' });
}
