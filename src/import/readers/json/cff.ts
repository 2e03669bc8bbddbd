import { parseYaml } from '../../../files/yaml.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Paper } from '../../../model/paper.ts';
import { toName } from '../../../model/name-parts.ts';
import type { ReadResult } from '../record.ts';
import type { Draft, FieldTable } from '../values/draft.ts';
import { parseAddress, parseDoi } from '../values/identifiers.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';
import { toTitle } from '../values/markup.ts';
import { toDate } from './dates.ts';
import { abstract, doi, identifier, pages, readFields, serial, text, texts, url } from './fields.ts';
import { people, type SourcePerson } from './names.ts';
import { setLicense } from './output-values.ts';
import { JsonReader } from './reader.ts';

/** The CSL types for the types of references in the Citation File Format 1.2.0. */
const types: Readonly<Record<string, Paper['type']>> = {
  article: 'article-journal', blog: 'post-weblog', book: 'book', conference: 'document', 'conference-paper': 'paper-conference',
  data: 'dataset', database: 'dataset', dataset: 'dataset', dictionary: 'book', 'edited-work': 'book', encyclopedia: 'book',
  generic: 'document', 'magazine-article': 'article-magazine', manual: 'report', 'newspaper-article': 'article-newspaper',
  pamphlet: 'document', patent: 'patent', proceedings: 'book', report: 'report', slides: 'speech', software: 'software',
  'software-code': 'software', 'software-container': 'software', 'software-executable': 'software',
  'software-virtual-machine': 'software', standard: 'standard', thesis: 'thesis', unpublished: 'manuscript', website: 'webpage',
}; // prettier-ignore

/** The function that reads each key of the file, and of its `preferred-citation`. */
const fields: FieldTable = {
  title: text('title'),
  authors: people('author', toPerson),
  editors: people('editor', toPerson),
  version: text('version'),
  doi,
  'repository-code': (value, draft, key) => {
    const address = parseAddress(textAt(value) ?? '');
    if (address === undefined) draft.keep(key, value);
    else draft.set('code', address, [key, value]);
  },
  url,
  identifiers: readIdentifiers,
  abstract,
  keywords: texts('keyword'),
  license: (value, draft, key) => {
    const names = listAt(value).map((one) => textAt(one));
    if (names.includes(undefined)) draft.keep(key, value);
    else setLicense(names, draft, [key, value]);
  },
  'license-url': (value, draft, key) => setLicense([textAt(value)], draft, [key, value]),
  journal: text('containerTitle'),
  'collection-title': text('containerTitle'),
  conference: (value, draft, key) => text('eventTitle')(textAt(value, 'name') ?? textAt(value) ?? null, draft, key),
  volume: text('volume'),
  issue: text('issue'),
  number: text('number'),
  edition: text('edition'),
  pages,
  publisher: (value, draft, key) => {
    text('publisher')(textAt(value, 'name') ?? textAt(value) ?? null, draft, key);
    const place = textAt(value, 'city') ?? textAt(value, 'location');
    if (place !== undefined) draft.set('publisherPlace', toTitle(place), [key, value]);
  },
  institution: (value, draft, key) => text('publisher')(textAt(value, 'name') ?? textAt(value) ?? null, draft, key),
  'thesis-type': text('genre'),
  isbn: serial('ISBN'),
  issn: serial('ISSN'),
  pmcid: identifier('PMCID'),
  languages: (value, draft, key) => text('language')(textAt(listAt(value)[0]) ?? null, draft, key),
  notes: text('note'),
}; // prettier-ignore

/** Keys that do not describe the work itself, or that are read elsewhere, so they are not copied to `other`. */
const ignored = new Set([
  'cff-version', 'message', 'type', 'contact', 'commit', 'references', 'preferred-citation', 'date-released', 'date-published',
  'issue-date', 'year', 'month', 'start', 'end', 'date-accessed', 'date-downloaded', 'loc-start', 'loc-end',
]); // prettier-ignore

/**
 * Reads `CITATION.cff` (Citation File Format 1.2.0): the software or data set itself, and the paper that its authors prefer
 * to be cited (`preferred-citation`). Works under `references` are by others, and are not read. A text may contain several
 * files, separated by lines `---`.
 */
export function readCff(source: string, file: string): ReadResult[] {
  const reader = new JsonReader(file, { name: 'CFF', lists: [], read: readWork, keyOf });
  const problems: Diagnostic[] = [];
  let unread = 0;
  for (const { text: yaml, line } of documentsIn(source.replace(/^\uFEFF/u, ''))) {
    if (yaml.split('\n').every((each) => /^(?:[#%]|$)/u.test(each.trim()))) continue;
    // Read numbers as texts, because version 1.10 differs from version 1.1.
    const parsed = parseYaml(yaml, file, line, 'failsafe');
    if (Array.isArray(parsed)) {
      unread++;
      problems.push(...parsed);
      continue;
    }
    const data = parsed.data as Json;
    if (!isObject(data)) {
      unread++;
      const advice = 'Write keys with values, such as "title: My program".';
      problems.push({
        severity: 'error',
        file,
        line,
        message: 'The text contains no keys with values.',
        advice,
      });
      continue;
    }
    add(reader, data, line);
    const preferred = at(data, 'preferred-citation');
    if (isObject(preferred))
      add(reader, { type: 'generic', ...preferred }, parsed.lineOf(['preferred-citation']));
  }
  const result = reader.finish();
  result.unread += unread;
  result.diagnostics.unshift(...problems.slice(0, maxProblems));
  return [result];
}

/** Maximum number of problems of YAML that are reported for one text. */
const maxProblems = 100;

/**
 * Splits a text at lines that begin a new YAML document, and before a second `cff-version`, where a file was appended to
 * another one.
 */
function documentsIn(source: string): { text: string; line: number }[] {
  const documents: { lines: string[]; line: number }[] = [{ lines: [], line: 1 }];
  let hasVersion = false;
  for (const [index, line] of source.split(/\r\n?|\n/u).entries()) {
    const isEnd = /^(?:---|\.\.\.)\s{0,99}$/u.test(line);
    const isVersion = /^["']?cff-version["']?[ \t]{0,99}:/u.test(line);
    if (isEnd) documents.push({ lines: [], line: index + 2 });
    else if (isVersion && hasVersion) documents.push({ lines: [line], line: index + 1 });
    else documents.at(-1)?.lines.push(line);
    hasVersion = isVersion || (hasVersion && !isEnd);
  }
  return documents.map(({ lines, line }) => ({ text: lines.join('\n'), line }));
}

function add(reader: JsonReader, work: JsonObject, line: number): void {
  reader.read({ kind: 'value', path: '', line, source: JSON.stringify(work), depth: 1, count: 1 });
}

/** Returns the key of a work: its DOI, else its repository. A file has at most one version of each. */
function keyOf(work: JsonObject): string | undefined {
  return (textAt(work, 'doi') ?? textAt(work, 'repository-code'))?.toLowerCase();
}

function readWork(work: JsonObject, draft: Draft): string | undefined {
  const stated = (textAt(work, 'type') ?? 'software').toLowerCase();
  const type = Object.hasOwn(types, stated) ? types[stated] : undefined;
  draft.paper.type = type ?? 'document';
  if (type === undefined || stated === 'conference') draft.keep('type', stated);
  readDate(work, draft);
  readFields(work, draft, fields, ignored);
  const preferred = work['preferred-citation'];
  if (preferred !== undefined && !isObject(preferred)) draft.keep('preferred-citation', preferred);
  const [start, end] = [textAt(work, 'start'), textAt(work, 'end')];
  if (draft.paper.page === undefined && start !== undefined)
    draft.paper.page = end === undefined || end === start ? start : `${start}–${end}`;
  return undefined;
}

/** Reads the date of publication: a whole date if there is one, else the year and month. Other texts are kept. */
function readDate(work: JsonObject, draft: Draft): void {
  for (const key of ['date-published', 'date-released', 'issue-date']) {
    const [year, month, day] = (textAt(work, key) ?? '').slice(0, 10).split('-');
    const found = year ? toDate(year, month, day) : undefined;
    if (!found?.isWhole) draft.keep(key, work[key] ?? null);
    if (found) {
      draft.set('issued', found.issued, [key, work[key] ?? null]);
      return;
    }
  }
  const found = toDate(textAt(work, 'year') ?? null, textAt(work, 'month') ?? null);
  if (found) draft.set('issued', found.issued, ['year', work.year ?? null]);
}

/** Reads a person or an entity, such as a team. A person may have nothing but an alias. */
function toPerson(entry: Json): SourcePerson | undefined {
  const part = (key: string) => toTitle(textAt(entry, key) ?? '') || undefined;
  const [family, given] = [part('family-names'), part('given-names')];
  const nonDroppingParticle = part('name-particle');
  const suffix = part('name-suffix');
  const entity = part('name');
  const alone = given ?? part('alias') ?? (toTitle(textAt(entry) ?? '') || undefined);
  const name =
    family !== undefined
      ? toName({
          family,
          ...(given !== undefined && { given }),
          ...(nonDroppingParticle !== undefined && { nonDroppingParticle }),
          ...(suffix !== undefined && { suffix }),
        })
      : entity !== undefined
        ? { literal: entity }
        : alone;
  if (name === undefined) return undefined;
  const ORCID = textAt(entry, 'orcid');
  const affiliation = textAt(entry, 'affiliation');
  return {
    name,
    ...(ORCID !== undefined && { ORCID }),
    ...(affiliation !== undefined && { affiliations: [affiliation] }),
  };
}

/** Reads the first DOI and the first address of `identifiers`, if the file has none of its own. */
function readIdentifiers(value: Json, draft: Draft, key: string): void {
  const others = listAt(value).filter((one) => {
    const [kind, stated = ''] = [textAt(one, 'type'), textAt(one, 'value')];
    const DOI = kind === 'doi' && draft.paper.DOI === undefined ? parseDoi(stated) : undefined;
    if (DOI !== undefined) draft.paper.DOI = DOI;
    const address = kind === 'url' && draft.paper.URL === undefined ? parseAddress(stated) : undefined;
    if (address !== undefined) draft.paper.URL = address;
    const isKnown = parseDoi(stated)?.toLowerCase() === draft.paper.DOI?.toLowerCase() && kind === 'doi';
    return DOI === undefined && address === undefined && !isKnown;
  });
  draft.keep(key, others);
}
