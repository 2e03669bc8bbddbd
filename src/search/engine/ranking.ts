import { type AskedWord, byScore, type Candidate } from './candidates.ts';
import type { SearchDocument } from '../index/document.ts';
import type { SearchLimits } from '../index/limits.ts';
import { type FoldedTexts, likenesses } from './fuse.ts';
import { findPhrase, type PlacedWord, type WordPositions } from './phrases.ts';
import type { QueryPlan } from './query-plan.ts';
import { foldedWords } from '../index/tokens.ts';

/** Among so many candidates phrases are looked for. */
const weighedCandidates = 2000;

/** Fuse tries each word on each text; so many of these pairs take it some 10 ms. */
const triedPairs = 400;

/**
 * How much each kind of evidence counts: how well the words fit, what Fuse says, that the query is the title, that a text
 * has it word for word, the commonest words too, and that title and names hold the very words.
 */
const shares = { words: 0.65, fuse: 0.7, wholeTitle: 0.5, verbatim: 0.5, exact: 0.3 };

/** The share that a word counts of which only the beginning was typed. */
const unfinished = 0.8;

/** Puts candidates in order by words that stand one after the other, as they were typed; the best of the list only. */
export function rankByPhrases(
  words: readonly PlacedWord[],
  candidates: readonly Candidate[],
  places: WordPositions,
): Candidate[] {
  const weighed = candidates.slice(0, weighedCandidates).map(({ place, score }) => ({
    place,
    score: shares.words * score + phraseEvidence(words, place, places),
  }));
  return [...weighed.sort(byScore), ...candidates.slice(weighedCandidates)];
}

/** Of how many candidates Fuse reads the texts. */
export function triedCandidates({ tried }: SearchLimits, words: number): number {
  return Math.min(tried, Math.max(10, Math.floor(triedPairs / Math.max(1, words))));
}

/** Puts the first candidates, those whose texts are at hand, in order by what Fuse says of them. */
export function rankByLikeness(
  { words }: QueryPlan,
  candidates: readonly Candidate[],
  documents: ReadonlyMap<number, SearchDocument>,
): Candidate[] {
  const tried = candidates.filter(({ place }) => documents.has(place));
  const texts = tried.map(({ place }) => foldTexts(documents.get(place)));
  const typed = words.map(({ word }) => word);
  const like = likenesses(texts, [...new Set(typed)]);
  const phrase = typed.join(' ');
  const ranked = tried.map(({ place, score }, order) => {
    const { title, author, abstract } = texts[order] ?? foldTexts(undefined);
    const isVerbatim = typed.length > 1 && ` ${title}\n ${author}\n ${abstract}`.includes(` ${phrase}`);
    const evidence =
      shares.fuse * (like[order] ?? 0) +
      (title === phrase ? shares.wholeTitle : 0) +
      (isVerbatim ? shares.verbatim : 0) +
      shares.exact * exactShare(words, `${title} ${author}`);
    return { place, score: score + evidence };
  });
  return [...ranked.sort(byScore), ...candidates.filter(({ place }) => !documents.has(place))];
}

/** How much of what the words tell is told by words that stand in a text as they were typed; the last may be unfinished. */
function exactShare(words: readonly AskedWord[], text: string): number {
  const padded = ` ${text} `;
  let [exact, all] = [0, 0];
  for (const [order, { word, weight }] of words.entries()) {
    all += weight;
    if (padded.includes(` ${word} `)) exact += weight;
    else if (order === words.length - 1 && padded.includes(` ${word}`)) exact += unfinished * weight;
  }
  return all > 0 ? exact / all : 0;
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
 * What it says for a paper that words stand in it one after the other as they were typed.
 * The last may be unfinished, which says a little less.
 */
function phraseEvidence(words: readonly PlacedWord[], place: number, places: WordPositions): number {
  const { where, pairs, like, finished } = findPhrase(words, place, places);
  const share = like < 0.9 ? like : finished ? 1 : 0.8;
  if (where === 'start') return share;
  if (where === 'title') return 0.8 * share;
  if (words.length < 2) return 0;
  return where === 'text' ? 0.9 * share : 0.5 * pairs;
}
