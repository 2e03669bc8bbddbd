import type { Term } from '../index/open-index.ts';
import { fieldBits, type Postings } from '../index/postings.ts';
import type { TermMatches } from './lexicon.ts';

/** A word of a query, with the terms of the index that match it. */
export interface QueryWord {
  /** The folded word. */
  word: string;
  matches: TermMatches;
  /** Inverse document frequency: near 0 for a word that every paper has. */
  weight: number;
  /** The fields in which the word may be, as `fieldBits`. */
  fields: number;
  /** Whether papers without the word are excluded, however well they match the other words. */
  required: boolean;
}

/** A paper that contains words of a query. */
export interface Candidate {
  paperNumber: number;
  /** From 0 to slightly more than 1. Rare words and words of the title count most. */
  score: number;
}

export interface CandidateList {
  /** Best first; of equal scores, the lower paper number first. */
  candidates: Candidate[];
  /** Whether a paper contains every word of the query, each as its most similar term. */
  hasAllWords: boolean;
}

/** Score of a word by the field that contains it. */
const fieldWeights: readonly (readonly [bit: number, weight: number])[] = [
  [fieldBits.title, 1],
  [fieldBits.author, 0.95],
  [fieldBits.facts, 0.6],
  [fieldBits.abstract, 0.6],
];

/** Score by combination of fields: the highest weight, plus 0.05 for each further field. */
const weightsByFields = Float32Array.from({ length: 16 }, (_, fields) => {
  const weights = fieldWeights.filter(([bit]) => fields & bit).map(([, weight]) => weight);
  return Math.max(0, ...weights) + 0.05 * Math.max(0, weights.length - 1);
});

/**
 * Minimum coverage of a candidate, as a share of the best candidate's coverage. A further word narrows the results this way, but
 * one wrong word does not empty them.
 */
const minCoverage = 0.6;

/** Returns the inverse document frequency of a term, as in BM25. */
export function inverseDocumentFrequency(papers: number, documentFrequency: number): number {
  const frequency = Math.min(papers, documentFrequency);
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Scores all papers by the words that they contain.
 *
 * @param papers number of papers in the index
 * @param allowed 0 for each paper to exclude; undefined to allow all
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
  /** Number of required words that each paper has. */
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
  const candidates: Candidate[] = [];
  for (let paperNumber = 0; paperNumber < papers; paperNumber++) {
    if ((coverage[paperNumber] ?? 0) >= minCoverage * bestCoverage && isCandidate(paperNumber))
      candidates.push({ paperNumber, score: scores[paperNumber] ?? 0 });
  }
  candidates.sort(byScore);
  return { candidates, hasAllWords: bestCoverage >= 0.98 * possibleCoverage };
}

/** Compares candidates: best first; of equal scores, the lower paper number first. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.paperNumber - b.paperNumber;
}

/**
 * Writes the score of one word in each paper that contains it, and the similarity of the most similar term there.
 *
 * @param scores all 0 before the call
 * @param similarities all 0 before the call
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
