import type { SearchDocument } from '../index/document.ts';
import type { SearchLimits } from '../index/limits.ts';
import { foldedWords, joinCompounds } from '../../model/tokens.ts';
import { byScore, type CandidatePaper, type QueryWord } from './candidates.ts';
import type { FoldedTexts, fuseScores } from './fuse.ts';
import { findPhrase, type PhraseWord, type WordPositions } from './phrases.ts';
import type { QueryPlan } from './query-plan.ts';

/** Maximum number of candidates (papers that may match) in which phrases are searched. */
const maxPhraseCandidates = 2000;

/**
 * Maximum number of comparisons that Fuse makes for one query. A comparison is one word of the query with one paper.
 * All together take about 10 ms.
 */
const maxFusePairs = 400;

/** Weight of each reason why a candidate matches, in the score of the candidate. */
const evidenceWeights = {
  /** The score that `findCandidates` computed. */
  words: 0.65,
  /** The score that Fuse, a library for fuzzy search, computed. */
  fuse: 0.7,
  /** The query is equal to the whole title. */
  wholeTitle: 0.5,
  /**
   * The title, the names or the abstract contain all words of the query in the same order, without other words between
   * them.
   */
  verbatim: 0.5,
  /** The title or the names contain the words of the query as typed. */
  exact: 0.3,
};

/**
 * Weight of the last word of the query if a text contains only a longer word that begins with it, as a share of the
 * full weight.
 */
const prefixWeight = 0.8;

/**
 * Ranks candidates by phrases: words that follow each other in the paper as they do in the query. Only the first
 * `maxPhraseCandidates` are ranked. The others keep their order.
 */
export function rankByPhrases(
  words: readonly PhraseWord[],
  candidates: readonly CandidatePaper[],
  wordPositions: WordPositions,
): CandidatePaper[] {
  const ranked = candidates.slice(0, maxPhraseCandidates).map(({ paperNumber, score }) => ({
    paperNumber,
    score: evidenceWeights.words * score + phraseEvidence(words, paperNumber, wordPositions),
  }));
  return [...ranked.sort(byScore), ...candidates.slice(maxPhraseCandidates)];
}

/**
 * Returns the number of candidates that Fuse ranks.
 *
 * @param words number of words in the query
 */
export function rerankCount({ rerankedCandidates }: SearchLimits, words: number): number {
  return Math.min(rerankedCandidates, Math.max(10, Math.floor(maxFusePairs / Math.max(1, words))));
}

/**
 * Ranks candidates by their texts, using Fuse.
 *
 * @param documents the papers whose texts are loaded. Candidates without loaded texts come after the ranked candidates,
 *   in their old order
 * @param scoreTexts undefined if Fuse is not loaded. The other evidence ranks the candidates then
 */
export function rankByFuse(
  { words }: QueryPlan,
  candidates: readonly CandidatePaper[],
  documents: ReadonlyMap<number, SearchDocument>,
  scoreTexts?: typeof fuseScores,
): CandidatePaper[] {
  const loaded = candidates.filter(({ paperNumber }) => documents.has(paperNumber));
  const texts = loaded.map(({ paperNumber }) => foldTexts(documents.get(paperNumber)));
  const typed = words.map(({ word }) => word);
  const compounds = loaded.map(({ paperNumber }) =>
    joinCompounds(documents.get(paperNumber)?.title ?? '').join(' '),
  );
  const scores = scoreTexts?.(texts, [...new Set(typed)]) ?? [];
  const phrase = typed.join(' ');
  const ranked = loaded.map(({ paperNumber, score }, index) => {
    const { title, author, abstract } = texts[index] ?? foldTexts(undefined);
    const isVerbatim = typed.length > 1 && ` ${title}\n ${author}\n ${abstract}`.includes(` ${phrase}`);
    const evidence =
      evidenceWeights.fuse * (scores[index] ?? 0) +
      (title === phrase ? evidenceWeights.wholeTitle : 0) +
      (isVerbatim ? evidenceWeights.verbatim : 0) +
      evidenceWeights.exact * exactShare(words, `${title} ${author} ${compounds[index] ?? ''}`);
    return { paperNumber, score: score + evidence };
  });
  return [...ranked.sort(byScore), ...candidates.filter(({ paperNumber }) => !documents.has(paperNumber))];
}

/**
 * Returns how much of the query a text contains exactly as typed, from 0 to 1. Rare words count more. The last word may
 * be unfinished.
 */
function exactShare(words: readonly QueryWord[], text: string): number {
  const padded = ` ${text} `;
  let [exact, total] = [0, 0];
  for (const [index, { word, weight }] of words.entries()) {
    total += weight;
    if (padded.includes(` ${word} `)) exact += weight;
    else if (index === words.length - 1 && padded.includes(` ${word}`)) exact += prefixWeight * weight;
  }
  return total > 0 ? exact / total : 0;
}

function foldTexts(document: SearchDocument | undefined): FoldedTexts {
  const { title = '', author = [], owners = [], abstract = '' } = document ?? {};
  return {
    title: foldedWords(title).join(' '),
    author: foldedWords([...author, ...owners].join(' ')).join(' '),
    abstract: foldedWords(abstract).join(' '),
  };
}

/**
 * Returns how well a paper contains the words as a phrase, from 0 to 1. If the last word is unfinished, the phrase
 * counts less.
 */
function phraseEvidence(
  words: readonly PhraseWord[],
  paperNumber: number,
  wordPositions: WordPositions,
): number {
  const { where, adjacency, similarity, isLastWordComplete } = findPhrase(words, paperNumber, wordPositions);
  const share = similarity < 0.9 ? similarity : isLastWordComplete ? 1 : 0.8;
  if (where === 'start') return share;
  if (where === 'title') return 0.8 * share;
  if (words.length < 2) return 0;
  return where === 'text' ? 0.9 * share : 0.5 * adjacency;
}
