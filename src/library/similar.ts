import { toPlainText } from '../text/text.ts';
import type { ShownPaper } from './shown-paper.ts';
import { countTopicWords, type TopicWords, type WeightedWords, weighWords } from './text-weights.ts';

/** Maximum number of similar papers of one paper. */
const maxSimilar = 4;

/**
 * Minimum likeness of a paper that is shown. Chosen by reading pairs: of those above it, at least 80 % have to be about
 * related topics. `npm run bench -- similar` prints such pairs.
 */
const minLikeness = 0.19;

/** Minimum number of words that two papers have in common. It matters for papers without an abstract. */
const minSharedWords = 3;

/**
 * Maximum number of papers that are looked up per word: those for which the word has the greatest weight. The limit keeps the
 * time in proportion to the number of papers.
 */
const maxPapersPerWord = 300;

/** Number of papers whose likeness is computed exactly: those that share the most weight according to the look-up. */
const maxCompared = 12;

/** A paper and its likeness to another paper, from 0 (nothing in common) to 1 (the same words). */
export interface SimilarPaper {
  paper: ShownPaper;
  likeness: number;
}

/**
 * Creates a function that finds the papers whose titles and abstracts are most like those of a given paper, most similar first.
 * Most of the work is done at the first call. Papers that were retracted or withdrawn are not found.
 *
 * @param minimum minimum likeness of the papers
 * @param topicWordsOf returns the words of a paper's title and abstract
 */
export function similarPapers(
  papers: readonly ShownPaper[],
  minimum = minLikeness,
  topicWordsOf: (paper: ShownPaper) => TopicWords = topicWordsOfPaper,
): (paper: ShownPaper) => SimilarPaper[] {
  let find: ((position: number) => SimilarPaper[]) | undefined;
  const positions = new Map(papers.map((paper, position) => [paper, position]));
  const found = new Map<number, SimilarPaper[]>();
  return (paper) => {
    const position = positions.get(paper);
    if (position === undefined) return [];
    find ??= createSearch(papers, minimum, papers.map(topicWordsOf));
    const known = found.get(position) ?? find(position);
    found.set(position, known);
    return known;
  };
}

/** Counts the words of a paper's title and abstract. */
export function topicWordsOfPaper({ plainTitle, abstract }: ShownPaper): TopicWords {
  return countTopicWords({
    title: plainTitle,
    abstract: abstract === undefined ? '' : toPlainText(abstract),
  });
}

/** Creates a function that finds the papers like the one at a position. */
function createSearch(
  papers: readonly ShownPaper[],
  minimum: number,
  topicWords: readonly TopicWords[],
): (position: number) => SimilarPaper[] {
  const weighed = weighWords(topicWords);
  const papersWith = papersByWord(weighed, papers);
  const shared = new Float64Array(papers.length);
  return (position) => {
    const self = weighed[position];
    if (self === undefined) return [];
    const candidates: number[] = [];
    const own = new Map<number, number>();
    for (const [place, word] of self.words.entries()) {
      const weight = self.weights[place] ?? 0;
      own.set(word, weight);
      const listed = papersWith.get(word);
      if (listed === undefined) continue;
      for (let place = 0; place < listed.papers.length; place += 1) {
        const other = listed.papers[place] ?? 0;
        if (shared[other] === 0) candidates.push(other);
        shared[other] = (shared[other] ?? 0) + weight * (listed.weights[place] ?? 0);
      }
    }
    const best = takeBest(candidates, shared, position);
    for (const other of candidates) shared[other] = 0;
    return best
      .flatMap((other) => {
        const [found, words] = [papers[other], weighed[other]];
        const likeness = words === undefined ? 0 : likenessOf(own, words);
        return found !== undefined && likeness >= minimum ? [{ paper: found, likeness }] : [];
      })
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, maxSimilar);
  };
}

/** The papers with one word. */
interface PapersWithWord {
  papers: Uint32Array;
  /** The weight of the word in each of the papers. */
  weights: Float64Array;
}

/** Returns, for each word, the papers for which it has the greatest weight. */
function papersByWord(
  weighed: readonly WeightedWords[],
  papers: readonly ShownPaper[],
): Map<number, PapersWithWord> {
  const isFound = papers.map(
    ({ updates }) => !updates?.some(({ type }) => type === 'retraction' || type === 'withdrawal'),
  );
  const shown = weighed.map((text, paper) => ({ ...text, paper })).filter(({ paper }) => isFound[paper]);
  const counts = new Map<number, number>();
  for (const { words } of shown) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  // The papers of one word after those of another, because many small arrays take more memory than their values.
  const size = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [allPapers, allWeights] = [new Uint32Array(size), new Float64Array(size)];
  const ends = new Map<number, number>();
  let start = 0;
  for (const [word, count] of counts) {
    ends.set(word, start);
    start += count;
  }
  for (const { words, weights, paper } of shown)
    for (const [place, word] of words.entries()) {
      const end = ends.get(word) ?? 0;
      allPapers[end] = paper;
      allWeights[end] = weights[place] ?? 0;
      ends.set(word, end + 1);
    }
  return new Map(
    [...ends].map(([word, end]) => {
      const from = end - (counts.get(word) ?? 0);
      const listed = { papers: allPapers.subarray(from, end), weights: allWeights.subarray(from, end) };
      return [word, takeHeaviestPapers(listed)];
    }),
  );
}

/** Returns the papers for which a word has the greatest weight. All stay in their order if they are few. */
function takeHeaviestPapers({ papers, weights }: PapersWithWord): PapersWithWord {
  if (papers.length <= maxPapersPerWord) return { papers, weights };
  const places = [...papers.keys()]
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
    .slice(0, maxPapersPerWord);
  return {
    papers: Uint32Array.from(places, (place) => papers[place] ?? 0),
    weights: Float64Array.from(places, (place) => weights[place] ?? 0),
  };
}

/** Returns the candidates with the most shared weight, without the paper itself. Equal ones are in the order of the papers. */
function takeBest(candidates: readonly number[], shared: Float64Array, self: number): number[] {
  const best: number[] = [];
  const weightOf = (candidate: number | undefined) =>
    candidate === undefined ? -1 : (shared[candidate] ?? 0);
  const isBefore = (a: number, b: number | undefined) =>
    weightOf(a) > weightOf(b) || (weightOf(a) === weightOf(b) && a < (b ?? 0));
  for (const candidate of candidates) {
    if (candidate === self) continue;
    if (best.length === maxCompared && !isBefore(candidate, best.at(-1))) continue;
    const place = best.findIndex((other) => isBefore(candidate, other));
    best.splice(place === -1 ? best.length : place, 0, candidate);
    if (best.length > maxCompared) best.pop();
  }
  return best;
}

/**
 * Returns the likeness of two papers: the cosine of their weights, minus half of the share of the word that adds most. Two
 * papers that have one rare word in common, such as the name of a model, are rarely about the same topic. With fewer than
 * `minSharedWords` words in common, the likeness is 0.
 */
function likenessOf(own: ReadonlyMap<number, number>, { words, weights }: WeightedWords): number {
  let sum = 0;
  let most = 0;
  let count = 0;
  for (const [place, word] of words.entries()) {
    const product = (weights[place] ?? 0) * (own.get(word) ?? 0);
    if (product > 0) count += 1;
    sum += product;
    most = Math.max(most, product);
  }
  return count < minSharedWords ? 0 : sum - most / 2;
}
