import { isNameList, isSurelyAuthors } from '../values/author-line.ts';
import { type HeadLine, isUnreadableHead, parseHeadLine } from './head-line.ts';
import type { Line } from '../values/lines.ts';
import { isMetric } from './header.ts';

/**
 * Maximum length of a title, in characters. It is used if only the position of a line suggests that the line is a
 * title.
 */
const maxTitleLength = 1000;

/**
 * The lines of one paper. The head is the line above the title, with category and date. It is undefined if it is
 * missing or invalid.
 */
export interface Entry {
  head: HeadLine | undefined;
  /** Line number of the head, or of the title if there is no head. */
  line: number;
  /** The line above the title, if it looks like a head but contains no valid date. */
  badHead?: string;
  lines: Line[];
}

/**
 * Splits a text into profiles. Each profile begins with a name. Below the name are metrics, and a line such as `16
 * Papers`.
 */
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
  // The lines above the first profile are the menu of the page if no paper is among them.
  const second = starts[1];
  if (
    second !== undefined &&
    !lines.slice(0, second).some(({ text }) => parseHeadLine(text)?.isRunTogether)
  ) {
    const hasProfile = lines
      .slice(0, second)
      .some(({ text }) => isMetric(text) || /^[\d,]+ papers?$/iu.test(text));
    if (!hasProfile) starts.splice(1, 1);
  }
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

/**
 * Splits the lines of a profile into papers. A paper begins at a head line, or at a title with authors below it if
 * the head line is missing. The lines above the first paper are the header.
 */
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

/**
 * Returns the head on a line. A date without a category is a head only if a title follows it. This never happens
 * inside an abstract.
 */
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
 * Whether a line should be a head but has no valid date. This is assumed if the line is above a title with names
 * below it, or looks like a head, such as `LGJly 12, 2022`.
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

/** Whether a line is a title with authors below it, but without a head line above it. */
function isHeadless(lines: readonly Line[], index: number, owner: string | undefined): boolean {
  const [line, authors] = lines.slice(index, index + 2);
  if (!line || !authors || line.text.length > maxTitleLength || isSurelyAuthors(line.text)) return false;
  const isAlone = line.afterGap && authors.afterGap;
  if (isNameList(authors.text)) {
    if (!isAlone && /^\p{Ll}/u.test(line.text)) return false;
    // If there are no empty lines, the line above must look like the end of an abstract.
    const isBelowEnd = /[.!?)\]”"/]$/u.test(lines[index - 1]?.text ?? '');
    return isAlone || ((line.afterGap || isBelowEnd) && !/[.:]$/u.test(line.text));
  }
  return isAlone && !/[.!?:]$/u.test(line.text) && (isSurelyAuthors(authors.text) || authors.text === owner);
}

function isOneName(line: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){1,4}$/u.test(line);
}

/** Joins lines to paragraphs. A new paragraph begins after an empty line. */
export function joinLines(lines: readonly Line[]): string[] {
  const paragraphs: string[][] = [];
  for (const { text, afterGap } of lines) {
    const paragraph = paragraphs.at(-1);
    if (afterGap || !paragraph) paragraphs.push([text]);
    else paragraph.push(text);
  }
  return paragraphs.map((paragraph) => paragraph.join(' '));
}
