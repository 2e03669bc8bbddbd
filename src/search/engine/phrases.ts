import type { Term } from '../index/open-index.ts';
import { abstractPosition, fieldBits, type Positions, type Postings } from '../index/postings.ts';
import type { TermMatches } from './lexicon.ts';

/** Maximum number of terms per word that are considered in a phrase, most similar first. */
const maxPhraseTerms = 6;

/** The occurrences of terms: papers, and positions in each paper. */
export interface WordPositions {
  postings: ReadonlyMap<Term, Postings>;
  positions: ReadonlyMap<Term, Positions>;
}

/** A word of a phrase. */
export interface PhraseWord {
  matches: TermMatches;
  /** Inverse document frequency. */
  weight: number;
  /**
   * Whether the word is too common to have positions in abstracts (`SearchLimits.commonTermShare`). Any word may be in its place
   * there.
   */
  isCommon: boolean;
}

/** How a phrase occurs in a paper. */
export interface PhraseMatch {
  /** At the start of the title, elsewhere in the title, or elsewhere in the paper; undefined if only parts of it occur. */
  where: 'start' | 'title' | 'text' | undefined;
  /** Share of the adjacent words of the phrase that are adjacent in the paper, weighted by rarity, from 0 to 1. */
  adjacency: number;
  /** Lowest similarity of a word of the paper to the word of the phrase, from 0 to 1. */
  similarity: number;
  /** Whether the last word occurs in full, not only as a prefix. */
  isLastWordComplete: boolean;
}

/** Minimum similarity of a complete word. Below it, the word is a prefix or misspelt. */
const completeWord = 0.9;

/** A phrase of a query. */
export interface QueryPhrase {
  words: PhraseWord[];
  /** The fields in which the phrase may be, as `fieldBits`. */
  fields: number;
  /** Whether papers with the phrase are excluded, not required. */
  excluded: boolean;
}

/** Whether a paper has all required phrases, and none of the excluded ones. */
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

/** Returns the terms whose positions are needed to find a phrase. */
export function phraseTermsOf(words: readonly PhraseWord[]): Term[] {
  return words.flatMap(({ matches }) => [...matches.similarities.keys()].slice(0, maxPhraseTerms));
}

/** Looks in one paper for words that follow each other. */
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

/** A word of a phrase in one paper. */
interface FoundWord {
  positions: readonly number[];
  similarity: number;
  weight: number;
  /** Position of the word in the phrase, from 0. */
  offset: number;
}

/** Returns the positions at which the phrase starts, so that each word is at its offset from there. */
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

/** Returns the positions of the most similar term that the paper contains. */
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

/** Returns the index of a paper in ascending paper numbers, or -1. */
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
