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
  /** The files of postings that have the typed words. They are enough for a partial answer. */
  files: Set<number>;
  /** Further files of postings with words that begin with the typed ones, or with other spellings of them. */
  otherFiles: Set<number>;
  /** Whether only the first dictionary gives a complete result. */
  needsDictionary: boolean;
}

/** Whether a lookup had all terms that it needed. */
export function isNothingMissing({ files, otherFiles, needsDictionary }: MissingTerms): boolean {
  return files.size === 0 && otherFiles.size === 0 && !needsDictionary;
}

/** Adds what one lookup misses to what others miss. Files of another spelling of a word are `isOther`. */
export function addMissing(all: MissingTerms, missing: MissingTerms, isOther = false): void {
  for (const file of missing.files) (isOther ? all.otherFiles : all.files).add(file);
  for (const file of missing.otherFiles) all.otherFiles.add(file);
  all.needsDictionary ||= missing.needsDictionary;
}

/** Returns the value with which lookups begin: nothing is missing. */
export function noneMissing(): MissingTerms {
  return { files: new Set(), otherFiles: new Set(), needsDictionary: false };
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
  /** Whether to load the missing files of postings, because they are much smaller than the first dictionary. */
  prefersFiles(missing: MissingTerms): boolean;
}

/** Maximum number of files with words that begin with a typed word that a partial answer loads. */
const maxFilesOfPrefix = 2;

/**
 * Share of the files of postings that is loaded instead of the first dictionary, at most: about a third of its size. A
 * query of three words, with all their spellings, needs about ten files.
 */
const maxShareOfFiles = 1 / 64;

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
      else if (file - first < maxFilesOfPrefix) missing.files.add(file);
      else missing.otherFiles.add(file);
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
      missing.needsDictionary ||= !dictionaries.common;
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
    prefersFiles: (missing) =>
      !missing.needsDictionary &&
      missing.files.size + missing.otherFiles.size <= wordStarts.length * maxShareOfFiles,
  };
}

function toKnownTerm({ dictionary, first }: Part, index: number): KnownTerm {
  return {
    term: first + index,
    spelling: dictionary.terms[index] ?? '',
    count: dictionary.counts[index] ?? 0,
  };
}
