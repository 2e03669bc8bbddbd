import type { Paper } from '../../../model/paper.ts';
import type { ReadResult } from '../record.ts';
import type { Draft, FieldTable } from '../values/draft.ts';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../values/json.ts';
import { toProse, toTitle } from '../values/markup.ts';
import { isDate } from '../../../model/date.ts';
import { issuedDate } from './dates.ts';
import { doi, kept, readFields, serial, serviceUrl, text } from './fields.ts';
import { keptNames, people, type SourcePerson } from './names.ts';
import { creatorName, readCodeLink, setLicense } from './output-values.ts';
import { readJson } from './reader.ts';

/** The CSL types for the general resource types of DataCite (Metadata Schema 4.6), in lower case. */
const generalTypes: Readonly<Record<string, Paper['type']>> = {
  book: 'book', bookchapter: 'chapter', collection: 'dataset', computationalnotebook: 'software', conferencepaper: 'paper-conference',
  conferenceproceeding: 'book', datapaper: 'article-journal', dataset: 'dataset', dissertation: 'thesis', journalarticle: 'article-journal',
  outputmanagementplan: 'report', peerreview: 'review', poster: 'speech', preprint: 'article', presentation: 'speech', report: 'report',
  software: 'software', standard: 'standard', workflow: 'software',
}; // prettier-ignore

/** Words in the free text of a resource type, with the CSL type that they mean. The first match decides. */
const typeWords: readonly (readonly [RegExp, Paper['type']])[] = [
  [/thesis|dissertation/iu, 'thesis'],
  [/preprint/iu, 'article'],
  [/conference|proceeding/iu, 'paper-conference'],
  [/chapter/iu, 'chapter'],
  [/article/iu, 'article-journal'],
  [/presentation|slides|poster|lecture|talk/iu, 'speech'],
  [/report|working paper|deliverable/iu, 'report'],
  [/software|code/iu, 'software'],
  [/data ?set/iu, 'dataset'],
  [/\bbook\b/iu, 'book'],
];

/** The function that reads each attribute of a DOI. */
const fields: FieldTable = {
  types: readType,
  titles: readTitles,
  creators: people('author', toPerson),
  contributors: readContributors,
  dates: readDates,
  publicationYear: (value, draft, key) => {
    if (draft.paper.issued === undefined) issuedDate(value, draft, key);
  },
  container: readContainer,
  publisher: (value, draft, key) =>
    text('publisher')(textAt(value) ?? textAt(value, 'name') ?? null, draft, key),
  version: text('version'),
  language: text('language'),
  descriptions: readDescriptions,
  subjects: readSubjects,
  rightsList: (value, draft, key) => setLicense(listAt(value).map(licenseOf), draft, [key, value]),
  doi,
  url: serviceUrl,
  relatedIdentifiers: readRelated,
  fundingReferences: kept((value) => value),
  isbn: serial('ISBN'),
};

/** Attributes that do not describe the resource itself, so they are not copied to `other`: state and use of the record. */
const ignored = new Set([
  'id', 'prefix', 'suffix', 'identifiers', 'alternateIdentifiers', 'relatedItems', 'sizes', 'formats', 'geoLocations', 'schemaVersion',
  'xml', 'contentUrl', 'metadataVersion', 'source', 'isActive', 'state', 'reason', 'agency', 'viewCount', 'viewsOverTime',
  'downloadCount', 'downloadsOverTime', 'referenceCount', 'citationCount', 'citationsOverTime', 'partCount', 'partOfCount',
  'versionCount', 'versionOfCount', 'created', 'registered', 'published', 'updated', 'providerId', 'clientId', '@context', 'media',
  'crossref', 'landingPage', 'type',
]); // prettier-ignore

/**
 * Reads responses of DataCite's REST API, and DataCite JSON as it is sent for `application/vnd.datacite.datacite+json`. A
 * text may be a list of DOIs (`data`), a single one, or the attributes of one.
 */
export function readDatacite(source: string, file: string): ReadResult[] {
  const lists = ['data[]', '[]'];
  const keyOf = (record: JsonObject) => textAt(attributesOf(record), 'doi')?.toLowerCase();
  return [readJson(source, file, { name: 'DataCite', lists, read: readResource, keyOf })];
}

/** Returns the attributes of a record: those in `data.attributes`, in `attributes`, or the record itself. */
function attributesOf(record: JsonObject): JsonObject {
  const inside = at(record, 'data', 'attributes') ?? at(record, 'attributes');
  return isObject(inside) ? inside : record;
}

function readResource(record: JsonObject, draft: Draft): string | undefined {
  // The object around an empty list.
  if (Array.isArray(record.data)) return '';
  readFields(attributesOf(record), draft, fields, ignored);
  return undefined;
}

function readType(value: Json, draft: Draft, key: string): void {
  const general = textAt(value, 'resourceTypeGeneral') ?? '';
  const words = textAt(value, 'resourceType') ?? '';
  const known = generalTypes[Object.hasOwn(generalTypes, general.toLowerCase()) ? general.toLowerCase() : ''];
  const type = known ?? typeWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'document';
  draft.set('type', type, [key, value]);
  if (type === 'thesis' || type === 'report' || type === 'speech') {
    if (words !== '') draft.set('genre', toTitle(words), ['resourceType', words]);
  } else if (known === undefined) draft.keep('resourceType', words || general);
}

/** Reads the main title and its subtitle. Translated and alternative titles are kept under `other`. */
function readTitles(value: Json, draft: Draft, key: string): void {
  const titles = listAt(value).map((one) => ({
    title: toTitle(textAt(one, 'title') ?? textAt(one) ?? ''),
    kind: (textAt(one, 'titleType') ?? '').toLowerCase(),
  }));
  const main =
    titles.find(({ kind, title }) => kind === '' && title !== '') ?? titles.find(({ title }) => title !== '');
  const subtitle = titles.find(
    ({ kind, title }) => kind === 'subtitle' && title !== '' && title !== main?.title,
  );
  if (!main) {
    draft.keep(key, value);
    return;
  }
  const joined =
    subtitle === undefined
      ? main.title
      : `${main.title}${/[:?!–—]$/u.test(main.title) ? '' : ':'} ${subtitle.title}`;
  draft.set('title', joined, [key, value]);
  const others = titles.filter((one) => one !== main && one !== subtitle).map(({ title }) => title);
  draft.keep(key, others);
}

function toPerson(entry: Json): SourcePerson | undefined {
  const name = creatorName(textAt(entry, 'name') ?? textAt(entry), {
    family: textAt(entry, 'familyName'),
    given: textAt(entry, 'givenName'),
    isGroup: (textAt(entry, 'nameType') ?? '').toLowerCase() === 'organizational',
  });
  if (name === undefined) return undefined;
  const ORCID = listAt(entry, 'nameIdentifiers')
    .filter((one) => /orcid/iu.test(textAt(one, 'nameIdentifierScheme') ?? textAt(one, 'nameIdentifier') ?? ''))
    .map((one) => textAt(one, 'nameIdentifier'))[0];
  const affiliations = listAt(entry, 'affiliation').flatMap((one) => textAt(one) ?? textAt(one, 'name') ?? []);
  return { name, ...(ORCID !== undefined && { ORCID }), affiliations };
} // prettier-ignore

/** Reads editors. Other contributors are kept under `other`, by their kind. */
function readContributors(value: Json, draft: Draft): void {
  const kinds = Map.groupBy(listAt(value), (one) => textAt(one, 'contributorType') ?? 'Other');
  for (const [kind, persons] of kinds) {
    if (kind === 'Editor') people('editor', toPerson)(persons, draft, 'contributors');
    else keptNames(persons.map((one) => textAt(one, 'name') ?? one), draft, `contributor ${kind}`); // prettier-ignore
  }
}

/** Reads the date of publication: `Issued`, else `Available`, else `Created`. A range counts from its start. */
function readDates(value: Json, draft: Draft, key: string): void {
  for (const kind of ['Issued', 'Available', 'Created', 'Copyrighted']) {
    const found = listAt(value).find((one) => textAt(one, 'dateType') === kind);
    const day = (textAt(found, 'date') ?? '').split('/')[0]?.slice(0, 10) ?? '';
    if (isDate(day)) {
      draft.set('issued', day, [key, value]);
      return;
    }
  }
}

function readContainer(value: Json, draft: Draft, key: string): void {
  const set = (name: 'containerTitle' | 'volume' | 'issue' | 'edition', from: string) => {
    const found = textAt(value, from);
    if (found !== undefined) draft.set(name, toTitle(found), [key, found]);
  };
  set('containerTitle', 'title');
  set('volume', 'volume');
  set('issue', 'issue');
  set('edition', 'edition');
  const [first, last] = [textAt(value, 'firstPage'), textAt(value, 'lastPage')];
  if (first !== undefined) draft.set('page', last === undefined || last === first ? first : `${first}–${last}`, [key, value]);
} // prettier-ignore

function readDescriptions(value: Json, draft: Draft, key: string): void {
  const all = listAt(value).map((one) => ({
    kind: textAt(one, 'descriptionType') ?? 'Abstract',
    prose: toProse(textAt(one, 'description') ?? textAt(one) ?? ''),
  }));
  const main = all.find(({ kind, prose }) => kind === 'Abstract' && prose !== '');
  if (main) draft.set('abstract', main.prose, [key, value]);
  for (const { kind, prose } of all)
    if (kind !== 'Abstract' && prose !== '') draft.keep(`description ${kind}`, prose);
}

function readSubjects(value: Json, draft: Draft, key: string): void {
  const words = listAt(value).map((one) => toTitle(textAt(one, 'subject') ?? textAt(one) ?? ''));
  const found = [...new Set(words.filter((word) => word !== ''))];
  if (found.length > 0) draft.set('keyword', found, [key, value]);
}

function licenseOf(one: Json): string | undefined {
  return textAt(one, 'rightsUri') ?? textAt(one, 'rightsIdentifier') ?? textAt(one, 'rights') ?? textAt(one);
}

function readRelated(value: Json, draft: Draft, key: string): void {
  for (const one of listAt(value))
    readCodeLink(textAt(one, 'relationType'), textAt(one, 'relatedIdentifier'), draft);
  draft.keep(key, value);
}
