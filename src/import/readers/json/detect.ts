import type { ReadResult } from '../record.ts';
import { readCrossref } from './crossref.ts';
import { readDblpSearch } from './dblp.ts';
import { readCslJson } from './csl-json.ts';
import { readDatacite } from './datacite.ts';
import { readJsonLines } from './json-lines.ts';
import { scanJson } from './scan.ts';
import { at, isObject, type Json, type JsonObject, textAt } from '../values/json.ts';
import { readOpenAlex } from './openalex.ts';
import { readOrcid } from './orcid.ts';
import { readSemanticScholar } from './semantic-scholar.ts';
import { readZenodo } from './zenodo.ts';
import { readZotero } from './zotero.ts';

/** The readers of the JSON formats, by the name of the format. */
export const jsonReaders = {
  'csl-json': readCslJson,
  openalex: readOpenAlex,
  'semantic-scholar': readSemanticScholar,
  crossref: readCrossref,
  orcid: readOrcid,
  dblp: readDblpSearch,
  datacite: readDatacite,
  zenodo: readZenodo,
  zotero: readZotero,
  'json-lines': readJsonLines,
} as const satisfies Record<string, (text: string, file: string) => ReadResult[]>;

export type JsonFormatName = keyof typeof jsonReaders;

/** Paths at which JSON formats have their records, or other values by which a format can be recognised. */
const paths = [
  '[]', 'results[]', 'items[]', 'references[]', 'message.items[]', 'data[]', 'papers[]', 'recommendedPapers[]', 'bulk[]',
  'result.hits.hit[]', 'hits.hits[]', 'group[]', 'works.group[]', 'activities-summary.works.group[]', 'person', 'meta', 'message-type', 'orcid-identifier',
]; // prettier-ignore

/** Maximum number of characters that are searched for a signature (a value that is typical of one format). */
const maxCharacters = 4_000_000;
/** Maximum number of values that are searched for a signature. */
const maxValues = 20;

/**
 * The signature of each format: a function that tests a record, or the object around the records. The functions are
 * tried in this order.
 */
const signatures: readonly (readonly [JsonFormatName, (value: JsonObject, path: string) => boolean])[] = [
  ['zotero', (value) => textAt(value, 'data', 'itemType') !== undefined || Object.hasOwn(value, 'itemType')],
  [
    'orcid',
    (value, path) =>
      path.endsWith('group[]') || path === 'person' || path === 'orcid-identifier' || path === 'bulk[]' ||
      ['orcid-identifier', 'put-code', 'work-summary', 'activities-summary'].some((key) => Object.hasOwn(value, key)) ||
      (textAt(value, 'path') ?? '').startsWith('/0000-') || at(value, 'name', 'given-names') !== undefined,
  ],
  [
    'openalex',
    (value) =>
      (textAt(value, 'id') ?? '').startsWith('https://openalex.org/') ||
      ['authorships', 'abstract_inverted_index'].some((key) => Object.hasOwn(value, key)) || Object.hasOwn(value, 'db_response_time_ms'),
  ],
  [
    'datacite',
    (value) =>
      ['doi', 'creators', 'titles', 'types'].some((key) => at(value, 'attributes', key) !== undefined || at(value, 'data', 'attributes', key) !== undefined) ||
      textAt(value, 'type') === 'dois' || (Array.isArray(value.titles) && (Object.hasOwn(value, 'creators') || Object.hasOwn(value, 'publicationYear'))),
  ],
  [
    'zenodo',
    (value, path) =>
      path === 'hits.hits[]' || ['conceptrecid', 'conceptdoi', 'upload_type'].some((key) => Object.hasOwn(value, key)) ||
      (isObject(value.metadata) && ['creators', 'resource_type', 'upload_type'].some((key) => at(value, 'metadata', key) !== undefined)) ||
      (Array.isArray(value.creators) && (typeof value.title === 'string' || Object.hasOwn(value, 'access_right'))),
  ],
  [
    'semantic-scholar',
    (value, path) =>
      path === 'data[]' || path === 'recommendedPapers[]' || Object.hasOwn(value, 'paperId') || Object.hasOwn(value, 'corpusId'),
  ],
  [
    'crossref',
    (value, path) =>
      path === 'message.items[]' || Object.hasOwn(value, 'message-type') ||
      (Array.isArray(value.title) && (Object.hasOwn(value, 'DOI') || Object.hasOwn(value, 'container-title'))),
  ],
  ['dblp', (value, path) => path === 'result.hits.hit[]' || (Object.hasOwn(value, 'info') && (textAt(value, 'url') ?? '').startsWith('URL#'))],
  [
    'csl-json',
    (value, path) =>
      path === 'items[]' || path === 'references[]' || isObject(value.issued) ||
      ['container-title', 'citation-key', 'publisher-place', 'event-title', 'collection-title'].some((key) => Object.hasOwn(value, key)) ||
      (at(value, 'author', 0, 'family') !== undefined && !Object.hasOwn(value, 'containerTitle') && typeof value.issued !== 'string'),
  ],
]; // prettier-ignore

/** Signatures of responses that contain no records. */
const emptyResponses: readonly (readonly [JsonFormatName, RegExp])[] = [
  ['dblp', /^\s{0,99}\{\s{0,99}"result"\s{0,9}:\s{0,9}\{\s{0,99}"query"/u],
  ['zenodo', /^\s{0,99}\{\s{0,99}"hits"\s{0,9}:\s{0,9}\{\s{0,99}"hits"\s{0,9}:\s{0,9}\[/u],
  ['orcid', /"path"\s{0,9}:\s{0,9}"\/(?:\d{4}-){3}\d{3}[\dX]\//u],
  ['crossref', /"message-type"\s{0,9}:/u],
  ['semantic-scholar', /^\s{0,99}\{(?=[^{}]{0,200}"offset")[^{}]{0,200}"data"\s{0,9}:\s{0,9}\[\s{0,9}\]/u],
];

/**
 * Detects the format of a JSON text by its first values. The text may be incomplete or broken.
 *
 * @returns `undefined` if the text does not begin like JSON, or is not a bibliography
 */
export function detectJsonFormat(text: string): JsonFormatName | undefined {
  const head = text.slice(0, maxCharacters);
  if (!/^[\s\uFEFF]*[[{]/u.test(head)) return undefined;
  const values: JsonObject[] = [];
  let seen = 0;
  for (const { kind, path, source, depth } of scanJson(head, paths)) {
    if (++seen > maxValues) break;
    if (kind === 'broken') return detectFromKeys(source, path, values, text);
    const value = kind === 'value' && depth < 1000 ? parse(source) : undefined;
    if (!isObject(value)) continue;
    for (const [name, matches] of signatures) if (matches(value, path)) return name;
    values.push(value);
  }
  return detectGeneric(text, values) ?? emptyResponses.find(([, pattern]) => pattern.test(head))?.[0];
}

/**
 * Detects the format of a file in which no key is typical of one format. The objects must have titles. One list of
 * objects is CSL-JSON. One object per line is JSON Lines, and so are objects with keys that only Offprint has.
 */
function detectGeneric(text: string, values: readonly JsonObject[]): JsonFormatName | undefined {
  const titled = values.filter((value) => typeof value.title === 'string');
  if (titled.length === 0) return undefined;
  const hasOwnKeys = titled.some(
    (value) => Object.keys(value).some((key) => ownKeys.has(key)) || typeof value.issued === 'string',
  );
  if (hasOwnKeys) return 'json-lines';
  return /^\s*\[/u.test(text) || /^\s*\{\s*\n/u.test(text) ? 'csl-json' : 'json-lines';
}

/** Keys that Offprint has and CSL does not have. */
const ownKeys: ReadonlySet<string> = new Set([
  'containerTitle',
  'collectionTitle',
  'publisherPlace',
  'eventTitle',
  'authorsTruncated',
]);

/** Detects the format by the keys of a record that is incomplete. */
function detectFromKeys(
  source: string,
  path: string,
  values: readonly JsonObject[],
  text: string,
): JsonFormatName | undefined {
  const keys = [...source.slice(0, 100_000).matchAll(/"([\w-]{2,40})"\s{0,9}:/gu)].map(([, key = '']) => key);
  const record: JsonObject = Object.fromEntries(keys.map((key) => [key, key === 'issued' ? {} : '']));
  return (
    signatures.find(([, matches]) => matches(record, path))?.[0] ?? detectGeneric(text, [...values, record])
  );
}

function parse(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}
