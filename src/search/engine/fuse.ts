import Fuse, { type IFuseOptions } from 'fuse.js';

/** A paper's texts as lists of folded words parted by single blanks. */
export interface FoldedTexts {
  title: string;
  author: string;
  abstract: string;
}

/**
 * Fuse ranks a few dozen candidates. A scan of all documents would cost too much for each key press; a new instance for
 * each query costs little, and only its public interface is used.
 */
const options: IFuseOptions<FoldedTexts> = {
  // A word of the title says most about a paper, then a name.
  keys: [
    { name: 'title', weight: 3 },
    { name: 'author', weight: 2 },
    { name: 'abstract', weight: 1 },
  ],
  // Words in any order, each tried by itself, the rare ones counting most; with 'all', a second slip in a word loses the paper.
  useTokenSearch: true,
  tokenMatch: 'any',
  tokenize: (text) => text.split(' ').filter((word) => word !== ''),
  // One slip in five letters. At the default of .6 anything resembles anything.
  threshold: 0.2,
  // The default of 1 nearly silences abstracts, for they are long.
  fieldNormWeight: 0.5,
  includeScore: true,
  // The texts are folded already.
  isCaseSensitive: true,
  ignoreDiacritics: false,
};

/** For each text how like it is to the words, from 0 to 1, as Fuse has it. */
export function likenesses(texts: readonly FoldedTexts[], words: readonly string[]): number[] {
  const found = new Fuse(texts, options).search(words.join(' '));
  const scores = new Map(found.map(({ refIndex, score = 1 }) => [refIndex, 1 - score]));
  return texts.map((_, place) => scores.get(place) ?? 0);
}
