import { ByteReader, ByteWriter } from './bytes.ts';
import type { SearchDocument } from './document.ts';

/** The filters that offer values. */
export const valueFilters = ['type', 'venue', 'topic', 'author', 'has'] as const;
export type FilterName = (typeof valueFilters)[number];

/** A value that a filter offers, and the papers that have it: their places, ascending. */
export interface FilterValue {
  value: string;
  label: string;
  places: Uint32Array;
}

export type FilterTable = readonly FilterValue[];

/** Years and citations of the papers in their order. */
export interface Numbers {
  /** 0 where there is no date. */
  years: Uint32Array;
  /** `undefined` where no paper has any; 0 where a paper has none. */
  citations: Uint32Array | undefined;
}

/** So many values a filter offers at most: those of most papers. Others are found as words of a query. */
const offered = 5000;

type Value = readonly [value: string, label: string];

/** What each filter reads of a paper; the same value twice counts once. */
const readers: Record<FilterName, (document: SearchDocument) => Value[]> = {
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
  const read = readers[filter];
  const found = new Map<string, { label: string; places: number[] }>();
  for (const [place, document] of documents.entries()) {
    for (const [value, label] of read(document)) {
      const known = found.get(value);
      if (known === undefined) found.set(value, { label, places: [place] });
      else if (known.places.at(-1) !== place) known.places.push(place);
    }
  }
  return [...found]
    .map(([value, { label, places }]) => ({ value, label, places: Uint32Array.from(places) }))
    .sort((a, b) => b.places.length - a.places.length || (a.label < b.label ? -1 : 1))
    .slice(0, offered);
}

export function formatFilterTables(tables: readonly FilterTable[]): Uint8Array {
  const writer = new ByteWriter().number(tables.length);
  for (const table of tables) {
    writer.text(table.map(({ value, label }) => (value === label ? value : `${value}\t${label}`)).join('\n'));
    writer.number(table.length);
    for (const { places } of table) writer.ascending(places);
  }
  return writer.done();
}

export function parseFilterTables(bytes: Uint8Array): FilterTable[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: reader.number() }, () => {
    const lines = reader.text().split('\n');
    return Array.from({ length: reader.number() }, (_, index) => {
      const [value = '', label = value] = (lines[index] ?? '').split('\t');
      return { value, label, places: reader.ascending() };
    });
  });
}

/** Papers are sorted by date, so that equal years stand together. */
export function formatNumbers(documents: readonly SearchDocument[]): Uint8Array {
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
  return writer.done();
}

export function parseNumbers(bytes: Uint8Array): Numbers {
  const reader = new ByteReader(bytes);
  const years = new Uint32Array(reader.number());
  let place = 0;
  for (let runs = reader.number(); runs > 0; runs--) {
    const [year, count] = [reader.number(), reader.number()];
    years.fill(year, place, place + count);
    place += count;
  }
  const citations = reader.number() === 1 ? years.map(() => reader.number()) : undefined;
  return { years, citations };
}

function toPerson(id: string | undefined, name: string): Value[] {
  return id === undefined ? [] : [[id, name]];
}
