import { buildWords, type WordsHead } from './build-words.ts';
import { ByteWriter } from './bytes.ts';
import type { SearchDocument } from './document.ts';
import { createFilterTable, formatFilterTables, formatYearsAndCitations } from './filter-tables.ts';
import { hashKey, identifierKey } from './identifiers.ts';
import { idsPerFile, type SearchLimits, limitsFor } from './limits.ts';
import { formatPapers } from './paper-rows.ts';
import { formatTitleStarts } from './title-starts.ts';

/**
 * The part of a search index that is needed before the other files can be read. The manifest, `search.json`, contains
 * it.
 */
export interface IndexHead extends WordsHead {
  papers: number;
  /** For each file of identifiers, the lowest hash in that file. */
  identifierFiles: number[];
  /** For each file of title beginnings, a text that is greater than all keys of the file before, and not greater than its own. */
  titleFiles: string[];
}

/** A search index, as a set of files. */
export interface BuiltIndex {
  head: IndexHead;
  /** The content of each file, by file name, such as `papers-0`. */
  files: Map<string, Uint8Array>;
}

/** Maximum number of identifiers in one file. */
const identifiersPerFile = 4000;

/**
 * Builds the search index of all papers of a site.
 *
 * @param documents the papers, newest first. Results of equal rank are shown in this order
 */
export function buildIndex(
  documents: readonly SearchDocument[],
  limits: SearchLimits = limitsFor(documents.length, true),
): BuiltIndex {
  const files = new Map<string, Uint8Array>();
  const words = buildWords(documents, limits, files);
  const identifierFiles = buildIdentifiers(documents, files);
  const encoder = new TextEncoder();
  for (const [index, group] of inGroups(documents, limits.papersPerFile).entries())
    files.set(`papers-${index}`, encoder.encode(formatPapers(group)));
  for (const [index, group] of inGroups(documents, idsPerFile).entries())
    files.set(`ids-${index}`, encoder.encode(group.map(({ id }) => id).join('\n')));
  const titleStarts = formatTitleStarts(documents.map(({ title }) => title));
  for (const [index, { bytes }] of titleStarts.entries()) files.set(`starts-${index}`, bytes);
  const tables = (['type', 'venue', 'topic', 'has'] as const).map((filter) =>
    createFilterTable(filter, documents),
  );
  files.set('filters', formatFilterTables(tables));
  files.set(
    'authors',
    formatFilterTables((['author', 'first'] as const).map((filter) => createFilterTable(filter, documents))),
  );
  files.set('numbers', formatYearsAndCitations(documents));
  files.set('titles', formatTitleRanks(documents));
  const titleFiles = titleStarts.map(({ from }) => from);
  return { head: { papers: documents.length, ...words, identifierFiles, titleFiles }, files };
}

/**
 * Creates the files of identifiers, such as DOIs, and adds these files to `files`.
 *
 * @returns for each of these files, the lowest hash in that file
 */
function buildIdentifiers(documents: readonly SearchDocument[], files: Map<string, Uint8Array>): number[] {
  const entries = documents.flatMap(({ identifiers = [] }, paperNumber) =>
    [...new Set(identifiers.flatMap((text) => identifierKey(text) ?? []))].map((key): [number, number] => [
      hashKey(key),
      paperNumber,
    ]),
  );
  entries.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return inGroups(entries, identifiersPerFile).map((group, index) => {
    const writer = new ByteWriter().ascending(group.map(([hash]) => hash));
    for (const [, paperNumber] of group) writer.number(paperNumber);
    files.set(`identifiers-${index}`, writer.toBytes());
    return group[0]?.[0] ?? 0;
  });
}

/** Formats the rank of each paper in the list of papers sorted by title. */
function formatTitleRanks(documents: readonly SearchDocument[]): Uint8Array {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const order = [...documents.keys()].sort(
    (a, b) => compare(documents[a]?.title ?? '', documents[b]?.title ?? '') || a - b,
  );
  const ranks = new Uint32Array(order.length);
  for (const [rank, paperNumber] of order.entries()) ranks[paperNumber] = rank;
  const writer = new ByteWriter();
  for (const rank of ranks) writer.number(rank);
  return writer.toBytes();
}

/** Splits a list into groups of at most `size` items. */
function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  const groups: Item[][] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
