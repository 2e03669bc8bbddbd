import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { parseDoi } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { parseVenue } from '../values/venue.ts';
import { looksLikeNames, readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

/** The line with the dates of a paper: `Number of pages: 45 Posted: 05 Mar 2021 Last Revised: 10 Jun 2021`. */
const posted =
  /^(?:Number of pages: ?\d{1,5},? ?)?(?:Posted|Last [Rr]evised): ?(\d{1,2} \p{L}{3,9} (?:19|20)\d\d)(?:,? ?(?:Last [Rr]evised|Posted): ?\d{1,2} \p{L}{3,9} (?:19|20)\d\d)?$/u;
const chrome = lineList(
  'downloads #|download #|citations #|citation #|#|abstract|abstract:|loading|loading...|add paper to my library|download this paper|open pdf in browser|share|share:|hide|show|recommend|view all|sort by*|date posted*|--|---|----|-----',
);

/**
 * SSRN: the page of an author. Each paper has a number, the title, perhaps the journal, the number of pages and dates,
 * the authors, their affiliations, downloads and citations.
 */
export const ssrnPage: PageSite = {
  address: 'ssrn.com',
  source: 'SSRN page',
  signs: [
    { pattern: posted, weight: 1 },
    { pattern: /^Number of pages: ?\d{1,5},? ?Posted: /u, weight: 1 },
    { pattern: /^Downloads ?[\d,]{1,9} ?\([\d,]{1,9}\)$/u, weight: 1 },
    {
      pattern:
        /^(?:SCHOLARLY PAPERS|DOWNLOADS|TOTAL CITATIONS|SSRN(?: Author Rank.{0,40})?|SSRN RANKINGS|SSRN CITATIONS|CROSSREF CITATIONS|Top [\d,]{3,7}(?: in Total Papers.{0,20})?)$/u,
      weight: 1,
    },
    {
      pattern: /^(?:Submit a Paper|SSRN Solutions|SSRN Quick Links|Scholarly Papers \(\d{1,5}\))/u,
      weight: 1,
    },
  ],
  instead: 'Copy the page of the author from "Scholarly Papers" on.',
  read: readSsrn,
};

function readSsrn(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  let from = 0;
  for (const [index, { text }] of lines.entries()) {
    const date = text.length > 200 ? undefined : posted.exec(text)?.[1];
    if (date === undefined) continue;
    const number = lines.slice(from, index).findLastIndex((line) => /^\d{1,4}\.$/u.test(line.text));
    const block = (number < 0 ? lines.slice(from, index) : lines.slice(from + number + 1, index)).filter(
      (line) => !chrome.test(line.text),
    );
    const at = number < 0 ? startOfPaper(block) : 0;
    const title = block[at];
    from = index + 1;
    if (!title) continue;
    const titleText = title.text.replace(/^\d{1,4}\. (?=\S)/u, '');
    const entry: PageEntry = { line: title.number, title: titleText, fields: { type: 'article' } };
    const issued = parseSourceDate(date)?.issued;
    if (issued !== undefined) entry.fields.issued = issued;
    const authors = lines[index + 1];
    if (authors && !chrome.test(authors.text) && authors.text.length < 20_000) {
      entry.names = { ...readNameLine(authors.text), line: authors.number };
      from = index + 2;
    }
    const venue = block[at + 1]?.text;
    if (venue !== undefined) Object.assign(entry.fields, readSource(venue));
    const doi = parseDoi(
      /\b(10\.2139\/ssrn\.\d{3,9})/u.exec(
        block
          .map((line) => line.text)
          .join(' ')
          .slice(0, 2000),
      )?.[1] ?? '',
    );
    if (doi !== undefined) entry.fields.DOI = doi;
    entries.push(entry);
  }
  const first = entries[0]?.line ?? 0;
  const above = lines.filter(({ number }) => number < first);
  const declared = findValue(above, /^Scholarly Papers \((\d{1,5})\)/iu);
  const metrics = (
    [
      ['Downloads', /^(?:DOWNLOADS|TOTAL DOWNLOADS)$/u],
      ['Citations', /^(?:TOTAL CITATIONS|SSRN CITATIONS|CITATIONS)$/u],
    ] as const
  ).flatMap(([label, pattern]) => {
    const at = above.findIndex(({ text }) => pattern.test(text));
    const value = above[at + 1]?.text;
    return at < 0 || value === undefined || !/^\d[\d,]{0,10}$/u.test(value)
      ? []
      : [{ label, value: toCount(value) }];
  });
  return {
    entries,
    nameLines: above.map(({ text }) => text),
    person: { metrics },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

/**
 * Returns the index of the title if the papers have no numbers. Above the title can be keywords and affiliations of the
 * paper before.
 */
function startOfPaper(block: readonly Line[]): number {
  if (block.length < 2) return 0;
  const last = block.at(-1)?.text ?? '';
  const isVenue =
    /\b(?:Vol\.|No\.|Journal|Working Paper|Research Paper|Forthcoming|Review|Series|Law School)\b/u.test(
      last,
    ) && /\d|Forthcoming/u.test(last);
  return block.length - (isVenue ? 2 : 1);
}

function readSource(text: string): PageEntry['fields'] {
  const found = /, Vol(?:\.|ume) ?(\w{1,10})/u.exec(text.slice(0, 400));
  const name = found ? text.slice(0, found.index) : undefined;
  const volume = found?.[1];
  const issue = found
    ? /, (?:No|Issue)\.? ?([\w-]{1,12})/u.exec(text.slice(found.index, found.index + 60))?.[1]
    : undefined;
  if (name !== undefined && volume !== undefined)
    return { type: 'article-journal', containerTitle: name, volume, ...(issue !== undefined && { issue }) };
  if (/^DOI:|Working Paper|Research Paper|Discussion Paper|Paper No\./iu.test(text) || looksLikeNames(text))
    return {};
  const { containerTitle } = parseVenue(
    text.slice(0, 300).split(/, (?:Forthcoming|(?:19|20)\d\d)/iu, 1)[0] ?? '',
    undefined,
  );
  return containerTitle === undefined || text.length > 200 ? {} : { containerTitle };
}
