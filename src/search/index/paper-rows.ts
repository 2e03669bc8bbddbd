import { type ListedNotice, listedNotices } from '../../library/paper-notice.ts';
import type { SearchDocument } from './document.ts';

/**
 * A paper as a list of values, without the nulls at the end. An id that can be derived from the title or the name is
 * written as 0.
 */
type Row = (string | number | null | (string | number | null)[])[];

const flags = { authorsTruncated: 1, code: 2, pdf: 4, abstract: 64 } as const;

/** The bits of the notices, in the same number as the flags. */
const noticeBits = { retraction: 8, withdrawal: 16, 'expression-of-concern': 32 } as const satisfies Record<
  ListedNotice,
  number
>;

/** Formats papers as JSON, with the data that results show: a list of rows, and a list of abstracts. */
export function formatPapers(documents: readonly SearchDocument[]): string {
  const rows = documents.map((document) => {
    const { venue, typeLabel } = document;
    return toRow(document, venue === undefined && typeLabel !== undefined ? [null, typeLabel] : []);
  });
  return JSON.stringify([rows, documents.map(({ abstract = '' }) => oneParagraph(abstract))]);
}

/**
 * Parses the JSON of `formatPapers`.
 *
 * @throws SyntaxError if the text is not JSON, for example because the server returned an error page
 */
export function parsePapers(text: string): SearchDocument[] {
  const [rows, abstracts] = JSON.parse(text) as [Row[], string[]];
  return rows.map((row, index) => {
    const abstract = abstracts[index];
    return { ...fromRow(row), ...(abstract && { abstract }) };
  });
}

/** Joins the paragraphs of an abstract into one paragraph. */
export function oneParagraph(abstract: string): string {
  return abstract.replace(/\s+/gu, ' ').trim();
}

/** Formats papers as JSON, with all data from which an index can be built. Abstracts are not included. */
export function formatWholePapers(documents: readonly SearchDocument[]): string {
  return JSON.stringify(
    documents.map((document) => {
      const {
        type = null,
        typeLabel = null,
        keywords = null,
        identifiers = null,
        projects = null,
      } = document;
      return toRow(document, [type, typeLabel, keywords, identifiers, projects]);
    }),
  );
}

/**
 * Parses the JSON of `formatWholePapers`.
 *
 * @throws SyntaxError if the text is not JSON, for example because the server returned an error page
 */
export function parseWholePapers(text: string): SearchDocument[] {
  return (JSON.parse(text) as Row[]).map(fromRow);
}

function toRow(document: SearchDocument, more: Row = []): Row {
  const { id, title, author, authorIds = [], memberPositions, owners, ownerIds, categories } = document;
  const ids = author.map((name, index) => toCell(authorIds[index], name));
  const row: Row = [
    title,
    toCell(id, title),
    author,
    ids.every((each) => each === 0) ? 0 : ids,
    (document.authorsTruncated ? flags.authorsTruncated : 0) +
      (document.code ? flags.code : 0) +
      (document.pdf ? flags.pdf : 0) +
      (document.notice ? noticeBits[document.notice] : 0) +
      (document.abstract || document.hasAbstract ? flags.abstract : 0),
    document.venue ?? null,
    document.date ?? null,
    document.year ?? null,
    categories ?? null,
    document.citations ?? null,
    owners ?? null,
    owners?.map((name, index) => toCell(ownerIds?.[index], name)) ?? null,
    memberPositions ?? null,
    document.venueShort ?? null,
    document.links?.flat() ?? null,
    document.awards ?? null,
    firstCount(document),
    document.pagePositions ?? null,
    ...more,
  ];
  return row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
}

function fromRow(row: Row): SearchDocument {
  const [title, id, author, ids, bits, venue, date, year, categories, citations, ...rest] = row;
  const [owners, ownerIds, memberPositions, venueShort, links, awards, first, pages, ...more] = rest;
  const [type, typeLabel, keywords, identifiers, projects] = more;
  const names = (cell: Row[number] | undefined) => (cell ?? []) as string[];
  const notice = listedNotices.find((each) => Number(bits) & noticeBits[each]);
  const idsOf = (cell: Row[number] | undefined, texts: readonly string[]) =>
    texts.map((name, index) => fromCell(Array.isArray(cell) ? cell[index] : cell, name));
  return {
    id: fromCell(id, String(title)) ?? '',
    title: String(title),
    author: names(author),
    authorIds: idsOf(ids, names(author)),
    ...(Array.isArray(memberPositions) && { memberPositions: memberPositions.map(Number) }),
    ...(Number(bits) & flags.authorsTruncated && { authorsTruncated: true }),
    ...(Number(bits) & flags.code && { code: true }),
    ...(Number(bits) & flags.pdf && { pdf: true }),
    ...(Number(bits) & flags.abstract && { hasAbstract: true }),
    ...(typeof type === 'string' && { type }),
    ...(typeof typeLabel === 'string' && { typeLabel }),
    ...(Array.isArray(keywords) && { keywords: names(keywords) }),
    ...(Array.isArray(identifiers) && { identifiers: names(identifiers) }),
    ...(typeof venue === 'string' && { venue }),
    ...(typeof venueShort === 'string' && { venueShort }),
    ...(Array.isArray(projects) && { projects: names(projects) }),
    ...(typeof date === 'string' && { date }),
    ...(typeof year === 'number' && { year }),
    ...(Array.isArray(categories) && { categories: names(categories) }),
    ...(notice && { notice }),
    ...(typeof citations === 'number' && { citations }),
    ...(Array.isArray(links) && { links: inPairs(names(links)) }),
    ...(Array.isArray(awards) && { awards: names(awards) }),
    ...firstIds(first, idsOf(ids, names(author))),
    ...(Array.isArray(pages) && { pagePositions: pages.map(Number) }),
    ...(Array.isArray(owners) && {
      owners: names(owners),
      ownerIds: idsOf(ownerIds, names(owners)).map(String),
    }),
  };
}

/**
 * Returns how many of the first names are first authors; null for one. Rows have the number only, since the ids of the
 * names are in them anyway.
 */
function firstCount({ firstAuthorIds = [], authorIds = [] }: SearchDocument): number | null {
  const count = authorIds.findLastIndex((id) => id !== undefined && firstAuthorIds.includes(id)) + 1;
  return firstAuthorIds.length > 0 && count > 1 ? count : null;
}

function firstIds(
  count: Row[number] | undefined,
  ids: readonly (string | undefined)[],
): Pick<SearchDocument, 'firstAuthorIds'> {
  const first = ids.slice(0, typeof count === 'number' ? count : 1).filter((id) => id !== undefined);
  return first.length > 0 ? { firstAuthorIds: first } : {};
}

function inPairs(cells: readonly string[]): [string, string][] {
  return cells.flatMap((text, index) => (index % 2 === 0 ? [[text, cells[index + 1] ?? '']] : []));
}

/** Returns the value for an id in a row: 0 if the id can be derived from `text`, null if there is no id. */
function toCell(id: string | undefined, text: string): string | number | null {
  return id === undefined ? null : id === derivedId(text) ? 0 : id;
}

function fromCell(cell: unknown, text: string): string | undefined {
  return cell === 0 ? derivedId(text) : typeof cell === 'string' ? cell : undefined;
}

/**
 * Derives an id from a title or a name in Latin script. `model/id.ts`, which makes the real ids, supports more scripts.
 * If the real id differs from the derived id, the row contains the real id.
 */
function derivedId(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʼ`´]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= 100) return slug;
  const cut = slug.slice(0, 101);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : slug.slice(0, 100);
}
