import { splitWords } from '../../model/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import type { QueryPart } from './query.ts';

/**
 * Maximum edit distance between a typed word and the word that is suggested instead. The search itself allows a
 * distance of 2.
 */
const maxDistance = 3;

/** Minimum length of a word that is corrected, in letters. */
const minCorrectedLength = 4;
/** Maximum number of words in a query that are corrected. */
const maxUnknownWords = 8;

/**
 * Returns queries to suggest for a query that finds nothing, best first. In the first, the most similar known word
 * replaces each unknown word. In the second, unknown words without a similar known word are also removed.
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

/** Removes fields and phrases that contain no more words. */
function removeEmptyParts(query: string): string {
  return query
    .split(/\s/u)
    .filter((part) => !/^-?(?:[a-z]{1,9}:)?(?:"")?$/iu.test(part))
    .join(' ');
}
