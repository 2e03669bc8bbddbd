import type { SearchDocument } from './document.ts';

/** A paper in a file: a list, trailing `null`s left out. An id that its own text tells is 0. */
type Row = (string | number | null | (string | number | null)[])[];

const flags = { authorsTruncated: 1, code: 2, pdf: 4 } as const;

/** What results show of papers, but for their abstracts. */
export function formatPapers(documents: readonly SearchDocument[]): string {
  return JSON.stringify(documents.map((document) => toRow(document)));
}

/** All that is known of papers, but for their abstracts: what an index can be made of. */
export function formatWholePapers(documents: readonly SearchDocument[]): string {
  return JSON.stringify(
    documents.map((document) => {
      const { type = null, typeLabel = null, keywords = null, identifiers = null } = document;
      return toRow(document, [type, typeLabel, keywords, identifiers]);
    }),
  );
}

/** @throws SyntaxError if the text is something else, such as a server's page about an error */
export function parsePapers(text: string): SearchDocument[] {
  return (JSON.parse(text) as Row[]).map(fromRow);
}

function toRow(document: SearchDocument, more: Row = []): Row {
  const { id, title, author, authorIds = [], owners, ownerIds, categories } = document;
  const ids = author.map((name, index) => shortId(authorIds[index], name));
  const row: Row = [
    title,
    shortId(id, title),
    author,
    ids.every((each) => each === 0) ? 0 : ids,
    (document.authorsTruncated ? flags.authorsTruncated : 0) +
      (document.code ? flags.code : 0) +
      (document.pdf ? flags.pdf : 0),
    document.venue ?? null,
    document.date ?? null,
    document.year ?? null,
    categories ?? null,
    document.citations ?? null,
    owners ?? null,
    owners?.map((name, index) => shortId(ownerIds?.[index], name)) ?? null,
    ...more,
  ];
  return row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
}

function fromRow(row: Row): SearchDocument {
  const [title, id, author, ids, bits, venue, date, year, categories, citations, owners, ownerIds, ...more] =
    row;
  const [type, typeLabel, keywords, identifiers] = more;
  const names = (cell: Row[number] | undefined) => (cell ?? []) as string[];
  const longIds = (cell: Row[number] | undefined, of: readonly string[]) =>
    of.map((name, index) => longId(Array.isArray(cell) ? cell[index] : cell, name));
  return {
    id: longId(id, String(title)) ?? '',
    title: String(title),
    author: names(author),
    authorIds: longIds(ids, names(author)),
    ...(Number(bits) & flags.authorsTruncated && { authorsTruncated: true }),
    ...(Number(bits) & flags.code && { code: true }),
    ...(Number(bits) & flags.pdf && { pdf: true }),
    ...(typeof type === 'string' && { type }),
    ...(typeof typeLabel === 'string' && { typeLabel }),
    ...(Array.isArray(keywords) && { keywords: names(keywords) }),
    ...(Array.isArray(identifiers) && { identifiers: names(identifiers) }),
    ...(typeof venue === 'string' && { venue }),
    ...(typeof date === 'string' && { date }),
    ...(typeof year === 'number' && { year }),
    ...(Array.isArray(categories) && { categories: names(categories) }),
    ...(typeof citations === 'number' && { citations }),
    ...(Array.isArray(owners) && {
      owners: names(owners),
      ownerIds: longIds(ownerIds, names(owners)).map(String),
    }),
  };
}

function shortId(id: string | undefined, text: string): string | number | null {
  return id === undefined ? null : id === plainId(text) ? 0 : id;
}

function longId(cell: unknown, text: string): string | undefined {
  return cell === 0 ? plainId(text) : typeof cell === 'string' ? cell : undefined;
}

/** The id that most titles and names have (`model/id.ts` knows more scripts; where that gives another, the file holds it). */
function plainId(text: string): string {
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
