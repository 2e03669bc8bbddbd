import type { SourcePaper } from '../values/draft.ts';
import {
  containerAbbreviations,
  containerKinds,
  gbTypes,
  journalWord,
  leadingDate,
} from './container-words.ts';
import { idMark, preprintMark } from './reference-ids.ts';
import { takeRemarks } from './remarks.ts';
import { findVolume } from './volume.ts';

/** The part of a reference after the title: the journal, proceedings or book, and the numbers. */
export interface Container {
  type: SourcePaper['type'];
  fields: Pick<SourcePaper, 'containerTitle' | 'volume' | 'issue' | 'page' | 'publisher' | 'awards' | 'note'>;
  /** Year in the text, if it has one. */
  year?: string;
  /**
   * How well the text looks like the end of a reference: above 0 if it does. The points are comparable with those of
   * the title and the authors.
   */
  score: number;
}

const inWord = /^(?:In|in|IN|En|en|Dans|dans|Im)(?::|,? (?=\p{Lu}|\d|["“«‘'(*_]|the |\p{Lo}))\s?/u;
const gbMark = /^\[(J|C|M|D|R|P|S|N|G|EB|DB|CP|A|Z)(?:\/OL)?\](?:\/\/)?[.\s]{0,2}/u;
const leadingYear = /^\(?((?:19|20)\d\d)[a-z]?\)?(?:[.;,:]\s?|$)(?:published online [\p{L}\d ]{1,30}\. ?)?/u;
const anyYear = /(?<![\d–-])(?:19[3-9]\d|20[0-4]\d)(?![\d–-])/gu;
const bookWord = /\b(?:Handbook|Companion|Encyclopa?edia|Handbuch|Manual)\b|\((?:Eds?|Hrsg|éds?|eds?)\.?\)/u;
/** Names of journals that begin with a small letter. */
const smallName = /^(?:arxiv|biorxiv|medrxiv|elife|eprint|npj|iscience|pp?\.|vol\.|edited|mbio|dblp)/iu;

/**
 * Parses the part of a reference that follows the title.
 *
 * @param hasYear whether the reference has a year before the title
 */
export function parseContainer(reference: string, hasYear: boolean): Container {
  const remarks = takeRemarks(reference.replace(/^[\s.,;:)\]–—-]{1,6}/u, ''));
  let rest = remarks.text.replace(/^[\s.,;:]{1,9}/u, '');
  const fields: Container['fields'] = {
    ...(remarks.awards && { awards: remarks.awards }),
    ...(remarks.note !== undefined && { note: remarks.note }),
  };
  let score = remarks.note === undefined ? 0 : 1;
  if (rest === '') return { type: 'document', fields, score: hasYear ? score : score - 1 };
  const skip = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest) ?? undefined;
    if (found) rest = rest.slice(found[0].length);
    return found;
  };
  const mark = skip(gbMark);
  if (mark) score += 2;
  // A date before the container, as in ISO 690: `3 June 2026. arXiv.`
  const date = skip(leadingDate);
  if (date) score += 0.5;
  // The year directly after the title: `2026. https://doi.org/…`. In `2020;12(3)`, the volume follows.
  const first = /^\(?\d{4};\d/u.test(rest) ? undefined : skip(leadingYear);
  if (first) score += hasYear ? 0.2 : 1.2;
  const hasPreprint = rest.includes(preprintMark);
  const startsWithId = rest.startsWith(idMark) || rest.startsWith(preprintMark);
  const isIn = skip(inWord) !== undefined;
  if (isIn) score += 2.5;

  const segment = firstSegment(rest);
  const head = /^[^,.;(\d]{0,90}/u.exec(rest)?.[0] ?? '';
  const hasJournalWord = journalWord.test(head);
  const sign = containerKinds.find(([pattern]) => pattern.test(isIn ? rest.slice(0, 400) : segment));
  const kind = gbTypes[mark?.[1] ?? ''] ?? sign?.[1];
  if (kind !== undefined) score += isIn || (kind === 'paper-conference' && !sign?.[0].test(head)) ? 0.5 : 2;
  else if (hasJournalWord) score += isIn ? 0.3 : 1.5;
  // In `Ten Years Later [PhD thesis, Example University]`, the text before the bracket is the end of the title.
  if (sign && !isIn && !mark && kind !== 'paper-conference' && segment.search(sign[0]) > 3) score -= 2.5;
  if (hasPreprint || startsWithId) score += startsWithId ? 2.5 : 0.5;

  const stated = [...rest.matchAll(anyYear)].at(-1)?.[0];
  if (stated !== undefined) score += hasYear ? 0.2 : first ? -1.2 : 1.2;
  const year = first?.[1] ?? stated ?? date?.[1];

  const volume = findVolume(rest, isIn || kind === 'paper-conference');
  Object.assign(fields, volume.fields);
  if (volume.fields.volume !== undefined)
    score += volume.fields.issue === undefined && volume.fields.page === undefined ? 1 : 2;
  else if (volume.fields.page !== undefined) score += 1;

  const name = containerName(rest.slice(0, volume.start), year);
  if (kind === 'thesis' || kind === 'report') {
    const institution = institutionOf(rest, sign?.[0]);
    if (institution !== undefined) fields.publisher = institution;
  } else if (name !== '' && kind !== 'article') fields.containerTitle = name;
  score += scoreProse({
    rest,
    segment,
    name,
    isIn,
    startsWithId,
    kind,
    hasJournalWord,
    hasYear: year !== undefined,
  });
  return {
    type: typeOf({ isBook: bookWord.test(rest), kind, isIn, hasPreprint, hasJournalWord, fields, name }),
    fields,
    ...(year !== undefined && { year }),
    score,
  };
}

/** Takes points from a text without the signs of a container: it is probably the second half of the title. */
function scoreProse(seen: {
  rest: string;
  segment: string;
  name: string;
  isIn: boolean;
  startsWithId: boolean;
  kind: SourcePaper['type'] | undefined;
  hasJournalWord: boolean;
  hasYear: boolean;
}): number {
  const { rest, segment, name, isIn, startsWithId, kind, hasJournalWord, hasYear } = seen;
  if (isIn || startsWithId) return 0;
  let score = /^\p{Ll}/u.test(rest) && !smallName.test(rest) ? -3 : 0;
  if (kind !== undefined || hasJournalWord) return score;
  const next = rest.slice(segment.length).replace(/^[.\s?!]{1,3}/u, '');
  // `A Review. Nature 5, 1–9` after `Is It True?`
  if (!/\d/u.test(segment)) {
    if (next !== '' && !/^[(\d]/u.test(next)) score -= 2.5;
    else if (next === '' && !hasYear && segment.split(' ').length > 3) score -= 2;
  }
  const lower = segment.split(' ').filter((word) => /^\p{Ll}/u.test(word) && !smallWords.has(word)).length;
  score -= Math.min(3, lower * 0.5);
  if (name === '') score -= 0.5;
  if (name.split(' ').length > 9) score -= 1;
  return score;
}

/** Words in lower case in the names of journals. */
const smallWords = new Set('of the and for in on et de und der für la des a to e y del di'.split(' '));

function typeOf(seen: {
  kind: SourcePaper['type'] | undefined;
  isIn: boolean;
  hasPreprint: boolean;
  hasJournalWord: boolean;
  fields: Container['fields'];
  name: string;
  /** Whether the container has editors, or is a handbook. */
  isBook: boolean;
}): SourcePaper['type'] {
  const { kind, isBook, isIn, hasPreprint, hasJournalWord, fields, name } = seen;
  if (kind !== undefined) return kind;
  if (isIn) return isBook ? 'chapter' : 'paper-conference';
  if (fields.volume !== undefined || fields.issue !== undefined || hasJournalWord) return 'article-journal';
  return hasPreprint && name === '' ? 'article' : 'document';
}

/** Returns the text up to the end of its first sentence. Full stops of abbreviations do not end a sentence. */
function firstSegment(text: string): string {
  for (const { index, 0: found } of text.matchAll(/[.?!] (?=\S)|[\uE000\uE001]/gu)) {
    if (found.length === 1 || !isShortened(text, index)) return text.slice(0, index);
  }
  return text;
}

/** Whether the full stop at a position ends a shortened word, such as `Proc.` or an initial. */
function isShortened(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 20), at);
  const word = before.slice(Math.max(...[' ', '(', ',', '/'].map((sign) => before.lastIndexOf(sign))) + 1);
  return containerAbbreviations.has(word) || /^\p{Lu}$|\.\p{L}$/u.test(word);
}

/** Returns the name of the journal or proceedings, without the year, the publisher and brackets at the end. */
function containerName(text: string, year: string | undefined): string {
  let name = text.replace(/[\uE000\uE001]/gu, ' ');
  // A new sentence is no longer the name, unless the full stop ends an abbreviation such as `Proc.`.
  for (const { index } of name.matchAll(/\. (?=\p{Lu})/gu)) {
    if (isShortened(name, index)) continue;
    name = name.slice(0, index);
    break;
  }
  const at = year === undefined ? -1 : name.lastIndexOf(year);
  const isAtEnd =
    at > 0 &&
    name.length - at < 48 &&
    /[,.;:(] ?(?:\p{L}{3,10}\.? )?$/u.test(name.slice(Math.max(0, at - 14), at));
  if (isAtEnd) name = name.slice(0, at).replace(/[,.;:(] ?(?:\p{L}{3,10}\.? )?$/u, '');
  const plain = name
    .replace(/^["“‘'«*_]{1,3}|["”’'»*_]{1,3}$/gu, '')
    .replace(/\((?:Eds?|Hrsg)\.?\).{0,3}/u, '')
    .replace(/(?<=\S)[\s,.;:(–—-]{1,9}$/u, '')
    .replace(/ {2,9}/gu, ' ')
    .trim();
  return /\p{L}/u.test(plain) ? plain : '';
}

/** Returns the university or institution of a thesis or report. */
function institutionOf(text: string, kind: RegExp | undefined): string | undefined {
  const plain = (kind ? text.replace(kind, '') : text)
    .replace(/[\uE000\uE001]/gu, ' ')
    .replace(anyYear, '')
    .replace(/[\s.,;:()[\]]{1,9}/gu, ' ')
    .trim();
  return /\p{L}{2}/u.test(plain) && plain.length < 120 ? plain : undefined;
}
