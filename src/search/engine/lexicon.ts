import type { Term } from '../index/dictionary.ts';
import type { OpenIndex } from '../index/open-index.ts';
import {
  addMissing,
  isNothingMissing,
  type KnownTerm,
  type MissingTerms,
  noneMissing,
} from '../index/vocabulary.ts';
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
   * Returns the terms that match a typed word, as far as they are loaded.
   *
   * @param word the folded word: in lower case, without accents
   * @param typed the word before folding
   * @param options.exact whether only the word itself matches, as in a phrase
   * @param options.correctKnown whether to look for corrections even if papers contain the word
   * @param missing notes what must be loaded for a complete result
   */
  match(
    word: string,
    typed: string,
    options?: { exact?: boolean; correctKnown?: boolean },
    missing?: MissingTerms,
  ): TermMatches;
  /** Whether at least one paper contains exactly this word. Only loaded terms are known. */
  has(word: string, missing?: MissingTerms): boolean;
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

interface MatchingTerm extends KnownTerm {
  similarity: number;
}

export function createLexicon({ vocabulary, limits }: OpenIndex): Lexicon {
  let cache = new Map<string, TermMatches>();
  let cachedVersion = vocabulary.version;

  function findCompletions(word: string, similarity: number, missing: MissingTerms): MatchingTerm[] {
    // Too many terms begin with any single letter, so these terms would not be useful.
    if (word.length < 2 && limits.completionsPerWord < Infinity) return [];
    const longer = vocabulary
      .startingWith(word, missing)
      .filter(({ spelling }) => spelling !== word)
      .map((known) => ({ ...known, similarity: similarity * lengthSimilarity(word, known.spelling) }));
    if (longer.length <= limits.completionsPerWord) return longer;
    return longer.sort((a, b) => b.count - a.count || a.term - b.term).slice(0, limits.completionsPerWord);
  }

  function findCorrections(
    word: string,
    maxDistance: number,
    isPrefix: boolean,
    missing: MissingTerms,
  ): MatchingTerm[] {
    const found: MatchingTerm[] = [];
    vocabulary.withinDistance(word, maxDistance, isPrefix, missing, (known, distance) => {
      const { spelling } = known;
      if (distance === 0 || spelling.startsWith(word)) return;
      if (word.length === deletionOnlyLength && spelling.length !== deletionOnlyLength + 1) return;
      const similarity = (similarityByDistance[distance] ?? 0) * lengthSimilarity(word, spelling);
      found.push({ ...known, similarity });
    });
    return found.sort((a, b) => likelihood(b) - likelihood(a) || a.term - b.term);
  }

  function findMatches(
    word: string,
    typed: string,
    { exact, correctKnown }: { exact: boolean; correctKnown: boolean },
    missing: MissingTerms,
  ): TermMatches {
    const found = new Map<Term, MatchingTerm>();
    const add = (match: MatchingTerm) => {
      if ((found.get(match.term)?.similarity ?? 0) < match.similarity) found.set(match.term, match);
    };
    const spellings = exact ? [{ word, similarity: 1, isPrefix: false }] : spellingsOf(word, typed);
    for (const spelling of spellings) {
      const { similarity } = spelling;
      // A partial answer loads files for the typed word only.
      const needed = spelling.word === word ? missing : noneMissing();
      const known = vocabulary.find(spelling.word, needed);
      if (known) add({ ...known, similarity });
      if (spelling.isPrefix) findCompletions(spelling.word, similarity, needed).forEach(add);
      if (needed !== missing) addMissing(missing, needed, true);
    }
    const count = [...found.values()].reduce((sum, each) => sum + each.count, 0);
    // As long as files with the typed word are missing, nothing is known about its frequency.
    const isCorrected =
      !exact && missing.files.size === 0 && (correctKnown || count < limits.trustedFrequency);
    const corrections = isCorrected
      ? findCorrections(word, maxEdits(word.length), word.length >= fuzzyPrefixLength, missing)
      : [];
    corrections.slice(0, limits.correctionsPerWord).forEach(add);
    return toTermMatches([...found.values()], corrections, count);
  }

  return {
    match(word, typed, { exact = false, correctKnown = false } = {}, missing = noneMissing()) {
      if (cachedVersion !== vocabulary.version || cache.size > maxCachedWords) {
        cachedVersion = vocabulary.version;
        cache = new Map();
      }
      const key = `${word} ${typed} ${exact} ${correctKnown}`;
      const cached = cache.get(key);
      if (cached) return cached;
      const needed = noneMissing();
      const matches = findMatches(word, typed, { exact, correctKnown }, needed);
      if (isNothingMissing(needed)) cache.set(key, matches);
      else addMissing(missing, needed);
      return matches;
    },
    has: (word, missing = noneMissing()) => vocabulary.find(word, missing) !== undefined,
    nearest: (word, maxDistance) =>
      findCorrections(word, maxDistance, false, noneMissing()).map(({ spelling }) => spelling),
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
