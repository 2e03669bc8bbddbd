import type { Paper } from '../../../model/paper.ts';
import { parsePreprintServer } from '../../../model/preprint-server.ts';
import type { ReadResult } from '../record.ts';
import { issuedDate } from './dates.ts';
import type { Draft, FieldTable } from '../values/draft.ts';
import {
  abstract,
  arXivId,
  doi,
  identifier,
  kept,
  pages,
  pdf,
  readFields,
  serial,
  serviceUrl,
  text,
  texts,
} from './fields.ts';
import { isPdfAddress } from '../values/link-names.ts';
import { people, plainName, type SourcePerson } from './names.ts';
import { readJson } from './reader.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';

/**
 * The CSL types for the publication types of the Academic Graph API, Semantic Scholar's interface for programs. If a
 * paper has several publication types, the first one in this table is used.
 */
const types = {
  Conference: 'paper-conference', JournalArticle: 'article-journal', BookSection: 'chapter', Book: 'book', Dataset: 'dataset',
  News: 'article-newspaper',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/** The function that reads each field of a paper in the Academic Graph API. */
const fields: FieldTable = {
  title: text('title'),
  authors: people('author', toPerson),
  publicationDate: issuedDate,
  year: (value, draft, key) =>
    issuedDate(draft.paper.issued?.startsWith(String(value)) ? '' : value, draft, key),
  externalIds: readIds,
  journal: (value, draft) => {
    const table: FieldTable = { name: text('containerTitle'), volume: text('volume'), pages };
    readFields(value, draft, table);
  },
  publicationVenue: (value, draft) => {
    const table: FieldTable = { name: text('containerTitle'), issn: serial('ISSN') };
    const parts = { name: at(value, 'name') ?? null, issn: at(value, 'issn') ?? null };
    readFields(
      parts,
      draft,
      draft.paper.containerTitle ? { issn: serial('ISSN') } : table,
      new Set(['name']),
    );
  },
  venue: readVenue,
  fieldsOfStudy: texts('categories'),
  url: (value, draft, key) => {
    const { DOI, arXiv: id } = draft.paper;
    if (DOI === undefined && id === undefined) serviceUrl(value, draft, key);
    else draft.keep(key, value);
  },
  abstract,
  publicationTypes: readTypes,
  // The address is often that of a page, in spite of its name.
  openAccessPdf: (value, draft, key) => {
    const address = textAt(value, 'url') ?? null;
    if (isPdfAddress(address ?? '')) pdf(address, draft, key);
    else draft.keep(key, address);
  },
  tldr: kept((value) => textAt(value, 'text')),
};

/**
 * Fields that do not describe the paper itself, so they are not copied to `other`: counts, guesses, links, and values
 * that repeat other fields.
 */
const ignored = new Set([
  'citationCount', 'citationStyles', 'citations', 'embedding', 'influentialCitationCount', 'isInfluential', 'isOpenAccess', 'matchScore',
  'referenceCount', 'references', 's2FieldsOfStudy', 'score', 'textAvailability',
]); // prettier-ignore

/**
 * Reads responses of Semantic Scholar's Academic Graph API: a single paper, a list of papers, recommended papers, an
 * author with `papers`, or a page of search results or of an author's papers (`data`).
 */
export function readSemanticScholar(source: string, file: string): ReadResult[] {
  const lists = ['data[]', 'papers[]', 'recommendedPapers[]', '[]'];
  return [
    readJson(source, file, {
      name: 'Semantic Scholar',
      lists,
      read: readPaper,
      keyOf: (entry) => textAt(paperOf(entry), 'paperId'),
    }),
  ];
}

/** Returns the paper of an entry. An entry of a list of citations contains the paper in a key of its own. */
function paperOf(entry: JsonObject): Json {
  return at(entry, 'citedPaper') ?? at(entry, 'citingPaper') ?? entry;
}

function readPaper(entry: JsonObject, draft: Draft): string | undefined {
  const paper = paperOf(entry);
  readFields(paper, draft, fields, ignored);
  const { containerTitle = '' } = draft.paper;
  // The API gives a preprint the publication type of a journal article. Its server is the venue.
  if (parsePreprintServer(containerTitle) !== undefined) draft.paper.type = 'article';
  else draft.paper.type ??= typeByVenue(isObject(paper) ? paper : {});
  return undefined;
}

function typeByVenue(paper: JsonObject): Paper['type'] {
  const kind = textAt(paper, 'publicationVenue', 'type');
  if (kind === 'conference') return 'paper-conference';
  return kind === 'journal' || textAt(paper, 'journal', 'volume') !== undefined
    ? 'article-journal'
    : 'article';
}

function readTypes(value: Json, draft: Draft, key: string): void {
  const words = listAt(value).flatMap((one) => textAt(one) ?? []);
  const found = Object.entries(types).find(([word]) => words.includes(word));
  if (found) draft.paper.type = found[1];
  if (words.some((word) => word !== found?.[0])) draft.keep(key, value);
}

/** Reads the venue, which is usually a short name of the journal or of the proceedings. */
function readVenue(value: Json, draft: Draft, key: string): void {
  const { containerTitle } = draft.paper;
  if (containerTitle === undefined) text('containerTitle')(value, draft, key);
  else if (textAt(value)?.toLowerCase() !== containerTitle.toLowerCase()) draft.keep(key, value);
}

function readIds(value: Json, draft: Draft): void {
  const table: FieldTable = {
    DOI: doi,
    ArXiv: arXivId,
    PubMed: identifier('PMID'),
    PubMedCentral: identifier('PMCID'),
  };
  readFields(value, draft, table);
}

function toPerson(entry: Json): SourcePerson | undefined {
  const name = plainName(textAt(entry, 'name') ?? textAt(entry));
  const ORCID = textAt(entry, 'externalIds', 'ORCID');
  const affiliations = listAt(entry, 'affiliations').flatMap((one) => textAt(one) ?? []);
  return name === undefined ? undefined : { name, ...(ORCID && { ORCID }), affiliations };
}
