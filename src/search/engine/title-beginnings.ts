import { foldTitle, lettersOf } from '../../model/tokens.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { maxTitleLetters, type TitleStart } from '../index/title-starts.ts';
import { maxQueryLength, parseQuery } from './query.ts';

/**
 * Minimum length of a query that is looked up as the beginning of a title, in UTF-16 units. Shorter ones are often names.
 */
const minLength = 8;

/** Maximum number of files with beginnings of titles that are read for a query. */
const maxFiles = { words: 2, punctuation: 8 } as const;

/**
 * Returns the papers whose title begins with the query, if there is only one such title, or is the query. The last word
 * of the query may be cut anywhere. Case and accents are ignored, and so is everything between the words, unless only
 * this distinguishes the titles.
 */
export async function papersTitled(index: OpenIndex, query: string): Promise<number[]> {
  const isPlain = parseQuery(query).every(({ field, phrase, excluded }) => !field && !phrase && !excluded);
  if (!isPlain || query.trimStart().length < minLength) return [];
  const text = foldTitle(query.slice(0, maxQueryLength));
  const letters = lettersOf(text);
  const hasPunctuation = /[^\p{L}\p{M}\p{N}\s]/u.test(text);
  const starts = await index.papersByTitleStart(
    letters,
    hasPunctuation ? maxFiles.punctuation : maxFiles.words,
  );
  const found =
    onlyTitle(starts.filter((start) => start.letters === letters)) ??
    onlyTitle(starts) ??
    onlyTitle(starts.filter((start) => start.text.startsWith(text)));
  if (found === undefined || letters.length <= maxTitleLetters) return found ?? [];
  const documents = await index.documents(found);
  return found.filter((paperNumber) =>
    lettersOf(foldTitle(documents.get(paperNumber)?.title ?? '')).startsWith(letters),
  );
}

/** Returns the papers, if they all have the same beginning of the title; otherwise undefined. */
function onlyTitle(starts: readonly TitleStart[]): number[] | undefined {
  const isSame = starts.length > 0 && starts.every(({ letters }) => letters === starts[0]?.letters);
  return isSame ? starts.map(({ paperNumber }) => paperNumber) : undefined;
}
