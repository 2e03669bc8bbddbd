import type { Term } from '../index/dictionary.ts';
import { abstractPosition, fieldBits, type Positions, type Postings } from '../index/postings.ts';
import type { TermMatches } from './lexicon.ts';

/** Maximum number of matching terms that are tried for each word of a phrase, most similar first. */
const maxPhraseTerms = 6;

/** The occurrences of terms: the papers that contain each term, and the positions of the term in each paper. */
export interface WordPositions {
  postings: ReadonlyMap<Term, Postings>;
  positions: ReadonlyMap<Term, Positions>;
}

/** A word of a phrase. */
export interface PhraseWord {
  matches: TermMatches;
  /** Inverse document frequency of the word: high for a rare word. */
  weight: number;
  /**
   * Whether the word is so common that the index has no positions of it in abstracts (`SearchLimits.commonTermShare`).
   * In an abstract, any word is accepted in place of this word.
   */
  isCommon: boolean;
}

/** How a phrase occurs in a paper. */
export interface PhraseMatch {
  /**
   * The part of the paper that contains the whole phrase: the start of the title, another part of the title, or another
   * text of the paper. Undefined if the whole phrase does not occur.
   */
  where: 'start' | 'title' | 'text' | undefined;
  /**
   * Share of the pairs of adjacent words in the phrase that are also adjacent in the paper, from 0 to 1. Pairs of rare
   * words count more.
   */
  adjacency: number;
  /**
   * Lowest similarity between a word of the phrase and the matching word of the paper, from 0 to 1. Very common words
   * are ignored.
   */
  similarity: number;
  /** Whether the paper contains the last word of the phrase in full, not only a longer word that begins with it. */
  isLastWordComplete: boolean;
}

/**
 * Minimum similarity at which a word of the paper counts as the complete word of the phrase. If the similarity is
 * lower, the word of the phrase is unfinished or misspelt.
 */
const completeWord = 0.9;

/** A phrase of a query. */
export interface QueryPhrase {
  words: PhraseWord[];
  /** The fields in which the phrase is searched, as `fieldBits`. */
  fields: number;
  /** True if papers with the phrase are excluded; false if papers without the phrase are excluded. */
  excluded: boolean;
}

/** Whether a paper contains all required phrases and none of the excluded phrases. */
export function hasPhrases(
  phrases: readonly QueryPhrase[],
  paperNumber: number,
  wordPositions: WordPositions,
): boolean {
  return phrases.every(
    ({ words, fields, excluded }) => hasPhrase(words, fields, paperNumber, wordPositions) !== excluded,
  );
}

function hasPhrase(
  words: readonly PhraseWord[],
  fields: number,
  paperNumber: number,
  wordPositions: WordPositions,
): boolean {
  const [only] = words;
  if (words.length === 1 && only) {
    return [...only.matches.similarities.keys()].some((term) => {
      const postings = wordPositions.postings.get(term);
      const index = indexOfPaper(postings?.paperNumbers, paperNumber);
      return index >= 0 && ((postings?.fields[index] ?? 0) & fields) !== 0;
    });
  }
  const { where } = findPhrase(words, paperNumber, wordPositions);
  if (where === undefined) return false;
  return fields !== fieldBits.title || where !== 'text';
}

/** Returns the terms whose positions must be loaded to find a phrase. */
export function phraseTermsOf(words: readonly PhraseWord[]): Term[] {
  return words.flatMap(({ matches }) => [...matches.similarities.keys()].slice(0, maxPhraseTerms));
}

/** Determines how a phrase occurs in one paper. */
export function findPhrase(
  words: readonly PhraseWord[],
  paperNumber: number,
  wordPositions: WordPositions,
): PhraseMatch {
  const found = words.map(({ matches, isCommon, weight }, offset) => ({
    ...positionsIn(matches, paperNumber, wordPositions),
    isCommon,
    weight,
    offset,
  }));
  const inTitle = phraseStarts(found).filter((start) => start > 0 && start < abstractPosition);
  const rareWords = found.filter(({ isCommon }) => !isCommon);
  const anywhere = phraseStarts(rareWords.length > 0 ? rareWords : found);
  const last = found.at(-1);
  return {
    where: inTitle.includes(1)
      ? 'start'
      : inTitle.length > 0
        ? 'title'
        : anywhere.length > 0
          ? 'text'
          : undefined,
    adjacency: adjacencyOf(rareWords),
    similarity: Math.min(1, ...rareWords.map(({ similarity }) => similarity)),
    isLastWordComplete: last?.isCommon === true || (last?.similarity ?? 0) >= completeWord,
  };
}

/** A word of a phrase, with the positions at which it occurs in one paper. */
interface FoundWord {
  positions: readonly number[];
  similarity: number;
  weight: number;
  /** Position of the word in the phrase, from 0. */
  offset: number;
}

/**
 * Returns the positions in the paper at which the whole phrase starts: each word of the phrase follows at its offset
 * from that position.
 */
function phraseStarts(words: readonly FoundWord[]): number[] {
  const [first, ...others] = words;
  return (first?.positions ?? [])
    .map((position) => position - (first?.offset ?? 0))
    .filter((start) => others.every(({ positions, offset }) => positions.includes(start + offset)));
}

function adjacencyOf(words: readonly FoundWord[]): number {
  let [adjacent, total] = [0, 0];
  for (const [index, word] of words.slice(1).entries()) {
    const previous = words[index];
    if (!previous) continue;
    const weight = previous.weight + word.weight;
    total += weight;
    if (phraseStarts([previous, word]).length > 0) adjacent += weight * previous.similarity * word.similarity;
  }
  return total > 0 ? adjacent / total : 0;
}

/**
 * Returns the positions of a word in a paper, and its similarity. Uses the most similar term that the paper contains.
 */
function positionsIn(
  { similarities }: TermMatches,
  paperNumber: number,
  { postings, positions }: WordPositions,
): { positions: readonly number[]; similarity: number } {
  let termsLeft = maxPhraseTerms;
  for (const [term, similarity] of similarities) {
    if (termsLeft-- === 0) break;
    const index = indexOfPaper(postings.get(term)?.paperNumbers, paperNumber);
    const found = index < 0 ? undefined : positions.get(term)?.[index];
    if (found && found.length > 0) return { positions: found, similarity };
  }
  return { positions: [], similarity: 0 };
}

/** Returns the index of a paper in a list of ascending paper numbers, or -1 if the list does not contain the paper. */
function indexOfPaper(paperNumbers: Uint32Array | undefined, paperNumber: number): number {
  if (paperNumbers === undefined) return -1;
  let [low, high] = [0, paperNumbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paperNumbers[middle] ?? 0) < paperNumber) low = middle + 1;
    else high = middle;
  }
  return paperNumbers[low] === paperNumber ? low : -1;
}
