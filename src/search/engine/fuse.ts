import Fuse, { type IFuseOptions } from 'fuse.js';

/**
 * The texts of a paper. Each text consists of folded words (in lower case, without accents), separated by single
 * spaces.
 */
export interface FoldedTexts {
  title: string;
  author: string;
  abstract: string;
}

/**
 * Options of Fuse, a library for fuzzy search. Fuse ranks only a few dozen candidates (papers that may match), because
 * a scan of all papers would be too slow for each key press. A new instance of Fuse for each query takes little time.
 */
const options: IFuseOptions<FoldedTexts> = {
  // Words in the title count most, then words in names.
  keys: [
    { name: 'title', weight: 3 },
    { name: 'author', weight: 2 },
    { name: 'abstract', weight: 1 },
  ],
  // Each word is compared on its own, in any order, and rare words count more. With "all", a word with two typos would
  // exclude the paper.
  useTokenSearch: true,
  tokenMatch: 'any',
  tokenize: (text) => text.split(' ').filter((word) => word !== ''),
  // This value allows one typo in five letters. The default of 0.6 matches almost any word.
  threshold: 0.2,
  // With the default of 1, abstracts count almost nothing because they are long.
  fieldNormWeight: 0.5,
  includeScore: true,
  // The texts are already folded: they are in lower case and without accents.
  isCaseSensitive: true,
  ignoreDiacritics: false,
};

/** Returns the score that Fuse computes for the texts of each paper, from 0 (no word matches) to 1. */
export function fuseScores(texts: readonly FoldedTexts[], words: readonly string[]): number[] {
  const found = new Fuse(texts, options).search(words.join(' '));
  const scores = new Map(found.map(({ refIndex, score = 1 }) => [refIndex, 1 - score]));
  return texts.map((_, index) => scores.get(index) ?? 0);
}
