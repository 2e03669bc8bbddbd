import { isNamesOnly } from './name-list.ts';
import { idMark, preprintMark } from './reference-ids.ts';

/** Maximum number of positions that are tried for the end of a title. */
const maxTitleEnds = 24;

export interface TitleEnd {
  title: string;
  /** Position where the text after the title begins. */
  next: number;
  isQuoted: boolean;
  kind: 'quote' | 'dot' | 'comma' | 'line' | 'mark' | 'bracket' | 'year' | 'end';
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
export function titleEnds(text: string, start: number): ScoredTitle[] {
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
export function cleanTitle({ title, isQuoted }: TitleEnd): string {
  return (isQuoted ? title : title.replace(/^["“](.+)["”]$/u, '$1'))
    .replace(/\n/gu, ' ')
    .replace(/[\uE000\uE001]/gu, ' ')
    .replace(/[\s,;:]{1,4}$/u, '')
    .replace(/(?<![.?!])\.$/u, '')
    .replace(/\s{2,}/gu, ' ')
    .trim();
}

export type ScoredTitle = TitleEnd & { score: number };
