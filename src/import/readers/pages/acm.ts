import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { formatPages, parseDoi } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { cleanAbstract } from './abstracts.ts';
import { toType } from './kinds.ts';
import { looksLikeNames, readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

/** Kinds of publications, which are the first line of each. */
const kindNames = new Set(
  'research-article short-paper article demonstration tutorial poster panel keynote abstract extended-abstract review-article survey column editorial introduction note opinion proceeding proceedings chapter book doctoral-thesis doctoral_thesis thesis dissertation technical-perspective work-in-progress letter announcement interview invited-talk discussion comment correction erratum course video software dataset research other'.split(
    ' ',
  ),
);
const accessEnd =
  /(?: ?(?:Published By ACM|Open Access|Public Access|Free Access|Just Accepted|Best Paper|Honorable Mention))$/iu;

/** Returns the kind of a publication if a line is one. Marks of access can be on the same line, without a space. */
function kindOf(line: string): string | undefined {
  let text = line.length > 120 ? '' : line.replace(/^[-•] ?/u, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(accessEnd, '');
  }
  const name = text.toLowerCase().replace(' ', '-');
  return kindNames.has(name) ? name : undefined;
}

const access = lineList(
  'open access|public access|free access|free|published by acm|just accepted|best paper|best paper award|best full paper|best long paper|best short paper|honorable mention|distinguished paper|distinguished paper award',
);
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const datePart = new RegExp(`^(?:\\d{1,2} )?(?:${month} )?((?:19|20)\\d\\d)$`, 'iu');

/** Returns the DOI in a line such as `https://doi.org/10.1234/x`, and its position. */
function findDoi(line: string): { at: number; DOI: string } | undefined {
  const at = line.search(/doi\.org\/10\.|doi: ?10\.|DOI: ?10\./u);
  if (at < 0) return undefined;
  const start = line.indexOf('10.', at);
  const DOI = parseDoi(line.slice(start).split(' ', 1)[0] ?? '');
  return DOI === undefined ? undefined : { at: line.lastIndexOf(' ', start), DOI };
}

/** The line with the date and pages: `May 2021, Article No.: 12, pp 1–14`. The name of the venue can be before it. */
interface Detail {
  venue?: string;
  date: string;
  page?: string;
}

function readDetail(line: string): Detail | undefined {
  if (line.length > 700) return undefined;
  const end = findDoi(line)?.at;
  const parts = line
    .slice(0, end === undefined ? undefined : Math.max(0, end))
    .split(/, ?/u)
    .filter(Boolean);
  const at = parts.findLastIndex((part) => datePart.test(part));
  if (at < 0 || parts.length - at > 3) return undefined;
  const after = parts.slice(at + 1);
  const pages = after
    .map((part) => /^(?:pp?\.?|Pages?) ?(\S.{0,20})$/iu.exec(part)?.[1])
    .find((part) => part !== undefined);
  const article = after
    .map((part) => /^Article(?: No\.?)?:? ?([\w-]{1,15})$/iu.exec(part)?.[1])
    .find((part) => part !== undefined);
  if (after.length > 0 && pages === undefined && article === undefined) return undefined;
  const before = parts.slice(0, at);
  const early = /^Pages? (\S.{0,20})$/iu.exec(before.at(-1) ?? '')?.[1];
  if (early !== undefined) before.pop();
  const page = pages ?? early ?? article;
  const venue = before.join(', ');
  return { ...(venue !== '' && { venue }), date: parts[at] ?? '', ...(page !== undefined && { page }) };
}

const end = lineList(
  '#|metrics|total citations #|total downloads #|highlights|cite|ereader|pdf|html|get access|view all|view issue|view article|supplementary material*|digital edition|save|share|export citation|abstract',
);

/**
 * ACM Digital Library: the publications of an author profile. Each has the kind, the title, authors, the venue, date and
 * pages, the DOI, the beginning of the abstract, and figures.
 */
export const acmPage: PageSite = {
  address: 'dl.acm.org',
  source: 'ACM page',
  signs: [
    { pattern: { test: (line) => /-/u.test(line) && kindOf(line) !== undefined }, weight: 1 },
    {
      pattern:
        /^(?:ACM Digital Library|Association for Computing Machinery|Search ACM Digital Library|ACM DL)$/iu,
      weight: 1,
    },
    { pattern: /^https:\/\/doi\.org\/10\.1145\/\S{4,60}$/u, weight: 1 },
    {
      pattern:
        /^(?:Average Citation per Article|Average Downloads per Article|Available for Download|Downloads \((?:cumulative|6 weeks|12 months)\)|Publication Years|Total Citations|Total Downloads)/u,
      weight: 1,
    },
    { pattern: /^https:\/\/doi\.org\/10\.\d{4,9}\/\S{4,60}$/u, weight: 0.5 },
    {
      pattern:
        /^(?:ACM Digital Library Board|About ACM Digital Library|Join ACM|Join SIGs|ACM Author Profiles?.{0,40})$/iu,
      weight: 1,
    },
    { pattern: /^(?:Applied Filters|Colleagues)$/u, weight: 0.5 },
    { pattern: /^(?:Save this search|Please login to be able to save)/u, weight: 0.5 },
  ],
  instead:
    'Open "See all author\'s publications" on the profile and copy it, or select the results and use "Export Citations".',
  read: readAcm,
};

function readAcm(lines: readonly Line[]): PageContent {
  const starts = lines.flatMap(({ text }, index) =>
    kindOf(text) !== undefined && hasDetail(lines, index) ? [index] : [],
  );
  const entries = starts.map((at, order) => readEntry(lines.slice(at, starts[order + 1] ?? lines.length)));
  const above = lines.slice(0, starts[0] ?? lines.length);
  const metrics = (
    [
      ['Citations', /^(?:Citation(?:s| count)|Total Citations) ?(\d[\d,]{0,10})?$/iu],
      ['Publications', /^Publication counts? ?(\d[\d,]{0,10})?$/iu],
      ['Downloads', /^Downloads \(cumulative\) ?(\d[\d,]{0,10})?$/iu],
    ] as const
  ).flatMap(([label, pattern]) => {
    const at = above.findIndex(({ text }) => pattern.test(text));
    const value =
      pattern.exec(above[at]?.text ?? '')?.[1] ?? /^\d[\d,]{0,10}$/u.exec(above[at + 1]?.text ?? '')?.[0];
    return at < 0 || value === undefined ? [] : [{ label, value: toCount(value) }];
  });
  const declared =
    findValue(above, /^(?:Showing \d{1,5} ?[–-] ?\d{1,5} of )?(\d[\d,]{0,8}) Results?/u) ??
    findValue(above, /^Showing \d{1,5} ?[–-] ?\d{1,5} of (\d[\d,]{0,8})/u);
  return {
    entries,
    nameLines: above.map(({ text }) => text.replace(/^[-•] ?/u, '')),
    person: { metrics },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

/** Whether the date or the DOI of a publication follows, so that a line with a word such as `Article` is its kind. */
function hasDetail(lines: readonly Line[], index: number): boolean {
  for (const { text } of lines.slice(index + 1, index + 60)) {
    if (kindOf(text) !== undefined) return false;
    if (findDoi(text) || readDetail(text)) return true;
  }
  return false;
}

function readEntry(lines: readonly Line[]): PageEntry {
  const name = kindOf(lines[0]?.text ?? '') ?? '';
  const rest = lines.slice(1).filter(({ text }) => !access.test(text));
  const [title] = rest;
  const entry: PageEntry = { line: lines[0]?.number ?? 1, fields: {} };
  if (title) entry.title = title.text;
  const detailAt = rest.findIndex(
    ({ text }, index) => index > 0 && (findDoi(text) !== undefined || readDetail(text) !== undefined),
  );
  const middle = rest.slice(1, Math.max(1, detailAt));
  // Each author is on a line of its own, or all are on one line. The venue is the line after them.
  const people: Line[] = [];
  let venue: string | undefined;
  for (const [index, line] of middle.entries()) {
    const text = line.text.replace(/^[-•,] ?/u, '').replace(/,$/u, '');
    const isLast = index === middle.length - 1;
    const isNames =
      looksLikeNames(text) &&
      !(isLast && people.length > 0 && !middle[index - 1]?.text.endsWith(',') && isVenue(text));
    if (text === '' || /^(?:Authors?:|View Profile|Author Profile.{0,20}|\+ ?\d{1,3})$/iu.test(text))
      continue;
    if (isNames && venue === undefined) people.push({ ...line, text });
    else if (isVenue(text) || isLast) venue = venue === undefined ? text : `${venue} ${text}`;
  }
  if (people[0])
    entry.names = { ...readNameLine(people.map(({ text }) => text).join(', ')), line: people[0].number };
  let below = detailAt < 0 ? [] : rest.slice(detailAt);
  const [first] = below;
  const found = first && readDetail(first.text);
  if (found) {
    venue = found.venue ?? venue;
    const dated = parseSourceDate(found.date);
    if (dated) entry.fields.issued = dated.issued;
    if (found.page !== undefined) entry.fields.page = formatPages(found.page);
  }
  const doiLine = below.findIndex(({ text }) => findDoi(text) !== undefined);
  const DOI = findDoi(below[doiLine]?.text ?? '')?.DOI;
  if (DOI !== undefined) entry.fields.DOI = DOI;
  below = below.slice(Math.max(1, doiLine + 1));
  const stop = below.findIndex(({ text }) => end.test(text));
  const abstract = cleanAbstract(
    (stop < 0 ? below.slice(0, 1) : below.slice(0, stop)).map(({ text }) => text).join(' '),
  );
  if (abstract !== undefined) entry.fields.abstract = abstract;
  Object.assign(entry.fields, readAcmVenue(venue ?? '', name));
  return entry;
}

function isVenue(text: string): boolean {
  return /\b(?:Proceedings|Conference|Symposium|Workshop|Journal|Transactions|Communications|Magazine|Letters|Notes|Surveys|Volume|Vol\.)\b|['’]\d\d\b/u.test(
    text,
  );
}

/** Reads a venue such as `CHI '21: Proceedings of …` or `ACM Transactions on Graphics (TOG), Volume 40, Issue 4`. */
function readAcmVenue(venue: string, kindName: string): PageEntry['fields'] {
  const found = /,? (?:Volume|Vol\.?) (\w{1,12})/iu.exec(venue);
  const name = found ? venue.slice(0, found.index) : venue;
  const volume = found?.[1];
  const issue = found
    ? /,? (?:Issue|No\.?) ([\w.–-]{1,20})/iu.exec(venue.slice(found.index))?.[1]
    : undefined;
  const plain = withoutAcronym(name.replace(/, Just Accepted$/iu, '').trim());
  const isProceedings =
    /\b(?:Proceedings of the \d|Conference|Symposium|Workshop|Proceedings)\b|['’]\d\d\b/u.test(name) &&
    volume === undefined;
  const fromKind = /thesis|dissertation/iu.test(kindName)
    ? 'thesis'
    : /^(?:book|proceedings?)$/iu.test(kindName)
      ? 'book'
      : /chapter/iu.test(kindName)
        ? 'chapter'
        : undefined;
  return {
    type:
      fromKind ??
      (isProceedings
        ? 'paper-conference'
        : volume !== undefined
          ? 'article-journal'
          : (toType(kindName) ?? 'document')),
    ...(plain !== '' && (fromKind === 'thesis' ? { publisher: plain } : { containerTitle: plain })),
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
  };
}

/** Removes the short name before the name of proceedings: `CHI '21: Proceedings of …`. */
function withoutAcronym(name: string): string {
  const at = name.indexOf(': ');
  return at > 2 && at < 50 && /['’]\d\d(?: |$)/u.test(name.slice(0, at)) ? name.slice(at + 2) : name;
}
