import type { Diagnostic } from '../../model/diagnostic.ts';
import { quote } from '../../model/diagnostic.ts';
import { nameKey } from '../../model/name.ts';
import type { PaperRecord, ProfileOwner, ReadText } from '../record.ts';
import { type AuthorLine, isProse, isSurelyAuthors, parseAuthorLine } from './author-line.ts';
import { type HeadLine, headAdvice, parseHeadLine } from './head-line.ts';
import { parseProfileHeader } from './profile-header.ts';
import { findRepository } from './repository.ts';

/** A line that is not empty, its white space as single blanks. */
export interface Line {
  text: string;
  /** Counted from 1. */
  number: number;
  /** An empty line, or the start of the text, stands before it. */
  afterGap: boolean;
}

/** The lines of one paper: the line with its category and date, if it has a good one, and what follows. */
interface Entry {
  head: HeadLine | undefined;
  /** The line of the head, or of the title where there is no head. */
  line: number;
  /** A line stands in the place of the head, but holds no date. */
  badHead?: string;
  lines: Line[];
}

/**
 * Reads the text of a profile page: name, field, metrics and the number of papers, then for each paper a line of category,
 * date and perhaps `Code` run together, the title, the authors and the abstract. Empty lines between them may be missing or
 * doubled. Papers without a date, authors or an abstract are kept, and told of.
 */
export function readProfile(text: string, file: string): ReadText {
  const lines = toLines(text);
  const diagnostics: Diagnostic[] = [];
  const first = lines.findIndex((line, index) => headAt(lines, index) !== undefined);
  const header = parseProfileHeader(lines.slice(0, first === -1 ? lines.length : first), file);
  const entries = first === -1 ? [] : splitEntries(lines.slice(first));
  const records: PaperRecord[] = [];
  let unread = 0;
  for (const entry of entries) {
    const record = readEntry(entry, file, header.owner, diagnostics);
    if (record) records.push(record);
    else unread++;
  }
  return { ...header, file, records, unread, diagnostics: [...header.diagnostics, ...diagnostics] };
}

function toLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\s+/gu, ' ').trim();
    if (line !== '') lines.push({ text: line, number: index + 1, afterGap });
    afterGap = line === '';
  }
  return lines;
}

/** The head that stands on a line; without a category it counts only where a title follows at once, as in no abstract. */
function headAt(lines: readonly Line[], index: number): HeadLine | undefined {
  const head = parseHeadLine(lines[index]?.text ?? '');
  if (!head || head.category !== undefined) return head;
  return lines[index]?.afterGap && lines[index + 1]?.afterGap === false ? head : undefined;
}

/** Parts the lines at every head, and where a title and authors stand without one. */
function splitEntries(lines: readonly Line[]): Entry[] {
  const entries: Entry[] = [];
  for (const [index, line] of lines.entries()) {
    const head = headAt(lines, index);
    const entry = entries.at(-1);
    if (head) entries.push({ head, line: line.number, lines: [] });
    else if (entry && entry.lines.length > 1 && beginsWithoutHead(lines, index)) {
      const [next] = lines.slice(index + 1);
      const hasBadHead = next && !next.afterGap && isSurelyAuthors(lines[index + 2]?.text ?? '');
      entries.push(
        hasBadHead
          ? { head: undefined, badHead: line.text, line: line.number, lines: [] }
          : { head: undefined, line: line.number, lines: [line] },
      );
    } else entry?.lines.push(line);
  }
  return entries;
}

/** Whether a paper begins here although its line of category and date is missing or unreadable: title, then sure authors. */
function beginsWithoutHead(lines: readonly Line[], index: number): boolean {
  const [line, second, third] = lines.slice(index, index + 3);
  if (!line?.afterGap || !second || /[.!?:]$/u.test(line.text) || line.text.length > 1000) return false;
  if (second.afterGap) return isSurelyAuthors(second.text) && !isSurelyAuthors(line.text);
  return (
    line.text.length <= 40 && /\d/u.test(line.text) && third?.afterGap === true && isSurelyAuthors(third.text)
  );
}

function readEntry(
  { head, line, badHead, lines }: Entry,
  file: string,
  owner: ProfileOwner | undefined,
  diagnostics: Diagnostic[],
): PaperRecord | undefined {
  const tell = (severity: Diagnostic['severity'], at: number, message: string, advice: string) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  const [titleLine, ...rest] = lines;
  if (!titleLine) {
    tell('error', line, 'No title stands below this line.', 'Put the title on the next line.');
    return undefined;
  }
  const title = titleLine.text;
  if (badHead !== undefined) {
    tell('error', line, `There is no date in ${quote(badHead)} above ${quote(title)}.`, headAdvice);
  } else if (!head) tell('error', line, `There is no date before ${quote(title)}.`, headAdvice);

  let names: AuthorLine | undefined;
  const [authorLine] = rest;
  if (authorLine && !isProse(authorLine.text)) {
    names = parseAuthorLine(authorLine.text);
    rest.shift();
    for (const doubt of names.doubts) tell('warning', authorLine.number, doubt.message, doubt.advice);
  }
  if (!names || names.authors.length === 0) {
    const advice = 'Add the author line below the title, or the authors to the file that is written.';
    tell('warning', titleLine.number, `${quote(title)} has no author line.`, advice);
  } else if (
    owner &&
    !names.truncated &&
    !names.authors.some((name) => nameKey(name) === nameKey(owner.name))
  ) {
    const advice =
      'The paper is listed on the profile all the same; add the spelling to alternateName if it is one.';
    tell(
      'warning',
      authorLine?.number ?? line,
      `${owner.name} is not among the authors of ${quote(title)}.`,
      advice,
    );
  }
  const abstract = toParagraphs(rest).join('\n\n');
  if (abstract === '') {
    tell(
      'warning',
      titleLine.number,
      `${quote(title)} has no abstract.`,
      'Add it to the file that is written.',
    );
  }
  const code = findRepository(abstract) ?? (head?.code ? true : undefined);
  return {
    file,
    line,
    paper: {
      title,
      type: 'article',
      ...(names && names.authors.length > 0 && { author: names.authors }),
      ...(names?.truncated && { authorsTruncated: true }),
      ...(head && { issued: head.issued }),
      ...(head?.category !== undefined && { categories: [head.category] }),
      ...(names && names.affiliations.length > 0 && { affiliations: names.affiliations }),
      ...(code !== undefined && { code }),
      ...(abstract !== '' && { abstract }),
    },
  };
}

/** Lines that follow each other belong to one paragraph. */
function toParagraphs(lines: readonly Line[]): string[] {
  const paragraphs: string[][] = [];
  for (const { text, afterGap } of lines) {
    const paragraph = paragraphs.at(-1);
    if (afterGap || !paragraph) paragraphs.push([text]);
    else paragraph.push(text);
  }
  return paragraphs.map((paragraph) => paragraph.join(' '));
}
