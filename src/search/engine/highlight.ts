import { joinedCompounds, splitWords, type Word } from '../index/tokens.ts';
import type { HighlightedText } from './protocol.ts';

/** Marks the words for which one paper was found. */
export interface Marker {
  mark(text: string): HighlightedText;
  /** The sentence of an abstract that tells most about the query, or `undefined` if none holds a word of it. */
  markExcerpt(abstract: string): HighlightedText | undefined;
}

/** A word of a paper counts as meant if it is nearly as like the typed one as the paper's best. */
const nearlyBest = 0.7;

/** In a sentence, words that tell less than this share of what the rarest word tells ('the', 'of') stay unmarked. */
const telling = 0.2;

/** The longest excerpt, in UTF-16 units. */
const excerptLength = 280;

/**
 * Marks whole words, never letters within them.
 *
 * @param meanings for each typed word, the terms it may mean
 * @param weights for each typed word, how much it tells
 * @returns makes the marker of one paper out of all its texts
 */
export function createMarker(
  meanings: readonly ReadonlyMap<string, number>[],
  weights: readonly number[],
): (texts: readonly string[]) => Marker {
  const least = telling * Math.max(0, ...weights);
  return (texts) => {
    const terms = meantTerms(texts.join('\n'), meanings, weights);
    const tellingTerms = new Map([...terms].filter(([, weight]) => weight >= least));
    return {
      mark: (text) => ({ text, highlights: findMarks(text, terms).highlights }),
      markExcerpt: (abstract) => bestSentence(abstract, tellingTerms),
    };
  };
}

/** The terms of a paper's text that are meant, with what they tell. */
function meantTerms(
  text: string,
  meanings: readonly ReadonlyMap<string, number>[],
  weights: readonly number[],
): Map<string, number> {
  const words = new Set([...splitWords(text).map(({ word }) => word), ...joinedCompounds(text)]);
  const meant = new Map<string, number>();
  for (const [index, likenesses] of meanings.entries()) {
    const found = [...words].filter((word) => likenesses.has(word));
    const best = found.reduce((most, word) => Math.max(most, likenesses.get(word) ?? 0), 0);
    for (const word of found) {
      if ((likenesses.get(word) ?? 0) < nearlyBest * best) continue;
      meant.set(word, Math.max(meant.get(word) ?? 0, weights[index] ?? 0));
    }
  }
  return meant;
}

function findMarks(
  text: string,
  terms: ReadonlyMap<string, number>,
): { highlights: HighlightedText['highlights']; found: Set<string> } {
  const highlights: HighlightedText['highlights'] = [];
  const found = new Set<string>();
  const mark = (term: string, start: number, end: number) => {
    if (!terms.has(term)) return;
    found.add(term);
    const last = highlights.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else highlights.push([start, end]);
  };
  let before: Word | undefined;
  for (const word of splitWords(text)) {
    if (before && /^[-‐‑]$/u.test(text.slice(before.end, word.start)))
      mark(before.word + word.word, before.start, word.end);
    mark(word.word, word.start, word.end);
    before = word;
  }
  return { highlights, found };
}

function bestSentence(abstract: string, terms: ReadonlyMap<string, number>): HighlightedText | undefined {
  let best: HighlightedText | undefined;
  let most = 0;
  for (const [sentence] of abstract.matchAll(/\S.*?(?:[.!?]["'”’)\]]*(?=\s+[^\p{Ll}\s])|[。！？]|$)/gsu)) {
    const { highlights, found } = findMarks(sentence, terms);
    const tells = [...found].reduce((sum, term) => sum + (terms.get(term) ?? 0), 0);
    if (tells > most) {
      most = tells;
      best = { text: sentence, highlights };
    }
  }
  return best && shorten(best);
}

/** Cuts a long sentence at blanks around its first mark; an ellipsis stands where something is left out. */
function shorten({ text, highlights }: HighlightedText): HighlightedText {
  if (text.length <= excerptLength) return { text, highlights };
  const first = highlights[0]?.[0] ?? 0;
  const from = first < excerptLength / 2 ? 0 : text.lastIndexOf(' ', first - excerptLength / 4) + 1;
  const room = from + excerptLength;
  const blank = text.lastIndexOf(' ', room);
  const to = room >= text.length ? text.length : blank > first ? blank : room;
  const [before, after] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    highlights: highlights
      .filter(([, end]) => end <= to && end > from)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}
