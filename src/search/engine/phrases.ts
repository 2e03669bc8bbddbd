import type { Meanings } from './lexicon.ts';
import type { Term } from '../index/open-index.ts';
import { abstractPosition, fieldBits, type Positions, type Postings } from '../index/postings.ts';

/** Of what a word may mean, so many terms are looked for where words stand one after the other. */
export const placedTerms = 6;

/** Where words of a query stand in papers. */
export interface WordPositions {
  postings: ReadonlyMap<Term, Postings>;
  positions: ReadonlyMap<Term, Positions>;
}

/** A word of a phrase. */
export interface PlacedWord {
  meanings: Meanings;
  /** How much it tells. */
  weight: number;
  /** It has no positions in abstracts (`SearchLimits.commonShare`): there any word may stand for it. */
  common: boolean;
}

/** Where a phrase stands in a paper: at the start of its title, within it, elsewhere, in pieces. */
export interface PhraseFound {
  where: 'start' | 'title' | 'text' | undefined;
  /** The share of its neighbouring words that are neighbours in the paper, those that tell most counting most. */
  pairs: number;
  /** How like the words of the paper are to those of the phrase, from 0 to 1. */
  like: number;
  /** The last word stands there whole. */
  finished: boolean;
}

/** Less like words are unfinished, or slips. */
const whole = 0.9;

/** A phrase that papers must have, or must not. */
export interface AskedPhrase {
  words: PlacedWord[];
  /** The parts of a paper in which it may stand, as bits. */
  fields: number;
  without: boolean;
}

/** Whether a paper has the phrases that it must have, and none that it must not have. */
export function hasPhrases(phrases: readonly AskedPhrase[], place: number, places: WordPositions): boolean {
  return phrases.every(({ words, fields, without }) => hasPhrase(words, fields, place, places) !== without);
}

function hasPhrase(
  words: readonly PlacedWord[],
  fields: number,
  place: number,
  places: WordPositions,
): boolean {
  const [only] = words;
  if (words.length === 1 && only) {
    return [...only.meanings.likenesses.keys()].some((term) => {
      const postings = places.postings.get(term);
      const index = indexOf(postings?.places, place);
      return index >= 0 && ((postings?.fields[index] ?? 0) & fields) !== 0;
    });
  }
  const { where } = findPhrase(words, place, places);
  if (where === undefined) return false;
  return fields !== fieldBits.title || where !== 'text';
}

/** The terms of which positions are needed to look for a phrase. */
export function placedTermsOf(words: readonly PlacedWord[]): Term[] {
  return words.flatMap(({ meanings }) => [...meanings.likenesses.keys()].slice(0, placedTerms));
}

/** Looks in one paper for words one after the other. */
export function findPhrase(words: readonly PlacedWord[], place: number, places: WordPositions): PhraseFound {
  const found = words.map(({ meanings, common, weight }, offset) => ({
    ...positionsIn(meanings, place, places),
    common,
    weight,
    offset,
  }));
  const starts = (
    list: readonly { positions: readonly number[]; offset: number }[],
    isAt = (_: number) => true,
  ) => {
    const [first, ...others] = list;
    return (first?.positions ?? [])
      .map((position) => position - (first?.offset ?? 0))
      .filter(isAt)
      .filter((start) => others.every(({ positions, offset }) => positions.includes(start + offset)));
  };
  const inTitle = starts(found, (start) => start > 0 && start < abstractPosition);
  const telling = found.filter(({ common }) => !common);
  const elsewhere = starts(telling.length > 0 ? telling : found);
  let [neighbours, all] = [0, 0];
  for (const [index, word] of telling.slice(1).entries()) {
    const before = telling[index];
    if (!before) continue;
    const tells = before.weight + word.weight;
    all += tells;
    if (starts([before, word]).length > 0) neighbours += tells * before.like * word.like;
  }
  return {
    where: inTitle.includes(1)
      ? 'start'
      : inTitle.length > 0
        ? 'title'
        : elsewhere.length > 0
          ? 'text'
          : undefined,
    pairs: all > 0 ? neighbours / all : 0,
    like: Math.min(1, ...telling.map(({ like }) => like)),
    finished: found.at(-1)?.common === true || (found.at(-1)?.like ?? 0) >= whole,
  };
}

/** The positions of the likest term that the paper has. */
function positionsIn(
  { likenesses }: Meanings,
  place: number,
  { postings, positions }: WordPositions,
): { positions: readonly number[]; like: number } {
  let left = placedTerms;
  for (const [term, like] of likenesses) {
    if (left-- === 0) break;
    const index = indexOf(postings.get(term)?.places, place);
    const list = index < 0 ? undefined : positions.get(term)?.[index];
    if (list && list.length > 0) return { positions: list, like };
  }
  return { positions: [], like: 0 };
}

function indexOf(places: Uint32Array | undefined, place: number): number {
  if (places === undefined) return -1;
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return places[low] === place ? low : -1;
}
