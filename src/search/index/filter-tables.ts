import { ByteReader, ByteWriter } from './bytes.ts';
import type { SearchDocument } from './document.ts';

/** The filters with a list of values. */
export const valueFilters = ['type', 'venue', 'topic', 'author', 'has'] as const;
export type FilterName = (typeof valueFilters)[number];

/** A value of a filter, and the papers that have it. */
export interface FilterValue {
  value: string;
  label: string;
  /** Ascending. */
  paperNumbers: Uint32Array;
}

/** All values of a filter, most papers first. */
export type FilterTable = readonly FilterValue[];

/** Year and number of citations of each paper, by paper number. */
export interface YearsAndCitations {
  /** 0 for a paper without a date. */
  years: Uint32Array;
  /** Undefined if no paper has a number of citations; 0 for a single paper that has none. */
  citations: Uint32Array | undefined;
}

/** Maximum number of values of a filter, most papers first. Queries still find the others. */
const maxValues = 5000;

type Value = readonly [value: string, label: string];

/** Returns the values that a paper has for each filter. A repeated value counts once. */
const valuesOf: Record<FilterName, (document: SearchDocument) => Value[]> = {
  type: ({ type, typeLabel }) => (type ? [[type, typeLabel ?? type]] : []),
  venue: ({ venue }) => (venue ? [[venue, venue]] : []),
  topic: ({ categories = [], keywords = [] }) => [...categories, ...keywords].map((topic) => [topic, topic]),
  author: ({ author, authorIds = [], owners = [], ownerIds = [] }) => [
    ...author.flatMap((name, index) => toPerson(authorIds[index], name)),
    ...owners.flatMap((name, index) => toPerson(ownerIds[index], name)),
  ],
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

/** Writes years as runs of equal years, because papers are sorted by date. */
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
