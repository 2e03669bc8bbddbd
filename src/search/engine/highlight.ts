import { joinCompounds, joinIndices, joinsWords, splitWords, type Word } from '../../model/tokens.ts';
import type { HighlightedText } from './protocol.ts';

/** Finds the words to highlight in the texts of one paper. */
export interface Highlighter {
  highlight(text: string): HighlightedText;
  /** Returns the sentence of an abstract that matches the query best; undefined if no sentence matches. */
  excerpt(abstract: string): HighlightedText | undefined;
}

/**
 * Minimum similarity of a highlighted word to the query, as a share of the highest similarity among the words of the
 * same paper.
 */
const minRelativeSimilarity = 0.7;

/**
 * Minimum weight of a query word that is highlighted in an excerpt (a sentence of the abstract), as a share of the
 * weight of the rarest query word. Common words such as "the" have a lower weight, so they are not highlighted there.
 */
export const minRelativeWeight = 0.2;

/** Maximum number of words before a word that form one compound with it, as in `SARS-CoV-2`. */
const maxJoinedWords = 3;

/** Maximum length of an excerpt, in UTF-16 units. */
const maxExcerptLength = 280;

/**
 * Prepares highlighting for one query. Only whole words are highlighted, never parts of words.
 *
 * @param matches for each word of the query, the words that match it, with their similarities
 * @param weights for each word of the query, its weight
 * @returns a function that takes all texts of one paper and returns the highlighter for this paper
 */
export function createHighlighter(
  matches: readonly ReadonlyMap<string, number>[],
  weights: readonly number[],
): (texts: readonly string[]) => Highlighter {
  const minWeight = minRelativeWeight * Math.max(0, ...weights);
  return (texts) => {
    const words = matchingWords(texts.join('\n'), matches, weights);
    const rareWords = new Map([...words].filter(([, weight]) => weight >= minWeight));
    return {
      highlight: (text) => ({ text, highlights: findHighlights(text, words).highlights }),
      excerpt: (abstract) => bestSentence(abstract, rareWords),
    };
  };
}

/** Returns the words of a text that match the query. Each word has the weight of the query word that it matches. */
function matchingWords(
  text: string,
  matches: readonly ReadonlyMap<string, number>[],
  weights: readonly number[],
): Map<string, number> {
  const textWords = new Set([
    ...splitWords(text).map(({ word }) => word),
    ...joinCompounds(text),
    ...joinIndices(text),
  ]);
  const matching = new Map<string, number>();
  for (const [index, similarities] of matches.entries()) {
    const found = [...textWords].filter((word) => similarities.has(word));
    const best = found.reduce((most, word) => Math.max(most, similarities.get(word) ?? 0), 0);
    for (const word of found) {
      if ((similarities.get(word) ?? 0) < minRelativeSimilarity * best) continue;
      matching.set(word, Math.max(matching.get(word) ?? 0, weights[index] ?? 0));
    }
  }
  return matching;
}

/**
 * Looks for words in a text. Returns the ranges to highlight, where adjacent ranges are joined, and the words that were
 * found.
 */
function findHighlights(
  text: string,
  words: ReadonlyMap<string, number>,
): { highlights: HighlightedText['highlights']; found: Set<string> } {
  const highlights: HighlightedText['highlights'] = [];
  const found = new Set<string>();
  const add = (word: string, start: number, end: number) => {
    if (!words.has(word)) return;
    found.add(word);
    let [from, to] = [start, end];
    for (let last = highlights.at(-1); last && from <= last[1]; last = highlights.at(-1)) {
      [from, to] = [Math.min(from, last[0]), Math.max(to, last[1])];
      highlights.pop();
    }
    highlights.push([from, to]);
  };
  /** The words before the current one that are joined with it, the nearest first. */
  let joined: Word[] = [];
  for (const word of splitWords(text)) {
    const [previous] = joined;
    if (previous && !joinsWords(text.slice(previous.end, word.start))) joined = [];
    for (const count of joined.map((_, before) => before + 1).reverse()) {
      const parts = joined.slice(0, count).reverse();
      add([...parts, word].map((part) => part.word).join(''), parts[0]?.start ?? word.start, word.end);
    }
    add(word.word, word.start, word.end);
    joined = [word, ...joined.slice(0, maxJoinedWords - 1)];
  }
  return { highlights, found };
}

function bestSentence(abstract: string, words: ReadonlyMap<string, number>): HighlightedText | undefined {
  let best: HighlightedText | undefined;
  let bestWeight = 0;
  for (const [sentence] of abstract.matchAll(/\S.*?(?:[.!?]["'”’)\]]*(?=\s+[^\p{Ll}\s])|[。！？]|$)/gsu)) {
    const { highlights, found } = findHighlights(sentence, words);
    const weight = [...found].reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
    if (weight > bestWeight) {
      bestWeight = weight;
      best = { text: sentence, highlights };
    }
  }
  return best && shorten(best);
}

/**
 * Shortens a long sentence to the part around its first highlight. The sentence is cut at spaces, and an ellipsis
 * replaces each part that is left out.
 */
function shorten({ text, highlights }: HighlightedText): HighlightedText {
  if (text.length <= maxExcerptLength) return { text, highlights };
  const first = highlights[0]?.[0] ?? 0;
  const from = first < maxExcerptLength / 2 ? 0 : text.lastIndexOf(' ', first - maxExcerptLength / 4) + 1;
  const maxEnd = from + maxExcerptLength;
  const space = text.lastIndexOf(' ', maxEnd);
  const to = maxEnd >= text.length ? text.length : space > first ? space : maxEnd;
  const [before, after] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    highlights: highlights
      .filter(([, end]) => end <= to && end > from)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}
