import type { IndexHead } from './build-index.ts';
import { ByteReader } from './bytes.ts';
import { parseDictionary, type Term } from './dictionary.ts';
import type { SearchDocument } from './document.ts';
import {
  type FilterTable,
  type YearsAndCitations,
  parseFilterTables,
  parseYearsAndCitations,
  type FilterName,
} from './filter-tables.ts';
import { hashKey } from './identifiers.ts';
import { idsPerFile, type SearchLimits } from './limits.ts';
import { parsePapers } from './paper-rows.ts';
import { maxTitleLetters, parseTitleStarts, type TitleStart } from './title-starts.ts';
import {
  parseEntries,
  parsePositions,
  parsePostings,
  parseWordFile,
  type Positions,
  type Postings,
} from './postings.ts';
import { lastIndexAtMost } from './sorted-values.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Reads a file of the index by its name. Rejects if the file cannot be read, even after retries. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/**
 * A search index whose files are read when they are first needed. No promise here rejects. If a file cannot be read,
 * its data is missing, `takeLoadError` returns the reason, and the next call tries to read the file again.
 */
export interface OpenIndex {
  /** Number of papers. */
  papers: number;
  limits: SearchLimits;
  /**
   * Returns the reason why a file could not be read since the last call of this method; undefined if all files could be
   * read.
   */
  takeLoadError(): string | undefined;
  /** The terms that are loaded. `loadDictionary` and `loadWordFiles` add terms. */
  vocabulary: Vocabulary;
  /** Loads all terms (`common`), except for the words that occur only in the abstract of one paper (`rare`). */
  loadDictionary(kind: 'common' | 'rare'): Promise<void>;
  /** Loads files of postings, with their terms. */
  loadWordFiles(files: Iterable<number>): Promise<void>;
  postings(terms: Iterable<Term>): Promise<Map<Term, Postings>>;
  positions(terms: Iterable<Term>): Promise<Map<Term, Positions>>;
  /** Whether the files with the positions of all these terms are loaded. */
  hasPositions(terms: Iterable<Term>): boolean;
  /** Returns the papers with these numbers, by paper number. A paper whose file cannot be read is left out. */
  documents(paperNumbers: readonly number[]): Promise<Map<number, SearchDocument>>;
  /** Returns the ids of the papers with these numbers, in this order. A paper whose file cannot be read is left out. */
  ids(paperNumbers: readonly number[]): Promise<string[]>;
  /**
   * Returns the papers whose titles begin with some letters.
   *
   * @param letters from `lettersOf`. Only the first `maxTitleLetters` are compared
   * @param maxFiles maximum number of files that are read, each with about 250 titles. Further papers are left out
   */
  papersByTitleStart(letters: string, maxFiles: number): Promise<TitleStart[]>;
  filterTable(name: FilterName): Promise<FilterTable>;
  yearsAndCitations(): Promise<YearsAndCitations>;
  /** Returns the rank of each paper in the list of papers sorted by title. */
  titleRanks(): Promise<Uint32Array>;
  /** Returns the numbers of the papers with an identifier, such as a DOI. The key is the result of `identifierKey`. */
  papersByIdentifier(key: string): Promise<number[]>;
}

/** Maximum number of terms whose parsed postings or positions are kept in memory. */
const maxCachedTerms = 3000;

/** The filters whose tables are in the file `filters`, in the order of the tables. */
const tableNames: readonly FilterName[] = ['type', 'venue', 'topic', 'has'];

/** The filters whose tables are in the file `authors`, in the order of the tables. */
const peopleTableNames: readonly FilterName[] = ['author', 'first'];

/** Opens an index. No file is read yet. */
export function openIndex(head: IndexHead, limits: SearchLimits, readFile: ReadFile): OpenIndex {
  const parsed = new Map<string, Promise<unknown>>();
  const loaded = new Set<string>();
  let loadError: string | undefined;
  /**
   * Returns an error handler. The handler notes the reason why a file could not be read, and returns `value` instead of
   * the data in this file.
   */
  const fallback =
    <Value>(value: Value) =>
    (error: unknown): Value => {
      loadError = error instanceof Error ? error.message : String(error);
      return value;
    };
  /**
   * Reads and parses a file. Later calls return the same result, without reading the file again. After a failure, the
   * next call tries again.
   */
  function loadOnce<Value>(name: string, parse: (bytes: Uint8Array) => Value): Promise<Value> {
    const earlier = parsed.get(name) as Promise<Value> | undefined;
    if (earlier) return earlier;
    const value = readFile(name).then(parse);
    parsed.set(name, value);
    value.then(
      () => loaded.add(name),
      () => parsed.delete(name),
    );
    return value;
  }

  const vocabulary = createVocabulary(head);
  /** Parses a file of postings, and adds its terms to the vocabulary. */
  const toPostings = (file: number) => (bytes: Uint8Array) => {
    const { dictionary, postings } = parseWordFile(bytes);
    vocabulary.addFile(file, () => parseDictionary(dictionary));
    return postings;
  };
  const entries = (kind: 'entries' | 'positions', file: number) =>
    loadOnce(`${kind}-${file}`, kind === 'entries' ? toPostings(file) : parseEntries).catch(
      fallback<Uint8Array[] | undefined>(undefined),
    );
  const cache = { entries: new Map<Term, Postings>(), positions: new Map<Term, Positions>() };

  /** Returns the postings or the positions of terms. A term whose file cannot be read is left out. */
  async function readTerms<Value>(
    kind: 'entries' | 'positions',
    cached: Map<Term, Value>,
    parse: (bytes: Uint8Array) => Value,
    terms: Iterable<Term>,
  ): Promise<Map<Term, Value>> {
    const wanted = await Promise.all(
      [...new Set(terms)].map(async (term): Promise<[Term, Value | undefined]> => {
        const value = cached.get(term);
        if (value !== undefined) return [term, value];
        const file = lastIndexAtMost(head.wordFiles, term);
        const entry = (await entries(kind, file))?.[term - (head.wordFiles[file] ?? 0)];
        return [term, entry && parse(entry)];
      }),
    );
    if (cached.size > maxCachedTerms) cached.clear();
    const found = new Map<Term, Value>();
    for (const [term, value] of wanted) {
      if (value === undefined) continue;
      cached.set(term, value);
      found.set(term, value);
    }
    return found;
  }

  /**
   * Returns one value for each paper, from files with `perFile` papers each. A paper whose file cannot be read is left
   * out.
   */
  async function readPapers<Value>(
    kind: string,
    perFile: number,
    paperNumbers: readonly number[],
    parse: (bytes: Uint8Array) => readonly Value[],
  ): Promise<Map<number, Value>> {
    const found = await Promise.all(
      paperNumbers.map(async (paperNumber): Promise<[number, Value | undefined]> => {
        const file = Math.floor(paperNumber / perFile);
        const list = await loadOnce(`${kind}-${file}`, parse).catch(fallback<readonly Value[]>([]));
        return [paperNumber, list[file === 0 ? paperNumber : paperNumber - file * perFile]];
      }),
    );
    return new Map(
      found.flatMap(([paperNumber, value]) => (value === undefined ? [] : [[paperNumber, value]])),
    );
  }

  return {
    papers: head.papers,
    limits,
    vocabulary,
    takeLoadError() {
      const reason = loadError;
      loadError = undefined;
      return reason;
    },
    async loadDictionary(kind) {
      const name = kind === 'common' ? 'words-0' : 'words-1';
      const parse = (bytes: Uint8Array) => vocabulary.addDictionary(kind, parseDictionary(bytes));
      await loadOnce(name, parse).catch(fallback(undefined));
    },
    async loadWordFiles(files) {
      await Promise.all([...files].map((file) => entries('entries', file)));
    },
    postings: (terms) => readTerms('entries', cache.entries, parsePostings, terms),
    hasPositions: (terms) =>
      [...terms].every((term) => loaded.has(`positions-${lastIndexAtMost(head.wordFiles, term)}`)),
    positions: (terms) => readTerms('positions', cache.positions, parsePositions, terms),
    documents: (paperNumbers) =>
      readPapers('papers', limits.papersPerFile, paperNumbers, (bytes) =>
        parsePapers(new TextDecoder().decode(bytes)),
      ),
    async ids(paperNumbers) {
      const ids = await readPapers('ids', idsPerFile, paperNumbers, (bytes) =>
        new TextDecoder().decode(bytes).split('\n'),
      );
      return paperNumbers.flatMap((paperNumber) => ids.get(paperNumber) ?? []);
    },
    async papersByTitleStart(letters, maxFiles) {
      const start = letters.slice(0, maxTitleLetters);
      const file = lastIndexAtMost(head.titleFiles, start);
      if (file < 0 || start === '') return [];
      let end = file + 1;
      while (end < file + maxFiles && head.titleFiles[end]?.startsWith(start)) end++;
      const lists = await Promise.all(
        Array.from({ length: end - file }, (_, index) =>
          loadOnce(`starts-${file + index}`, parseTitleStarts).catch(fallback<TitleStart[]>([])),
        ),
      );
      return lists.flat().filter((each) => each.letters.startsWith(start));
    },
    filterTable: async (name) => {
      const ofPeople = peopleTableNames.indexOf(name);
      const tables = await loadOnce(ofPeople < 0 ? 'filters' : 'authors', parseFilterTables).catch(
        fallback<FilterTable[]>([]),
      );
      return tables[ofPeople < 0 ? tableNames.indexOf(name) : ofPeople] ?? [];
    },
    yearsAndCitations: () =>
      loadOnce('numbers', parseYearsAndCitations).catch(
        fallback({ years: new Uint32Array(head.papers), citations: undefined }),
      ),
    titleRanks: () =>
      loadOnce('titles', (bytes) => {
        const reader = new ByteReader(bytes);
        return Uint32Array.from({ length: head.papers }, () => reader.number());
      }).catch(fallback(new Uint32Array(head.papers))),
    async papersByIdentifier(key) {
      const hash = hashKey(key);
      const file = lastIndexAtMost(head.identifierFiles, hash);
      if (file < 0) return [];
      const { hashes, paperNumbers } = await loadOnce(`identifiers-${file}`, parseIdentifiers).catch(
        fallback({ hashes: new Uint32Array(), paperNumbers: [] }),
      );
      return paperNumbers.filter((_, index) => hashes[index] === hash);
    },
  };
}

function parseIdentifiers(bytes: Uint8Array): { hashes: Uint32Array; paperNumbers: number[] } {
  const reader = new ByteReader(bytes);
  const hashes = reader.ascending();
  return { hashes, paperNumbers: Array.from(hashes, () => reader.number()) };
}
