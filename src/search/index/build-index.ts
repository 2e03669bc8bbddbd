import { ByteWriter } from './bytes.ts';
import { formatDictionary } from './dictionary.ts';
import type { SearchDocument } from './document.ts';
import { createFilterTable, formatFilterTables, formatNumbers } from './filter-tables.ts';
import { hashKey, identifierKey } from './identifiers.ts';
import { type SearchLimits, limitsFor } from './limits.ts';
import { formatPapers } from './paper-rows.ts';
import {
  abstractPosition,
  fieldBits,
  formatRecords,
  parsePositions,
  parsePostings,
  TermWriter,
} from './postings.ts';
import { foldedWords, joinedCompounds } from './tokens.ts';

/** What of an index is known before any of its files. */
export interface IndexHead {
  papers: number;
  /** Terms of the first dictionary; the second goes on from there. */
  terms: number;
  /** The first term of each file of word entries. */
  wordFiles: number[];
  /** The first hash of each file of identifiers. */
  identifierFiles: number[];
}

/** An index as files: those of abstracts, say, are `abstracts-0`, `abstracts-1`, … */
export interface BuiltIndex {
  head: IndexHead;
  files: Map<string, Uint8Array>;
}

/** So many identifiers one file holds. */
const identifiersInFile = 4000;

/** @param documents in the order in which results of equal rank shall stand: newest first */
export function buildIndex(
  documents: readonly SearchDocument[],
  limits: SearchLimits = limitsFor(documents.length, true),
): BuiltIndex {
  const files = new Map<string, Uint8Array>();
  const words = buildWords(documents, limits, files);
  const identifierFiles = buildIdentifiers(documents, files);
  const encoder = new TextEncoder();
  for (const [index, group] of groupsOf(documents, limits.papersInFile).entries())
    files.set(`papers-${index}`, encoder.encode(formatPapers(group)));
  for (const [index, group] of groupsOf(documents, limits.abstractsInFile).entries())
    files.set(
      `abstracts-${index}`,
      encoder.encode(JSON.stringify(group.map(({ abstract = '' }) => oneParagraph(abstract)))),
    );
  const tables = (['type', 'venue', 'topic', 'has'] as const).map((filter) =>
    createFilterTable(filter, documents),
  );
  files.set('filters', formatFilterTables(tables));
  files.set('authors', formatFilterTables([createFilterTable('author', documents)]));
  files.set('numbers', formatNumbers(documents));
  files.set('titles', formatTitleOrder(documents));
  return { head: { papers: documents.length, ...words, identifierFiles }, files };
}

/** The paragraphs of an abstract as one. */
export function oneParagraph(abstract: string): string {
  return abstract.replace(/\s+/gu, ' ').trim();
}

function buildWords(
  documents: readonly SearchDocument[],
  { commonShare, wordFile }: SearchLimits,
  files: Map<string, Uint8Array>,
): Pick<IndexHead, 'terms' | 'wordFiles'> {
  const terms = collectTerms(documents);
  // Of compounds in one paper alone only those are kept that somebody also writes as one word.
  for (const [term, { count, isWritten }] of terms) if (count === 1 && !isWritten) terms.delete(term);
  const sorted = [...terms.keys()].sort();
  const isRare = (term: string) => {
    const { count, fields } = terms.get(term) ?? {};
    return count === 1 && fields === fieldBits.abstract;
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
  let [place, size] = [0, 0];
  let [postings, positions]: [Uint8Array[], Uint8Array[]] = [[], []];
  const finish = () => {
    if (wordFiles.length === 0) return;
    files.set(`entries-${wordFiles.length - 1}`, formatRecords(postings));
    files.set(`positions-${wordFiles.length - 1}`, formatRecords(positions));
    [postings, positions] = [[], []];
  };
  for (const term of dictionaries.flat()) {
    const writer = terms.get(term);
    terms.delete(term);
    if (writer === undefined) continue;
    let record = writer.done();
    if (writer.count > commonShare * documents.length) record = withoutAbstracts(record);
    if (wordFiles.length === 0 || size + record.postings.length > wordFile) {
      finish();
      wordFiles.push(place);
      size = 0;
    }
    size += record.postings.length;
    postings.push(record.postings);
    positions.push(record.positions);
    place++;
  }
  finish();
  return { terms: dictionaries[0]?.length ?? 0, wordFiles };
}

function collectTerms(documents: readonly SearchDocument[]): Map<string, TermWriter> {
  const terms = new Map<string, TermWriter>();
  const writerOf = (term: string) => {
    const writer = terms.get(term) ?? new TermWriter();
    if (writer.count === 0) terms.set(term, writer);
    return writer;
  };
  for (const [place, document] of documents.entries()) {
    const add = (words: readonly string[], bits: number, start: number) => {
      let position = start;
      for (const word of words) {
        const writer = writerOf(word);
        writer.isWritten = true;
        writer.add(place, bits, position === 0 ? 0 : position++);
      }
      return position;
    };
    // Lets `pretraining` find `pre-training`.
    const addCompounds = (text: string, bits: number) => {
      for (const compound of joinedCompounds(text)) writerOf(compound).add(place, bits, 0);
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

/** What of a paper is searched besides its title, its people and its abstract. */
export function factsOf({
  venue,
  date,
  typeLabel,
  categories = [],
  keywords = [],
}: SearchDocument): string[] {
  return [venue, date, typeLabel, ...categories, ...keywords].filter((fact) => fact !== undefined);
}

function withoutAbstracts(record: { postings: Uint8Array; positions: Uint8Array }): typeof record {
  const { places, fields } = parsePostings(record.postings);
  const positions = parsePositions(record.positions);
  const writer = new TermWriter();
  for (const [index, place] of places.entries()) {
    const bits = (fields[index] ?? 0) & ~fieldBits.abstract;
    if (bits === 0) continue;
    // Positions do not tell names from abstracts; few names are such words.
    const isName = (bits & fieldBits.author) !== 0;
    const kept = (positions[index] ?? []).filter((position) => isName || position < abstractPosition);
    writer.add(place, bits, 0);
    for (const position of kept) writer.add(place, bits, position);
  }
  return writer.done();
}

function buildIdentifiers(documents: readonly SearchDocument[], files: Map<string, Uint8Array>): number[] {
  const entries = documents.flatMap(({ identifiers = [] }, place) =>
    [...new Set(identifiers.flatMap((text) => identifierKey(text) ?? []))].map((key): [number, number] => [
      hashKey(key),
      place,
    ]),
  );
  entries.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return groupsOf(entries, identifiersInFile).map((group, index) => {
    const writer = new ByteWriter().ascending(group.map(([hash]) => hash));
    for (const [, place] of group) writer.number(place);
    files.set(`identifiers-${index}`, writer.done());
    return group[0]?.[0] ?? 0;
  });
}

/** For each paper its place among all titles. */
function formatTitleOrder(documents: readonly SearchDocument[]): Uint8Array {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const order = [...documents.keys()].sort(
    (a, b) => compare(documents[a]?.title ?? '', documents[b]?.title ?? '') || a - b,
  );
  const ranks = new Uint32Array(order.length);
  for (const [rank, place] of order.entries()) ranks[place] = rank;
  const writer = new ByteWriter();
  for (const rank of ranks) writer.number(rank);
  return writer.done();
}

function groupsOf<Item>(items: readonly Item[], size: number): Item[][] {
  const groups: Item[][] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
