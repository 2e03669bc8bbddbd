import type { WordsHead } from './build-words.ts';
import type { Dictionary, Term } from './dictionary.ts';
import { lastIndexAtMost } from './sorted-values.ts';

/** A term that a lookup found. */
export interface KnownTerm {
  term: Term;
  spelling: string;
  /** Number of papers that contain the term, rounded as in `Dictionary.counts`. */
  count: number;
}

/** Notes what lookups needed but could not use, because it is not loaded. */
export interface MissingTerms {
  /** The files of postings whose terms would be enough to know whether papers contain the typed words. */
  files: Set<number>;
  /** Whether the result is incomplete, so that the first dictionary is needed. */
  isIncomplete: boolean;
}

/** Returns the value with which lookups begin: nothing is missing. */
export function noneMissing(): MissingTerms {
  return { files: new Set(), isIncomplete: false };
}

/**
 * The terms of an index, as far as they are loaded. The first dictionary is large, so the terms of the first answer are
 * taken from files of postings. Each of these files has the terms whose postings it contains.
 */
export interface Vocabulary {
  /** Changes when more terms are loaded. */
  readonly version: number;
  find(word: string, missing: MissingTerms): KnownTerm | undefined;
  /** Returns the terms that begin with a prefix, the prefix itself included. */
  startingWith(prefix: string, missing: MissingTerms): KnownTerm[];
  /** Calls `onFound` for each term within an edit distance of a word; see `Dictionary.withinDistance`. */
  withinDistance(
    word: string,
    maxDistance: number,
    isPrefix: boolean,
    missing: MissingTerms,
    onFound: (found: KnownTerm, distance: number) => void,
  ): void;
  /** Adds the terms of a file of postings, unless the first dictionary is loaded. */
  addFile(file: number, parse: () => Dictionary): void;
  /** Adds the first dictionary (`common`), or the second one, of the words that only the abstract of one paper contains. */
  addDictionary(kind: 'common' | 'rare', dictionary: Dictionary): void;
  has(kind: 'common' | 'rare'): boolean;
}

/**
 * Maximum number of files of postings in which the words are that begin with a typed one. If they are in more, the first
 * dictionary is needed to know which of them are frequent.
 */
const maxFilesOfPrefix = 2;

/** A dictionary of some or all terms, and the number of its first term. */
interface Part {
  dictionary: Dictionary;
  first: Term;
}

export function createVocabulary({ terms, wordFiles, wordStarts }: WordsHead): Vocabulary {
  const files = new Map<number, Part>();
  let version = 0;
  const dictionaries: { common?: Part; rare?: Part } = {};
  const whole = () => [dictionaries.common, dictionaries.rare].filter((part) => part !== undefined);
  const fileOf = (word: string) => Math.max(0, lastIndexAtMost(wordStarts, word));

  /** Returns the parts that contain the terms from one text to another, as far as they are loaded. */
  function partsOf(from: string, to: string, missing: MissingTerms): Part[] {
    if (dictionaries.common || wordStarts.length === 0) return whole();
    const [first, last] = [fileOf(from), fileOf(to)];
    const found: Part[] = whole();
    for (let file = first; file <= last; file++) {
      const part = files.get(file);
      if (part) found.push(part);
      else missing.isIncomplete = true;
      if (!part && file - first < maxFilesOfPrefix) missing.files.add(file);
    }
    return found;
  }

  return {
    get version() {
      return version;
    },
    find(word, missing) {
      for (const part of partsOf(word, word, missing)) {
        const index = part.dictionary.indexOf(word);
        if (index >= 0) return toKnownTerm(part, index);
      }
      return undefined;
    },
    startingWith: (prefix, missing) =>
      partsOf(prefix, `${prefix}\uffff`, missing).flatMap((part) => {
        const [from, to] = part.dictionary.withPrefix(prefix);
        return Array.from({ length: to - from }, (_, offset) => toKnownTerm(part, from + offset));
      }),
    withinDistance(word, maxDistance, isPrefix, missing, onFound) {
      missing.isIncomplete ||= !dictionaries.common;
      for (const part of whole())
        part.dictionary.withinDistance(word, maxDistance, isPrefix, (index, distance) =>
          onFound(toKnownTerm(part, index), distance),
        );
    },
    addFile(file, parse) {
      if (dictionaries.common || files.has(file) || file >= wordStarts.length) return;
      files.set(file, { dictionary: parse(), first: wordFiles[file] ?? 0 });
      version++;
    },
    addDictionary(kind, dictionary) {
      dictionaries[kind] = { dictionary, first: kind === 'common' ? 0 : terms };
      if (kind === 'common') files.clear();
      version++;
    },
    has: (kind) => dictionaries[kind] !== undefined,
  };
}

function toKnownTerm({ dictionary, first }: Part, index: number): KnownTerm {
  return {
    term: first + index,
    spelling: dictionary.terms[index] ?? '',
    count: dictionary.counts[index] ?? 0,
  };
}
