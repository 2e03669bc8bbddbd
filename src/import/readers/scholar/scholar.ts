import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { type AuthorLine, parseAuthorLine } from '../values/author-line.ts';
import { type Cell, isFigure, shownArticles, splitPages, toCells } from './cells.ts';
import { parseScholarHeader, type ScholarOwner, takeMetrics } from './header.ts';
import { isScholarAuthors, type ScholarEntry, splitScholarEntries } from './entries.ts';
import { parseVenue } from './venue.ts';

/** The longest paper, in characters; Scholar cuts titles, authors and venues far shorter. */
const longestEntry = 10_000;

/**
 * Reads the text of Google Scholar profiles, as a browser copies it: name, affiliation and figures, then for each paper the title,
 * the authors (`...` where Scholar has cut them), the venue with the year, the citations and the year, parted by tabs or line feeds.
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
      const message = 'No name stands above the papers.';
      const advice = 'Put the name of the person on the first line, so that the papers are theirs.';
      diagnostics.push({ severity: 'warning', file, line: entries[0]?.cells[0]?.line ?? 1, message, advice });
    }
    const records = entries.flatMap((entry) => readEntry(entry, file, diagnostics) ?? []);
    const left = papersBelow(page.below);
    for (const { text: authors, line } of left) {
      const message = `A paper of ${quote(authors)} stands below the end of the list.`;
      const advice =
        'Put it above the line "Articles 1–20", or the name and "Verified email at …" of its profile above it.';
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
  const tell = (severity: Diagnostic['severity'], at: number, message: string, advice: string) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  const length = cells.reduce((sum, { text }) => sum + text.length, 0);
  if (!title || length > longestEntry) {
    const message = `The paper that begins here has ${length} characters.`;
    tell('error', line, message, 'Put its title, authors and venue on lines of their own.');
    return undefined;
  }
  const hasAuthors =
    second && (third !== undefined || isScholarAuthors(second.text) || !endsInYear(second.text));
  if (!hasAuthors && year === undefined && citations === undefined) {
    tell(
      'error',
      line,
      `No paper can be read from ${quote(title.text)}.`,
      'Put its authors and its venue on the lines below.',
    );
    return undefined;
  }
  if (more.length > 0) {
    const message = `${more.length + 3} lines stand where ${quote(title.text)} should have three.`;
    tell(
      'warning',
      line,
      message,
      'Look whether the title, the authors and the venue are right in the file that is written.',
    );
  }
  if (hasLongTitle) {
    const message = `The title ${quote(title.text)} was put together from several lines.`;
    tell('warning', line, message, 'Look whether all of them belong to it.');
  }
  const names = hasAuthors ? parseAuthors(second.text) : undefined;
  for (const doubt of names?.warnings ?? [])
    tell('warning', second?.line ?? line, doubt.message, doubt.advice);
  if (!names || names.authors.length === 0) {
    tell('warning', line, `${quote(title.text)} has no authors.`, 'Add them to the file that is written.');
  }
  const venueCells = hasAuthors ? [third, ...more] : [second];
  const venue = venueCells.flatMap((cell) => cell?.text ?? []).join(' ');
  const place = parseVenue(venue, year);
  if (place.issued === undefined) {
    tell('warning', line, `${quote(title.text)} has no year.`, 'Add it to the file that is written.');
  }
  return {
    file,
    line,
    ...(names && names.authors.length > 0 && second && { authorLine: second.line }),
    paper: {
      title: title.text,
      ...(names && names.authors.length > 0 && { author: names.authors }),
      ...(names && names.authors.length > 0 && names.truncated && { authorsTruncated: true }),
      ...place,
      ...(citations !== undefined && { other: { 'Cited by': citations } }),
    },
  };
}

/** The lines of authors that have figures below them, as only papers do. */
function papersBelow(cells: readonly Cell[]): Cell[] {
  return cells.filter(
    ({ text }, index) =>
      isScholarAuthors(text) && cells.slice(index + 1, index + 4).some((cell) => isFigure(cell.text)),
  );
}

/** Three dots stand for authors that Scholar leaves out, at the end or between others. */
function parseAuthors(line: string): AuthorLine {
  const shortened = line.replace(/, ?(?:\.{3}|…)(?=,)/gu, '');
  const found = parseAuthorLine(shortened.replace(/\.{3}$/u, '…'));
  return { ...found, truncated: found.truncated || shortened !== line };
}

function endsInYear(text: string): boolean {
  return /(?:^|\D)(?:19|20)\d\d$/u.test(text);
}
