import type { Lexicon } from './lexicon.ts';
import type { QueryPart } from './query.ts';
import { splitWords } from '../index/tokens.ts';

/** The most slips in a word for which a suggestion is made: one more than the search itself forgives. */
const mostSlips = 3;

/**
 * Queries that may find something where this one finds nothing, the nearest first: words that no paper has are replaced by the
 * nearest that some paper has, then also left out.
 */
export function suggestQueries(query: string, parts: readonly QueryPart[], lexicon: Lexicon): string[] {
  const unknown = parts
    .filter(({ field, without }) => !without && (!field || field === 'title' || field === 'author'))
    .flatMap(({ text }) =>
      splitWords(text).map(({ word, start, end }) => ({ word, typed: text.slice(start, end) })),
    )
    .filter(({ word }) => !lexicon.has(word))
    .slice(0, 8);
  if (unknown.length === 0) return [];
  const nearest = unknown.map(({ word, typed }) => ({
    typed,
    near: word.length < 4 ? undefined : lexicon.nearest(word, Math.min(mostSlips, word.length >> 1))[0],
  }));
  const replaced = nearest.reduce((text, { typed, near }) => text.replace(typed, near ?? typed), query);
  const shortened = nearest.reduce((text, { typed, near }) => text.replace(typed, near ?? ''), query);
  // Fields and phrases of which nothing is left.
  const isEmptyPiece = (piece: string) => /^-?(?:[a-z]{1,9}:)?(?:"")?$/iu.test(piece);
  const tidy = (text: string) =>
    text
      .split(/\s/u)
      .filter((piece) => !isEmptyPiece(piece))
      .join(' ');
  return [...new Set([replaced, shortened].map(tidy))].filter((text) => text !== '' && text !== query.trim());
}
