import type { SearchDocument } from './documents.ts';
import { allowedEdits, countEdits, letterBits, mayResemble } from './spelling.ts';
import { splitWords } from './words.ts';

/** The parts of a document, and what a word found there counts. */
const fieldWeights = { title: 1, author: 0.8, facts: 0.6, abstract: 0.6 } as const;
type Field = keyof typeof fieldWeights;
const fields = Object.keys(fieldWeights) as Field[];

/** A document's texts as lists of folded words parted by single blanks: what phrases and Fuse are tried on. */
export interface FoldedDocument {
  title: string;
  author: string;
  abstract: string;
}

/** Terms of the collection that a typed word may mean: from 1 for the word itself down to 0. */
export type Meanings = ReadonlyMap<string, number>;

/** A document in which words of a query occur. */
export interface Candidate {
  /** Its place in the collection. */
  document: number;
  /** From 0 to little more than 1: how well the words fit, the rare ones and those of the title counting most. */
  score: number;
}

/** What a list of typed words finds. */
export interface Finding {
  /** Best first; of equals, the first of the collection first. */
  candidates: Candidate[];
  /** For each typed word, what it may mean. */
  meanings: Meanings[];
  /** For each typed word, how much it tells: from near 0 for a word of every document. */
  weights: number[];
}

export interface WordIndex {
  folded: readonly FoldedDocument[];
  find(words: readonly string[]): Finding;
}

/**
 * Documents whose words cover less than this share of what the best one covers are left out:
 * another word of a query narrows what is found, yet one wrong word does not empty it.
 */
const coverage = 0.6;

/** An inverted index over all documents: which terms there are, and where each occurs. Made in memory, at loading. */
export function createWordIndex(documents: readonly SearchDocument[]): WordIndex {
  /** For each term, ascending: place of the document times the number of fields, plus the field. */
  const places = new Map<string, number[]>();
  const titleLengths: number[] = [];
  const folded = documents.map((document, place) => {
    const texts = fieldTexts(document);
    const words = fields.map((field) => splitWords(texts[field]).map(({ word }) => word));
    for (const [field, list] of words.entries()) {
      const entry = place * fields.length + field;
      for (const word of list) {
        const entries = places.get(word);
        if (entries === undefined) places.set(word, [entry]);
        else if (entries[entries.length - 1] !== entry) entries.push(entry);
      }
    }
    const [title = [], author = [], , abstract = []] = words;
    titleLengths.push(title.length);
    return { title: title.join(' '), author: author.join(' '), abstract: abstract.join(' ') };
  });
  const terms = [...places.keys()];
  const bits = Int32Array.from(terms, letterBits);
  let known = new Map<string, Meanings>();

  function meaningsOf(word: string): Meanings {
    const meanings = new Map<string, number>();
    const wordBits = letterBits(word);
    const limit = allowedEdits(word.length);
    for (const [index, term] of terms.entries()) {
      if (!mayResemble(wordBits, bits[index] ?? 0, limit)) continue;
      const edits = countEdits(word, term);
      if (edits !== undefined) meanings.set(term, likeness(word, term, edits));
    }
    return meanings;
  }

  /** How rarely documents hold what the word most likely means (inverse document frequency, as BM25 has it). */
  function weightOf(meanings: Meanings): number {
    const best = [...meanings.values()].reduce((most, like) => Math.max(most, like), 0);
    const holders = new Set<number>();
    for (const [term, like] of meanings) {
      if (like < best) continue;
      for (const entry of places.get(term) ?? []) holders.add(Math.floor(entry / fields.length));
    }
    return rarity(documents.length, holders.size);
  }

  function find(words: readonly string[]): Finding {
    const meanings = words.map((word) => known.get(word) ?? meaningsOf(word));
    // While a query is typed only its last word changes.
    known = new Map(words.map((word, index) => [word, meanings[index] ?? new Map()]));
    const weights = meanings.map(weightOf);
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;

    const scores = new Float64Array(documents.length);
    const covered = new Float64Array(documents.length);
    for (const [index, terms] of meanings.entries()) {
      const share = (weights[index] ?? 0) / total;
      const score = new Float64Array(documents.length);
      const likenesses = new Float64Array(documents.length);
      for (const [term, like] of terms) {
        for (const entry of places.get(term) ?? []) {
          const place = Math.floor(entry / fields.length);
          const field = fields[entry % fields.length] ?? 'abstract';
          const bonus = field === 'title' ? 0.2 / (titleLengths[place] ?? 1) : 0;
          score[place] = Math.max(score[place] ?? 0, like * (fieldWeights[field] + bonus));
          likenesses[place] = Math.max(likenesses[place] ?? 0, like);
        }
      }
      for (let place = 0; place < documents.length; place++) {
        scores[place] = (scores[place] ?? 0) + share * (score[place] ?? 0);
        covered[place] = (covered[place] ?? 0) + share * (likenesses[place] ?? 0);
      }
    }
    const least = coverage * covered.reduce((most, share) => Math.max(most, share), 0);
    const candidates: Candidate[] = [];
    for (const [document, score] of scores.entries()) {
      if (score > 0 && (covered[document] ?? 0) >= least) candidates.push({ document, score });
    }
    candidates.sort((a, b) => b.score - a.score || a.document - b.document);
    return { candidates, meanings, weights };
  }

  return { folded, find };
}

/** What of a document is searched, by field. */
export function fieldTexts({
  title,
  author,
  owners = [],
  abstract = '',
  ...facts
}: SearchDocument): Record<Field, string> {
  return {
    title,
    author: [...author, ...owners].join('\n'),
    facts: [facts.venue, facts.date, ...(facts.categories ?? [])].filter(Boolean).join('\n'),
    abstract,
  };
}

/** From 1 for the same word: less for each slip, and for each letter that a term has beyond the word. */
function likeness(word: string, term: string, edits: number): number {
  const beyond = Math.max(0, term.length - word.length) / term.length;
  return ([1, 0.55, 0.4][edits] ?? 0) * (1 - 0.4 * beyond);
}

function rarity(documents: number, holders: number): number {
  return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5));
}
