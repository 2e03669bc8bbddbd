import type { Term } from '../index/dictionary.ts';
import { fieldBits, type Postings } from '../index/postings.ts';
import type { TermMatches } from './lexicon.ts';

/** A word of a query, with the terms of the index that match it. */
export interface QueryWord {
  /** The folded word: in lower case, without accents. */
  word: string;
  matches: TermMatches;
  /** Inverse document frequency: high for a rare word, near 0 for a word that every paper contains. */
  weight: number;
  /** The fields in which the word is searched, as `fieldBits`. */
  fields: number;
  /** Whether papers without the word are excluded, however well they match the other words. */
  required: boolean;
}

/** A paper that contains at least one word of a query. */
export interface CandidatePaper {
  paperNumber: number;
  /** How well the paper matches, from 0 to slightly more than 1. Rare words and words in the title count most. */
  score: number;
}

export interface CandidateList {
  /** Best first; of equal scores, the lower paper number first. */
  candidates: CandidatePaper[];
  /**
   * Whether at least one paper contains every word of the query, each in the spelling that is most similar to the typed
   * word.
   */
  hasAllWords: boolean;
}

/** Score of a word, by the field that contains the word. */
const fieldWeights: readonly (readonly [bit: number, weight: number])[] = [
  [fieldBits.title, 1],
  [fieldBits.author, 0.95],
  [fieldBits.facts, 0.6],
  [fieldBits.abstract, 0.6],
];

/**
 * Score of a word, by the combination of fields that contain the word: the highest weight, plus 0.05 for each further
 * field.
 */
const weightsByFields = Float32Array.from({ length: 16 }, (_, fields) => {
  const weights = fieldWeights.filter(([bit]) => fields & bit).map(([, weight]) => weight);
  return Math.max(0, ...weights) + 0.05 * Math.max(0, weights.length - 1);
});

/**
 * Minimum coverage of a candidate, as a share of the coverage of the best candidate. Coverage is the part of the query
 * that a paper contains. Due to this limit, each further word narrows the results, but one wrong word does not remove
 * all results.
 */
const minCoverage = 0.6;

/** Returns the inverse document frequency of a term, as in the ranking function BM25. It is high for a rare term. */
export function inverseDocumentFrequency(papers: number, documentFrequency: number): number {
  const frequency = Math.min(papers, documentFrequency);
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Finds the papers that match a query best, and their scores.
 *
 * @param papers number of papers in the index
 * @param allowed by paper number: 0 if the paper is excluded; undefined if all papers are allowed
 */
export function findCandidates(
  papers: number,
  words: readonly QueryWord[],
  postings: ReadonlyMap<Term, Postings>,
  allowed?: Uint8Array,
): CandidateList {
  const totalWeight = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const [scores, coverage] = [new Float32Array(papers), new Float32Array(papers)];
  const [wordScores, wordSimilarities] = [new Float32Array(papers), new Float32Array(papers)];
  /** For each paper, the number of required words that the paper contains. */
  const requiredFound = new Uint16Array(papers);
  const requiredCount = words.filter((each) => each.required).length;
  let possibleCoverage = 0;
  for (const word of words) {
    const found = scoreWord(word, postings, wordScores, wordSimilarities);
    const share = word.weight / totalWeight;
    const bestSimilarity = word.matches.similarities.values().next().value ?? 0;
    possibleCoverage += share * (found.length > 0 ? bestSimilarity : 1);
    for (const paperNumber of found) {
      scores[paperNumber] = (scores[paperNumber] ?? 0) + share * (wordScores[paperNumber] ?? 0);
      coverage[paperNumber] = (coverage[paperNumber] ?? 0) + share * (wordSimilarities[paperNumber] ?? 0);
      if (word.required) requiredFound[paperNumber] = (requiredFound[paperNumber] ?? 0) + 1;
      wordScores[paperNumber] = 0;
      wordSimilarities[paperNumber] = 0;
    }
  }
  const isCandidate = (paperNumber: number) =>
    (coverage[paperNumber] ?? 0) > 0 &&
    requiredFound[paperNumber] === requiredCount &&
    allowed?.[paperNumber] !== 0;
  let bestCoverage = 0;
  for (let paperNumber = 0; paperNumber < papers; paperNumber++)
    if (isCandidate(paperNumber)) bestCoverage = Math.max(bestCoverage, coverage[paperNumber] ?? 0);
  const candidates: CandidatePaper[] = [];
  for (let paperNumber = 0; paperNumber < papers; paperNumber++) {
    if ((coverage[paperNumber] ?? 0) >= minCoverage * bestCoverage && isCandidate(paperNumber))
      candidates.push({ paperNumber, score: scores[paperNumber] ?? 0 });
  }
  candidates.sort(byScore);
  return { candidates, hasAllWords: bestCoverage >= 0.98 * possibleCoverage };
}

/** Compares candidates: best first; of equal scores, the lower paper number first. */
export function byScore(a: CandidatePaper, b: CandidatePaper): number {
  return b.score - a.score || a.paperNumber - b.paperNumber;
}

/**
 * For each paper that contains a word, writes the score of the word into `scores`, and the similarity of the most
 * similar term of the paper into `similarities`.
 *
 * @param scores by paper number; all 0 before the call
 * @param similarities by paper number; all 0 before the call
 * @returns the numbers of the papers that contain the word
 */
function scoreWord(
  { matches, fields }: QueryWord,
  postings: ReadonlyMap<Term, Postings>,
  scores: Float32Array,
  similarities: Float32Array,
): number[] {
  const found: number[] = [];
  for (const [term, similarity] of matches.similarities) {
    const posting = postings.get(term) ?? { paperNumbers: [], fields: [] };
    for (let index = 0; index < posting.paperNumbers.length; index++) {
      const matchingFields = (posting.fields[index] ?? 0) & fields;
      if (matchingFields === 0) continue;
      const paperNumber = posting.paperNumbers[index] ?? 0;
      if (similarities[paperNumber] === 0) found.push(paperNumber);
      const score = similarity * (weightsByFields[matchingFields] ?? 0);
      if (score > (scores[paperNumber] ?? 0)) scores[paperNumber] = score;
      if (similarity > (similarities[paperNumber] ?? 0)) similarities[paperNumber] = similarity;
    }
  }
  return found;
}
