import type { OpenIndex, Term } from '../index/open-index.ts';
import { deletionOnlyLength, fuzzyPrefixLength, maxEdits, spellingsOf } from './spelling.ts';

/** The terms of the search index that match a typed word. */
export interface TermMatches {
  /**
   * Similarity between each matching term and the typed word, from 1 for the word itself down to 0. The most similar
   * term comes first.
   */
  similarities: ReadonlyMap<Term, number>;
  /** The same similarities, by the spelling of each term instead of its number. */
  words: ReadonlyMap<string, number>;
  /** Approximate number of papers that contain one of the most similar terms. */
  documentFrequency: number;
}

/**
 * Finds the terms of the search index that match a typed word. Keeps the matches of recent words, because typing
 * changes only the last word of a query.
 */
export interface Lexicon {
  /**
   * Returns the terms that match a typed word.
   *
   * @param word the folded word: in lower case, without accents
   * @param typed the word before folding
   * @param options.exact whether only the word itself matches, as in a phrase
   * @param options.correctKnown whether to look for corrections even if papers contain the word
   */
  match(word: string, typed: string, options?: { exact?: boolean; correctKnown?: boolean }): TermMatches;
  /** Whether at least one paper contains exactly this word. */
  has(word: string): boolean;
  /**
   * Returns the terms whose edit distance from the word is at most `maxDistance`. Similar and frequent terms come
   * first.
   */
  nearest(word: string, maxDistance: number): string[];
}

/** Similarity between a term and the typed word, by the edit distance between them, from 0 to 3. */
const similarityByDistance = [1, 0.55, 0.4, 0.3];

/** A typed word may be a typo if a similar term is more than this number of times as frequent. */
const typoFrequencyRatio = 20;
/**
 * Share of the papers with such a similar term that is added to the document frequency of the typed word. Without this
 * addition, a typo would have more weight than all other words of the query, because typos are rare.
 */
const typoFrequencyShare = 0.02;

/** Maximum number of typed words whose matches are kept in memory. */
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
    // Too many terms begin with any single letter, so these terms would not be useful.
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

/**
 * @param count number of papers that contain the typed word, a longer word that begins with it, or another spelling of
 *   it
 */
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

/**
 * Returns the factor by which the length of a term reduces its similarity: 1 if the term is not longer than the typed
 * word, less for each further letter.
 */
function lengthSimilarity(word: string, term: string): number {
  return 1 - (0.4 * Math.max(0, term.length - word.length)) / term.length;
}

/**
 * Returns a score for how likely the visitor meant a term. If two terms are equally similar, the more frequent term has
 * the higher score.
 */
function likelihood({ similarity, count }: MatchingTerm): number {
  return similarity * (1 + 0.05 * Math.log2(1 + count));
}
