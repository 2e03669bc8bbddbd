import { formatName, type Name, nameKey } from '../../model/name.ts';
import { foldText } from '../../model/characters.ts';
import type { AuthorList } from './paper-fields.ts';

/** Of two values of one field: which says more, that either will do, or that they contradict each other. */
export type Verdict = 'mine' | 'theirs' | 'either' | 'contradiction';

type Compare = (mine: never, theirs: never) => Verdict;

/** How two values of a field that differ are compared; a field that is not named here is compared as text. */
const rules: Readonly<Record<string, Compare>> = {
  author: compareAuthorLists,
  editor: (mine: Name[], theirs: Name[]) => compareNames(mine, theirs),
  issued: compareBeginnings,
  page: compareBeginnings,
  type: (_: string, theirs: string) =>
    theirs === 'document' ? 'mine' : _ === 'document' ? 'theirs' : 'contradiction',
  abstract: compareAbstracts,
  code: (mine: unknown, theirs: unknown) => (mine === true ? 'theirs' : theirs === true ? 'mine' : 'either'),
  categories: compareLists,
  keyword: compareLists,
  affiliations: compareLists,
  // Many addresses lead to one paper, and notes on it are many.
  URL: () => 'either',
  note: () => 'either',
  license: () => 'either',
  language: () => 'either',
};

/** Compares two values of one field that differ; what `other` holds is never disputed. */
export function compareValues(field: string, mine: unknown, theirs: unknown): Verdict {
  if (field.startsWith('other.')) return 'either';
  const rule = Object.hasOwn(rules, field) ? rules[field] : compareTexts;
  return (rule as (mine: unknown, theirs: unknown) => Verdict)(mine, theirs);
}

/** `ICML` and `Proceedings of ICML`, `12` and `Vol. 12`, `Movie gen` and `Movie Gen` say the same. */
function compareTexts(mine: unknown, theirs: unknown): Verdict {
  const [first, second] = [` ${foldText(String(mine))} `, ` ${foldText(String(theirs))} `];
  return first.includes(second) || second.includes(first) ? 'either' : 'contradiction';
}

/** `2024-07-31` says more than `2024`, `310–324` more than `310`. */
function compareBeginnings(mine: string, theirs: string): Verdict {
  if (theirs.startsWith(mine)) return 'theirs';
  return mine.startsWith(theirs) ? 'mine' : 'contradiction';
}

/** Some sources cut abstracts. Two that are whole differ in a word or two, which nobody needs to hear of. */
function compareAbstracts(mine: string, theirs: string): Verdict {
  const startOf = (text: string) =>
    text
      .trimEnd()
      .replace(/(?:…|\.\.\.)$/u, '')
      .trimEnd();
  if (theirs.length > mine.length && theirs.startsWith(startOf(mine))) return 'theirs';
  return mine.length > theirs.length && mine.startsWith(startOf(theirs)) ? 'mine' : 'either';
}

/** A list that holds all of the other says more. */
function compareLists(mine: string[], theirs: string[]): Verdict {
  const [less, more] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
  const keys = new Set(more.map(foldText));
  if (less.length === more.length || !less.every((one) => keys.has(foldText(one)))) return 'either';
  return more === mine ? 'mine' : 'theirs';
}

/** All authors say more than three and `et al.` */
function compareAuthorLists(mine: AuthorList, theirs: AuthorList): Verdict {
  const verdict = compareNames(mine.names ?? [], theirs.names ?? []);
  if (mine.truncated === theirs.truncated || verdict === 'contradiction') return verdict;
  const [cut, whole] = mine.truncated ? [mine, theirs] : [theirs, mine];
  if ((cut.names ?? []).length > (whole.names ?? []).length) return verdict;
  return mine.truncated ? 'theirs' : 'mine';
}

/** Of lists of the same people the longer one, else the one with more ORCIDs, else the one whose names are spelled out. */
function compareNames(mine: readonly Name[], theirs: readonly Name[]): Verdict {
  const [short, long] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  const words = new Set(long.flatMap(wordsOf));
  // Sources write one name in many ways; a word of it is in all of them.
  if (!short.every((name) => wordsOf(name).some((word) => words.has(word)))) return 'contradiction';
  if (mine.length !== theirs.length) return mine.length > theirs.length ? 'mine' : 'theirs';
  const difference =
    orcids(theirs) - orcids(mine) || letters(theirs) - letters(mine) || parted(theirs) - parted(mine);
  return difference > 0 ? 'theirs' : difference < 0 ? 'mine' : 'either';
}

function wordsOf(name: Name): string[] {
  const words = nameKey(name).split(/[ ,]+/u);
  const long = words.filter((word) => word.length > 1);
  return long.length > 0 ? long : words;
}

function orcids(names: readonly Name[]): number {
  return names.filter((name) => typeof name !== 'string' && name.ORCID !== undefined).length;
}

function letters(names: readonly Name[]): number {
  return names.reduce((sum, name) => sum + formatName(name).replace(/\P{L}/gu, '').length, 0);
}

function parted(names: readonly Name[]): number {
  return names.filter((name) => typeof name !== 'string').length;
}
