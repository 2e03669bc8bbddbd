import { splitWords } from '../index/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import type { QueryPart } from './query.ts';

/** Maximum edit distance of a suggested word: one more than the search itself allows. */
const maxDistance = 3;

/** Minimum length of a word that is corrected, and maximum number of words that are. */
const minCorrectedLength = 4;
const maxUnknownWords = 8;

/**
 * Returns queries to suggest for a query that finds nothing, best first: one in which the nearest known word replaces each unknown
 * word, and one without the unknown words that have no such replacement.
 */
export function suggestQueries(query: string, parts: readonly QueryPart[], lexicon: Lexicon): string[] {
  const unknown = parts
    .filter(({ field, excluded }) => !excluded && (!field || field === 'title' || field === 'author'))
    .flatMap(({ text }) =>
      splitWords(text).map(({ word, start, end }) => ({ word, typed: text.slice(start, end) })),
    )
    .filter(({ word }) => !lexicon.has(word))
    .slice(0, maxUnknownWords);
  if (unknown.length === 0) return [];
  const corrections = unknown.map(({ word, typed }) => ({ typed, nearest: nearestWord(word, lexicon) }));
  const corrected = corrections.reduce(
    (text, { typed, nearest }) => text.replace(typed, nearest ?? typed),
    query,
  );
  const shortened = corrections.reduce(
    (text, { typed, nearest }) => text.replace(typed, nearest ?? ''),
    query,
  );
  return [...new Set([corrected, shortened].map(removeEmptyParts))].filter(
    (text) => text !== '' && text !== query.trim(),
  );
}

function nearestWord(word: string, lexicon: Lexicon): string | undefined {
  if (word.length < minCorrectedLength) return undefined;
  return lexicon.nearest(word, Math.min(maxDistance, word.length >> 1))[0];
}

/** Removes fields and phrases that have lost all their words. */
function removeEmptyParts(query: string): string {
  return query
    .split(/\s/u)
    .filter((part) => !/^-?(?:[a-z]{1,9}:)?(?:"")?$/iu.test(part))
    .join(' ');
}
