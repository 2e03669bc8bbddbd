/** The index of a played service: finds texts by their words, and ranks them with BM25. */
export interface TextIndex {
  /**
   * Returns the numbers of the best texts, the best one first.
   *
   * @param words the words as `wordsOf` returns them
   * @param needed share of the words that a text must have, from 0 (any word) to 1 (all words)
   */
  find(words: readonly string[], options: TextQueryOptions): ScoredText[];
}

export interface TextQueryOptions {
  needed: number;
  limit: number;
  /** Whether each word is only the beginning of a word of the text. */
  isPrefix?: boolean;
}

export interface ScoredText {
  number: number;
  score: number;
}

/** Words that say little, which most search engines leave out. */
const stopWords = new Set(
  'a an and are as at be by for from in into is it its of on or that the their this to via with'.split(' '),
);

/** Returns the words of a text in lower case, without accents and markup. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/<[^<>]{1,100}>/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Removes words that say little, unless nothing else would be left. */
export function withoutStopWords(words: readonly string[]): readonly string[] {
  const left = words.filter((word) => !stopWords.has(word));
  return left.length > 0 ? left : words;
}

/** Returns the stem of an English word: `models` and `modelling` have the same one. */
export function stemOf(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/u.test(word)) return word;
  const stem = word
    .replace(/(?:sses|ies|s)$/u, (end) => (end === 'sses' ? 'ss' : end === 'ies' ? 'y' : ''))
    .replace(/(?:ing|ed)$/u, '')
    .replace(/e$/u, '');
  return stem.length < 3 ? word : stem.replace(/([b-df-hj-np-tv-z])\1$/u, '$1');
}

/** Creates an index of texts, each as a list of words. */
export function createIndex(texts: readonly (readonly string[])[]): TextIndex {
  const postings = new Map<string, number[]>();
  const lengths = new Float64Array(texts.length);
  for (const [number, words] of texts.entries()) {
    lengths[number] = words.length;
    for (const word of words) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [number]);
      else if (list.at(-1) !== number) list.push(number);
    }
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
  const vocabulary = [...postings.keys()].sort();
  const weightOf = (list: readonly number[]) =>
    Math.log(1 + (texts.length - list.length + 0.5) / (list.length + 0.5));

  const listsOf = (word: string, isPrefix: boolean): readonly number[] => {
    if (!isPrefix) return postings.get(word) ?? [];
    const found = new Set<number>();
    for (let at = firstAtLeast(vocabulary, word); vocabulary[at]?.startsWith(word); at++)
      for (const number of postings.get(vocabulary[at] as string) ?? []) found.add(number);
    return [...found];
  };

  return {
    find(words, { needed, limit, isPrefix = false }) {
      const lists = [...new Set(words)]
        .map((word) => listsOf(word, isPrefix))
        .sort((a, b) => a.length - b.length);
      const minimum = Math.ceil(needed * lists.length);
      const scores = new Map<number, { score: number; words: number }>();
      for (const [place, list] of lists.entries()) {
        // A text that has none of the rarer words can no longer reach the minimum.
        const isOpen = lists.length - place >= minimum;
        // Common words alone find nothing worth showing.
        const isCommon = list.length > texts.length / 20 && scores.size > limit;
        const weight = weightOf(list);
        // BM25 with k1 = 1.2 and b = 0.75, for a word that occurs once.
        const scoreOf = (number: number) =>
          (2.2 * weight) / (1.3 + (0.9 * (lengths[number] as number)) / average);
        for (const number of list) {
          const found = scores.get(number);
          if (found) {
            found.score += scoreOf(number);
            found.words++;
          } else if (isOpen && !isCommon)
            scores.set(number, {
              score: scoreOf(number),
              words: 1,
            });
        }
      }
      return [...scores]
        .filter(([, found]) => found.words >= Math.max(1, minimum))
        .map(([number, { score }]) => ({ number, score }))
        .sort((a, b) => b.score - a.score || a.number - b.number)
        .slice(0, limit);
    },
  };
}

/** Returns the place of the first word of a sorted list that is not before the given one. */
function firstAtLeast(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
