import type { ReadResult } from '../record.ts';
import { readCrossref } from './crossref.ts';
import { readCslJson } from './csl-json.ts';
import { readJsonLines } from './json-lines.ts';
import { scanJson } from './scan.ts';
import { at, isObject, type Json, type JsonObject, textAt } from '../values/json.ts';
import { readOpenAlex } from './openalex.ts';
import { readOrcid } from './orcid.ts';
import { readSemanticScholar } from './semantic-scholar.ts';

/** The readers of formats that are JSON. */
export const jsonReaders = {
  'csl-json': readCslJson,
  openalex: readOpenAlex,
  'semantic-scholar': readSemanticScholar,
  crossref: readCrossref,
  orcid: readOrcid,
  'json-lines': readJsonLines,
} as const satisfies Record<string, (text: string, file: string) => ReadResult[]>;

export type JsonFormatName = keyof typeof jsonReaders;

/** Places at which some of the formats have their records or what else tells them apart. */
const places = [
  '[]', 'results[]', 'items[]', 'references[]', 'message.items[]', 'data[]', 'papers[]', 'recommendedPapers[]', 'bulk[]',
  'group[]', 'works.group[]', 'activities-summary.works.group[]', 'person', 'meta', 'message-type', 'orcid-identifier',
]; // prettier-ignore

/** How much of a text is looked at, in characters and in values. */
const [mostCharacters, mostValues] = [4_000_000, 20] as const;

/** What a record or its wrapper has in one format and in no other; asked in this order. */
const marks: readonly (readonly [JsonFormatName, (value: JsonObject, place: string) => boolean])[] = [
  [
    'orcid',
    (value, place) =>
      place.endsWith('group[]') || place === 'person' || place === 'orcid-identifier' || place === 'bulk[]' ||
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
    'semantic-scholar',
    (value, place) =>
      place === 'data[]' || place === 'recommendedPapers[]' || Object.hasOwn(value, 'paperId') || Object.hasOwn(value, 'corpusId'),
  ],
  [
    'crossref',
    (value, place) =>
      place === 'message.items[]' || Object.hasOwn(value, 'message-type') ||
      (Array.isArray(value.title) && (Object.hasOwn(value, 'DOI') || Object.hasOwn(value, 'container-title'))),
  ],
  [
    'csl-json',
    (value, place) =>
      place === 'items[]' || place === 'references[]' || isObject(value.issued) ||
      ['container-title', 'citation-key', 'publisher-place', 'event-title', 'collection-title'].some((key) => Object.hasOwn(value, key)) ||
      (at(value, 'author', 0, 'family') !== undefined && !Object.hasOwn(value, 'containerTitle') && typeof value.issued !== 'string'),
  ],
]; // prettier-ignore

/** Answers without a single record. */
const emptyAnswers: readonly (readonly [JsonFormatName, RegExp])[] = [
  ['orcid', /"path"\s{0,9}:\s{0,9}"\/(?:\d{4}-){3}\d{3}[\dX]\//u],
  ['crossref', /"message-type"\s{0,9}:/u],
  ['semantic-scholar', /^\s{0,99}\{(?=[^{}]{0,200}"offset")[^{}]{0,200}"data"\s{0,9}:\s{0,9}\[\s{0,9}\]/u],
];

/**
 * Which of the formats a JSON text is, whole or broken, by what its first values hold.
 *
 * @returns `undefined` where the text does not begin like JSON, or holds nothing of a bibliography
 */
export function jsonFormatOf(text: string): JsonFormatName | undefined {
  const head = text.slice(0, mostCharacters);
  if (!/^[\s\uFEFF]*[[{]/u.test(head)) return undefined;
  const values: JsonObject[] = [];
  let seen = 0;
  for (const { kind, place, source, depth } of scanJson(head, places)) {
    if (++seen > mostValues) break;
    if (kind === 'broken') return ofBroken(source, place, values, text);
    const value = kind === 'value' && depth < 1000 ? parse(source) : undefined;
    if (!isObject(value)) continue;
    for (const [name, isOne] of marks) if (isOne(value, place)) return name;
    values.push(value);
  }
  return generic(text, values) ?? emptyAnswers.find(([, mark]) => mark.test(head))?.[0];
}

/** Papers without any mark: a list is CSL's, one a line ours. */
function generic(text: string, values: readonly JsonObject[]): JsonFormatName | undefined {
  const titled = values.filter((value) => typeof value.title === 'string');
  if (titled.length === 0) return undefined;
  const isOurs = titled.some(
    (value) => Object.keys(value).some((key) => ourWords.has(key)) || typeof value.issued === 'string',
  );
  if (isOurs) return 'json-lines';
  return /^\s*\[/u.test(text) || /^\s*\{\s*\n/u.test(text) ? 'csl-json' : 'json-lines';
}

/** Keys that our model has and CSL has not. */
const ourWords: ReadonlySet<string> = new Set([
  'containerTitle',
  'collectionTitle',
  'publisherPlace',
  'eventTitle',
  'authorsTruncated',
]);

/** The format of a text whose record breaks off, by the keys that are left of it. */
function ofBroken(
  source: string,
  place: string,
  values: readonly JsonObject[],
  text: string,
): JsonFormatName | undefined {
  const keys = [...source.slice(0, 100_000).matchAll(/"([\w-]{2,40})"\s{0,9}:/gu)].map(([, key = '']) => key);
  const record: JsonObject = Object.fromEntries(keys.map((key) => [key, key === 'issued' ? {} : '']));
  return marks.find(([, isOne]) => isOne(record, place))?.[0] ?? generic(text, [...values, record]);
}

function parse(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}
