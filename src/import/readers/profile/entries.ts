import { isNameList, isSurelyAuthors } from '../values/author-line.ts';
import { type HeadLine, isUnreadableHead, parseHeadLine } from './head-line.ts';
import type { Line } from '../values/lines.ts';
import { isMetric } from './header.ts';

/** Maximum length of a line that can be a title, if only its position suggests that it is one. */
const maxTitleLength = 1000;

/** The lines of one paper: the head line with category and date, if it is valid, and the lines below it. */
export interface Entry {
  head: HeadLine | undefined;
  /** Line of the head, or of the title if there is no head. */
  line: number;
  /** A line in the position of the head that contains no date. */
  badHead?: string;
  lines: Line[];
}

/** Splits a text into its profiles. Each begins with a name above metrics and a line such as `16 Papers`. */
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

/** Splits lines into papers: at every head line, and where a title and authors have none. The lines above them are the header. */
export function splitEntries(lines: readonly Line[]): { header: Line[]; entries: Entry[] } {
  const header: Line[] = [];
  const entries: Entry[] = [];
  const owner = lines[0]?.text;
  for (const [index, line] of lines.entries()) {
    const entry = entries.at(-1);
    const isTitle = entry?.head && entry.lines.length === 0 && !line.afterGap;
    const head = headAt(lines, index, isTitle === true);
    const canBegin = index > 0 && (!entry || entry.lines.length > 1);
    if (head) entries.push({ head, line: line.number, lines: [] });
    else if (index > 0 && entry?.lines.length !== 0 && isBadHead(lines, index, owner)) {
      entries.push({ head: undefined, badHead: line.text, line: line.number, lines: [] });
    } else if (canBegin && isHeadless(lines, index, owner)) {
      entries.push({ head: undefined, line: line.number, lines: [line] });
    } else (entry?.lines ?? header).push(line);
  }
  return { header, entries };
}

/** Returns the head on a line. A date without a category is a head only if a title follows, which never happens in an abstract. */
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
 * Whether a line is in the position of a head but has no readable date: it is above a title with names below, or it looks like a
 * head, such as `LGJly 12, 2022`.
 */
function isBadHead(lines: readonly Line[], index: number, owner: string | undefined): boolean {
  const [line, title, authors] = lines.slice(index, index + 3);
  if (!line || !title || title.text.length > maxTitleLength) return false;
  const isAboveNames = authors !== undefined && !isSurelyAuthors(title.text) && isSurelyAuthors(authors.text);
  if (isUnreadableHead(line.text, isAboveNames)) return true;
  if (!line.afterGap || title.afterGap || authors?.afterGap !== true || line.text.length > 40) return false;
  if (!/\d|^(?:[a-z-]{2,8}\.)?[A-Z]{2}(?:Code)?$/u.test(line.text)) return false;
  return isAboveNames || authors.text === owner || isOneName(authors.text);
}

/** Whether a line is a title with certain authors below it and no head line above it. */
function isHeadless(lines: readonly Line[], index: number, owner: string | undefined): boolean {
  const [line, authors] = lines.slice(index, index + 2);
  if (!line || !authors || line.text.length > maxTitleLength || isSurelyAuthors(line.text)) return false;
  const isAlone = line.afterGap && authors.afterGap;
  if (isNameList(authors.text)) {
    if (!isAlone && /^\p{Ll}/u.test(line.text)) return false;
    // Without empty lines, the line above must be the end of an abstract.
    const isBelowEnd = /[.!?)\]”"/]$/u.test(lines[index - 1]?.text ?? '');
    return isAlone || ((line.afterGap || isBelowEnd) && !/[.:]$/u.test(line.text));
  }
  return isAlone && !/[.!?:]$/u.test(line.text) && (isSurelyAuthors(authors.text) || authors.text === owner);
}

function isOneName(line: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){1,4}$/u.test(line);
}

/** Joins lines without an empty line between them to paragraphs. */
export function joinLines(lines: readonly Line[]): string[] {
  const paragraphs: string[][] = [];
  for (const { text, afterGap } of lines) {
    const paragraph = paragraphs.at(-1);
    if (afterGap || !paragraph) paragraphs.push([text]);
    else paragraph.push(text);
  }
  return paragraphs.map((paragraph) => paragraph.join(' '));
}
