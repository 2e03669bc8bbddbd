import { ByteReader, ByteWriter } from './bytes.ts';
import type { SearchDocument } from './document.ts';

/** The filters that offer a list of values. The filter by year is not one of them. */
export const valueFilters = ['type', 'venue', 'topic', 'author', 'first', 'has'] as const;
export type FilterName = (typeof valueFilters)[number];

/** A value of a filter, and the papers that have this value. */
export interface FilterValue {
  value: string;
  label: string;
  /** The numbers of these papers, ascending. */
  paperNumbers: Uint32Array;
}

/** All values of a filter. The value with the most papers comes first. */
export type FilterTable = readonly FilterValue[];

/**
 * The year and the number of citations of each paper. The index in each array is the paper number (the number of the
 * paper in the search index).
 */
export interface YearsAndCitations {
  /** The year of each paper; 0 for a paper without a date. */
  years: Uint32Array;
  /**
   * The number of citations of each paper; 0 if it is not known. The whole array is undefined if it is not known for
   * any paper.
   */
  citations: Uint32Array | undefined;
}

/**
 * Maximum number of values that a filter offers. Values with many papers are preferred. Papers with the other values
 * can still be found by typing the words of the value.
 */
const maxValues = 5000;

type Value = readonly [value: string, label: string];

/** For each filter, a function that returns the values of a paper. A value that is returned twice counts once. */
const valuesOf: Record<FilterName, (document: SearchDocument) => Value[]> = {
  type: ({ type, typeLabel }) => (type ? [[type, typeLabel ?? type]] : []),
  venue: ({ venue }) => (venue ? [[venue, venue]] : []),
  topic: ({ categories = [], keywords = [] }) => [...categories, ...keywords].map((topic) => [topic, topic]),
  author: ({ author, authorIds = [], owners = [], ownerIds = [] }) => [
    ...author.flatMap((name, index) => toPerson(authorIds[index], name)),
    ...owners.flatMap((name, index) => toPerson(ownerIds[index], name)),
  ],
  first: ({ author, authorIds = [], firstAuthorIds = [] }) =>
    firstAuthorIds.flatMap((id) => toPerson(id, author[authorIds.indexOf(id)] ?? id)),
  has: ({ code, pdf, abstract }) => [
    ...(code ? [['code', 'Code'] as const] : []),
    ...(pdf ? [['pdf', 'PDF'] as const] : []),
    ...(abstract ? [['abstract', 'Abstract'] as const] : []),
  ],
};

export function createFilterTable(filter: FilterName, documents: readonly SearchDocument[]): FilterTable {
  const values = valuesOf[filter];
  const found = new Map<string, { label: string; paperNumbers: number[] }>();
  for (const [paperNumber, document] of documents.entries()) {
    for (const [value, label] of values(document)) {
      const entry = found.get(value);
      if (entry === undefined) found.set(value, { label, paperNumbers: [paperNumber] });
      else if (entry.paperNumbers.at(-1) !== paperNumber) entry.paperNumbers.push(paperNumber);
    }
  }
  return [...found]
    .map(([value, { label, paperNumbers }]) => ({
      value,
      label,
      paperNumbers: Uint32Array.from(paperNumbers),
    }))
    .sort((a, b) => b.paperNumbers.length - a.paperNumbers.length || (a.label < b.label ? -1 : 1))
    .slice(0, maxValues);
}

export function formatFilterTables(tables: readonly FilterTable[]): Uint8Array {
  const writer = new ByteWriter().number(tables.length);
  for (const table of tables) {
    writer.text(table.map(({ value, label }) => (value === label ? value : `${value}\t${label}`)).join('\n'));
    writer.number(table.length);
    for (const { paperNumbers } of table) writer.ascending(paperNumbers);
  }
  return writer.toBytes();
}

export function parseFilterTables(bytes: Uint8Array): FilterTable[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: reader.number() }, () => {
    const lines = reader.text().split('\n');
    return Array.from({ length: reader.number() }, (_, index) => {
      const [value = '', label = value] = (lines[index] ?? '').split('\t');
      return { value, label, paperNumbers: reader.ascending() };
    });
  });
}

/**
 * Formats the years and citations of all papers. Years are written as runs of equal years, because the papers are
 * sorted by date.
 */
export function formatYearsAndCitations(documents: readonly SearchDocument[]): Uint8Array {
  const writer = new ByteWriter();
  const runs: [year: number, count: number][] = [];
  for (const { year = 0 } of documents) {
    const last = runs.at(-1);
    if (last?.[0] === year) last[1]++;
    else runs.push([year, 1]);
  }
  writer.number(documents.length).number(runs.length);
  for (const [year, count] of runs) writer.number(Math.max(0, year)).number(count);
  const isCited = documents.some(({ citations }) => citations !== undefined);
  writer.number(isCited ? 1 : 0);
  if (isCited) for (const { citations = 0 } of documents) writer.number(Math.max(0, Math.floor(citations)));
  return writer.toBytes();
}

export function parseYearsAndCitations(bytes: Uint8Array): YearsAndCitations {
  const reader = new ByteReader(bytes);
  const years = new Uint32Array(reader.number());
  let paperNumber = 0;
  for (let runs = reader.number(); runs > 0; runs--) {
    const [year, count] = [reader.number(), reader.number()];
    years.fill(year, paperNumber, paperNumber + count);
    paperNumber += count;
  }
  const citations = reader.number() === 1 ? years.map(() => reader.number()) : undefined;
  return { years, citations };
}

function toPerson(id: string | undefined, name: string): Value[] {
  return id === undefined ? [] : [[id, name]];
}
