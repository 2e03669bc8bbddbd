import type { OpenIndex, Term } from '../index/open-index.ts';
import { allowedSlips, lossOnly, unfinished, variantsOf } from './spelling.ts';

/** Terms of the collection that a typed word may mean: from 1 for the word itself down to 0. */
export interface Meanings {
  likenesses: ReadonlyMap<Term, number>;
  /** The same by the terms' letters. */
  words: ReadonlyMap<string, number>;
  /** In about how many papers those stand that are likest. */
  holders: number;
}

/** Looks up words; what was looked up lately is kept, for while a query is typed only its last word changes. */
export interface Lexicon {
  /**
   * @param word folded
   * @param typed the same before folding
   * @param exact only the word itself counts, as in a phrase
   * @param wide slips are looked for even where the word is known
   */
  meaningsOf(word: string, typed: string, options?: { exact?: boolean; wide?: boolean }): Meanings;
  /** Whether some paper has this very word. */
  has(word: string): boolean;
  /** Terms that are up to `limit` slips from the word, likest and commonest first. */
  nearest(word: string, limit: number): string[];
  /** The letters of a term. */
  letters(term: Term): string;
}

/** What one slip takes from the likeness of a word, and two. */
const slipped = [1, 0.55, 0.4, 0.3];

/**
 * A word that hardly any paper has may be a slip for one that so many times more papers have; of these, such a share counts as
 * holding it, so that the slip does not outweigh every other word.
 */
const muchCommoner = 20;
const likelySlips = 0.02;

interface Found {
  term: Term;
  letters: string;
  like: number;
  count: number;
}

export function createLexicon({ dictionaries, limits }: OpenIndex): Lexicon {
  let known = new Map<string, Meanings>();
  let parts = dictionaries.length;

  function lookUp(word: string): Found | undefined {
    for (const { dictionary, first } of dictionaries) {
      const place = dictionary.indexOf(word);
      if (place >= 0)
        return { term: first + place, letters: word, like: 1, count: dictionary.counts[place] ?? 0 };
    }
    return undefined;
  }

  function completionsOf(word: string, like: number): Found[] {
    // One letter begins a large part of all terms, and says nothing of which.
    if (word.length < 2 && limits.completions < Infinity) return [];
    const found = dictionaries.flatMap(({ dictionary, first }) => {
      const [from, to] = dictionary.beginningWith(word);
      return Array.from({ length: to - from }, (_, index): Found => {
        const letters = dictionary.terms[from + index] ?? '';
        return {
          term: first + from + index,
          letters,
          like: like * beyond(word, letters),
          count: dictionary.counts[from + index] ?? 0,
        };
      });
    });
    const longer = found.filter(({ letters }) => letters !== word);
    if (longer.length <= limits.completions) return longer;
    return longer.sort((a, b) => b.count - a.count || a.term - b.term).slice(0, limits.completions);
  }

  function slipsOf(word: string, limit: number, open: boolean): Found[] {
    const found: Found[] = [];
    for (const { dictionary, first } of dictionaries) {
      dictionary.near(word, limit, open, (place, slips) => {
        const letters = dictionary.terms[place] ?? '';
        if (slips === 0 || letters.startsWith(word)) return;
        // A word of three letters may be one of four that lost one.
        if (word.length === lossOnly && letters.length !== lossOnly + 1) return;
        const like = (slipped[slips] ?? 0) * beyond(word, letters);
        found.push({ term: first + place, letters, like, count: dictionary.counts[place] ?? 0 });
      });
    }
    return found.sort((a, b) => worth(b) - worth(a) || a.term - b.term);
  }

  function find(word: string, typed: string, exact: boolean, wide: boolean): Meanings {
    const found = new Map<Term, Found>();
    const add = (one: Found) => {
      if ((found.get(one.term)?.like ?? 0) < one.like) found.set(one.term, one);
    };
    for (const variant of exact ? [{ word, like: 1, open: false }] : variantsOf(word, typed)) {
      const term = lookUp(variant.word);
      if (term) add({ ...term, like: variant.like });
      if (variant.open) completionsOf(variant.word, variant.like).forEach(add);
    }
    const count = [...found.values()].reduce((sum, each) => sum + each.count, 0);
    const slips =
      !exact && (wide || count < limits.trusted)
        ? slipsOf(word, allowedSlips(word.length), word.length >= unfinished)
        : [];
    for (const slip of slips.slice(0, limits.misspellings)) add(slip);
    const all = [...found.values()].sort((a, b) => b.like - a.like || b.count - a.count || a.term - b.term);
    const best = all[0]?.like ?? 0;
    return {
      likenesses: new Map(all.map(({ term, like }) => [term, like])),
      words: new Map(all.map(({ letters, like }) => [letters, like])),
      holders:
        all.filter(({ like }) => like === best).reduce((sum, each) => sum + each.count, 0) +
        likelySlips *
          slips
            .filter((slip) => slip.count > muchCommoner * count)
            .reduce((sum, each) => sum + each.count, 0),
    };
  }

  return {
    meaningsOf(word, typed, { exact = false, wide = false } = {}) {
      if (parts !== dictionaries.length || known.size > 200) {
        parts = dictionaries.length;
        known = new Map();
      }
      const key = `${word} ${typed} ${exact} ${wide}`;
      const meanings = known.get(key) ?? find(word, typed, exact, wide);
      known.set(key, meanings);
      return meanings;
    },
    has: (word) => lookUp(word) !== undefined,
    nearest: (word, limit) => slipsOf(word, limit, false).map(({ letters }) => letters),
    letters(term) {
      const part = dictionaries.findLast(({ first }) => first <= term);
      return part?.dictionary.terms[term - part.first] ?? '';
    },
  };
}

/** Less for each letter that a term has beyond the word. */
function beyond(word: string, term: string): number {
  return 1 - (0.4 * Math.max(0, term.length - word.length)) / term.length;
}

/** Of two terms that are as like, the commoner one is meant. */
function worth({ like, count }: Found): number {
  return like * (1 + 0.05 * Math.log2(1 + count));
}
