import { licenseUrl } from '../../../model/license.ts';
import { citationKeyPattern } from '../../../model/paper.ts';
import { isSafeUrl } from '../../../model/url.ts';
import type { ReadResult } from '../record.ts';
import type { Draft, FieldReader, FieldTable } from '../values/draft.ts';
import { parseArXiv } from '../values/identifiers.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';
import { issuedDate, toDate } from './dates.ts';
import {
  abstract,
  arXivId,
  doi,
  identifier,
  pages,
  readFields,
  serial,
  serviceUrl,
  text,
  texts,
  type,
} from './fields.ts';
import { keptNames, nameOf, people, plainName, type SourcePerson } from './names.ts';
import { readJson } from './reader.ts';
import { attachedTypes, creatorsOfWorks, zoteroItemTypes } from './zotero-types.ts';

/**
 * The function that reads each field of an item. Some item types have a title, a container, a publisher or a number
 * under a name of their own.
 */
const fields: FieldTable = {
  itemType: type(zoteroItemTypes),
  title: text('title'),
  caseName: text('title'),
  nameOfAct: text('title'),
  subject: text('title'),
  author: people('author', toPerson),
  editor: people('editor', toPerson),
  parsedDate: (value, draft) => {
    const [year, month, day] = (textAt(value) ?? '').split('-');
    const date = toDate(year, month, day);
    if (date) draft.paper.issued = date.issued;
  },
  date: readDate,
  dateDecided: readDate,
  dateEnacted: readDate,
  issueDate: readDate,
  publicationTitle: text('containerTitle'),
  proceedingsTitle: text('containerTitle'),
  bookTitle: text('containerTitle'),
  encyclopediaTitle: text('containerTitle'),
  dictionaryTitle: text('containerTitle'),
  websiteTitle: text('containerTitle'),
  blogTitle: text('containerTitle'),
  journalAbbreviation: text('containerTitleShort'),
  conferenceName: text('eventTitle'),
  meetingName: text('eventTitle'),
  series: text('collectionTitle'),
  seriesNumber: text('collectionNumber'),
  volume: text('volume'),
  issue: text('issue'),
  pages,
  edition: text('edition'),
  versionNumber: text('version'),
  publisher: text('publisher'),
  university: text('publisher'),
  institution: text('publisher'),
  repository: text('publisher'),
  company: text('publisher'),
  organization: text('publisher'),
  place: text('publisherPlace'),
  archiveID: readNumber,
  reportNumber: text('number'),
  patentNumber: text('number'),
  number: text('number'),
  thesisType: text('genre'),
  reportType: text('genre'),
  presentationType: text('genre'),
  manuscriptType: text('genre'),
  genre: text('genre'),
  language: text('language'),
  DOI: doi,
  PMID: identifier('PMID'),
  PMCID: identifier('PMCID'),
  ISBN: serial('ISBN'),
  ISSN: serial('ISSN'),
  extra: readExtra,
  citationKey: readKey,
  url: readUrl,
  rights: readRights,
  keyword: texts('keyword'),
  abstractNote: abstract,
};

/** Fields about the item and not about the paper. */
const ignored: ReadonlySet<string> = new Set([
  'key', 'version', 'creators', 'tags', 'collections', 'relations', 'dateAdded', 'dateModified', 'accessDate',
  'libraryCatalog', 'callNumber', 'archive', 'archiveLocation', 'shortTitle', 'inPublications', 'deleted', 'parentItem',
]); // prettier-ignore

/**
 * Reads items of the Zotero Web API, version 3 (`format=json`): a list of items, or one item. Attachments and notes are
 * skipped.
 */
export function readZotero(source: string, file: string): ReadResult[] {
  return [
    readJson(source, file, {
      name: 'Zotero',
      lists: ['[]'],
      keyOf: (item) => textAt(item, 'data', 'key') ?? textAt(item, 'key'),
      read: readItem,
    }),
  ];
}

function readItem(item: JsonObject, draft: Draft): string | undefined {
  const data = at(item, 'data');
  if (!isObject(data)) return undefined;
  if (attachedTypes.has(textAt(data, 'itemType') ?? '')) return '';
  const creators = listAt(data, 'creators').map((creator) => ({
    creator,
    role: textAt(creator, 'creatorType') ?? 'author',
  }));
  const of = (matches: (role: string) => boolean) =>
    creators.flatMap(({ creator, role }) => (matches(role) ? [creator] : []));
  const record: JsonObject = {
    ...data,
    author: of((role) => creatorsOfWorks.has(role)),
    editor: of((role) => role === 'editor'),
    keyword: listAt(data, 'tags').flatMap((tag) => subjectOf(tag)),
    parsedDate: at(item, 'meta', 'parsedDate') ?? '',
  };
  readFields(record, draft, fields, ignored);
  for (const [role, others] of Map.groupBy(creators, (one) => one.role))
    if (!creatorsOfWorks.has(role) && role !== 'editor')
      keptNames(
        others.map(({ creator }) => toCslName(creator)),
        draft,
        role,
      );
  readPreprint(draft);
  return undefined;
}

/**
 * Returns the text of a tag in a list of 0 or 1 texts. Tags that begin with a sign are marks for the work with Zotero,
 * such as `_read`, `/unread` or `⛔ No DOI found`.
 */
function subjectOf(tag: Json): string[] {
  const name = textAt(tag, 'tag') ?? '';
  return /^[\p{L}\p{N}]/u.test(name) ? [name] : [];
}

function toPerson(creator: Json): SourcePerson | undefined {
  const name = nameOf(toCslName(creator));
  return name === undefined ? undefined : { name };
}

/** Converts a creator to a name of CSL. A person with one name only is often the whole name in `lastName`. */
function toCslName(creator: Json): Json {
  const [family, given, whole] = ['lastName', 'firstName', 'name'].map((key) => textAt(creator, key));
  if (family === undefined || given === undefined) {
    const only = family ?? given;
    return whole === undefined ? (plainText(only) ?? {}) : { literal: whole };
  }
  return { family, given };
}

function plainText(name: string | undefined): string | undefined {
  const plain = plainName(name);
  return typeof plain === 'string' ? plain : undefined;
}

/** Reads the date as its author wrote it, unless Zotero understood it. */
function readDate(value: Json, draft: Draft, key: string): void {
  if (draft.paper.issued === undefined) issuedDate(value, draft, key);
}

/** Reads the number of a preprint, which may be an arXiv id: `arXiv:2407.21783`. */
function readNumber(value: Json, draft: Draft, key: string): void {
  const line = textAt(value) ?? '';
  if (/^arxiv:/iu.test(line) && parseArXiv(line) !== undefined) arXivId(line, draft, key);
  else text('number')(value, draft, key);
}

/** Reads a citation key. A key that BibTeX does not allow is kept under `other`. */
function readKey(value: Json, draft: Draft, key: string): void {
  const name = textAt(value) ?? '';
  if (citationKeyPattern.test(name)) draft.set('citationKey', name, [key, value]);
  else draft.keep(key, value);
}

/** The function that reads each line of `extra` of the form `Name: value`, by the name in lower case. */
const extraLines: FieldTable = {
  'citation key': readKey,
  arxiv: arXivId,
  doi,
  pmid: identifier('PMID'),
  pmcid: identifier('PMCID'),
  issn: serial('ISSN'),
  isbn: serial('ISBN'),
};

/**
 * Reads the field for further data, which has a line for each value without a field: `Citation Key: quill2024`. Other
 * lines may be private remarks, so they are kept under `other`, which pages do not show.
 */
function readExtra(value: Json, draft: Draft, key: string): void {
  const rest = (textAt(value) ?? '').split('\n').filter((line) => {
    const [, name = '', given = ''] = /^\s{0,9}([\w ]{1,30}):\s{0,9}(\S.{0,300})$/u.exec(line) ?? [];
    const lower = name.trim().toLowerCase();
    const read: FieldReader | undefined = Object.hasOwn(extraLines, lower) ? extraLines[lower] : undefined;
    // arXiv's own text for this field has the subject after the number: `arXiv: 2407.21783 [cs]`.
    read?.(given.split(' [', 1)[0]?.trim() ?? '', draft, lower);
    return read === undefined && line.trim() !== '';
  });
  draft.keep(key, rest.join('\n'));
}

/** Reads the web address of an item. An address that only repeats the DOI or the arXiv id is skipped. */
function readUrl(value: Json, draft: Draft, key: string): void {
  const address = textAt(value) ?? '';
  const id = /^https?:\/\/(?:www\.)?arxiv\.org\/abs\/([^?#]{1,40})$/iu.exec(address)?.[1];
  const arXiv = id === undefined ? undefined : parseArXiv(id);
  if (arXiv === undefined) serviceUrl(value, draft, key);
  else draft.paper.arXiv ??= arXiv;
}

function readRights(value: Json, draft: Draft, key: string): void {
  const rights = textAt(value) ?? '';
  const address = isSafeUrl(rights) ? rights : licenseUrl(rights);
  if (address !== undefined) draft.set('license', address, [key, value]);
  else draft.keep(key, value);
}

/** Changes the type of arXiv papers that older versions of Zotero saved as articles of a journal to a preprint. */
function readPreprint({ paper }: Draft): void {
  const { containerTitle = '' } = paper;
  if (!/^arxiv\b/iu.test(containerTitle)) return;
  if (paper.type === 'article-journal') paper.type = 'article';
  const id = parseArXiv(containerTitle);
  if (id !== undefined) paper.arXiv ??= id;
}
