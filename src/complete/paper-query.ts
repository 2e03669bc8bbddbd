import type { PaperIds, PaperQuery } from '../fetch/paper-search.ts';
import { decodePlainText } from '../import/readers/values/markup.ts';
import { parseArXiv } from '../import/readers/values/identifiers.ts';
import { identifiersOf } from '../import/merge/match.ts';
import { yearOf } from '../model/date.ts';
import { isNaming, type Name } from '../model/name.ts';
import { toParts } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';
import { plainTitle } from './title-words.ts';

/** Maximum number of characters of a title that are read. */
const maxLength = 1000;
/** Maximum number of words of a title that are searched for. */
const maxWords = 20;
/** Minimum number of words that must remain if formulas and words with an apostrophe are left out. */
const minWords = 3;

/**
 * Returns the words by which services search for a paper. Services write formulas and apostrophes in different ways and
 * look for every word, so words with them are left out if enough others remain.
 */
export function toPaperQuery({
  title,
  author,
  issued,
}: Pick<Paper, 'title' | 'author' | 'issued'>): PaperQuery {
  const decoded = decodePlainText(title.slice(0, maxLength));
  const plain = withoutFormulas(decoded)
    .split(/\s+/u)
    .filter((word) => !/\p{L}['’]\p{L}/u.test(word))
    .join(' ');
  const words = wordsOf(plain).filter((word) => !/^\p{Script=Greek}+$/u.test(word));
  const all = words.length >= minWords ? words : wordsOf(decoded.replace(/[$^_{}]/gu, ' '));
  const family = (author ?? []).filter(isNaming).map(familyWord)[0];
  return {
    title: all.slice(0, maxWords).join(' '),
    ...(family !== undefined && family !== '' && { family }),
    ...(issued !== undefined && { year: Number(yearOf(issued)) }),
  };
}

/**
 * Removes formulas with the letters next to them, as in `CO$_2$`. A formula that only sets letters in another typeface is a
 * part of a word: `$\textbf{P}$olicy`.
 */
function withoutFormulas(title: string): string {
  const [first = '', ...rest] = title.split('$');
  let text = first;
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [formula = '', after = ''] = rest.slice(at, at + 2);
    const letters = /^\\(?:text|math)[a-z]{2,6}\{(\p{L}{1,40})\}$/u.exec(formula)?.[1];
    text =
      letters === undefined
        ? `${text.slice(0, text.length - lastLetters(text).length)} ${after.replace(/^\p{L}{1,40}/u, '')}`
        : `${text}${letters}${after}`;
  }
  return rest.length % 2 === 0 ? text : `${text} ${rest.at(-1)}`;
}

function lastLetters(text: string): string {
  return text.split(/\P{L}/u).at(-1) ?? '';
}

function wordsOf(title: string): string[] {
  return plainTitle(title)
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Returns the last word of a family name, without accents and apostrophes: `Berg` of `van der Berg`. */
function familyWord(name: Name): string {
  const parts = toParts(name);
  const family = 'family' in parts ? parts.family : parts.literal;
  const plain = family
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .normalize('NFC');
  return (
    plain
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .at(-1) ?? ''
  );
}

/** Returns the identifiers by which a paper is requested; undefined if it has none. */
export function toPaperIds(paper: Pick<Paper, 'DOI' | 'arXiv' | 'versions'>): PaperIds | undefined {
  const ids = identifiersOf(paper);
  const DOI = ids
    .find((id) => id.startsWith('doi:'))
    ?.slice('doi:'.length)
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//u, '');
  const arXiv = parseArXiv(ids.find((id) => id.startsWith('arxiv:'))?.slice('arxiv:'.length) ?? '');
  if (DOI === undefined && arXiv === undefined) return undefined;
  return { ...(DOI !== undefined && { DOI }), ...(arXiv !== undefined && { arXiv }) };
}
