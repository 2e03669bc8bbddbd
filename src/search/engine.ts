import Fuse, { type IFuseOptions } from 'fuse.js';
import type { SearchDocument } from './documents.ts';
import { createMarker, type Marked, type Marker } from './marks.ts';
import { type Candidate, createWordIndex, type FoldedDocument } from './word-index.ts';
import { splitWords } from './words.ts';

/** One paper that was found, as a page shows it. */
export interface SearchResult {
  id: string;
  title: Marked;
  /** The first names of the paper, and those further on that match. */
  authors: Marked[];
  /** How many names are left out of `authors`. */
  hiddenAuthors: number;
  authorsTruncated: boolean;
  owners: Marked[];
  /** The sentence of the abstract that fits best, if one does. */
  excerpt?: Marked;
  /** Venue, date, categories. */
  facts: Marked[];
  code: boolean;
  year?: number;
  /** For each of `authors`, the id of the person's page. */
  authorIds?: (string | undefined)[];
  citations?: number;
}

export interface Engine {
  /** Never throws, whatever the query. The first results are the same for every limit. */
  search(query: string, limit: number): { total: number; results: SearchResult[] };
  /**
   * The places of all papers that are found, best first, and what shows one of them with the words marked that were meant.
   * Without a word nothing is found, yet every paper can be shown.
   */
  find(query: string): { places: number[]; show(place: number): SearchResult[] };
}

/** Of a query, this many UTF-16 units are read: longer than any title. */
const longestQuery = 1000;

/** Among so many candidates phrases are looked for. */
const weighedCandidates = 500;

/** So many of them Fuse puts in order; it tries each word on each, and so many of these pairs take it some 10 ms. */
const triedCandidates = 60;
const triedPairs = 400;

/** Names of a paper that are shown whether they match or not, and names beyond these that are shown because they do. */
const shownAuthors = 8;
const shownMatches = 3;

/**
 * Fuse ranks a few dozen candidates. A scan of all documents would cost too much for each key press; a new instance for
 * each query costs little, and only its public interface is used.
 */
const fuseOptions: IFuseOptions<FoldedDocument> = {
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

/**
 * Searches documents by any of their words: misspelt, unfinished, in any order, with or without accents.
 * An index of all words names the candidates; Fuse and phrases put the best of them in order.
 */
export function createEngine(documents: readonly SearchDocument[]): Engine {
  const index = createWordIndex(documents);

  function rank(typed: readonly string[], candidates: readonly Candidate[]): number[] {
    const words = [...new Set(typed)];
    const weighed = candidates.slice(0, weighedCandidates).map(({ document, score }) => ({
      document,
      score: 0.65 * score + phraseEvidence(typed, index.folded[document]),
    }));
    weighed.sort(byScore);
    const tried = Math.min(triedCandidates, Math.max(10, Math.floor(triedPairs / words.length)));
    const texts = weighed.slice(0, tried).flatMap(({ document }) => index.folded[document] ?? []);
    const found = new Fuse(texts, fuseOptions).search(words.join(' '));
    const likeness = new Map(found.map(({ refIndex, score = 1 }) => [refIndex, 1 - score]));
    const best = weighed
      .slice(0, tried)
      .map(({ document, score }, place) => ({ document, score: score + 0.7 * (likeness.get(place) ?? 0) }));
    best.sort(byScore);
    return [...best, ...weighed.slice(tried), ...candidates.slice(weighedCandidates)].map(
      ({ document }) => document,
    );
  }

  function find(query: string): ReturnType<Engine['find']> {
    const typed = splitWords(query.slice(0, longestQuery)).map(({ word }) => word);
    if (typed.length === 0) {
      const plain = { mark: (text: string) => ({ text, marks: [] }), markExcerpt: () => undefined };
      return {
        places: [],
        show: (place) => (documents[place] ? [toResult(documents[place], plain)] : []),
      };
    }
    const { candidates, meanings, weights } = index.find([...new Set(typed)]);
    const markerOf = createMarker(meanings, weights);
    return {
      places: rank(typed, candidates),
      show: (place) => (documents[place] ? [toResult(documents[place], markerOf(documents[place]))] : []),
    };
  }

  return {
    find,
    search(query, limit) {
      const { places, show } = find(query);
      return { total: places.length, results: places.slice(0, limit).flatMap(show) };
    },
  };
}

/** Best first; of equals, the first of the collection. */
function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.document - b.document;
}

/**
 * What it says for a paper that words stand in it one after the other as they were typed.
 * The last may be unfinished, which says a little less.
 */
function phraseEvidence(typed: readonly string[], texts: FoldedDocument | undefined): number {
  if (texts === undefined) return 0;
  const phrase = ` ${typed.join(' ')}`;
  const [title, author, abstract] = [` ${texts.title} `, ` ${texts.author} `, ` ${texts.abstract} `];
  if (title === `${phrase} `) return 1.5;
  const finished = (text: string) => (text.includes(`${phrase} `) ? 1 : 0.8);
  if (title.startsWith(phrase)) return finished(title);
  if (title.includes(phrase)) return 0.8 * finished(title);
  if (typed.length < 2) return 0;
  for (const text of [author, abstract]) if (text.includes(phrase)) return 0.9 * finished(text);
  const pairs = typed.slice(1).map((word, index) => ` ${typed[index]} ${word}`);
  return (
    (0.5 * pairs.filter((pair) => title.includes(pair) || abstract.includes(pair)).length) / pairs.length
  );
}

function toResult(document: SearchDocument, { mark, markExcerpt }: Marker): SearchResult {
  const authors = document.author.map((name) => mark(name));
  const matches = authors.slice(shownAuthors).filter(({ marks }) => marks.length > 0);
  const shown = [...authors.slice(0, shownAuthors), ...matches.slice(0, shownMatches)];
  const excerpt = document.abstract === undefined ? undefined : markExcerpt(document.abstract);
  return {
    id: document.id,
    title: mark(document.title),
    authors: shown,
    hiddenAuthors: authors.length - shown.length,
    authorsTruncated: document.authorsTruncated ?? false,
    owners: (document.owners ?? []).map((name) => mark(name)),
    ...(excerpt && { excerpt }),
    facts: [document.venue, document.date, ...(document.categories ?? [])].flatMap((fact) =>
      fact === undefined ? [] : mark(fact),
    ),
    code: document.code ?? false,
    ...(document.year !== undefined && { year: document.year }),
    authorIds: shown.map((name) => document.authorIds?.[document.author.indexOf(name.text)]),
  };
}
