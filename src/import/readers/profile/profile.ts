import type { Diagnostic } from '../../../model/diagnostic.ts';
import { quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { type AuthorLine, isProse, isSurelyAuthors, parseAuthorLine } from '../values/author-line.ts';
import { headAdvice } from './head-line.ts';
import { type Line, toLines } from '../values/lines.ts';
import { parseProfileHeader } from './header.ts';
import { type Entry, splitEntries, splitProfiles, joinLines } from './entries.ts';
import { findRepository } from '../values/repository.ts';

/** The longest record, in characters; far above any abstract, and short enough for a content file. */
const longestRecord = 1_000_000;

/**
 * Reads the text of a profile page: name, field, metrics and the number of papers, then for each paper a line of category,
 * date and perhaps `Code` run together, the title, the authors and the abstract. Empty lines between them may be missing or
 * doubled. Papers without a date, authors or an abstract are kept, and told of.
 *
 * @returns one for each profile that was pasted into the text
 */
export function readProfile(text: string, file: string): ReadResult[] {
  return splitProfiles(toLines(text)).map((lines) => readOne(lines, file));
}

function readOne(lines: readonly Line[], file: string): ReadResult {
  const { header, entries } = splitEntries(lines);
  const { diagnostics, ...whose } = parseProfileHeader(header, file);
  const records: PaperRecord[] = [];
  let unread = 0;
  for (const entry of entries) {
    const record = readEntry(entry, file, diagnostics);
    if (record) records.push(record);
    else unread++;
  }
  return { ...whose, file, records, unread, diagnostics };
}

function readEntry(
  { head, line, badHead, lines }: Entry,
  file: string,
  diagnostics: Diagnostic[],
): PaperRecord | undefined {
  const tell = (severity: Diagnostic['severity'], at: number, message: string, advice: string) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  const [titleLine, ...rest] = lines;
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (length > longestRecord) {
    tell('error', line, `The paper that begins here has ${length} characters.`, 'Shorten its abstract.');
    return undefined;
  }
  const isAuthors = titleLine && isSurelyAuthors(titleLine.text, 'et al. only');
  // A title may end so too, above the authors: `A Reply to Smith et al.`
  if (!titleLine || (isAuthors && !isSurelyAuthors(rest[0]?.text ?? ''))) {
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
    for (const doubt of names.warnings) tell('warning', authorLine.number, doubt.message, doubt.advice);
  }
  const hasAuthors = names !== undefined && names.authors.length > 0;
  if (!hasAuthors) {
    const advice = 'Add the author line below the title, or the authors to the file that is written.';
    tell('warning', titleLine.number, `${quote(title)} has no author line.`, advice);
  }
  const abstract = joinLines(rest).join('\n\n');
  if (abstract === '') {
    const advice = 'Add it to the file that is written.';
    tell('warning', titleLine.number, `${quote(title)} has no abstract.`, advice);
  }
  const code = findRepository(abstract) ?? (head?.code ? true : undefined);
  return {
    file,
    line,
    ...(hasAuthors && authorLine && { authorLine: authorLine.number }),
    paper: {
      title,
      type: 'article',
      ...(hasAuthors && { author: names?.authors }),
      ...(hasAuthors && names?.truncated && { authorsTruncated: true }),
      ...(head && { issued: head.issued }),
      ...(head?.category !== undefined && { categories: [head.category] }),
      ...(names && names.affiliations.length > 0 && { affiliations: names.affiliations }),
      ...(code !== undefined && { code }),
      ...(abstract !== '' && { abstract }),
    },
  };
}
