import type { Paper } from '../../../model/paper.ts';
import type { ReadResult } from '../record.ts';
import { issuedDate } from './dates.ts';
import type { Draft, FieldTable } from '../values/draft.ts';
import { abstract, doi, kept, pages, readFields, serial, serviceUrl, text, texts, type } from './fields.ts';
import { keptNames, nameOf, people, type SourcePerson } from './names.ts';
import { readNotices } from './notices.ts';
import { readJson } from './reader.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';
import { parseArXiv } from '../values/identifiers.ts';
import { toTitle } from '../values/markup.ts';

/**
 * The CSL types for the types of Crossref's REST API (`/types`) that are papers. CSL (Citation Style Language) is the
 * standard whose types Offprint uses.
 */
const types = {
  'journal-article': 'article-journal', 'proceedings-article': 'paper-conference', 'posted-content': 'article',
  'book-chapter': 'chapter', 'book-part': 'chapter', 'book-section': 'chapter', 'book-track': 'chapter', book: 'book',
  monograph: 'book', 'edited-book': 'book', 'reference-book': 'book', proceedings: 'book', dataset: 'dataset',
  database: 'dataset', dissertation: 'thesis', 'peer-review': 'review', 'reference-entry': 'entry-encyclopedia',
  report: 'report', 'report-component': 'report', standard: 'standard', other: 'document',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/** Types of Crossref records that are not papers. They contain papers, such as a journal, or are parts of papers. */
const nonPaperTypes = new Set([
  'book-series', 'book-set', 'component', 'grant', 'journal', 'journal-issue', 'journal-volume', 'proceedings-series',
  'report-series', 'standard-series',
]); // prettier-ignore

/** The function that reads each field of a work in Crossref's REST API. */
const fields: FieldTable = {
  type: type(types),
  title: text('title'),
  author: people('author', toPerson),
  editor: people('editor', toPerson),
  chair: keptNames,
  translator: keptNames,
  issued: issuedDate,
  published: issuedDate,
  posted: issuedDate,
  'published-online': issuedDate,
  'published-print': issuedDate,
  'published-other': issuedDate,
  'container-title': text('containerTitle'),
  'short-container-title': text('containerTitle'),
  volume: text('volume'),
  issue: text('issue'),
  page: pages,
  'article-number': pages,
  'edition-number': text('edition'),
  publisher: text('publisher'),
  'publisher-location': text('publisherPlace'),
  degree: text('genre'),
  language: text('language'),
  subject: texts('categories'),
  DOI: doi,
  ISBN: serial('ISBN'),
  ISSN: serial('ISSN'),
  resource: (value, draft) => serviceUrl(textAt(value, 'primary', 'URL') ?? null, draft, 'resource'),
  URL: serviceUrl,
  abstract,
  license,
  'updated-by': (value, draft) => {
    const notices = readNotices(value);
    if (notices.length > 0) draft.paper.updates = notices;
  },
  relation: readRelation,
  funder: kept(funders),
  event: kept(withoutName),
  subtype: kept((value) => (value === 'preprint' ? null : value)),
};

/**
 * Fields that do not describe the paper itself, so they are not copied to `other`: counts, dates and origin of the
 * record, and references.
 */
const ignored = new Set([
  'alternative-id', 'assertion', 'content-created', 'content-domain', 'content-updated', 'created', 'deposited', 'indexed',
  'is-referenced-by-count', 'issn-type', 'isbn-type', 'journal-issue', 'link', 'member', 'message', 'prefix', 'reference',
  'reference-count', 'references-count', 'relevance', 'score', 'source', 'update-policy', 'subtitle', 'original-title-lang',
]); // prettier-ignore

/**
 * Reads responses of Crossref's REST API. A response is a list of works (`message.items`) or a single work, which may
 * be inside `message`.
 */
export function readCrossref(source: string, file: string): ReadResult[] {
  return [
    readJson(source, file, {
      name: 'Crossref',
      lists: ['message.items[]', 'items[]', '[]'],
      read: readWork,
      keyOf,
    }),
  ];
}

function keyOf(response: JsonObject): string | undefined {
  return (textAt(response, 'message', 'DOI') ?? textAt(response, 'DOI'))?.toLowerCase();
}

function readWork(response: JsonObject, draft: Draft): string | undefined {
  const message = at(response, 'message');
  const work = isObject(message) ? message : response;
  const kind = textAt(work, 'type') ?? '';
  if (nonPaperTypes.has(kind)) return `This record is not a paper but has the type "${kind}".`;
  const institution = textAt(work, 'institution', 0, 'name') ?? textAt(work, 'institution', 'name');
  // For a preprint, the name of the preprint server is more useful than the company that Crossref gives as the
  // publisher.
  if (kind === 'posted-content' && institution !== undefined) draft.paper.publisher = toTitle(institution);
  else if (kind === 'dissertation' && institution !== undefined) draft.paper.publisher = toTitle(institution);
  const event = textAt(work, 'event', 'name');
  if (event !== undefined) draft.paper.eventTitle = toTitle(event);
  const isInstitutionUsed = draft.paper.publisher !== undefined && listAt(work, 'institution').length === 1;
  readFields(work, draft, fields, isInstitutionUsed ? new Set([...ignored, 'institution']) : ignored);
  const [title, subtitle] = [draft.paper.title, textAt(work, 'subtitle', 0)];
  if (title !== undefined && subtitle !== undefined)
    draft.paper.title = withSubtitle(title, toTitle(subtitle));
  return undefined;
}

function withSubtitle(title: string, subtitle: string): string {
  const isThere = title.toLowerCase().includes(subtitle.toLowerCase());
  return isThere ? title : `${title}${/[:?!–—]$/u.test(title) ? '' : ':'} ${subtitle}`;
}

/** Reads the arXiv id of the preprint of a publication. All relations are kept under `other`. */
function readRelation(value: Json, draft: Draft, source: string): void {
  const preprints = listAt(value, 'has-preprint').map((one) => parseArXiv(textAt(one, 'id') ?? ''));
  draft.paper.arXiv ??= preprints.find((id) => id !== undefined);
  if (draft.paper.arXiv === undefined) delete draft.paper.arXiv;
  draft.keep(source, value);
}

/**
 * Reads the licence of a paper, if it is the only licence and is from Creative Commons. A licence for text mining alone
 * does not count. Other licences are often for one of several versions, so they are kept under `other`.
 */
function license(value: Json, draft: Draft, source: string): void {
  const all = [...new Set(listAt(value).flatMap((one) => textAt(one, 'URL') ?? []))];
  const forReaders = listAt(value).filter((one) => textAt(one, 'content-version') !== 'tdm');
  const addresses =
    forReaders.length > 0 ? [...new Set(forReaders.flatMap((one) => textAt(one, 'URL') ?? []))] : all;
  const [sole = ''] = addresses;
  if (addresses.length === 1 && /^https?:\/\/creativecommons\.org\//u.test(sole))
    draft.set('license', sole, [source, value]);
  else draft.keep(source, all);
}

function toPerson(entry: Json): SourcePerson | undefined {
  const name = nameOf(entry);
  const ORCID = textAt(entry, 'ORCID');
  const affiliations = listAt(entry, 'affiliation').flatMap((one) => textAt(one, 'name') ?? []);
  return name === undefined ? undefined : { name, ...(ORCID && { ORCID }), affiliations };
}

/** Removes the name from an event, because the paper already has it in `eventTitle`. */
function withoutName(value: Json): Json | undefined {
  if (!isObject(value)) return value;
  const { name: _, ...rest } = value;
  return rest;
}

/** Removes duplicate funders. Also removes from each funder the field that names its source. */
function funders(value: Json): Json {
  const found = listAt(value).map((one) => {
    if (!isObject(one)) return one;
    const { 'doi-asserted-by': _, ...funder } = one;
    return funder;
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}
