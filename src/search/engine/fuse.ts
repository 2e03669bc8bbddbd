import Fuse, { type IFuseOptions } from 'fuse.js';

/** The texts of a paper, each as folded words separated by single spaces. */
export interface FoldedTexts {
  title: string;
  author: string;
  abstract: string;
}

/**
 * Fuse ranks only a few dozen candidates, because a scan of all documents would be too slow for each key press. A new instance
 * for each query is cheap.
 */
const options: IFuseOptions<FoldedTexts> = {
  // Words of the title count most, then names.
  keys: [
    { name: 'title', weight: 3 },
    { name: 'author', weight: 2 },
    { name: 'abstract', weight: 1 },
  ],
  // Compares each word on its own, in any order; rare words count more. With "all", a word with two typos excludes the paper.
  useTokenSearch: true,
  tokenMatch: 'any',
  tokenize: (text) => text.split(' ').filter((word) => word !== ''),
  // Allows one typo in five letters. The default of 0.6 matches almost any word.
  threshold: 0.2,
  // With the default of 1, abstracts count almost nothing because they are long.
  fieldNormWeight: 0.5,
  includeScore: true,
  // The texts are already folded.
  isCaseSensitive: true,
  ignoreDiacritics: false,
};

/** Returns Fuse's score of each text, from 0 (no word matches) to 1. */
export function fuseScores(texts: readonly FoldedTexts[], words: readonly string[]): number[] {
  const found = new Fuse(texts, options).search(words.join(' '));
  const scores = new Map(found.map(({ refIndex, score = 1 }) => [refIndex, 1 - score]));
  return texts.map((_, index) => scores.get(index) ?? 0);
}
