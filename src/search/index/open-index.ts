import type { IndexHead } from './build-index.ts';
import { ByteReader } from './bytes.ts';
import { type Dictionary, parseDictionary } from './dictionary.ts';
import type { SearchDocument } from './document.ts';
import {
  type FilterTable,
  type Numbers,
  parseFilterTables,
  parseNumbers,
  type FilterName,
} from './filter-tables.ts';
import { hashKey } from './identifiers.ts';
import type { SearchLimits } from './limits.ts';
import { parsePapers } from './paper-rows.ts';
import { parsePositions, parsePostings, parseRecords, type Positions, type Postings } from './postings.ts';

/** Fetches a file of the index by its name. Rejects where that fails for good. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** A term by its number: those of the first dictionary, then those of the second. */
export type Term = number;

/**
 * An index whose files are read when they are needed, each once. Where one cannot be read, what it holds is left out of the
 * answer, `takeLoadError` says why, and the next question tries again; so the promises here are kept whatever the network does.
 */
export interface OpenIndex {
  papers: number;
  limits: SearchLimits;
  /** Why files could not be read since this was last asked. */
  takeLoadError(): string | undefined;
  /** The dictionaries that are loaded; the second, of words that stand in one abstract only, comes with `loadRareWords`. */
  dictionaries: readonly { dictionary: Dictionary; first: Term }[];
  loadRareWords(): Promise<void>;
  /** Both dictionaries are loaded. */
  isComplete(): boolean;
  postings(terms: Iterable<Term>): Promise<Map<Term, Postings>>;
  positions(terms: Iterable<Term>): Promise<Map<Term, Positions>>;
  /** Papers by their places, without abstracts. */
  documents(places: readonly number[]): Promise<Map<number, SearchDocument>>;
  abstracts(places: readonly number[]): Promise<Map<number, string>>;
  filter(name: FilterName): Promise<FilterTable>;
  numbers(): Promise<Numbers>;
  /** For each paper its place among all titles. */
  titles(): Promise<Uint32Array>;
  /** The papers that an identifier leads to (`identifiers.ts`). */
  identified(key: string): Promise<number[]>;
}

/** Word entries of so many terms are kept unpacked. */
const keptTerms = 3000;

const tableNames: readonly FilterName[] = ['type', 'venue', 'topic', 'has'];

/** Reads the first dictionary, without which nothing can be found. */
export async function openIndex(
  head: IndexHead,
  limits: SearchLimits,
  readFile: ReadFile,
): Promise<OpenIndex> {
  const parsed = new Map<string, Promise<unknown>>();
  let failure: string | undefined;
  const without =
    <Value>(value: Value) =>
    (error: unknown): Value => {
      failure = error instanceof Error ? error.message : String(error);
      return value;
    };
  /** Reads and parses a file once; what failed may be tried again. */
  function once<Value>(name: string, parse: (bytes: Uint8Array) => Value): Promise<Value> {
    const known = parsed.get(name) as Promise<Value> | undefined;
    if (known) return known;
    const made = readFile(name).then(parse);
    parsed.set(name, made);
    made.catch(() => parsed.delete(name));
    return made;
  }

  const dictionaries = [{ dictionary: await once('words-0', parseDictionary), first: 0 }];
  const records = (kind: string, file: number) =>
    once(`${kind}-${file}`, parseRecords).catch(without<Uint8Array[] | undefined>(undefined));
  const memory = { entries: new Map<Term, Postings>(), positions: new Map<Term, Positions>() };

  async function ofTerms<Value>(
    kind: 'entries' | 'positions',
    known: Map<Term, Value>,
    parse: (bytes: Uint8Array) => Value,
    terms: Iterable<Term>,
  ): Promise<Map<Term, Value>> {
    const wanted = await Promise.all(
      [...new Set(terms)].map(async (term): Promise<[Term, Value | undefined]> => {
        const value = known.get(term);
        if (value !== undefined) return [term, value];
        const file = lastAtMost(head.wordFiles, term);
        const record = (await records(kind, file))?.[term - (head.wordFiles[file] ?? 0)];
        return [term, record && parse(record)];
      }),
    );
    if (known.size > keptTerms) known.clear();
    const found = new Map<Term, Value>();
    for (const [term, value] of wanted) {
      if (value === undefined) continue;
      known.set(term, value);
      found.set(term, value);
    }
    return found;
  }

  async function ofPlaces<Value>(
    kind: string,
    inFile: number,
    places: readonly number[],
    parse: (bytes: Uint8Array) => readonly Value[],
  ): Promise<Map<number, Value>> {
    const found = await Promise.all(
      places.map(async (place): Promise<[number, Value | undefined]> => {
        const file = Math.floor(place / inFile);
        const list = await once(`${kind}-${file}`, parse).catch(without<readonly Value[]>([]));
        return [place, list[file === 0 ? place : place - file * inFile]];
      }),
    );
    return new Map(found.flatMap(([place, value]) => (value === undefined ? [] : [[place, value]])));
  }

  return {
    papers: head.papers,
    limits,
    dictionaries,
    takeLoadError() {
      const told = failure;
      failure = undefined;
      return told;
    },
    isComplete: () => dictionaries.length > 1,
    async loadRareWords() {
      const dictionary = await once('words-1', parseDictionary).catch(without(undefined));
      if (dictionary && dictionaries.length === 1) dictionaries.push({ dictionary, first: head.terms });
    },
    postings: (terms) => ofTerms('entries', memory.entries, parsePostings, terms),
    positions: (terms) => ofTerms('positions', memory.positions, parsePositions, terms),
    documents: (places) =>
      ofPlaces('papers', limits.papersInFile, places, (bytes) =>
        parsePapers(new TextDecoder().decode(bytes)),
      ),
    abstracts: (places) =>
      ofPlaces('abstracts', limits.abstractsInFile, places, (bytes) =>
        JSON.parse(new TextDecoder().decode(bytes)),
      ),
    filter: async (name) => {
      const isAuthor = name === 'author';
      const tables = await once(isAuthor ? 'authors' : 'filters', parseFilterTables).catch(
        without<FilterTable[]>([]),
      );
      return tables[isAuthor ? 0 : tableNames.indexOf(name)] ?? [];
    },
    numbers: () =>
      once('numbers', parseNumbers).catch(
        without({ years: new Uint32Array(head.papers), citations: undefined }),
      ),
    titles: () =>
      once('titles', (bytes) => {
        const reader = new ByteReader(bytes);
        return Uint32Array.from({ length: head.papers }, () => reader.number());
      }).catch(without(new Uint32Array(head.papers))),
    async identified(key) {
      const hash = hashKey(key);
      const file = lastAtMost(head.identifierFiles, hash);
      if (file < 0) return [];
      const { hashes, places } = await once(`identifiers-${file}`, parseIdentifiers).catch(
        without({ hashes: new Uint32Array(), places: [] }),
      );
      return places.filter((_, index) => hashes[index] === hash);
    },
  };
}

function parseIdentifiers(bytes: Uint8Array): { hashes: Uint32Array; places: number[] } {
  const reader = new ByteReader(bytes);
  const hashes = reader.ascending();
  return { hashes, places: Array.from(hashes, () => reader.number()) };
}

/** The place of the last of some ascending numbers that is at most `value`; -1 where there is none. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
