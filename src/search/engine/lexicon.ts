import type { OpenIndex, Term } from '../index/open-index.ts';
import { deletionOnlyLength, fuzzyPrefixLength, maxEdits, spellingsOf } from './spelling.ts';

/** The terms of a collection that match a typed word. */
export interface TermMatches {
  /** Similarity of each term to the typed word, from 1 for the word itself down to 0; most similar first. */
  similarities: ReadonlyMap<Term, number>;
  /** The same by the spelling of the terms. */
  words: ReadonlyMap<string, number>;
  /** Approximate number of papers that contain one of the most similar terms. */
  documentFrequency: number;
}

/** Finds the terms that a typed word matches. Keeps recent matches, because typing changes only the last word of a query. */
export interface Lexicon {
  /**
   * @param word the folded word
   * @param typed the word before folding
   * @param options.exact whether only the word itself matches, as in a phrase
   * @param options.correctKnown whether to look for corrections even of a word that the collection contains
   */
  match(word: string, typed: string, options?: { exact?: boolean; correctKnown?: boolean }): TermMatches;
  /** Whether a paper contains this word as it is spelt. */
  has(word: string): boolean;
  /** Returns the terms within an edit distance, most similar and most frequent first. */
  nearest(word: string, maxDistance: number): string[];
}

/** Similarity of a term by its edit distance from the typed word. */
const similarityByDistance = [1, 0.55, 0.4, 0.3];

/**
 * A rare word may be a typo of a term at least this many times more frequent. This share of the papers with such a term is added
 * to the word's document frequency, so that a typo does not outweigh all other words of the query.
 */
const typoFrequencyRatio = 20;
const typoFrequencyShare = 0.02;

/** Maximum number of words whose matches are kept. */
const maxCachedWords = 200;

interface MatchingTerm {
  term: Term;
  spelling: string;
  similarity: number;
  /** Number of papers that contain the term. */
  count: number;
}

export function createLexicon({ dictionaries, limits }: OpenIndex): Lexicon {
  let cache = new Map<string, TermMatches>();
  let cachedDictionaries = dictionaries.length;

  function findExact(word: string): MatchingTerm | undefined {
    for (const { dictionary, first } of dictionaries) {
      const index = dictionary.indexOf(word);
      if (index >= 0) {
        const count = dictionary.counts[index] ?? 0;
        return { term: first + index, spelling: word, similarity: 1, count };
      }
    }
    return undefined;
  }

  function findCompletions(word: string, similarity: number): MatchingTerm[] {
    // A single letter begins too many terms to be of use.
    if (word.length < 2 && limits.completionsPerWord < Infinity) return [];
    const found = dictionaries.flatMap(({ dictionary, first }) => {
      const [from, to] = dictionary.withPrefix(word);
      return Array.from({ length: to - from }, (_, offset): MatchingTerm => {
        const spelling = dictionary.terms[from + offset] ?? '';
        return {
          term: first + from + offset,
          spelling,
          similarity: similarity * lengthSimilarity(word, spelling),
          count: dictionary.counts[from + offset] ?? 0,
        };
      });
    });
    const longer = found.filter(({ spelling }) => spelling !== word);
    if (longer.length <= limits.completionsPerWord) return longer;
    return longer.sort((a, b) => b.count - a.count || a.term - b.term).slice(0, limits.completionsPerWord);
  }

  function findCorrections(word: string, maxDistance: number, isPrefix: boolean): MatchingTerm[] {
    const found: MatchingTerm[] = [];
    for (const { dictionary, first } of dictionaries) {
      dictionary.withinDistance(word, maxDistance, isPrefix, (index, distance) => {
        const spelling = dictionary.terms[index] ?? '';
        if (distance === 0 || spelling.startsWith(word)) return;
        if (word.length === deletionOnlyLength && spelling.length !== deletionOnlyLength + 1) return;
        const similarity = (similarityByDistance[distance] ?? 0) * lengthSimilarity(word, spelling);
        found.push({ term: first + index, spelling, similarity, count: dictionary.counts[index] ?? 0 });
      });
    }
    return found.sort((a, b) => likelihood(b) - likelihood(a) || a.term - b.term);
  }

  function findMatches(word: string, typed: string, exact: boolean, correctKnown: boolean): TermMatches {
    const found = new Map<Term, MatchingTerm>();
    const add = (match: MatchingTerm) => {
      if ((found.get(match.term)?.similarity ?? 0) < match.similarity) found.set(match.term, match);
    };
    const spellings = exact ? [{ word, similarity: 1, isPrefix: false }] : spellingsOf(word, typed);
    for (const spelling of spellings) {
      const term = findExact(spelling.word);
      if (term) add({ ...term, similarity: spelling.similarity });
      if (spelling.isPrefix) findCompletions(spelling.word, spelling.similarity).forEach(add);
    }
    const count = [...found.values()].reduce((sum, each) => sum + each.count, 0);
    const corrections =
      !exact && (correctKnown || count < limits.trustedFrequency)
        ? findCorrections(word, maxEdits(word.length), word.length >= fuzzyPrefixLength)
        : [];
    corrections.slice(0, limits.correctionsPerWord).forEach(add);
    return toTermMatches([...found.values()], corrections, count);
  }

  return {
    match(word, typed, { exact = false, correctKnown = false } = {}) {
      if (cachedDictionaries !== dictionaries.length || cache.size > maxCachedWords) {
        cachedDictionaries = dictionaries.length;
        cache = new Map();
      }
      const key = `${word} ${typed} ${exact} ${correctKnown}`;
      const matches = cache.get(key) ?? findMatches(word, typed, exact, correctKnown);
      cache.set(key, matches);
      return matches;
    },
    has: (word) => findExact(word) !== undefined,
    nearest: (word, maxDistance) => findCorrections(word, maxDistance, false).map(({ spelling }) => spelling),
  };
}

/** @param count number of papers that contain the word as typed, unfinished or in another spelling */
function toTermMatches(
  found: MatchingTerm[],
  corrections: readonly MatchingTerm[],
  count: number,
): TermMatches {
  const sorted = found.sort((a, b) => b.similarity - a.similarity || b.count - a.count || a.term - b.term);
  const best = sorted[0]?.similarity ?? 0;
  const sumCounts = (terms: readonly MatchingTerm[]) => terms.reduce((sum, each) => sum + each.count, 0);
  const mostSimilar = sorted.filter(({ similarity }) => similarity === best);
  const muchMoreFrequent = corrections.filter((each) => each.count > typoFrequencyRatio * count);
  return {
    similarities: new Map(sorted.map(({ term, similarity }) => [term, similarity])),
    words: new Map(sorted.map(({ spelling, similarity }) => [spelling, similarity])),
    documentFrequency: sumCounts(mostSimilar) + typoFrequencyShare * sumCounts(muchMoreFrequent),
  };
}

/** Returns a factor for the similarity of a term: 1, or less for each letter that the term is longer than the word. */
function lengthSimilarity(word: string, term: string): number {
  return 1 - (0.4 * Math.max(0, term.length - word.length)) / term.length;
}

/** Returns how likely a term is meant: of two equally similar terms, the more frequent one. */
function likelihood({ similarity, count }: MatchingTerm): number {
  return similarity * (1 + 0.05 * Math.log2(1 + count));
}
