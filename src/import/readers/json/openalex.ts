import type { Paper } from '../../../model/paper.ts';
import type { ReadResult } from '../record.ts';
import { parsePreprintServer } from '../../../model/preprint-server.ts';
import { parseArXiv } from '../values/identifiers.ts';
import { isPdfAddress } from '../values/link-names.ts';
import { issuedDate } from './dates.ts';
import type { Draft, FieldTable } from '../values/draft.ts';
import {
  abstract,
  doi,
  each,
  identifier,
  kept,
  pages,
  pdf,
  readFields,
  serial,
  serviceUrl,
  text,
  texts,
  type,
} from './fields.ts';
import { people, plainName, type SourcePerson } from './names.ts';
import { readJson } from './reader.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';

/**
 * The CSL types for the types of works in OpenAlex, and for Crossref's types, which OpenAlex used before 2023. CSL
 * (Citation Style Language) is the standard whose types Offprint uses.
 */
const types = {
  article: 'article-journal', 'journal-article': 'article-journal', preprint: 'article', 'posted-content': 'article',
  'book-chapter': 'chapter', 'reference-entry': 'entry-encyclopedia', book: 'book', monograph: 'book', dataset: 'dataset',
  dissertation: 'thesis', report: 'report', 'peer-review': 'review', review: 'article-journal', letter: 'article-journal',
  editorial: 'article-journal', erratum: 'article-journal', retraction: 'article-journal', standard: 'standard',
  software: 'software', 'proceedings-article': 'paper-conference', 'conference-abstract': 'paper-conference',
  other: 'document', 'supplementary-materials': 'document', libguides: 'document', paratext: 'document', grant: 'document', 
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/** The function that reads each field of a work in OpenAlex. */
const fields: FieldTable = {
  title: text('title'),
  display_name: text('title'),
  type: type(types),
  authorships: people('author', toPerson),
  is_authors_truncated: (value, draft) => {
    if (value === true && draft.paper.author) draft.paper.authorsTruncated = true;
  },
  publication_date: readDate,
  publication_year: (value, draft, key) =>
    issuedDate(draft.paper.issued?.startsWith(String(value)) ? '' : value, draft, key),
  doi,
  ids: readIds,
  language: text('language'),
  biblio: readBiblio,
  primary_location: readLocation,
  primary_topic: (value, draft) =>
    texts('categories')([textAt(value, 'display_name') ?? null], draft, 'primary_topic'),
  abstract_inverted_index: readIndex,
  abstract,
  // Most keywords were guessed by OpenAlex and were not chosen by the authors, so they are only kept under `other`.
  keywords: kept(each('display_name')),
  mesh: kept(each('descriptor_name')),
  funders: kept(each('display_name')),
  awards: kept(each('funder_award_id')),
  grants: kept(each('award_id')),
  is_retracted: (value, draft, key) => {
    if (value === true) draft.set('updates', [{ type: 'retraction' }], [key, value]);
  },
};

/**
 * Fields that do not describe the paper itself, so they are not copied to `other`: counts, guesses, links, and values
 * that repeat other fields.
 */
const ignored = new Set([
  'abstract_inverted_index_v3', 'apc_list', 'apc_paid', 'authors_count', 'best_oa_location', 'citation_normalized_percentile',
  'cited_by_api_url', 'cited_by_count', 'cited_by_percentile_year', 'citing_works_count', 'concepts', 'concepts_count',
  'content_urls', 'corresponding_author_ids', 'corresponding_institution_ids', 'countries_distinct_count', 'counts_by_year',
  'created_date', 'fulltext_origin', 'fwci', 'has_abstract', 'has_content', 'has_fulltext', 'host_venue', 'indexed_in',
  'institution_assertions', 'institutions', 'institutions_distinct_count', 'is_oa', 'is_paratext', 'is_xpac', 'locations', 'locations_count',
  'ngrams_url', 'open_access', 'referenced_works', 'referenced_works_count', 'related_works', 'relevance_score',
  'sustainable_development_goals', 'topics', 'topics_count', 'updated', 'updated_date', 'versions', 'title_verified',
]); // prettier-ignore

/**
 * Reads responses of OpenAlex. A text may be a page of works (`results`), a list of works, or several works without a
 * list.
 */
export function readOpenAlex(source: string, file: string): ReadResult[] {
  return [readJson(source, file, { name: 'OpenAlex', lists: ['results[]', '[]'], read: readWork, keyOf })];
}

function keyOf(work: JsonObject): string | undefined {
  return textAt(work, 'id') ?? textAt(work, 'ids', 'openalex');
}

function readWork(work: JsonObject, draft: Draft): string | undefined {
  readFields(work, draft, fields, ignored);
  // OpenAlex also uses the type `article` for conference papers.
  const { paper } = draft;
  const [sourceType, rawType] = [
    textAt(work, 'primary_location', 'source', 'type'),
    textAt(work, 'primary_location', 'raw_type'),
  ];
  const isPlain = paper.type === 'article-journal' && textAt(work, 'type') === 'article';
  if (isPlain && (rawType === 'proceedings-article' || sourceType === 'conference'))
    paper.type = 'paper-conference';
  // It uses the type `article` for many preprints too, if they are at arXiv or another preprint server alone.
  else if (
    isPlain &&
    parsePreprintServer(
      textAt(work, 'primary_location', 'source', 'display_name')?.split(' (', 1)[0] ?? 'none',
    ) !== undefined
  )
    paper.type = 'article';
  const ofPdf =
    textAt(work, 'primary_location', 'pdf_url') ??
    textAt(work, 'best_oa_location', 'pdf_url') ??
    openPdf(work);
  if (ofPdf !== undefined) pdf(ofPdf, draft, 'pdf_url');
  for (const location of [at(work, 'primary_location') ?? null, ...listAt(work, 'locations')]) {
    const id = parseArXiv(textAt(location, 'landing_page_url') ?? '');
    if (id !== undefined) paper.arXiv ??= id;
  }
  return undefined;
}

/** Returns the address of the open version of a work, if it is that of a PDF and not of a page. */
function openPdf(work: JsonObject): string | undefined {
  const address = textAt(work, 'open_access', 'oa_url');
  return address !== undefined && isPdfAddress(address) ? address : undefined;
}

/** Reads a date. OpenAlex writes 1 January if only the year is known, so only the year is read from such a date. */
function readDate(value: Json, draft: Draft, key: string): void {
  const date = textAt(value) ?? '';
  issuedDate(/^\d{4}-01-01$/u.test(date) ? date.slice(0, 4) : date, draft, key);
}

function toPerson(entry: Json): SourcePerson | undefined {
  const name = plainName(textAt(entry, 'author', 'display_name') ?? textAt(entry, 'raw_author_name'));
  const ORCID = textAt(entry, 'author', 'orcid');
  const stated = listAt(entry, 'raw_affiliation_strings').flatMap((one) => textAt(one) ?? []);
  const known = listAt(entry, 'institutions').flatMap((one) => textAt(one, 'display_name') ?? []);
  const affiliations = stated.length > 0 ? stated : known;
  return name === undefined ? undefined : { name, ...(ORCID && { ORCID }), affiliations };
}

function readIds(value: Json, draft: Draft): void {
  const table: FieldTable = { doi, pmid: identifier('PMID'), pmcid: identifier('PMCID') };
  readFields(value, draft, table, new Set(['openalex']));
}

function readBiblio(value: Json, draft: Draft): void {
  const [first, last] = [textAt(value, 'first_page'), textAt(value, 'last_page')];
  const range = [...new Set([first, last].filter((page) => page !== undefined))].join('-');
  if (range !== '') pages(range, draft, 'page');
  const table: FieldTable = { volume: text('volume'), issue: text('issue') };
  readFields(value, draft, table, new Set(['first_page', 'last_page']));
}

/**
 * Reads where the main version of the paper was published. The name of a repository, such as arXiv, becomes the
 * publisher. Any other name becomes the title of the journal or book that contains the paper.
 */
function readLocation(value: Json, draft: Draft): void {
  const venue = at(value, 'source');
  const isContained = textAt(venue, 'type') !== 'repository';
  const name = textAt(venue, 'display_name') ?? null;
  if (name !== null) text(isContained ? 'containerTitle' : 'publisher')(name, draft, 'source');
  const host = textAt(venue, 'host_organization_name') ?? textAt(venue, 'publisher');
  if (host !== undefined && isContained) text('publisher')(host, draft, 'publisher');
  const serials = [...new Set([at(venue, 'issn_l') ?? null, ...listAt(venue, 'issn')])].filter(
    (one) => one !== null,
  );
  if (serials.length > 0) serial('ISSN')(serials, draft, 'ISSN');
  const page = at(value, 'landing_page_url');
  if (textAt(page) !== undefined) serviceUrl(page ?? null, draft, 'landing_page_url');
  for (const key of ['license', 'version']) draft.keep(key, at(value, key) ?? null);
}

/** Reads an abstract from an index of its words, which lists the positions of each word: `{ word: [positions] }`. */
function readIndex(value: Json, draft: Draft, key: string): void {
  const index = at(value, 'InvertedIndex') ?? value;
  const words = Object.entries(isObject(index) ? index : {}).flatMap(([word, positions]) =>
    listAt(positions).flatMap((position) => (typeof position === 'number' ? [{ word, position }] : [])),
  );
  const prose = words.sort((a, b) => a.position - b.position).map(({ word }) => word);
  if (prose.length > 0) abstract(prose.join(' '), draft, key);
}
