import { isNameList, isSurelyAuthors } from '../values/author-line.ts';
import { type HeadLine, isUnreadableHead, parseHeadLine } from './head-line.ts';
import type { Line } from '../values/lines.ts';
import { isMetric } from './header.ts';

/** The most characters of a line that may be taken for a title where nothing but its place says so. */
const longestTitle = 1000;

/** The lines of one paper: the line with its category and date, if it has a good one, and what follows. */
export interface Entry {
  head: HeadLine | undefined;
  /** The line of the head, or of the title where there is no head. */
  line: number;
  /** A line stands in the place of the head, but holds no date. */
  badHead?: string;
  lines: Line[];
}

/** Parts a text into which several profiles were pasted; each begins with the name above metrics and `16 Papers`. */
export function splitProfiles(lines: readonly Line[]): Line[][] {
  const starts = [0];
  for (const [index, { text }] of lines.entries()) {
    if (!/^[\d,]+ papers?$/iu.test(text)) continue;
    let start = index;
    while (start > 0 && isMetric(lines[start - 1]?.text ?? '')) start--;
    if (start === index) continue;
    const above = lines[start - 1];
    const hasField = above && !lines[start]?.afterGap && /^[A-Za-z][\w.-]{0,20}$/u.test(above.text);
    const name = start - (hasField ? 2 : 1);
    if (name > (starts.at(-1) ?? 0)) starts.push(name);
  }
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

/** Parts the lines at every head, and where a title and authors stand without one; what stands above them is the header. */
export function splitEntries(lines: readonly Line[]): { header: Line[]; entries: Entry[] } {
  const header: Line[] = [];
  const entries: Entry[] = [];
  const owner = lines[0]?.text;
  for (const [index, line] of lines.entries()) {
    const entry = entries.at(-1);
    const isTitle = entry?.head && entry.lines.length === 0 && !line.afterGap;
    const head = headAt(lines, index, isTitle === true);
    const mayBegin = index > 0 && (!entry || entry.lines.length > 1);
    if (head) entries.push({ head, line: line.number, lines: [] });
    else if (index > 0 && entry?.lines.length !== 0 && isBadHead(lines, index, owner)) {
      entries.push({ head: undefined, badHead: line.text, line: line.number, lines: [] });
    } else if (mayBegin && isHeadless(lines, index, owner)) {
      entries.push({ head: undefined, line: line.number, lines: [line] });
    } else (entry?.lines ?? header).push(line);
  }
  return { header, entries };
}

/** The head that stands on a line. A bare date counts only where a title follows, as in no abstract. */
function headAt(lines: readonly Line[], index: number, isTitle: boolean): HeadLine | undefined {
  const line = lines[index];
  const head = parseHeadLine(line?.text ?? '');
  if (!head || head.isRunTogether) return head;
  if (isTitle) return undefined;
  const [title, authors] = lines.slice(index + 1, index + 3);
  const hasTitle = line?.afterGap && title?.afterGap === false;
  return hasTitle || isSurelyAuthors(authors?.text ?? '') ? head : undefined;
}

/**
 * Whether a line stands where a category and a date should, but tells no date: above a title, below which names follow, or in
 * the form of one, as `LGJly 12, 2022`.
 */
function isBadHead(lines: readonly Line[], index: number, owner: string | undefined): boolean {
  const [line, title, authors] = lines.slice(index, index + 3);
  if (!line || !title || title.text.length > longestTitle) return false;
  const isAboveNames = authors !== undefined && !isSurelyAuthors(title.text) && isSurelyAuthors(authors.text);
  if (isUnreadableHead(line.text, isAboveNames)) return true;
  if (!line.afterGap || title.afterGap || authors?.afterGap !== true || line.text.length > 40) return false;
  if (!/\d|^(?:[a-z-]{2,8}\.)?[A-Z]{2}(?:Code)?$/u.test(line.text)) return false;
  return isAboveNames || authors.text === owner || isOneName(authors.text);
}

/** Whether a title stands here with sure authors below it, though no line above it tells of a date. */
function isHeadless(lines: readonly Line[], index: number, owner: string | undefined): boolean {
  const [line, authors] = lines.slice(index, index + 2);
  if (!line || !authors || line.text.length > longestTitle || isSurelyAuthors(line.text)) return false;
  const isAlone = line.afterGap && authors.afterGap;
  if (isNameList(authors.text)) {
    if (!isAlone && /^\p{Ll}/u.test(line.text)) return false;
    // Where no line is empty, the one above has to end an abstract.
    const isBelowEnd = /[.!?)\]”"/]$/u.test(lines[index - 1]?.text ?? '');
    return isAlone || ((line.afterGap || isBelowEnd) && !/[.:]$/u.test(line.text));
  }
  return isAlone && !/[.!?:]$/u.test(line.text) && (isSurelyAuthors(authors.text) || authors.text === owner);
}

function isOneName(line: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){1,4}$/u.test(line);
}

/** Lines that follow each other belong to one paragraph. */
export function joinLines(lines: readonly Line[]): string[] {
  const paragraphs: string[][] = [];
  for (const { text, afterGap } of lines) {
    const paragraph = paragraphs.at(-1);
    if (afterGap || !paragraph) paragraphs.push([text]);
    else paragraph.push(text);
  }
  return paragraphs.map((paragraph) => paragraph.join(' '));
}
