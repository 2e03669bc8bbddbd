import type { NameForm } from './name-forms.ts';
import { type NameList, readNameList } from './name-list.ts';

const yearAfter =
  /[.,:;]{0,2} ?[([]?(?:c?((?:19|20)\d\d)[a-z]?(?:(?:, ?|\/)((?:\p{L}{3,9}\.?(?:[-–/]\p{L}{3,9}\.?)?(?: \d{1,2}(?:[-–]\d{1,2})?)?)|(?:\d{1,2} \p{L}{3,9}))(?=[)\]]))?|(in press|forthcoming|to appear|accepted|under review|submitted|n\.d\.|im Druck|sous presse|en prensa))[)\]]?[.,:;]{0,2}(?=[ \n]|$|["“])/uy;
const openQuote = /[.,:;]{0,2}[ \n]?["“«‘„「『‹]|[.,:;]{0,2}[ \n]'(?=\p{Lu})|[.,:;]{0,2}[ \n]``/uy;

type Terminator = 'year' | 'quote' | 'dot' | 'colon' | 'comma' | 'line' | 'dash';

export interface AuthorEnd {
  list: NameList;
  terminator: Terminator;
  /** Position where the text after the terminator begins. */
  next: number;
  year?: string;
  date?: string;
  /** State of a paper that has no year yet: `in press`. */
  state?: string;
}

/** Returns the lists of names that may begin at a position, with what follows each. */
export function authorLists(
  text: string,
  start: number,
  forms: readonly NameForm[],
  isCommon: (word: string) => boolean,
): ScoredAuthors[] {
  const ends: ScoredAuthors[] = [];
  for (const form of forms) {
    const lists = readNameList(text, start, form, isCommon);
    // A list usually ends where no further name follows. Apart from this position, only the two before it are tried.
    for (const [index, list] of lists.slice(-3).reverse().entries()) {
      const end = readTerminator(text, list.end);
      if (!end) continue;
      const scored = { list, ...end };
      ends.push({ ...scored, score: scoreAuthors(scored) - index * 0.7 });
    }
  }
  return ends;
}

function readTerminator(text: string, at: number): Omit<AuthorEnd, 'list'> | undefined {
  // Roles of the names: `(Eds.)`.
  const role = /[ ,]{0,2}\((?:Eds?|Hrsg|eds?|Ed|Coord|dir)\.?\)[.,:]?/uy;
  role.lastIndex = at;
  const start = role.test(text) ? role.lastIndex : at;
  const skip = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = start;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  yearAfter.lastIndex = start;
  const year = yearAfter.exec(text);
  if (year) {
    const next = yearAfter.lastIndex;
    return {
      terminator: 'year',
      next: skipSpace(text, next),
      ...(year[1] !== undefined && { year: year[1] }),
      ...(year[2] !== undefined && { date: `${year[2]} ${year[1]}` }),
      ...(year[3] !== undefined && { state: year[3] }),
    };
  }
  const quoted = skip(openQuote);
  if (quoted !== undefined)
    return { terminator: 'quote', next: text[quoted - 1] === '`' ? quoted - 2 : quoted - 1 };
  if (text[start] === '\n' || text[start] === undefined)
    return { terminator: 'line', next: skipSpace(text, start) };
  const dot = skip(/[.。．]{1,2}[ \n]?(?=\S)/uy);
  if (dot !== undefined && /[ \n。．]/u.test(text.charAt(dot - 1))) return { terminator: 'dot', next: dot };
  if (/[.\p{Lo}]/u.test(text.charAt(start - 1)) && text[start] === ' ')
    return { terminator: 'dot', next: start + 1 };
  const colon = skip(/ ?[:：] ?\n?/uy);
  if (colon !== undefined) return { terminator: 'colon', next: skipSpace(text, colon) };
  const comma = skip(/[,;，] ?\n?/uy);
  if (comma !== undefined) return { terminator: text[comma - 1] === '\n' ? 'line' : 'comma', next: comma };
  const dash = skip(/ [-–—|·•] /uy);
  if (dash !== undefined) return { terminator: 'dash', next: dash };
  return undefined;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ' || text[next] === '\n') next++;
  return next;
}

/** Points for a list of authors. Points of all parts have the same scale: 1 point is a weak sign, 3 are a strong one. */
export function scoreAuthors({ list, terminator, year }: AuthorEnd): number {
  const { form, names, isClosed, odd, truncated } = list;
  const perName = {
    inverted: 0.9,
    vancouver: 0.9,
    initials: 0.8,
    chicago: 0.6,
    'inverted-full': 0.5,
    full: 0.6,
    unspaced: 0.6,
  }[form];
  let score = perName * Math.min(names.length, 4);
  score -= odd * 1.3;
  if (truncated && names.length === 1) score += 1;
  if (names.length > 1) {
    if (isClosed) score += 1;
    else if (form !== 'vancouver' && form !== 'unspaced' && form !== 'inverted') score -= 0.6;
  }
  if (form === 'inverted' || form === 'vancouver') score += 0.5;
  if (form === 'chicago' && names.length === 1) score -= 0.3;
  score += { year: year === undefined ? 1 : 3, quote: 3, dot: 1, colon: 1, line: 1.5, comma: 0, dash: -0.5 }[
    terminator
  ];
  return score;
}

export type ScoredAuthors = AuthorEnd & { score: number };
