import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { type AuthorLine, parseAuthorLine } from '../values/author-line.ts';
import { type Cell, isFigure, shownArticles, splitPages, toCells } from './cells.ts';
import { parseScholarHeader, type ScholarOwner, takeMetrics } from './header.ts';
import { isScholarAuthors, type ScholarEntry, splitScholarEntries } from './entries.ts';
import { decodePlainText } from '../values/markup.ts';
import { withoutPreprintVenue } from '../values/preprint-venue.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';
import { parseVenue } from '../values/venue.ts';

/** Maximum length of a paper, in characters. Scholar itself cuts titles, authors and venues at much shorter lengths. */
const maxEntryLength = 10_000;

/**
 * Reads Google Scholar profiles that were copied from a browser. At the top are the name, the affiliation and
 * metrics. Then each paper has the title, the authors (with `...` if Scholar has shortened the list), the venue with
 * the year, the number of citations, and the year. Tabs or line ends separate these parts.
 */
export function readScholar(text: string, file: string): ReadResult[] {
  return splitPages(toCells(text)).map((page) => {
    const diagnostics: Diagnostic[] = [];
    const [top, bottom] = [takeMetrics(page.above), takeMetrics(page.below)];
    const among = page.hasHeading ? { metrics: [], above: [], below: page.papers } : takeMetrics(page.papers);
    const { above, entries } = splitScholarEntries(among.below, page.hasHeading || among.metrics.length > 0);
    const person = parseScholarHeader([...top.above, ...top.below, ...among.above, ...above]);
    const metrics = [top, among, bottom].find((found) => found.metrics.length > 0)?.metrics ?? [];
    const owner: ScholarOwner | undefined = person && { ...person, metrics };
    if (!owner) {
      const message = 'There is no name above the papers.';
      const advice = 'Write the name of the person on the first line.';
      diagnostics.push({ severity: 'warning', file, line: entries[0]?.cells[0]?.line ?? 1, message, advice });
    }
    const records = entries.flatMap((entry) => readEntry(entry, file, diagnostics) ?? []);
    const left = papersBelow(page.below);
    for (const { text: authors, line } of left) {
      const message = `A paper by ${quote(authors)} is below the end of the list.`;
      const advice =
        'Move it above the line "Articles 1–20", or add the name and "Verified email at …" of its profile above it.';
      diagnostics.push({ severity: 'error', file, line, message, advice });
    }
    const declared = shownArticles(page.below);
    return {
      file,
      ...(owner && { owner }),
      records,
      unread: entries.length - records.length + left.length,
      ...(declared !== undefined && { declared }),
      diagnostics,
    };
  });
}

function readEntry(
  { cells, citations, year, hasLongTitle }: ScholarEntry,
  file: string,
  diagnostics: Diagnostic[],
): PaperRecord | undefined {
  const [title, second, third, ...more] = cells;
  const line = title?.line ?? 1;
  const report = (severity: Diagnostic['severity'], at: number, message: string, advice: string) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  const length = cells.reduce((sum, { text }) => sum + text.length, 0);
  if (!title || length > maxEntryLength) {
    const message = `The paper that starts here has ${length} characters; the limit is ${maxEntryLength}.`;
    report('error', line, message, 'Put its title, authors and venue on separate lines.');
    return undefined;
  }
  const hasAuthors =
    second && (third !== undefined || isScholarAuthors(second.text) || !endsInYear(second.text));
  if (!hasAuthors && year === undefined && citations === undefined) {
    report(
      'error',
      line,
      `${quote(title.text)} has no authors and no venue.`,
      'Add them on the lines below.',
    );
    return undefined;
  }
  if (more.length > 0) {
    const message = `${quote(title.text)} has ${more.length + 3} lines instead of 3.`;
    report('warning', line, message, 'Check the title, the authors and the venue in the written file.');
  }
  if (hasLongTitle) {
    const message = `The title ${quote(title.text)} was joined from several lines.`;
    report('warning', line, message, 'Check that all of these lines belong to the title.');
  }
  const names = hasAuthors ? parseAuthors(decodePlainText(second.text)) : undefined;
  for (const { message, advice } of names?.warnings ?? [])
    report('warning', second?.line ?? line, message, advice);
  if (!names || names.authors.length === 0) {
    report('warning', line, `${quote(title.text)} has no authors.`, 'Add the authors in the written file.');
  }
  const venueCells = hasAuthors ? [third, ...more] : [second];
  const venue = venueCells.flatMap((cell) => cell?.text ?? []).join(' ');
  const parsedVenue = withoutPreprintVenue(parseVenue(decodePlainText(venue), year));
  if (parsedVenue.issued === undefined) {
    report('warning', line, `${quote(title.text)} has no year.`, 'Set "issued" in the written file.');
  }
  return {
    file,
    line,
    ...(names && names.authors.length > 0 && second && { authorLine: second.line }),
    paper: {
      title: collapseWhiteSpace(decodePlainText(title.text)),
      ...(names && names.authors.length > 0 && { author: names.authors }),
      ...(names && names.authors.length > 0 && names.truncated && { authorsTruncated: true }),
      ...parsedVenue,
      ...(citations !== undefined && { other: { 'Cited by': citations } }),
    },
  };
}

/** Returns the cells that are lists of authors with a number below them. Only papers have this form. */
function papersBelow(cells: readonly Cell[]): Cell[] {
  return cells.filter(
    ({ text }, index) =>
      isScholarAuthors(text) && cells.slice(index + 1, index + 4).some((cell) => isFigure(cell.text)),
  );
}

/**
 * Parses a list of authors. Scholar writes three dots in place of authors that it leaves out, at the end or in the
 * middle of the list.
 */
function parseAuthors(line: string): AuthorLine {
  const shortened = line.replace(/, ?(?:\.{3}|…)(?=,)/gu, '');
  const found = parseAuthorLine(shortened.replace(/\.{3}$/u, '…'));
  return { ...found, truncated: found.truncated || shortened !== line };
}

function endsInYear(text: string): boolean {
  return /(?:^|\D)(?:19|20)\d\d$/u.test(text);
}
