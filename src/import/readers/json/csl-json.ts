import { toId } from '../../../model/id.ts';
import { cleanText, oneLine } from '../../../model/characters.ts';
import { type Paper, paperFrontmatterSchema } from '../../../model/paper.ts';
import { truncationNote } from '../../../model/truncation.ts';
import { isSafeUrl } from '../../../model/url.ts';
import type { ReadResult } from '../record.ts';
import { parseArXiv } from '../values/identifiers.ts';
import { issuedDate, otherDate } from './dates.ts';
import type { Draft, FieldReader, FieldTable } from '../values/draft.ts';
import {
  abstract,
  arXivId,
  doi,
  identifier,
  pages,
  readFields,
  serial,
  text,
  texts,
  type,
  url,
} from './fields.ts';
import { keptNames, nameOf, people, type SourcePerson } from './names.ts';
import { readJson } from './reader.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';

/**
 * The type that Offprint uses for each item type of CSL 1.0.2. Types with the same name in Offprint are first. For
 * the others, the most similar type is used.
 */
const types = {
  article: 'article', 'article-journal': 'article-journal', 'article-magazine': 'article-magazine',
  'article-newspaper': 'article-newspaper', book: 'book', chapter: 'chapter', dataset: 'dataset', document: 'document',
  'entry-encyclopedia': 'entry-encyclopedia', manuscript: 'manuscript', 'paper-conference': 'paper-conference',
  patent: 'patent', 'post-weblog': 'post-weblog', report: 'report', review: 'review', software: 'software',
  speech: 'speech', standard: 'standard', thesis: 'thesis', webpage: 'webpage',
  bill: 'document', broadcast: 'document', classic: 'book', collection: 'document', entry: 'entry-encyclopedia',
  'entry-dictionary': 'entry-encyclopedia', event: 'document', figure: 'document', graphic: 'document', hearing: 'document',
  interview: 'document', legal_case: 'document', legislation: 'document', map: 'document', motion_picture: 'document',
  musical_score: 'document', pamphlet: 'document', performance: 'document', periodical: 'document',
  personal_communication: 'document', post: 'webpage', regulation: 'document', 'review-book': 'review', song: 'document',
  treaty: 'document',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/** Variables of CSL 1.0.2 that contain names and for which Offprint has no field. */
const otherNames = [
  'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor', 'curator', 'director',
  'editorial-director', 'editor-translator', 'executive-producer', 'guest', 'host', 'illustrator', 'interviewer', 'narrator',
  'organizer', 'original-author', 'performer', 'producer', 'recipient', 'reviewed-author', 'script-writer',
  'series-creator', 'translator',
] as const; // prettier-ignore

/** Variables of CSL 1.0.2 that contain dates and for which Offprint has no field. */
const otherDates = ['accessed', 'available-date', 'event-date', 'original-date', 'submitted'] as const;

/**
 * The function that reads each variable of CSL 1.0.2 (`csl-data.json`). `custom` is read as written by Offprint's own
 * export.
 */
const fields: FieldTable = {
  custom: readCustom,
  type: type(types),
  title: unlessCustom('title', text('title')),
  author: people('author', toPerson),
  editor: people('editor', toPerson),
  issued: issuedDate,
  'container-title': text('containerTitle'),
  'container-title-short': text('containerTitleShort'),
  journalAbbreviation: text('containerTitleShort'),
  'collection-title': text('collectionTitle'),
  'collection-number': text('collectionNumber'),
  edition: text('edition'),
  version: text('version'),
  volume: text('volume'),
  issue: text('issue'),
  page: pages,
  number: readNumber,
  publisher: text('publisher'),
  'publisher-place': text('publisherPlace'),
  'event-title': text('eventTitle'),
  event: text('eventTitle'),
  genre: text('genre'),
  language: text('language'),
  categories: texts('categories'),
  keyword: unlessCustom('keyword', texts('keyword')),
  DOI: doi,
  PMID: identifier('PMID'),
  PMCID: identifier('PMCID'),
  arXiv: arXivId,
  ISBN: serial('ISBN'),
  ISSN: serial('ISSN'),
  URL: readUrl,
  note: readNote,
  abstract: unlessCustom('abstract', abstract),
  id: readId,
  ...Object.fromEntries(otherNames.map((key) => [key, keptNames])),
  ...Object.fromEntries(otherDates.map((key) => [key, otherDate])),
};

/**
 * Skips a field that was already read from `custom`. There, the value still has its TeX commands, paragraphs or
 * commas.
 */
function unlessCustom(key: 'title' | 'keyword' | 'abstract', read: FieldReader): FieldReader {
  return (value, draft, source) => {
    if (draft.paper[key] === undefined) read(value, draft, source);
  };
}

/**
 * The function that reads each identifier in a note, where every identifier has its own line: `PMID: 25992719`. The
 * program Zotero writes values into the note for which CSL had no variable.
 */
const noteIdentifiers: FieldTable = {
  pmid: identifier('PMID'),
  pmcid: identifier('PMCID'),
  arxiv: arXivId,
  doi,
};

/**
 * Reads CSL-JSON. The text may be a list of items, `{ "items": […] }`, `{ "references": […] }`, or several items
 * without a list.
 */
export function readCslJson(source: string, file: string): ReadResult[] {
  const lists = ['[]', 'items[]', 'references[]'];
  return [
    readJson(source, file, {
      name: 'CSL-JSON',
      lists,
      keyOf: (record) => textAt(record, 'id'),
      read: (record, draft) => {
        readFields(record, draft, fields);
        readPreprint(draft);
        return undefined;
      },
    }),
  ];
}

/**
 * Changes the type of arXiv papers to a preprint. Older programs write such a paper as an article in a journal called
 * `arXiv:1501.04916 [physics]`.
 */
function readPreprint({ paper }: Draft): void {
  const { containerTitle = '' } = paper;
  if (!/^arxiv\b/iu.test(containerTitle)) return;
  if (paper.type === 'article-journal') paper.type = 'article';
  const id = parseArXiv(containerTitle);
  if (id !== undefined) paper.arXiv ??= id;
}

function toPerson(entry: Json): SourcePerson | undefined {
  const name = nameOf(entry);
  const ORCID = textAt(entry, 'ORCID');
  const affiliations = listAt(entry, 'affiliation').flatMap(
    (one) => textAt(one, 'name') ?? textAt(one) ?? [],
  );
  return name === undefined ? undefined : { name, ...(ORCID && { ORCID }), affiliations };
}

/**
 * Reads the fields that Offprint's own export writes into `custom`. Other values in `custom` are kept under `other`.
 */
function readCustom(value: Json, draft: Draft): void {
  const { paper } = draft;
  const rest: JsonObject = isObject(value) ? { ...value } : { custom: value };
  const take = (key: string, isValid: boolean) => {
    if (isValid) delete rest[key];
    return isValid;
  };
  const [title, code] = [oneLine(textAt(value, 'title') ?? ''), at(value, 'code')];
  const id = parseArXiv(textAt(value, 'arXiv') ?? '');
  const affiliations = listAt(value, 'affiliations').flatMap((one) => textAt(one) ?? []);
  if (take('title', /[\\$`~{]|--/u.test(title))) paper.title = title;
  const keyword = listAt(value, 'keyword').flatMap((one) => oneLine(textAt(one) ?? '') || []);
  if (take('keyword', keyword.length > 0)) paper.keyword = keyword;
  const prose = cleanText(textAt(value, 'abstract') ?? '').trim();
  if (take('abstract', prose !== '')) paper.abstract = prose;
  const versions = paperFrontmatterSchema.shape.versions.safeParse(at(value, 'versions'));
  if (take('versions', versions.success && versions.data !== undefined)) paper.versions = versions.data;
  if (take('arXiv', id !== undefined)) paper.arXiv = id;
  if (take('authorsTruncated', at(value, 'authorsTruncated') === true)) paper.authorsTruncated = true;
  if (take('affiliations', affiliations.length > 0)) paper.affiliations = affiliations;
  const { links, awards } = paperFrontmatterSchema.shape;
  const [linked, awarded] = [links.safeParse(at(value, 'links')), awards.safeParse(at(value, 'awards'))];
  if (take('links', linked.success && linked.data !== undefined)) paper.links = linked.data;
  if (take('awards', awarded.success && awarded.data !== undefined)) paper.awards = awarded.data;
  if (take('selected', at(value, 'selected') === true)) paper.selected = true;
  const license = textAt(value, 'license') ?? '';
  if (take('license', isSafeUrl(license))) paper.license = license;
  if (take('code', code === true || (typeof code === 'string' && isSafeUrl(code))))
    paper.code = code as true | string;
  draft.keep('custom', rest);
}

/** Reads the number of a paper. The number may be an arXiv id, such as `arXiv:2407.21783`. */
function readNumber(value: Json, draft: Draft, key: string): void {
  const line = textAt(value) ?? '';
  const id = /^arxiv:/iu.test(line) ? parseArXiv(line) : undefined;
  if (id === undefined) text('number')(value, draft, key);
  else draft.set('arXiv', id, [key, value]);
}

/** Reads the web address of a paper. An address that only repeats the arXiv id is skipped. */
function readUrl(value: Json, draft: Draft, key: string): void {
  const { arXiv: id } = draft.paper;
  if (id === undefined || textAt(value) !== `https://arxiv.org/abs/${id}`) url(value, draft, key);
}

function readNote(value: Json, draft: Draft): void {
  const lines = (textAt(value) ?? '').split('\n').flatMap((line) => {
    const [, key = '', identified = ''] = /^\s*(pmid|pmcid|arxiv|doi):\s*(\S+)\s*$/iu.exec(line) ?? [];
    const read: FieldReader | undefined = noteIdentifiers[key.toLowerCase()];
    read?.(identified, draft, key);
    return read ? [] : [line];
  });
  const note = lines.join(' ');
  const isOurs = draft.paper.authorsTruncated && note.startsWith(truncationNote);
  text('note')(isOurs ? note.slice(truncationNote.length).trim() : note, draft, 'note');
}

/**
 * Keeps the id of an item under `other`, except an id that repeats the DOI, or that Offprint's own export makes from
 * the title.
 */
function readId(value: Json, draft: Draft, key: string): void {
  const id = textAt(value) ?? '';
  const { DOI, title = '' } = draft.paper;
  const isDoi = DOI !== undefined && id.toLowerCase().endsWith(DOI.toLowerCase());
  if (!isDoi && id !== toId(title, 'paper')) draft.keep(key, value);
}
