/** What depends on the size of the collection alone. Nobody sets it. */
export interface SearchLimits {
  /** Terms of more than this share of the papers are not kept for abstracts: they tell nothing and weigh most. */
  commonShare: number;
  /** Of a typed word, so many longer terms that it begins are looked at, those of most papers. */
  completions: number;
  /** Of a typed word, so many terms that resemble it are looked at, the likest. */
  misspellings: number;
  /** A typed word that stands in so many papers is not suspected of a slip, unless nothing has all words. */
  trusted: number;
  /** So many of the best candidates Fuse puts in order. */
  tried: number;
  /** So many papers one file holds, and so many abstracts. */
  papersInFile: number;
  abstractsInFile: number;
  /** So long a file of word entries is, in bytes before packing. */
  wordFile: number;
}

/** Up to so many papers all texts are loaded and the index is made of them on the spot: that takes some 0.2 s. */
const wholePapers = 2000;
/** Their abstracts may have so many characters: about 0.9 MB packed. */
const wholeText = 3_000_000;

/** Whether a collection is so small that its texts are loaded as a whole. */
export function isWhole(papers: number, characters: number): boolean {
  return papers <= wholePapers && characters <= wholeText;
}

export function limitsFor(papers: number, whole: boolean): SearchLimits {
  if (whole) {
    return {
      commonShare: 1,
      completions: Infinity,
      misspellings: Infinity,
      trusted: Infinity,
      tried: 20,
      papersInFile: Infinity,
      abstractsInFile: Infinity,
      wordFile: Infinity,
    };
  }
  return {
    commonShare: 0.5,
    completions: 48,
    misspellings: 8,
    trusted: 20,
    tried: 12,
    papersInFile: 100,
    abstractsInFile: 40,
    // Files grow, and their number grows, with the root of the collection: 11 kB at 10,000 papers, 36 kB at 100,000.
    wordFile: Math.round(115 * Math.sqrt(papers)),
  };
}
