import { ByteWriter } from './bytes.ts';
import { formatDictionary } from './dictionary.ts';
import type { SearchDocument } from './document.ts';
import { createFilterTable, formatFilterTables, formatYearsAndCitations } from './filter-tables.ts';
import { hashKey, identifierKey } from './identifiers.ts';
import { type SearchLimits, limitsFor } from './limits.ts';
import { formatPapers } from './paper-rows.ts';
import { formatTitleStarts } from './title-starts.ts';
import {
  abstractPosition,
  fieldBits,
  formatEntries,
  parsePositions,
  parsePostings,
  TermWriter,
} from './postings.ts';
import { foldedWords, joinCompounds, joinIndices } from '../../model/tokens.ts';

/**
 * The part of a search index that is needed before the other files can be read. The manifest, `search.json`, contains
 * it.
 */
export interface IndexHead {
  papers: number;
  /**
   * Number of terms in the first dictionary, `words-0`. It is also the number of the first term in the second
   * dictionary.
   */
  terms: number;
  /** For each file of postings, the number of its first term. */
  wordFiles: number[];
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
/** Maximum number of ids of papers in one file. */
export const idsPerFile = 1000;

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
 * Creates the files of dictionaries, postings (the papers that contain each term) and word positions, and adds these
 * files to `files`.
 */
function buildWords(
  documents: readonly SearchDocument[],
  { commonTermShare, entriesFileBytes }: SearchLimits,
  files: Map<string, Uint8Array>,
): Pick<IndexHead, 'terms' | 'wordFiles'> {
  const terms = collectTerms(documents);
  const sorted = [...terms.keys()].sort();
  const isRare = (term: string) => {
    const { count, fields, isWord } = terms.get(term) ?? {};
    return count === 1 && (fields === fieldBits.abstract || isWord === false);
  };
  const dictionaries = [sorted.filter((term) => !isRare(term)), sorted.filter(isRare)];
  for (const [index, list] of dictionaries.entries())
    files.set(
      `words-${index}`,
      formatDictionary(
        list,
        list.map((term) => terms.get(term)?.count ?? 0),
      ),
    );

  const wordFiles: number[] = [];
  let [termNumber, size] = [0, 0];
  let [postings, positions]: [Uint8Array[], Uint8Array[]] = [[], []];
  const finishFile = () => {
    if (wordFiles.length === 0) return;
    files.set(`entries-${wordFiles.length - 1}`, formatEntries(postings));
    files.set(`positions-${wordFiles.length - 1}`, formatEntries(positions));
    [postings, positions] = [[], []];
  };
  for (const term of dictionaries.flat()) {
    const writer = terms.get(term);
    terms.delete(term);
    if (writer === undefined) continue;
    let entry = writer.toBytes();
    if (writer.count > commonTermShare * documents.length) entry = withoutAbstracts(entry);
    if (wordFiles.length === 0 || size + entry.postings.length > entriesFileBytes) {
      finishFile();
      wordFiles.push(termNumber);
      size = 0;
    }
    size += entry.postings.length;
    postings.push(entry.postings);
    positions.push(entry.positions);
    termNumber++;
  }
  finishFile();
  return { terms: dictionaries[0]?.length ?? 0, wordFiles };
}

/** Collects the postings of all papers. Returns one writer for each term. */
function collectTerms(documents: readonly SearchDocument[]): Map<string, TermWriter> {
  const terms = new Map<string, TermWriter>();
  const writerOf = (term: string) => {
    const writer = terms.get(term) ?? new TermWriter();
    if (writer.count === 0) terms.set(term, writer);
    return writer;
  };
  for (const [paperNumber, document] of documents.entries()) {
    const add = (words: readonly string[], bits: number, start: number, areCompounds = false) => {
      let position = start;
      for (const word of words) {
        const writer = writerOf(word);
        writer.isWord ||= !areCompounds;
        writer.add(paperNumber, bits, position === 0 ? 0 : position++);
      }
      return position;
    };
    // The index also contains compounds as one word, so that the query `pretraining` finds `pre-training`, and words with
    // an index, so that `CO2` finds `CO_2`.
    const addCompounds = (text: string, bits: number) => {
      add(joinCompounds(text), bits, 0, true);
      add(joinIndices(text), bits, 0);
    };
    const { title, abstract = '', author, owners = [] } = document;
    const titleEnd = add(foldedWords(title), fieldBits.title, 1);
    const abstractEnd = add(
      foldedWords(abstract),
      fieldBits.abstract,
      Math.max(abstractPosition, titleEnd + 1),
    );
    let start = abstractEnd + 1;
    for (const name of [...author, ...owners]) start = add(foldedWords(name), fieldBits.author, start) + 1;
    add(foldedWords(factsOf(document).join('\n')), fieldBits.facts, 0);
    addCompounds(title, fieldBits.title);
    addCompounds(abstract, fieldBits.abstract);
  }
  return terms;
}

/** Returns the facts of a paper that can be searched: venue, date, type, categories, keywords and projects. */
export function factsOf({
  venue,
  venueShort,
  date,
  typeLabel,
  categories = [],
  keywords = [],
  projects = [],
}: SearchDocument): string[] {
  return [venue, venueShort, date, typeLabel, ...categories, ...keywords, ...projects].filter(
    (fact) => fact !== undefined,
  );
}

/** Returns the entry of a term without the occurrences of the term in abstracts. */
function withoutAbstracts(entry: { postings: Uint8Array; positions: Uint8Array }): typeof entry {
  const { paperNumbers, fields } = parsePostings(entry.postings);
  const positions = parsePositions(entry.positions);
  const writer = new TermWriter();
  for (const [index, paperNumber] of paperNumbers.entries()) {
    const bits = (fields[index] ?? 0) & ~fieldBits.abstract;
    if (bits === 0) continue;
    // A position does not show whether it is in a name or in the abstract. If the term is in a name, which is rare, all
    // positions are kept.
    const isName = (bits & fieldBits.author) !== 0;
    const kept = (positions[index] ?? []).filter((position) => isName || position < abstractPosition);
    writer.add(paperNumber, bits, 0);
    for (const position of kept) writer.add(paperNumber, bits, position);
  }
  return writer.toBytes();
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
