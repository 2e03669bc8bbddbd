/**
 * Limits of the search. They depend on the size of the collection (all papers of the site) and cannot be configured.
 */
export interface SearchLimits {
  /**
   * Terms in more than this share of the papers are too common. The index does not contain where they occur in
   * abstracts, because this takes much space and does not distinguish papers.
   */
  commonTermShare: number;
  /**
   * Maximum number of completions (longer terms that begin with the typed word) that are used per typed word, most
   * frequent first.
   */
  completionsPerWord: number;
  /** Maximum number of spelling corrections that are used per typed word, most similar first. */
  correctionsPerWord: number;
  /**
   * If at least this number of papers contain a typed word, the word is not corrected at first. It is corrected only if
   * no paper contains all words of the query.
   */
  trustedFrequency: number;
  /** Maximum number of candidates (papers that may match) that Fuse, a library for fuzzy search, ranks again. */
  rerankedCandidates: number;
  /** Maximum number of papers in one file, with their abstracts. */
  papersPerFile: number;
  /** Maximum size of a file of postings, in bytes before compression. */
  entriesFileBytes: number;
}

/** Maximum number of ids of papers in one file. */
export const idsPerFile = 1000;

/**
 * Up to this number of papers, the browser loads all texts at once and builds the index itself, in about 0.05 s. Above,
 * loading the parts of an index that a query needs takes less time, even over a fast line.
 */
const maxWholePapers = 250;
/**
 * Up to this number of characters in all abstracts together, the browser loads all texts at once: about 0.1 MB
 * compressed.
 */
const maxWholeCharacters = 350_000;

/**
 * Whether a collection is so small that browsers load all its texts and build the index themselves.
 *
 * @param characters number of characters in all abstracts together
 */
export function isLoadedWhole(papers: number, characters: number): boolean {
  return papers <= maxWholePapers && characters <= maxWholeCharacters;
}

/**
 * Returns the limits for a number of papers.
 *
 * @param whole whether browsers load all texts and build the index themselves
 */
export function limitsFor(papers: number, whole: boolean): SearchLimits {
  if (whole) {
    return {
      commonTermShare: 1,
      completionsPerWord: Infinity,
      correctionsPerWord: Infinity,
      trustedFrequency: Infinity,
      rerankedCandidates: 20,
      papersPerFile: Infinity,
      entriesFileBytes: Infinity,
    };
  }
  return {
    commonTermShare: 0.5,
    completionsPerWord: 48,
    correctionsPerWord: 8,
    trustedFrequency: 20,
    rerankedCandidates: 12,
    // About 5 kB. Results are rarely in the same file, so larger files would mostly contain papers that are not shown.
    papersPerFile: 10,
    // From 11,000 papers on, the size of a file and the number of files both grow with the square root of the number of
    // papers: 18 kB per file at 100,000. Files of twice the size would delay both answers by a seventh over a slow line.
    entriesFileBytes: Math.max(6000, Math.round(57 * Math.sqrt(papers))),
  };
}
