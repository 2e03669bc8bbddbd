/** Limits derived from the size of the collection. Not configurable. */
export interface SearchLimits {
  /**
   * Share of the papers above which a term is too common: abstracts are then not indexed for it, because it takes much space and
   * does not distinguish papers.
   */
  commonTermShare: number;
  /** Maximum number of completions considered per typed word, most frequent first. */
  completionsPerWord: number;
  /** Maximum number of spelling corrections considered per typed word, most similar first. */
  correctionsPerWord: number;
  /** A typed word that at least this many papers contain is corrected only if no paper contains all words of the query. */
  trustedFrequency: number;
  /** How many top candidates Fuse re-ranks. */
  rerankedCandidates: number;
  /** Maximum number of papers in one file, without their abstracts. */
  papersPerFile: number;
  /** Maximum number of abstracts in one file. */
  abstractsPerFile: number;
  /** Maximum size of a file of postings, in bytes before compression. */
  entriesFileBytes: number;
}

/** Maximum number of papers whose texts are loaded as a whole. The browser then builds the index itself, in about 0.2 s. */
const maxWholePapers = 2000;
/** Maximum number of characters in the abstracts of these papers: about 0.9 MB compressed. */
const maxWholeCharacters = 3_000_000;

/** Whether a collection is so small that browsers load its texts as a whole and build the index themselves. */
export function isLoadedWhole(papers: number, characters: number): boolean {
  return papers <= maxWholePapers && characters <= maxWholeCharacters;
}

/** @param whole whether browsers load all texts and build the index themselves */
export function limitsFor(papers: number, whole: boolean): SearchLimits {
  if (whole) {
    return {
      commonTermShare: 1,
      completionsPerWord: Infinity,
      correctionsPerWord: Infinity,
      trustedFrequency: Infinity,
      rerankedCandidates: 20,
      papersPerFile: Infinity,
      abstractsPerFile: Infinity,
      entriesFileBytes: Infinity,
    };
  }
  return {
    commonTermShare: 0.5,
    completionsPerWord: 48,
    correctionsPerWord: 8,
    trustedFrequency: 20,
    rerankedCandidates: 12,
    papersPerFile: 100,
    abstractsPerFile: 40,
    // Both the size and the number of files grow with the square root of the collection: 11 kB at 10,000 papers, 36 kB at 100,000.
    entriesFileBytes: Math.round(115 * Math.sqrt(papers)),
  };
}
