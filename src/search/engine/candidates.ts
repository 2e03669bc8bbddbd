import type { Meanings } from './lexicon.ts';
import type { Term } from '../index/open-index.ts';
import { fieldBits, type Postings } from '../index/postings.ts';

/** A word of a query, with what it may mean. */
export interface AskedWord {
  /** Folded. */
  word: string;
  meanings: Meanings;
  /** How much it tells: near 0 for a word of every paper. */
  weight: number;
  /** The parts of a paper in which it may stand, as bits. */
  fields: number;
  /** Papers without it are not found, however well the others fit. */
  required: boolean;
}

/** A paper in which words of a query occur. */
export interface Candidate {
  /** Its place in the collection. */
  place: number;
  /** From 0 to little more than 1: how well the words fit, the rare ones and those of the title counting most. */
  score: number;
}

/** What words find. */
export interface Candidates {
  /** Best first; of equals, the first of the collection first. */
  candidates: Candidate[];
  /** Some paper has all the words, the likest meaning of each. */
  complete: boolean;
}

/** What a word counts that stands in one part of a paper; in two, a tenth more. */
const fieldWeights: readonly (readonly [bit: number, weight: number])[] = [
  [fieldBits.title, 1],
  [fieldBits.author, 0.95],
  [fieldBits.facts, 0.6],
  [fieldBits.abstract, 0.6],
];
const weightOfFields = Float32Array.from({ length: 16 }, (_, bits) => {
  const weights = fieldWeights.filter(([bit]) => bits & bit).map(([, weight]) => weight);
  return Math.max(0, ...weights) + 0.05 * Math.max(0, weights.length - 1);
});

/**
 * Papers whose words cover less than this share of what the best one covers are left out:
 * another word of a query narrows what is found, yet one wrong word does not empty it.
 */
const coverage = 0.6;

/** How rarely papers hold a word (inverse document frequency, as BM25 has it). */
export function rarity(papers: number, holders: number): number {
  const most = Math.min(papers, holders);
  return Math.log(1 + (papers - most + 0.5) / (most + 0.5));
}

/** @param allowed for each paper 0 if it may not be found; none where all may */
export function findCandidates(
  papers: number,
  words: readonly AskedWord[],
  postings: ReadonlyMap<Term, Postings>,
  allowed?: Uint8Array,
): Candidates {
  const total = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const [scores, covered] = [new Float32Array(papers), new Float32Array(papers)];
  const [score, likes] = [new Float32Array(papers), new Float32Array(papers)];
  /** How many of the required words a paper has. */
  const fulfilled = new Uint16Array(papers);
  const required = words.filter((each) => each.required).length;
  let possible = 0;
  for (const word of words) {
    const touched = fillScores(word, postings, score, likes);
    const share = word.weight / total;
    possible += share * (touched.length > 0 ? ([...word.meanings.likenesses.values()][0] ?? 0) : 1);
    for (const place of touched) {
      scores[place] = (scores[place] ?? 0) + share * (score[place] ?? 0);
      covered[place] = (covered[place] ?? 0) + share * (likes[place] ?? 0);
      if (word.required) fulfilled[place] = (fulfilled[place] ?? 0) + 1;
      score[place] = 0;
      likes[place] = 0;
    }
  }
  const fits = (place: number) =>
    (covered[place] ?? 0) > 0 && fulfilled[place] === required && allowed?.[place] !== 0;
  let most = 0;
  for (let place = 0; place < papers; place++) if (fits(place)) most = Math.max(most, covered[place] ?? 0);
  const candidates: Candidate[] = [];
  for (let place = 0; place < papers; place++) {
    if ((covered[place] ?? 0) >= coverage * most && fits(place))
      candidates.push({ place, score: scores[place] ?? 0 });
  }
  candidates.sort(byScore);
  return { candidates, complete: most >= 0.98 * possible };
}

/** Best first; of equals, the first of the collection. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.place - b.place;
}

/** Writes what the word counts in each paper, and how like its likest term there is; returns the papers. */
function fillScores(
  { meanings, fields }: AskedWord,
  postings: ReadonlyMap<Term, Postings>,
  score: Float32Array,
  likes: Float32Array,
): number[] {
  const touched: number[] = [];
  for (const [term, like] of meanings.likenesses) {
    const { places, fields: bits } = postings.get(term) ?? { places: [], fields: [] };
    for (let index = 0; index < places.length; index++) {
      const found = (bits[index] ?? 0) & fields;
      if (found === 0) continue;
      const place = places[index] ?? 0;
      if (likes[place] === 0) touched.push(place);
      const counts = like * (weightOfFields[found] ?? 0);
      if (counts > (score[place] ?? 0)) score[place] = counts;
      if (like > (likes[place] ?? 0)) likes[place] = like;
    }
  }
  return touched;
}
