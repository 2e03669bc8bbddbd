import type { Paper } from '../../../model/paper.ts';
import type { ReadResult } from '../record.ts';
import type { Draft, FieldReader, FieldTable } from '../values/draft.ts';
import { formatPages } from '../values/identifiers.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';
import { toTitle } from '../values/markup.ts';
import { issuedDate } from './dates.ts';
import { abstract, doi, pages, readFields, serial, text, texts } from './fields.ts';
import { keptNames, people, type SourcePerson } from './names.ts';
import { creatorName, readCodeLink, setLicense } from './output-values.ts';
import { readJson } from './reader.ts';

/** The CSL types for the types of Zenodo, with and without their subtypes (`publication-article`). */
const types: Readonly<Record<string, Paper['type']>> = {
  software: 'software', 'software-computationalnotebook': 'software', workflow: 'software', dataset: 'dataset', model: 'dataset',
  poster: 'speech', presentation: 'speech', event: 'speech', lesson: 'document', image: 'document', video: 'document', other: 'document',
  publication: 'document', 'publication-article': 'article-journal', 'publication-conferencepaper': 'paper-conference',
  'publication-conferenceproceeding': 'book', 'publication-book': 'book', 'publication-section': 'chapter', 'publication-preprint': 'article',
  'publication-thesis': 'thesis', 'publication-dissertation': 'thesis', 'publication-report': 'report', 'publication-technicalnote': 'report',
  'publication-workingpaper': 'report', 'publication-deliverable': 'report', 'publication-milestone': 'report',
  'publication-proposal': 'report', 'publication-projectdeliverable': 'report', 'publication-patent': 'patent', 'publication-standard': 'standard',
  'publication-datapaper': 'article-journal', 'publication-peerreview': 'review', 'publication-datamanagementplan': 'report',
  'publication-softwaredocumentation': 'report',
}; // prettier-ignore

/** The function that reads each field of the metadata of a record. */
const fields: FieldTable = {
  title: text('title'),
  creators: people('author', toPerson),
  contributors: readContributors,
  publication_date: issuedDate,
  doi,
  journal: readJournal,
  journal_title: text('containerTitle'),
  journal_volume: text('volume'),
  journal_issue: text('issue'),
  journal_pages: pages,
  meeting: (value, draft) => setText('eventTitle', textAt(value, 'title'), draft, 'meeting', value),
  conference_title: text('eventTitle'),
  part_of: (value, draft) => {
    setText('containerTitle', textAt(value, 'title'), draft, 'part_of', value);
    const found = textAt(value, 'pages');
    if (found !== undefined) draft.set('page', formatPages(found), ['part_of', value]);
  },
  partof_title: text('containerTitle'),
  partof_pages: pages,
  imprint: readImprint,
  imprint_publisher: text('publisher'),
  imprint_place: text('publisherPlace'),
  imprint_isbn: serial('ISBN'),
  thesis: (value, draft) => setText('publisher', textAt(value, 'university'), draft, 'thesis', value),
  thesis_university: text('publisher'),
  publisher: text('publisher'),
  version: text('version'),
  language: text('language'),
  languages: (value, draft, key) => text('language')(listAt(value).flatMap((one) => textAt(one, 'id') ?? [])[0] ?? null, draft, key),
  keywords: texts('keyword'),
  subjects: (value, draft, key) =>
    texts('keyword')(listAt(value).flatMap((one) => textAt(one, 'subject') ?? textAt(one, 'term') ?? []), draft, key),
  description: abstract,
  notes: (value, draft, key) => draft.keep(key, toTitle(textAt(value) ?? '')),
  license: (value, draft, key) => setLicense([spdxName(textAt(value, 'id') ?? textAt(value))], draft, [key, value]),
  rights: (value, draft, key) =>
    setLicense(listAt(value).map((one) => spdxName(textAt(one, 'id')) ?? textAt(one, 'link')), draft, [key, value]),
  related_identifiers: readRelated,
}; // prettier-ignore

/** Metadata that do not describe the resource itself, so they are not copied to `other`. */
const ignored = new Set([
  'access_right', 'access_right_category', 'communities', 'resource_type', 'upload_type', 'publication_type', 'image_type', 'relations',
  'prereserve_doi', 'custom', 'references', 'grants', 'funding', 'dates', 'locations', 'sizes', 'formats', 'identifiers',
  'additional_descriptions', 'additional_titles', 'method', 'thesis_supervisors', 'custom_fields', 'conference_acronym',
  'conference_dates', 'conference_place', 'conference_url', 'conference_session', 'conference_session_part', 'embargo_date',
  'access_conditions', 'removed_by', 'copyright',
]); // prettier-ignore

/**
 * Reads records of Zenodo and of other sites with InvenioRDM: responses of the API (`/api/records`) in both forms, and the
 * file `.zenodo.json` of a repository.
 */
export function readZenodo(source: string, file: string): ReadResult[] {
  const lists = ['hits.hits[]', '[]'];
  return [
    readJson(source, file, {
      name: 'Zenodo',
      lists,
      read: readRecord,
      keyOf: (record) => textAt(record, 'id'),
    }),
  ];
}

function readRecord(record: JsonObject, draft: Draft): string | undefined {
  // The object around an empty list.
  if (isObject(record.hits)) return '';
  const metadata = isObject(record.metadata) ? record.metadata : record;
  readType(metadata, draft);
  const stated = textAt(record, 'pids', 'doi', 'identifier') ?? textAt(record, 'doi');
  if (stated !== undefined && metadata.doi === undefined) doi(stated, draft, 'doi');
  readCustomFields(at(record, 'custom_fields') ?? null, draft);
  const known = metadata === record ? new Set([...ignored, ...recordKeys]) : ignored;
  readFields(metadata, draft, fields, known);
  if (draft.paper.publisher === undefined && /^10\.5281\//u.test(draft.paper.DOI ?? '')) draft.paper.publisher = 'Zenodo';
  return undefined;
} // prettier-ignore

/** Keys of a record beside its metadata. */
const recordKeys = [
  'id', 'recid', 'conceptrecid', 'conceptdoi', 'created', 'modified', 'updated', 'links', 'files', 'owners', 'revision', 'stats', 'state',
  'status', 'submitted', 'doi_url', 'swh', 'pids', 'parent', 'versions', 'access', 'is_draft', 'is_published', 'revision_id', 'media_files',
]; // prettier-ignore

function readType(metadata: JsonObject, draft: Draft): void {
  const { resource_type: value } = metadata;
  const main = textAt(value, 'id') ?? textAt(value, 'type') ?? textAt(metadata, 'upload_type') ?? 'other';
  const sub = textAt(value, 'subtype') ?? textAt(metadata, 'publication_type');
  const word = (
    sub === undefined || sub.startsWith(`${main}-`) ? (sub ?? main) : `${main}-${sub}`
  ).toLowerCase();
  const name = [word, word.split('-')[0] ?? ''].find((each) => Object.hasOwn(types, each));
  draft.set('type', name === undefined ? 'document' : (types[name] ?? 'document'), ['resource_type', word]);
  if (name !== word || draft.paper.type === 'document') draft.keep('resource_type', word);
  if (draft.paper.type === 'speech')
    draft.set('genre', word === 'poster' ? 'Poster' : undefined, ['resource_type', word]);
}

function toPerson(entry: Json): SourcePerson | undefined {
  const inside = at(entry, 'person_or_org');
  const person = isObject(inside) ? inside : entry;
  const name = creatorName(textAt(person, 'name') ?? textAt(person), {
    family: textAt(person, 'family_name'),
    given: textAt(person, 'given_name'),
    isGroup: textAt(person, 'type') === 'organizational',
  });
  if (name === undefined) return undefined;
  const ORCID =
    textAt(person, 'orcid') ??
    listAt(person, 'identifiers').filter((one) => textAt(one, 'scheme') === 'orcid').map((one) => textAt(one, 'identifier'))[0];
  const affiliations = [...listAt(entry, 'affiliations'), ...listAt(entry, 'affiliation')].flatMap((one) => textAt(one) ?? textAt(one, 'name') ?? []);
  return { name, ...(ORCID !== undefined && { ORCID }), affiliations };
} // prettier-ignore

/** Reads editors. Other contributors are kept under `other`. */
function readContributors(value: Json, draft: Draft, key: string): void {
  const isEditor = (one: Json) => /^editor$/iu.test(textAt(one, 'type') ?? textAt(one, 'role', 'id') ?? '');
  const editors = listAt(value).filter(isEditor);
  if (editors.length > 0) people('editor', toPerson)(editors, draft, key);
  const others = listAt(value).filter((one) => !isEditor(one));
  keptNames(others.map((one) => textAt(one, 'name') ?? textAt(one, 'person_or_org', 'name') ?? one), draft, key); // prettier-ignore
}

function readJournal(value: Json, draft: Draft): void {
  setText('containerTitle', textAt(value, 'title'), draft, 'journal', value);
  setText('volume', textAt(value, 'volume'), draft, 'journal', value);
  setText('issue', textAt(value, 'issue'), draft, 'journal', value);
  const found = textAt(value, 'pages');
  if (found !== undefined) draft.set('page', formatPages(found), ['journal', value]);
}

function readImprint(value: Json, draft: Draft, key: string): void {
  setText('publisher', textAt(value, 'publisher'), draft, key, value);
  setText('publisherPlace', textAt(value, 'place'), draft, key, value);
  const isbn = textAt(value, 'isbn');
  if (isbn !== undefined) serial('ISBN')(isbn, draft, 'isbn');
  // InvenioRDM has the title of the book here.
  setText('containerTitle', textAt(value, 'title'), draft, key, value);
}

/** Reads the fields of InvenioRDM for journals, books, meetings, theses and code. */
function readCustomFields(value: Json, draft: Draft): void {
  const custom: Record<string, FieldReader> = {
    'journal:journal': readJournal,
    'imprint:imprint': readImprint,
    'meeting:meeting': (meeting) =>
      setText('eventTitle', textAt(meeting, 'title'), draft, 'meeting', meeting),
    'thesis:university': (university) =>
      setText('publisher', textAt(university), draft, 'thesis', university),
    'code:codeRepository': (address) => readCodeLink('isSupplementTo', textAt(address), draft),
  };
  for (const [key, read] of Object.entries(custom)) {
    const found = at(value, key);
    if (found !== undefined && found !== null) read(found, draft, key);
  }
}

function readRelated(value: Json, draft: Draft, key: string): void {
  for (const one of listAt(value))
    readCodeLink(
      textAt(one, 'relation') ?? textAt(one, 'relation_type', 'id'),
      textAt(one, 'identifier'),
      draft,
    );
  draft.keep(key, value);
}

function setText(
  name: 'containerTitle' | 'eventTitle' | 'publisher' | 'publisherPlace' | 'volume' | 'issue',
  found: string | undefined,
  draft: Draft,
  key: string,
  value: Json,
): void {
  if (found !== undefined) draft.set(name, toTitle(found), [key, value]);
}

/** Writes a name of a licence of Zenodo as SPDX does: `cc-by-4.0` is `CC-BY-4.0`, `apache2.0` is `Apache-2.0`. */
function spdxName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const plain = name.toLowerCase();
  if (plain === 'cc-zero' || plain === 'cc0') return 'CC0-1.0';
  if (/^cc(?:0|-by)/u.test(plain)) return plain.toUpperCase();
  const known: Readonly<Record<string, string>> = {
    'apache2.0': 'Apache-2.0', 'apache-2.0': 'Apache-2.0', mit: 'MIT', 'mit-license': 'MIT', isc: 'ISC', 'bsd-3-clause': 'BSD-3-Clause',
    'bsd-2-clause': 'BSD-2-Clause', unlicense: 'Unlicense',
  }; // prettier-ignore
  if (Object.hasOwn(known, plain)) return known[plain];
  return /^(?:a|l)?gpl|^mpl|^epl|^eupl/u.test(plain)
    ? plain.replace(/^[a-z]+/u, (word) => word.toUpperCase())
    : name;
}
