import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { parseArXiv } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { parseVenue } from '../values/venue.ts';
import { cleanAbstract } from './abstracts.ts';
import { looksLikeNames, readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const field =
  '(?:Agricultural and Food Sciences|Art|Biology|Business|Chemistry|Computer Science|Economics|Education|Engineering|Environmental Science|Geography|Geology|History|Law|Linguistics|Materials Science|Mathematics|Medicine|Philosophy|Physics|Political Science|Psychology|Sociology)';
const fields = new RegExp(`^${field}(?:,? ?${field}){0,5}$`, 'u');
const date =
  /^(?:Published )?(?:\d{1,2} )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?((?:19|20)\d\d)$/u;
const end = /^(?:Alert|Create Alert|Save|Cite|Add to Library)$/u;
const chrome = lineList(
  'pdf|save|alert|create alert|cite|add to library|[pdf]|view pdf|view|view on*|view pdf on*|via*|highly influenced|highly influential|#|excerpt #|excerpts #|citation #|citations #|open access|research feed|ask this paper|create alertalert|show more|next|previous|•',
);
const above = lineList(
  'sort by most influential papers|sort by recency|sort by citation count|sort by*|most influential papers|recency|citation count|filter|filters|date range|has pdf|co-author|co-authors|coauthors|author|citing authors|referenced authors|influence|publications #|publication type|publication venue|field of study|fields of study|search papers|clear|clear all|follow author|follow author...|more filters|topic|topics|share this author|all papers',
);

/**
 * Semantic Scholar: the page of an author. Each publication has a title, authors that run together, fields of study, the
 * venue, the date, a summary or the beginning of the abstract, and buttons.
 */
export const semanticScholarPage: PageSite = {
  address: 'semanticscholar.org',
  source: 'Semantic Scholar page',
  signs: [
    { pattern: /^Claim Author Page$/u, weight: 2 },
    { pattern: /^Semantic Scholar$/u, weight: 1 },
    { pattern: /^Highly Influential Citations ?\d/u, weight: 1 },
    { pattern: /^Alert$/u, weight: 0.5 },
    { pattern: /^TLDR$/u, weight: 1 },
    { pattern: fields, weight: 1 },
    { pattern: /^Search [\d,]{9,15} papers from all fields of science/u, weight: 1 },
    { pattern: /^Follow Author/u, weight: 1 },
    { pattern: /^Sort by Most Influential Papers$/u, weight: 1 },
  ],
  instead:
    'Copy the page of the author, or set "semanticScholar" in "ids" of the person and run npm run refresh.',
  read: readSemanticScholar,
};

function readSemanticScholar(lines: readonly Line[]): PageContent {
  const chunks: Line[][] = [[]];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const chunk = chunks.at(-1) as Line[];
    if (above.test(line.text) && chunks.length === 1) {
      start = index + 1;
      chunk.length = 0;
    } else if (end.test(line.text)) {
      if (chunk.length > 0) chunks.push([]);
    } else if (/^(?:19|20)\d\d$/u.test(line.text) || !chrome.test(line.text)) chunk.push(line);
  }
  const head = lines.slice(0, start);
  const entries = chunks.flatMap((chunk) => readEntry(chunk) ?? []);
  const claim = lines.findIndex(({ text }) =>
    /^(?:Claim Author Page|Publications ?\d|Follow Author|Author pages are created)/u.test(text),
  );
  const metrics = (
    [
      ['h-index', /^h-index ?(\d[\d,]{0,8})$/u],
      ['Citations', /^Citations ?(\d[\d,]{0,12})$/u],
      ['Highly Influential Citations', /^Highly Influential Citations ?(\d[\d,]{0,12})$/u],
    ] as const
  ).flatMap(([label, pattern]) => {
    const value = findValue(head, pattern);
    return value === undefined ? [] : [{ label, value: toCount(value) }];
  });
  const declared = findValue(head, /^Publications ?(\d[\d,]{0,8})$/u);
  return {
    entries,
    nameLines: (claim < 0 ? head : lines.slice(0, claim)).map(({ text }) => text),
    person: { metrics },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

function readEntry(lines: readonly Line[]): PageEntry | undefined {
  // The summary and the abstract come after the date, and can contain any line.
  const tldr = lines.findIndex(({ text }) => text === 'TLDR' || text.startsWith('TLDR '));
  const top = tldr < 0 ? lines : lines.slice(0, tldr);
  const fieldsAt = top.findIndex(({ text }) => fields.test(text));
  const dateAt = top.findIndex(({ text }, index) => index > fieldsAt && date.test(text));
  let authorsAt = fieldsAt - 1;
  if (fieldsAt < 1) {
    if (dateAt < 1) return undefined;
    // Between the authors and the date is at most the venue, which can look like a name.
    authorsAt = top
      .slice(0, dateAt)
      .findIndex(({ text }, index) => index > 0 && index >= dateAt - 2 && looksLikeNames(text));
    if (authorsAt < 1) authorsAt = dateAt > 1 ? 1 : 0;
  }
  const authors = top[authorsAt];
  const isTitleOnly = authorsAt === 0;
  const title = isTitleOnly ? authors : top[authorsAt - 1];
  if (!title) return undefined;
  const entry: PageEntry = { line: title.number, title: title.text, fields: {} };
  // The text begins in the middle of a publication, so that the title is missing.
  if (isTitleOnly && looksLikeNames(title.text) && readNameLine(title.text).names.length > 1)
    delete entry.title;
  if (!isTitleOnly && authors) entry.names = { ...readNameLine(authors.text), line: authors.number };
  const venueFrom = fieldsAt >= 0 ? fieldsAt + 1 : authorsAt + 1;
  const venue =
    dateAt < 0
      ? undefined
      : top
          .slice(venueFrom, dateAt)
          .map(({ text }) => text)
          .join(' ');
  Object.assign(entry.fields, readVenueName(venue ?? ''));
  const dated = dateAt < 0 ? undefined : parseSourceDate(top[dateAt]?.text.replace(/^Published /u, '') ?? '');
  if (dated) entry.fields.issued = dated.issued;
  const below = dateAt < 0 ? [] : top.slice(dateAt + 1);
  const abstract = cleanAbstract(below.map(({ text }) => text).join(' '));
  if (tldr < 0 && abstract !== undefined) entry.fields.abstract = abstract;
  return entry;
}

/** Reads the name of a venue, which has no volume and no pages. */
export function readVenueName(venue: string): PageEntry['fields'] {
  if (venue === '') return { type: 'document' };
  if (/^arxiv(?:\.org| e-?prints?)?$/iu.test(venue)) return { type: 'article' };
  const { type, containerTitle } = parseVenue(venue, undefined);
  const arXiv = parseArXiv(venue);
  return {
    type,
    ...(arXiv !== undefined && { arXiv }),
    ...(arXiv === undefined && { containerTitle: containerTitle ?? venue }),
  };
}
