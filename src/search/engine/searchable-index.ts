import type { OpenIndex } from '../index/open-index.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';

/** An open index together with its lexicon, which finds the terms for typed words. A query needs nothing else. */
export interface SearchableIndex {
  index: OpenIndex;
  lexicon: Lexicon;
}

export function toSearchable(index: OpenIndex): SearchableIndex {
  return { index, lexicon: createLexicon(index) };
}
