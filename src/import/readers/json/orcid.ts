import type { Paper } from '../../../model/paper.ts';
import type { ProfileOwner, ReadResult } from '../record.ts';
import { parseDoi, parseOrcid } from '../values/identifiers.ts';
import { toDate } from './dates.ts';
import type { Draft, FieldTable } from '../values/draft.ts';
import {
  abstract,
  arXivId,
  doi,
  identifier,
  kept,
  readFields,
  serial,
  serviceUrl,
  text,
  type,
} from './fields.ts';
import { people, plainName, type SourcePerson } from './names.ts';
import { readJson } from './reader.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';
import { toTitle } from '../values/markup.ts';
import { readPerson } from './orcid-person.ts';

/**
 * The CSL types for the work types of ORCID's API 3.0 and 2.0. CSL (Citation Style Language) is the standard whose
 * types Offprint uses.
 */
const types = {
  'journal-article': 'article-journal', 'conference-paper': 'paper-conference', preprint: 'article', 'book-chapter': 'chapter',
  book: 'book', 'dissertation-thesis': 'thesis', 'data-set': 'dataset', report: 'report', software: 'software', patent: 'patent',
  review: 'review', 'lecture-speech': 'speech', 'technical-standard': 'standard', website: 'webpage', 'blog-post': 'post-weblog',
  'magazine-article': 'article-magazine', 'newspaper-article': 'article-newspaper', 'encyclopedia-entry': 'entry-encyclopedia',
  other: 'document',
  'book-review': 'review', 'conference-abstract': 'paper-conference', 'conference-output': 'paper-conference',
  'conference-poster': 'speech', 'conference-presentation': 'speech', 'conference-proceedings': 'book',
  'dictionary-entry': 'entry-encyclopedia', dissertation: 'thesis', 'edited-book': 'book',
  'encyclopaedia-entry': 'entry-encyclopedia', 'journal-issue': 'document', manual: 'document', 'online-resource': 'webpage',
  'public-speech': 'speech', 'research-technique': 'document', 'standards-and-policy': 'standard',
  'supervised-student-publication': 'thesis', 'working-paper': 'article',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/** The function that reads each field of a work, or of the short record of a work in a list. */
const fields: FieldTable = {
  title: readTitle,
  type: type(types),
  contributors: readContributors,
  'publication-date': readDate,
  'journal-title': (value, draft, key) => text('containerTitle')(textAt(value, 'value') ?? '', draft, key),
  'external-ids': readIds,
  'language-code': text('language'),
  url: (value, draft, key) => {
    const address = textAt(value, 'value');
    if (address !== undefined) serviceUrl(address, draft, key);
  },
  'short-description': abstract,
  country: kept((value) => textAt(value, 'value')),
  citation: kept((value) => textAt(value, 'citation-value')),
};

/** Fields that describe the ORCID record and not the paper, so they are not copied to `other`. */
const ignored = new Set([
  'created-date', 'display-index', 'last-modified-date', 'path', 'put-code', 'source', 'visibility',
]); // prettier-ignore

const employments = 'activities-summary.employments';
const works = ['group[]', 'works.group[]', 'activities-summary.works.group[]'];

/**
 * Reads responses of ORCID's API (2.0 or 3.0). A response is the record of a person, a list of works, or single
 * works. If several sources added a work to ORCID, each of them becomes a record. The short records in a list have no
 * authors, so these papers are only assigned to the `owner`, the person of the list.
 */
export function readOrcid(source: string, file: string): ReadResult[] {
  const seen: { person?: Json; employments?: Json; path?: string; name?: string } = {};
  const found = readJson(source, file, {
    name: 'ORCID',
    lists: [...works.map((path) => `${path}.work-summary[]`), 'bulk[]', 'work[]', '[]'],
    values: ['person', employments],
    onValue: (path, value) => {
      seen[path === 'person' ? path : 'employments'] ??= value;
    },
    keyOf: (entry) => textAt(at(entry, 'work') ?? entry, 'put-code'),
    read: (entry, draft) => {
      const work = at(entry, 'work') ?? entry;
      if (!isObject(work)) return undefined;
      if (isPerson(work)) {
        seen.person ??= at(work, 'person') ?? work;
        seen.employments ??= at(work, 'activities-summary', 'employments');
        return '';
      }
      seen.path ??= textAt(work, 'path');
      seen.name ??= nameInSource(work);
      readFields(work, draft, fields, ignored);
      return undefined;
    },
  });
  const owner = readPerson(seen.person, seen.employments) ?? ownerOf(seen);
  return [{ ...found, ...(owner && { owner, isPart: true }) }];
}

/** Returns the person whom single works belong to, made from the name and the path in the works. */
function ownerOf({ name, path }: { name?: string; path?: string }): ProfileOwner | undefined {
  const ORCID = parseOrcid(/^\/([\dX-]{19})\//u.exec(path ?? '')?.[1]);
  return name === undefined ? undefined : { name, ...(ORCID !== undefined && { ORCID }), metrics: [] };
}

function isPerson(value: JsonObject): boolean {
  return ['person', 'name', 'orcid-identifier', 'activities-summary', 'group'].some((key) =>
    Object.hasOwn(value, key),
  );
}

/**
 * Returns the name of the owner of an ORCID record, if the owner added this work. Returns `undefined` if a service
 * added the work. The ORCID of the owner is at the beginning of `path`.
 */
function nameInSource(work: JsonObject): string | undefined {
  const id = parseOrcid(/^\/([\dX-]{19})\//u.exec(textAt(work, 'path') ?? '')?.[1]);
  const source = at(work, 'source');
  for (const [key, name] of [
    ['source-orcid', 'source-name'],
    ['assertion-origin-orcid', 'assertion-origin-name'],
  ] as const) {
    const isOwn = id !== undefined && parseOrcid(textAt(source, key, 'path')) === id;
    const stated = textAt(source, name, 'value');
    if (isOwn && stated !== undefined) return toTitle(stated);
  }
  return undefined;
}

function readTitle(value: Json, draft: Draft): void {
  const title = toTitle(textAt(value, 'title', 'value') ?? '');
  const subtitle = toTitle(textAt(value, 'subtitle', 'value') ?? '');
  const isThere = subtitle === '' || title.toLowerCase().includes(subtitle.toLowerCase());
  if (title !== '') draft.paper.title = isThere ? title : `${title}: ${subtitle}`;
  draft.keep('translated-title', textAt(value, 'translated-title', 'value') ?? null);
}

function readDate(value: Json, draft: Draft, key: string): void {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => textAt(value, part, 'value'));
  const date = toDate(year, month, day);
  if (date) draft.paper.issued = date.issued;
  if (date && !date.isWhole) draft.keep(key, [year, month, day].filter(Boolean).join('-'));
  else if (!date && year !== undefined)
    draft.keepWithWarning(key, year, 'is not a year', 'Set "issued" in the written file.');
}

/**
 * Reads the identifiers of a work. For the journal or book that contains the work (`part-of`), only the ISSN and the
 * ISBN are read.
 */
function readIds(value: Json, draft: Draft): void {
  const readers: FieldTable = {
    doi,
    arxiv: arXivId,
    pmid: identifier('PMID'),
    pmc: identifier('PMCID'),
    isbn: serial('ISBN'),
    issn: serial('ISSN'),
  };
  const rest = new Map<string, Json[]>();
  for (const entry of listAt(value, 'external-id')) {
    const [kind = '', id, relation] = [
      'external-id-type',
      'external-id-value',
      'external-id-relationship',
    ].map((key) => textAt(entry, key));
    if (id === undefined) continue;
    const isOwn = relation === undefined || relation.toLowerCase() === 'self' || /^is[bs]n$/u.test(kind);
    const read = Object.hasOwn(readers, kind) && isOwn ? readers[kind] : undefined;
    if (kind === 'doi' && draft.paper.DOI !== undefined && draft.paper.DOI === parseDoi(id)) continue;
    if (read) read(id, draft, kind);
    else {
      const key = isOwn ? kind : `${relation?.toLowerCase()} ${kind}`;
      rest.set(key, [...(rest.get(key) ?? []), id]);
    }
  }
  for (const [kind, ids] of rest) draft.keep(kind, ids);
}

function readContributors(value: Json, draft: Draft): void {
  const entries = listAt(value, 'contributor');
  const isEditor = (entry: Json) => roleOf(entry) === 'editor';
  const authors = entries.filter((entry) => !isEditor(entry));
  if (authors.length > 0) people('author', toPerson)(authors, draft, 'contributors');
  const editors = entries.filter(isEditor);
  if (editors.length > 0) people('editor', toPerson)(editors, draft, 'contributors');
}

function roleOf(entry: Json): string | undefined {
  return textAt(entry, 'contributor-attributes', 'contributor-role')?.toLowerCase();
}

function toPerson(entry: Json): SourcePerson | undefined {
  const name = plainName(textAt(entry, 'credit-name', 'value'));
  const ORCID = textAt(entry, 'contributor-orcid', 'path') ?? textAt(entry, 'contributor-orcid', 'uri');
  return name === undefined ? undefined : { name, ...(ORCID && { ORCID }) };
}
