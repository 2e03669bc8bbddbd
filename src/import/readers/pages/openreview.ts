import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { parseArXiv } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { readNameLine } from './names.ts';
import { readVenueName } from './semantic-scholar.ts';
import type { PageContent, PageEntry, PageSite } from './site.ts';

const day = '\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.? (?:19|20)\\d\\d';
const published = new RegExp(`^(?:(?:Published|Submitted): )?(${day}|(?:19|20)\\d\\d)(?=\\D|$)`, 'iu');
const modified = new RegExp(`^,? ?\\(?(?:Last )?Modified: ${day}\\)?`, 'iu');

/** The line with the dates of a publication. The venue and the readers can follow on the same line. */
interface Dates {
  date: string;
  venue: string;
}

function readDates(line: string): Dates | undefined {
  const found = line.length > 700 ? null : published.exec(line);
  if (!found?.[1]) return undefined;
  let rest = line.slice(found[0].length);
  const change = modified.exec(rest)?.[0] ?? '';
  rest = rest.slice(change.length);
  const readers = rest.indexOf('Readers:');
  const venue = (readers < 0 ? rest : rest.slice(0, readers)).replace(/^[\s,·•]{1,3}/u, '').trim();
  const isLabelled = /^(?:Published|Submitted): \d{1,2} /iu.test(line);
  if (change === '' && readers < 0 && !isLabelled) return undefined;
  return { date: found[1], venue };
}

const chrome = lineList(
  'readers:*|everyone|show details|hide details|show bibtex|show revisions|pdf|html|supplementary material|code|bibtex|revisions|reply #|replies #|recent publications|publications|view all publications #|view all # publications|loading|loading...|·|•|«|»|‹|›|#',
);
const end = lineList(
  'co-authors|coauthors|view all co-authors #|view all publications #|about openreview|hosting a venue|all venues|frequently asked questions|feedback|openreview sponsors',
);

/**
 * OpenReview: the profile of a person. Each publication has a title, authors, a line with the dates, the venue with the
 * kind of acceptance (`NeurIPS 2023 poster`), and the readers.
 */
export const openreviewPage: PageSite = {
  address: 'openreview.net',
  source: 'OpenReview page',
  signs: [
    { pattern: { test: (line) => readDates(line) !== undefined }, weight: 1 },
    { pattern: /^Readers: ?.+$/u, weight: 1 },
    { pattern: { test: (line) => line.includes('Readers:') && readDates(line) !== undefined }, weight: 1 },
    { pattern: /^Joined ?(?:\p{L}{3,9} \d{4})$/u, weight: 1 },
    {
      pattern:
        /^(?:OpenReview\.net|About OpenReview|Hosting a Venue|Suggest Name|Suggest Email|Suggest URL|Suggest Position|Suggest Expertise)$/u,
      weight: 1,
    },
    {
      pattern:
        /^(?:(?:Career & Education|Education & Career) History|Advisors, Relations & Conflicts|Advisors & Other Relations)$/u,
      weight: 1,
    },
    { pattern: /^\*{4}@\S{4,60}/u, weight: 1 },
  ],
  instead: 'Sign in, open the profile, choose "View all publications" and copy that page.',
  read: readOpenReview,
};

function readOpenReview(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  const found = lines.map(({ text }) => readDates(text));
  let from = 0;
  for (const [index, dates] of found.entries()) {
    if (!dates) continue;
    const [title, authors] = lines
      .slice(from, index)
      .filter(({ text }) => !chrome.test(text))
      .slice(-2);
    from = index + 1;
    if (!title) continue;
    const entry: PageEntry = { line: title.number, title: title.text, fields: {} };
    if (authors && !/^Anonymous(?: authors?)?$/iu.test(authors.text))
      entry.names = { ...readNameLine(authors.text), line: authors.number };
    const dated = parseSourceDate(dates.date.replace('.', ''));
    if (dated) entry.fields.issued = dated.issued;
    let venue = dates.venue === '' ? undefined : dates.venue;
    const below = lines[index + 1];
    if (
      venue === undefined &&
      below &&
      !chrome.test(below.text) &&
      !end.test(below.text) &&
      !found[index + 1] &&
      !found[index + 3]
    )
      venue = below.text;
    else if (venue === undefined && below && /^Readers:/u.test(lines[index + 2]?.text ?? ''))
      venue = below.text;
    if (venue !== undefined && venue === below?.text) from = index + 2;
    Object.assign(entry.fields, readAcceptance((venue ?? '').split(/ ?Readers:/u, 1)[0] ?? ''));
    entries.push(entry);
  }
  const joined = lines.findIndex(({ text }) => /^Joined ?\p{L}{3,9} \d{4}$/u.test(text));
  const preferred = lines.flatMap(({ text }) =>
    text.includes('(Preferred)') ? (text.split('(Preferred)', 1)[0]?.trim() ?? []) : [],
  );
  const position = lines
    .slice(Math.max(0, joined - 3), Math.max(0, joined))
    .flatMap(({ text }) =>
      text.includes(', ') && text.length < 300 ? text.slice(text.indexOf(', ') + 2) : [],
    );
  return {
    entries,
    nameLines: [...preferred, ...lines.slice(0, Math.max(0, joined)).map(({ text }) => text)],
    person: { ...(position.length > 0 && { affiliations: position }) },
  };
}

/** Reads a venue such as `NeurIPS 2023 poster`, `ICLR 2022 Submitted`, `CoRR 2021` or `arXiv`. */
function readAcceptance(text: string): PageEntry['fields'] {
  const venue = text
    .replace(
      / (?:poster|oral|spotlight|notable top \d{1,2}%|talk|regular|accept(?:ed)?|conditional|main|findings)$/iu,
      '',
    )
    .trim();
  if (venue === '' || /^(?:arxiv|corr)(?:(?: abs\/\S{4,20})?(?: (?:19|20)\d\d)?)?$/iu.test(venue)) {
    const arXiv = parseArXiv(venue.replace(/^corr abs\//iu, 'arXiv:'));
    return { type: venue === '' ? 'document' : 'article', ...(arXiv !== undefined && { arXiv }) };
  }
  if (/\b(?:Submitted|Under Review|Withdrawn|Rejected|Desk Rejected|Submission)\b/iu.test(venue))
    return { type: 'article', note: venue };
  const fields = readVenueName(venue);
  return / (?:19|20)\d\d(?: \w+)?$/u.test(venue) && fields.type === 'document'
    ? { ...fields, type: 'paper-conference' }
    : fields;
}
