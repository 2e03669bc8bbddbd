import type { Name } from '../../../model/name.ts';
import { type Container, parseContainer } from './container.ts';
import { type NameForm, nameForms, type NameList, isNamesOnly, readNameList } from './name-list.ts';
import { idMark, preprintMark, type ReferenceIds, takeReferenceIds } from './reference-ids.ts';

/** One way to split a reference into authors, year, title and container. */
export interface Segmentation {
  authors: Name[];
  truncated: boolean;
  title: string;
  year?: string;
  /** A date with month or day, as written in brackets after the authors: `2021, May 3`. */
  date?: string;
  /** State of a paper that has no year yet, such as `in press`. */
  state?: string;
  container: Container;
  /**
   * How plausible this segmentation is. Each part of the reference adds or takes points: names in one form, a year, a
   * title in quotation marks, a container with a word such as `In` or with a volume.
   */
  score: number;
  form: NameForm;
  /** Whether the title is in quotation marks, so that its end is sure. */
  isQuoted: boolean;
  /** The features that the references of one list have in common, such as `inverted year dot`. */
  style: string;
  marked: NameList['marked'];
}

/** The segmentations of one reference, the most plausible first, and its identifiers. */
export interface ParsedReference {
  segmentations: Segmentation[];
  ids: ReferenceIds['ids'];
}

/** Maximum length of one reference, in characters. */
export const maxReferenceLength = 20_000;

/** Score from which a reference is surely read rightly, so that no other order of its parts is tried. */
const sureScore = 8;

/** Parses the container that begins at a position of the text. */
type ContainerReader = (at: number, hasYear: boolean) => Container;

/** Returns the ends of a title that begins at a position of the text. */
type TitleReader = (at: number) => readonly ScoredTitle[];

type ScoredTitle = TitleEnd & { score: number };
type ScoredAuthors = AuthorEnd & { score: number };
type Candidate = Omit<Segmentation, 'title'> & { title: TitleEnd };

/** A container has seldom more points than this, with the points of the year. */
const maxContainerScore = 7;

/** Maximum number of positions that are tried for the end of a title. */
const maxTitleEnds = 24;

/**
 * Splits one reference in all plausible ways.
 *
 * @param reference the reference on one line, without its number; a line break is a sure end of a part
 * @param isCommon whether a word occurs in lower case in the text, so that it is probably not a name
 * @param preferred the form of names that most references of the list have; other forms are tried only if this one does
 * not fit well
 */
export function parseReference(
  reference: string,
  isCommon: (word: string) => boolean,
  preferred?: NameForm,
): ParsedReference {
  const { text, ids } = takeReferenceIds(reference);
  const found: Candidate[] = [];
  const start = leadingYear(text);
  const known = new Map<number, Container>();
  const readContainer: ContainerReader = (at, hasYear) => {
    const key = hasYear ? -1 - at : at;
    const container = known.get(key) ?? parseContainer(text.slice(at), hasYear);
    known.set(key, container);
    return container;
  };
  const titles = new Map<number, ScoredTitle[]>();
  const readTitles: TitleReader = (at) => {
    const ends = titles.get(at) ?? titleEnds(text, at);
    titles.set(at, ends);
    return ends;
  };
  const best = () => found.reduce((most, { score }) => Math.max(most, score), 0);
  const tryForms = (forms: readonly NameForm[]) => {
    const ends = authorLists(text, start.end, forms, isCommon).sort((a, b) => b.score - a.score);
    for (const end of ends) addAuthorFirst(end, start.year, readTitles, readContainer, found);
  };
  if (preferred !== undefined) tryForms([preferred]);
  if (best() < sureScore) tryForms(nameForms.filter((form) => form !== preferred));
  if (best() < sureScore) addTitleFirst(text, start, isCommon, readTitles, readContainer, found);
  found.sort((a, b) => b.score - a.score);
  return {
    segmentations: found.slice(0, 12).map(({ title, ...more }) => ({ ...more, title: cleanTitle(title) })),
    ids,
  };
}

const yearAfter =
  /[.,:;]{0,2} ?[([]?(?:c?((?:19|20)\d\d)[a-z]?(?:(?:, ?|\/)((?:\p{L}{3,9}\.?(?:[-–/]\p{L}{3,9}\.?)?(?: \d{1,2}(?:[-–]\d{1,2})?)?)|(?:\d{1,2} \p{L}{3,9}))(?=[)\]]))?|(in press|forthcoming|to appear|accepted|under review|submitted|n\.d\.|im Druck|sous presse|en prensa))[)\]]?[.,:;]{0,2}(?=[ \n]|$|["“])/uy;
const openQuote = /[.,:;]{0,2}[ \n]?["“«‘„「『‹]|[.,:;]{0,2}[ \n]'(?=\p{Lu})|[.,:;]{0,2}[ \n]``/uy;

function leadingYear(text: string): { end: number; year?: string } {
  const found = /^[([]?((?:19|20)\d\d)[)\]]?[.,:;]? {1,3}(?=\S)/u.exec(text);
  return found?.[1] !== undefined ? { end: found[0].length, year: found[1] } : { end: 0 };
}

type Terminator = 'year' | 'quote' | 'dot' | 'colon' | 'comma' | 'line' | 'dash';

interface AuthorEnd {
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
function authorLists(
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
function scoreAuthors({ list, terminator, year }: AuthorEnd): number {
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

interface TitleEnd {
  title: string;
  /** Position where the text after the title begins. */
  next: number;
  isQuoted: boolean;
  kind: 'quote' | 'dot' | 'comma' | 'line' | 'mark' | 'bracket' | 'year' | 'end';
}

function addAuthorFirst(
  end: ScoredAuthors,
  year: string | undefined,
  readTitles: TitleReader,
  readContainer: ContainerReader,
  found: Candidate[],
): void {
  const authors = end.score;
  const stated = end.year ?? year;
  let best = found.reduce((most, { score }) => Math.max(most, score), 0);
  for (const title of readTitles(end.next)) {
    // In `Trends from 1990 to 2020. Nature 5, 1–9 (2021)`, the year after the title belongs to the title.
    if (title.kind === 'year' && stated !== undefined) continue;
    if (authors + title.score + maxContainerScore < best - 1) continue;
    const container = readContainer(title.next, stated !== undefined);
    const score =
      authors + title.score + container.score + ((stated ?? end.state ?? container.year) ? 1 : -1);
    best = Math.max(best, score);
    found.push({
      authors: end.list.names,
      truncated: end.list.truncated,
      title,
      ...((stated ?? container.year) !== undefined && { year: stated ?? container.year }),
      ...(end.date !== undefined && { date: end.date }),
      ...(end.state !== undefined && { state: end.state }),
      container,
      score,
      form: end.list.form,
      isQuoted: title.isQuoted,
      style: `${end.list.form} ${end.terminator} ${title.kind}`,
      marked: end.list.marked,
    });
  }
}

/** Adds the segmentations in which the title is before the authors, as on many pages of groups. */
function addTitleFirst(
  text: string,
  start: { end: number; year?: string },
  isCommon: (word: string) => boolean,
  readTitles: TitleReader,
  readContainer: ContainerReader,
  found: Candidate[],
): void {
  for (const title of readTitles(start.end)) {
    if (title.kind === 'mark' || title.kind === 'end') continue;
    const by = /(?:By|by|with|With|Authors?:|von|par|por)?:? ?/uy;
    by.lastIndex = title.next;
    const at = by.test(text) ? by.lastIndex : title.next;
    for (const end of authorLists(text, at, nameForms, isCommon)) {
      const { list } = end;
      if (list.form === 'unspaced' && title.kind !== 'line') continue;
      const stated = start.year ?? end.year;
      const container = readContainer(end.next, stated !== undefined);
      let score =
        scoreAuthors({ ...end, terminator: end.terminator === 'year' ? 'year' : 'comma' }) +
        title.score +
        container.score +
        ((stated ?? container.year) ? 1 : -1);
      score += title.kind === 'line' ? 1.5 : title.isQuoted ? 0 : -1.5;
      if (list.names.length === 1 && title.kind !== 'line') score -= 1.5;
      if (end.terminator === 'line') score += 1;
      found.push({
        authors: list.names,
        truncated: list.truncated,
        title,
        ...((stated ?? container.year) !== undefined && { year: stated ?? container.year }),
        container,
        score,
        form: list.form,
        isQuoted: title.isQuoted,
        style: `title ${title.kind} ${list.form} ${end.terminator}`,
        marked: list.marked,
      });
    }
  }
}

const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '‘': '’',
  '„': '“”',
  '「': '」',
  '『': '』',
  '‹': '›',
};

/** Parts of a container, such as `In Proceedings` or `pp. 5`. They are a sign that a title ended before them. */
const containerSign =
  /(?:^|[.,] )In:? (?:Proc|\p{Lu})|\bProceedings of\b|\b(?:pp|vol|no)\. ?\d|\((?:19|20)\d\d\)|\bet al\b|\d{1,4}\(\d{1,3}\)|\barXiv\b/u;
/** Letters of scripts in which words are not separated by spaces. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Maximum length of a title, in characters. */
const maxTitleLength = 600;

/** Returns the positions where a title that begins at a position may end, each with its points. */
function titleEnds(text: string, start: number): ScoredTitle[] {
  if (start >= text.length) return [];
  const limit = Math.min(text.length, start + maxTitleLength);
  const range = text.slice(start, limit);
  const sign = start + (containerSign.exec(range)?.index ?? maxTitleLength * 2);
  const startScore = /^["“'‘«„(]?(?:\p{Lu}|\p{N}|\p{Lo}|\$|[a-z]{0,3}\p{Lu})/u.test(range) ? 0.5 : -1;
  const isUnspaced = unspaced.test(range);
  const quoted = quotedEnds(text, start).map((end) => {
    const count = isUnspaced ? end.title.length / 2 : end.title.split(' ').length;
    // In `“Yes, but”: A Study of Agreement`, only a part of the title is quoted.
    const isPart = /^(?::| ?\p{Ll}(?!n\b)|[”"])/u.test(text.slice(end.next, end.next + 3));
    return {
      ...end,
      score: (isPart ? 0 : 3) + startScore + scoreLength(count) + (sign < end.next ? -2.5 : 0),
    };
  });
  if (quoted.some(({ next }) => /[.,;]/u.test(text.charAt(next)) || /[.,?!]/u.test(text.charAt(next - 2))))
    return quoted;
  const ends: ScoredTitle[] = quoted;
  let depth = 0;
  const seen = { words: 0, capitals: 0, initials: 0, commas: 0, sentences: 0 };
  const push = (kind: TitleEnd['kind'], end: number, next: number) => {
    const title = text.slice(start, end).trim();
    if (title === '' || !/\p{L}/u.test(title)) return;
    const words = isUnspaced ? Math.ceil(title.length / 2) : seen.words;
    let score = startScore + scoreLength(words) + (sign < end ? -2.5 : 0);
    score -= { dot: 0, comma: 0.8, end: 1, mark: 0.5, line: 0, bracket: 0, year: 0.3, quote: 0 }[kind];
    if (kind === 'bracket' && /\d ?$/u.test(title)) score -= 3;
    if (kind === 'line' && isNamesOnly(title)) score -= 4;
    score -= seen.sentences * 0.9;
    // Initials and capitals after commas mean that names are still in the title.
    score -= Math.min(4, seen.initials * 1.2);
    if (seen.commas > 1 && seen.capitals >= seen.words - 2) score -= 1;
    ends.push({ title, next, isQuoted: false, kind, score });
  };
  let inWord = false;
  for (let at = start; at < limit && ends.length < maxTitleEnds; at++) {
    const character = text.charAt(at);
    const isSpace = character === ' ' || character === '\n';
    if (!isSpace && !inWord && /[\p{L}\p{N}]/u.test(character)) {
      inWord = true;
      seen.words++;
      if (/\p{Lu}/u.test(character)) seen.capitals++;
      if (
        /^\p{Lu}\.[\s,:]/u.test(text.slice(at, at + 3)) &&
        (at === start || /[\s,]/u.test(text.charAt(at - 1)))
      )
        seen.initials++;
    }
    if (isSpace) inWord = false;
    if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
    if (character === idMark || character === preprintMark) {
      push('mark', at, at);
      break;
    }
    if (character === '\n') {
      push('line', at, at + 1);
      continue;
    }
    if (!/[.。．?!？！,([ ]/u.test(character)) continue;
    const after = text.charAt(at + 1);
    const isEnd =
      after === ' ' || after === '\n' || after === '' || after === idMark || after === preprintMark;
    if (depth > (character === '[' || character === '(' ? 1 : 0)) continue;
    if (/[.。．]/u.test(character) && (isEnd || character !== '.')) {
      if (isAbbreviation(text, start, at)) continue;
      push('dot', at, at + 1);
      if (/^.\s(?:\p{Lu}|\p{Lo})/u.test(text.slice(at, at + 3))) seen.sentences++;
    } else if (/[?!？！]/u.test(character) && isEnd) {
      push('dot', at + 1, at + 1);
      if (/^.\s(?:\p{Lu}|\p{Lo})/u.test(text.slice(at, at + 3))) seen.sentences++;
    } else if (character === ',' && after === ' ') {
      push('comma', at, at + 1);
      seen.commas++;
    } else if (character === '(' && /^\((?:19|20)\d\d[a-z]?\)/u.test(text.slice(at, at + 8)))
      push('bracket', at, at);
    else if (character === '(' && (after === idMark || after === preprintMark)) push('dot', at, at + 1);
    else if (character === '[' && at > start) push('dot', at, at);
    else if (
      character === '(' &&
      /^\((?:Doctoral|Ph\.?D|Master|Bachelor|MSc|Diss)/u.test(text.slice(at, at + 9))
    )
      push('dot', at, at);
    else if (character === ' ' && /^ (?:19|20)\d\d[.;,](?: |$)/u.test(text.slice(at, at + 7)))
      push('year', at, at + 1);
    else if (character === ' ' && /^ (?:[-–—|·•] |[Ii]n: )/u.test(text.slice(at, at + 5)))
      push('comma', at, at + 1);
  }
  if (limit === text.length) push('end', text.length, text.length);
  return ends;
}

/** Points for the number of words of a title. */
function scoreLength(words: number): number {
  if (words <= 1) return -1.5;
  if (words === 2) return -0.6;
  return words > 35 ? (35 - words) * 0.2 : 0;
}

/** Returns the ends of a title in quotation marks. */
function quotedEnds(text: string, start: number): TitleEnd[] {
  const two = text.slice(start, start + 2);
  const open = two === '``' ? two : text.charAt(start);
  const close = two === '``' ? "''" : (closing[open] ?? (open === '"' || open === "'" ? open : ''));
  if (close === '') return [];
  const ends: TitleEnd[] = [];
  const from = start + open.length;
  const limit = Math.min(text.length, from + 600);
  let depth = 1;
  for (let at = from; at < limit && ends.length < 4; at++) {
    const character = text.charAt(at);
    if (character === open && open !== close && open !== '‘') depth++;
    const isClose =
      close.length === 2 && open === '``' ? text.startsWith(close, at) : close.includes(character);
    if (!isClose) continue;
    const width = open === '``' ? 2 : 1;
    const before = text.charAt(at - 1);
    const after = text.charAt(at + width);
    const isEnd = /[\s.,;:()[\]\uE000\uE001]|^$/u.test(after);
    if (open !== close && open !== '‘' && open !== '„' && open !== '``') {
      depth--;
      if (depth > 0) continue;
    }
    if (!isEnd) {
      depth = Math.max(1, depth);
      continue;
    }
    // An apostrophe inside a word or after a plural is not the end of the title.
    if (
      (open === '‘' || open === "'") &&
      !/[.,?!]/u.test(before) &&
      !/[.,;:]|^$/u.test(after) &&
      /\p{L}/u.test(before) &&
      /^.\s?\p{Ll}/u.test(text.slice(at + 1, at + 4)) &&
      !/^\s?in\b/u.test(text.slice(at + 1, at + 5))
    )
      continue;
    ends.push({ title: text.slice(from, at), next: at + width, isQuoted: true, kind: 'quote' });
    depth = 1;
  }
  return ends;
}

/** Whether a full stop is part of an abbreviation inside a title, such as `vs.` or `St.`. */
function isAbbreviation(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - 12), at);
  const word = /(?:^|[\s(])([\p{L}.]{1,10})$/u.exec(before)?.[1] ?? '';
  if (
    /^(?:vs|cf|e\.g|i\.e|etc|al|approx|ca|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Fig|Eq|Sec|Vol|resp|spp|var|subsp|bzw|z\.B|d\.h|u\.a|v)$/u.test(
      word,
    )
  )
    return true;
  // `E. coli`: one capital letter, and then a word in lower case.
  return (
    /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) && word.length < 4 && /^\. ?\p{Ll}/u.test(text.slice(at, at + 3))
  );
}

/** Removes the punctuation at the end of a title, and quotation marks around it. */
function cleanTitle({ title, isQuoted }: TitleEnd): string {
  return (isQuoted ? title : title.replace(/^["“](.+)["”]$/u, '$1'))
    .replace(/\n/gu, ' ')
    .replace(/[\uE000\uE001]/gu, ' ')
    .replace(/[\s,;:]{1,4}$/u, '')
    .replace(/(?<![.?!])\.$/u, '')
    .replace(/\s{2,}/gu, ' ')
    .trim();
}
