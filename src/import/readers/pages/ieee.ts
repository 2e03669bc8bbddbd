import { lineList } from './line-list.ts';
import { formatPages, parseDoi } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { cleanAbstract } from './abstracts.ts';
import { readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

/** The line with the year of a publication: `Year: 2021 | Volume: 12, Issue: 3 | Journal Article | Publisher: IEEE`. */
const year = /^(?:Publication )?Year: ?((?:19|20)\d\d)(?=[\s|,]|$|Vol)/u;
const buttons = lineList(
  'html|pdf|abstract|cite|cite this|download|download pdf|add to my research alerts|add to my favorites|copyright|show more|show less|show abstract|purchase|access|free access|open access|select all on page|sort by|sort by:*|relevance|newest first|oldest first|most cited*|items per page*|per page:*|export|set search alert*|search alert|email selected results|results|year|publications|publications by author|publications by year|author keywords|author keywords:*|# kb|#',
);
const cited = /^Cited [Bb]y:? ?/u;
const kindOf = [
  [/\bConference Paper\b|Conferences?\b/u, 'paper-conference'],
  [/\b(?:Journal Article|Journals?|Early Access Article)\b/u, 'article-journal'],
  [/\bMagazine Article\b|Magazines?\b/u, 'article-magazine'],
  [/\bBook Chapter\b/u, 'chapter'],
  [/\bBooks?\b/u, 'book'],
  [/\bStandards?\b/u, 'standard'],
] as const;

/**
 * IEEE Xplore: the publications of an author page. Each has a title, authors with semicolons, the venue, a line with the
 * year, and citations.
 */
export const ieeePage: PageSite = {
  address: 'ieeexplore.ieee.org',
  source: 'IEEE Xplore page',
  signs: [
    { pattern: /^(?:Publication )?Year: ?(?:19|20)\d\d ?(?:\||,|$|Volume)/u, weight: 1 },
    { pattern: { test: (line) => year.test(line) && line.includes('Publisher: ') }, weight: 1 },
    { pattern: /^Cited [Bb]y: ?(?:Papers|Patents) \(\d{1,6}\)/u, weight: 1 },
    {
      pattern: /^(?:IEEE Xplore(?: Digital Library)?|About IEEE Xplore|IEEE Xplore logo.{0,60})$/u,
      weight: 1,
    },
    { pattern: /^(?:IEEE\.org|IEEE-SA|IEEE Spectrum)$/u, weight: 0.5 },
    {
      pattern:
        /^(?:IEEE Account|More Sites|Nondiscrimination Policy|IEEE Ethics Reporting.{0,5}|IEEE Privacy Policy)$/u,
      weight: 0.5,
    },
  ],
  instead: 'Copy the list below "Publications" of the author, or select the results and use "Export".',
  read: readIeee,
};

function readIeee(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  let from = 0;
  for (const [index, { text }] of lines.entries()) {
    if (!year.test(text.slice(0, 60))) continue;
    const block = lines
      .slice(from, index)
      .filter((line) => !buttons.test(line.text) && !cited.test(line.text));
    from = index + 1;
    const entry = readEntry(block, text);
    if (!entry) continue;
    // The abstract of a publication is below its citations, if it is open.
    const below: Line[] = [];
    for (let at = index + 1; at < Math.min(lines.length, index + 12); at++) {
      const line = lines[at] as Line;
      if (/^Abstract:? ?/u.test(line.text) && line.text.length > 60) below.push(line);
      else if (below.length > 0) break;
      else if (!buttons.test(line.text) && !cited.test(line.text)) break;
      from = at + 1;
    }
    const abstract = cleanAbstract(below.map((line) => line.text).join(' '));
    if (abstract !== undefined) entry.fields.abstract = abstract;
    entries.push(entry);
  }
  const first = entries[0]?.line ?? 0;
  const above = lines.filter(({ number }) => number < first);
  const declared = findValue(above, /^Showing \d{1,6} ?[–-] ?\d{1,6} of ([\d,]{1,9})/u);
  const affiliationAt = above.findIndex(({ text }) => /^(?:Current )?Affiliations?:?$/u.test(text));
  const affiliation = affiliationAt < 0 ? undefined : above[affiliationAt + 1]?.text;
  return {
    entries,
    nameLines: above.map(({ text }) => text),
    person: { ...(affiliation !== undefined && affiliation.length < 300 && { affiliations: [affiliation] }) },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

function readEntry(block: readonly Line[], info: string): PageEntry | undefined {
  // The authors are the last line with semicolons, or the line before the venue.
  const authorsAt = block.findLastIndex(
    ({ text }, index) => index > 0 && index >= block.length - 3 && text.includes(';'),
  );
  const at = authorsAt > 0 ? authorsAt : block.length - 2;
  const title = block[at - 1] ?? (block.length === 2 ? block[0] : undefined);
  if (!title) return undefined;
  const entry: PageEntry = { line: title.number, title: title.text, fields: {} };
  const authors = at > 0 ? block[at] : undefined;
  if (authors)
    entry.names = {
      ...readNameLine(authors.text.includes(';') ? authors.text : `${authors.text};`),
      line: authors.number,
    };
  const venue =
    block
      .slice(at + 1)
      .map(({ text }) => text)
      .join(' ') || (authors ? '' : (block[1]?.text ?? ''));
  const issued = year.exec(info)?.[1];
  if (issued !== undefined) entry.fields.issued = issued;
  const { fields } = entry;
  fields.type =
    kindOf.find(([pattern]) => pattern.test(info))?.[1] ??
    (/\b(?:Conference|Symposium|Workshop|Proceedings)\b/u.test(venue)
      ? 'paper-conference'
      : 'article-journal');
  if (venue !== '') fields.containerTitle = venue;
  const volume = /\bVolume: ?(\w{1,10})/u.exec(info)?.[1];
  const issue = /\bIssue: ?([\w-]{1,12})/u.exec(info)?.[1];
  const page =
    /\bPages?(?:\(s\))?: ?([\w.]{1,12}(?: ?[–-] ?[\w.]{1,12})?)/u.exec(info)?.[1] ??
    /\bArticle (?:Sequence )?(?:Number|No\.?): ?(\w{1,12})/u.exec(info)?.[1];
  const publisher = /\bPublisher: ?([^|]{2,60})/u.exec(info)?.[1]?.trim();
  const DOI = parseDoi(/(?:^|[ :])(10\.\d{4,9}\/\S+)/u.exec(info)?.[1] ?? '');
  if (volume !== undefined) fields.volume = volume;
  if (issue !== undefined) fields.issue = issue;
  if (page !== undefined) fields.page = formatPages(page);
  if (publisher !== undefined) fields.publisher = publisher;
  if (DOI !== undefined) fields.DOI = DOI;
  return entry;
}
