import type { Diagnostic } from '../../../model/diagnostic.ts';
import { quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { type AuthorLine, isProse, isSurelyAuthors, parseAuthorLine } from '../values/author-line.ts';
import { headAdvice, parseHeadLine } from './head-line.ts';
import { type Line, toLines } from '../values/lines.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';
import { trimProfile } from './page-chrome.ts';
import { parseProfileHeader } from './header.ts';
import { type Entry, splitEntries, splitProfiles, joinLines } from './entries.ts';
import { decodePlainText } from '../values/markup.ts';
import { findRepository } from '../values/repository.ts';

/**
 * Maximum length of one paper, in characters. It is far above the length of any abstract, and still short enough for
 * a content file.
 */
const maxRecordLength = 1_000_000;

/**
 * Reads the text of a profile page. At the top are the name, the field, metrics and the number of papers. Then each
 * paper has a head line (category, date and perhaps `Code`, without spaces), the title, the authors and the abstract.
 * Empty lines between them may be missing or repeated. A paper without a date, authors or an abstract is imported and
 * reported.
 *
 * @returns one result per profile in the text
 */
export function readProfile(text: string, file: string): ReadResult[] {
  return splitProfiles(toLines(text)).map((lines) => readOne(lines, file));
}

/** Whether a text contains the number of papers of a profile, or a head line of a paper. */
export function hasProfile(text: string): boolean {
  return toLines(text).some(
    ({ text: line }) => /^[\d,]{1,12} papers?$/iu.test(line) || parseHeadLine(line)?.isRunTogether === true,
  );
}

function readOne(profileLines: readonly Line[], file: string): ReadResult {
  const { lines, canHaveName, above } = trimProfile(profileLines);
  const { header, entries } = splitEntries(lines);
  const { diagnostics, ...profile } = parseProfileHeader(header, file, canHaveName);
  const [first, last] = [above[0], above.at(-1)];
  if (first && last && entries.length > 0) {
    const range = first === last ? `Line ${first.number}` : `Lines ${first.number}–${last.number}`;
    const message = `${range} above the name ${first === last ? 'was' : 'were'} left out.`;
    diagnostics.push({
      severity: 'note',
      file,
      line: first.number,
      message,
      advice: 'The name is the last line above the figures that is the name of an author.',
    });
  }
  const records: PaperRecord[] = [];
  let unread = 0;
  for (const entry of entries) {
    const record = readEntry(entry, file, diagnostics);
    if (record) records.push(record);
    else unread++;
  }
  return { ...profile, file, records, unread, diagnostics };
}

function readEntry(
  { head, line, badHead, lines }: Entry,
  file: string,
  diagnostics: Diagnostic[],
): PaperRecord | undefined {
  const report = (severity: Diagnostic['severity'], at: number, message: string, advice: string) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  const [titleLine, ...rest] = lines;
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (length > maxRecordLength) {
    const message = `The paper that starts here has ${length} characters; the limit is ${maxRecordLength}.`;
    report('error', line, message, 'Shorten its abstract.');
    return undefined;
  }
  const isAuthors = titleLine && isSurelyAuthors(titleLine.text, 'et al. only');
  // If authors follow, the line is a title, even if it ends with `et al.`: `A Reply to Smith et al.`
  if (!titleLine || (isAuthors && !isSurelyAuthors(rest[0]?.text ?? ''))) {
    report('error', line, 'The title is missing; it was expected on the next line.', 'Add the title there.');
    return undefined;
  }
  const title = collapseWhiteSpace(decodePlainText(titleLine.text));
  if (badHead !== undefined) {
    report('error', line, `No date found in ${quote(badHead)} above ${quote(title)}.`, headAdvice);
  } else if (!head) report('error', line, `No date found before ${quote(title)}.`, headAdvice);

  let names: AuthorLine | undefined;
  const [authorLine] = rest;
  if (authorLine && !isProse(authorLine.text)) {
    names = parseAuthorLine(decodePlainText(authorLine.text));
    rest.shift();
    for (const { message, advice } of names.warnings) report('warning', authorLine.number, message, advice);
  }
  const hasAuthors = names !== undefined && names.authors.length > 0;
  if (!hasAuthors) {
    const advice = 'Add a line with the authors below the title, or add them in the written file.';
    report('warning', titleLine.number, `${quote(title)} has no authors.`, advice);
  }
  const prose = joinLines(rest).join('\n\n');
  const abstract = decodePlainText(prose);
  if (abstract === '') {
    const advice = 'Add the abstract in the written file.';
    report('warning', titleLine.number, `${quote(title)} has no abstract.`, advice);
  }
  const code = findRepository(prose) ?? (head?.code ? true : undefined);
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
