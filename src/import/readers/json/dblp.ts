import type { Paper } from '../../../model/paper.ts';
import { parsePreprintServer } from '../../../model/preprint-server.ts';
import type { ReadResult } from '../record.ts';
import type { Draft, FieldTable } from '../values/draft.ts';
import { parseArXiv, parseDoi } from '../values/identifiers.ts';
import { isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';
import { issuedDate } from './dates.ts';
import { doi, pages, readFields, serviceUrl, text } from './fields.ts';
import { people, plainName, type SourcePerson } from './names.ts';
import { readJson } from './reader.ts';

/** The CSL types for the types of publications in the search of dblp. */
const types = {
  'Journal Articles': 'article-journal', 'Conference and Workshop Papers': 'paper-conference',
  'Informal and Other Publications': 'article', 'Informal Publications': 'article', 'Books and Theses': 'book',
  'Parts in Books or Collections': 'chapter', 'Reference Works': 'entry-encyclopedia', Editorship: 'book',
  'Data and Artifacts': 'dataset',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/** The function that reads each field of a hit. `type` is read first, because other fields depend on it. */
const fields: FieldTable = {
  title: (value, draft, key) =>
    text('title')((textAt(value) ?? '').replace(/(?<!\.|\.\p{L})\.$/u, ''), draft, key),
  authors: (value, draft, key) => people('author', toPerson)(listAt(value, 'author'), draft, key),
  venue: readVenue,
  year: issuedDate,
  number: text('issue'),
  pages,
  publisher: text('publisher'),
  doi,
  ee: readAddress,
};

/** Fields that do not describe the paper itself, so they are not copied to `other`. */
const ignored = new Set(['access', 'key', 'type', 'url', 'volume', 'stream']);

/**
 * Reads responses of the search of dblp in JSON (`/search/publ/api?format=json`). A text may be a whole response, a hit,
 * or the `info` of a hit.
 */
export function readDblpSearch(source: string, file: string): ReadResult[] {
  const lists = ['result.hits.hit[]', '[]'];
  return [
    readJson(source, file, {
      name: 'dblp',
      lists,
      read: readHit,
      keyOf: (hit) => textAt(infoOf(hit), 'key'),
    }),
  ];
}

function infoOf(hit: JsonObject): JsonObject {
  return isObject(hit.info) ? hit.info : hit;
}

function readHit(hit: JsonObject, draft: Draft): string | undefined {
  if (isObject(hit.result)) return '';
  const info = infoOf(hit);
  const { paper } = draft;
  const stated = textAt(info, 'type') ?? '';
  paper.type = Object.hasOwn(types, stated) ? types[stated as keyof typeof types] : 'document';
  const arXiv = parseArXiv((textAt(info, 'volume') ?? '').replace(/^abs\//u, 'arXiv:')) ?? arXivOf(info);
  if (arXiv !== undefined) paper.arXiv = arXiv;
  const volume = textAt(info, 'volume');
  if (volume !== undefined && !volume.startsWith('abs/')) text('volume')(volume, draft, 'volume');
  readFields(info, draft, fields, ignored);
  return undefined;
}

/** Returns the arXiv id in the DOI or in the addresses of a publication. */
function arXivOf(info: JsonObject): string | undefined {
  return ['doi', 'ee']
    .flatMap((key) => listAt(info, key))
    .map((one) => parseArXiv(textAt(one) ?? ''))
    .find(Boolean);
}

/** Reads the venue, which is a short name. `CoRR` is dblp's name for the preprints of arXiv. */
function readVenue(value: Json, draft: Draft, key: string): void {
  const [first] = listAt(value);
  if (parsePreprintServer(textAt(first) ?? '') === undefined) text('containerTitle')(value, draft, key);
}

/** Reads the address of the paper, which is the first one that is not that of the DOI. */
function readAddress(value: Json, draft: Draft, key: string): void {
  const addresses = listAt(value).filter((one) => parseDoi(textAt(one) ?? '') === undefined);
  const [first] = addresses;
  if (first !== undefined) serviceUrl(first, draft, key);
}

/** Reads a person. dblp adds a number to the names of people with the same name (`Bo Chen 0001`). */
function toPerson(entry: Json): SourcePerson | undefined {
  const name = plainName((textAt(entry, 'text') ?? textAt(entry))?.replace(/ 0\d{3}$/u, ''));
  return name === undefined ? undefined : { name };
}
