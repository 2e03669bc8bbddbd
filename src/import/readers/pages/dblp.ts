import { lineList } from './line-list.ts';
import { parseOrcid, formatPages } from '../values/identifiers.ts';
import type { SourcePaper } from '../values/draft.ts';
import type { Line } from '../values/lines.ts';
import { endsAbbreviated } from './abbreviations.ts';
import { readNameLine } from './names.ts';
import { findValue, groupFrom, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

/** The label of a publication, such as `[j12]`. dblp has no other letters. */
const label = /^\[([abcdeijprst])(\d{1,4})\](?: (.{1,20000}))?$/u;
const types: Readonly<Record<string, SourcePaper['type']>> = {
  a: 'book', b: 'book', c: 'paper-conference', d: 'dataset', e: 'book', i: 'article', j: 'article-journal', p: 'chapter', r: 'entry-encyclopedia', s: 'software', t: 'thesis',
}; // prettier-ignore

/** Lines between the publications: headings, and the menu of each publication if a browser copies it. */
const chrome = lineList(
  'journal articles|books and theses|conference and workshop papers|parts in books or collections|editorship|reference works|informal publications|informal and other publications|data and artifacts|view|electronic edition*|export record|share record|bibtex|ris|rdf n-triples|rdf turtle|rdf/xml|xml|dblp key:|ask others|google|google scholar|semantic scholar|internet archive scholar|citeseerx|orcid|twitter|reddit|bibsonomy|linkedin|mastodon|persistent url:|-|•|·|–|#|# today',
);
const end =
  /^(?:Coauthor Index|manage site settings|To protect your privacy|a service of|Schloss Dagstuhl|last updated on|dblp was originally created)/u;

/** dblp: the page of a person. Each publication has a label, the authors up to a colon, the title, and the venue. */
export const dblpPage: PageSite = {
  address: 'dblp.org',
  source: 'dblp page',
  signs: [
    { pattern: /^\[[abcdeijprst]\d{1,4}\]$/u, weight: 1 },
    { pattern: /^default search action$/u, weight: 1 },
    { pattern: /^combined dblp search$/u, weight: 1 },
    { pattern: /^(?:\p{Lu}|\p{Lo}).+:$/u, weight: 0.5 },
    { pattern: /^showing all \d{1,6} records$/u, weight: 1 },
    {
      pattern:
        /^(?:Person information|Refine list|Coauthor Index|manage site settings|ask others|Other persons with (?:the same|a similar) name)$/u,
      weight: 0.5,
    },
    {
      pattern:
        /^(?:(?:Journal Articles|Conference and Workshop Papers|Informal and Other Publications)|\d{4} ?– ?today)$/u,
      weight: 0.5,
    },
    { pattern: /CoRR abs\/\d{4}\.\d{4,5} \(\d{4}\)$/u, weight: 0.5 },
  ],
  instead: 'Copy the page of the person, or use its export: "export bibliography", "BibTeX".',
  read: readDblp,
};

function readDblp(lines: readonly Line[]): PageContent {
  const stop = lines.findLastIndex(({ text }) => label.test(text));
  const { above, groups } = groupFrom(lines, ({ text }) => label.test(text));
  const last = groups.at(-1);
  if (last && stop >= 0) {
    const below = last.findIndex(({ text }) => end.test(text));
    if (below >= 0) last.splice(below);
  }
  const affiliation = above.flatMap(
    ({ text }) => /^affiliation(?: \([^)]{1,60}\))?: ?(.{2,300})$/u.exec(text)?.[1] ?? [],
  );
  const ORCID = findValue(
    above,
    /^(?:ORCID:? )?(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/u,
  );
  const declared = findValue(above, /^showing all (\d{1,6}) records$/u);
  return {
    entries: groups.map((group) => readEntry(group)),
    nameLines: above.map(({ text }) => text.replace(/ 0\d{3}$/u, '')),
    person: {
      ...(affiliation.length > 0 && { affiliations: affiliation }),
      ...(parseOrcid(ORCID) !== undefined && { ORCID: parseOrcid(ORCID) as string }),
    },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

function readEntry(group: readonly Line[]): PageEntry {
  const [first, ...below] = group;
  const [, letter = '', , beside] = label.exec(first?.text ?? '') ?? [];
  const entry: PageEntry = { line: first?.number ?? 1, fields: { type: types[letter] ?? 'document' } };
  const rest = [
    ...(beside === undefined || !first ? [] : [{ ...first, text: beside }]),
    ...below.filter(({ text }) => !chrome.test(text)),
  ];
  const colon = rest.findIndex(({ text }) => /:$/u.test(text));
  let body = rest;
  if (colon >= 0 && colon < 40) {
    const names = readNameLine(
      rest
        .slice(0, colon + 1)
        .map(({ text }) => text)
        .join(' ')
        .slice(0, -1),
    );
    // The people of proceedings are their editors.
    if (letter === 'e') entry.fields.editor = names.names;
    else entry.names = { ...names, line: rest[0]?.number ?? entry.line };
    body = rest.slice(colon + 1);
  }
  const text = body.map((line) => line.text).join(' ');
  const at = splitVenue(text);
  const title = (at === undefined ? text : text.slice(0, at)).trim().replace(/(?<![.]{2})\.$/u, '');
  if (title !== '') entry.title = title;
  Object.assign(entry.fields, readVenue(at === undefined ? '' : text.slice(at).trim(), letter));
  return entry;
}

/**
 * Returns the position after the title. dblp ends each title with a full stop or a question mark, and the rest is the
 * venue with the year. A full stop after a shortened word, as in `Inf. Fusion`, is inside the venue.
 */
function splitVenue(text: string): number | undefined {
  const bounds = [...text.matchAll(/[.?!]["”’)]?(?= )/gu)].map(({ index, 0: found }) => index + found.length);
  for (const at of bounds.toReversed()) {
    const before = text.slice(Math.max(0, at - 40), at);
    if (/[?!]["”’)]?$/u.test(before)) return at;
    if (!endsAbbreviated(before)) return at;
  }
  return bounds[0];
}

const preprint =
  /^CoRR,? abs\/((?:[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5}))(?:v\d{1,2})?,? \(?(\d{4})\)?$/u;

function readVenue(source: string, letter: string): Partial<SourcePaper> {
  const venue = source.slice(0, 1000);
  const isbn = /\bISBN ((?:97[89]-?)?[\d-]{9,16}[\dX])/u.exec(venue)?.[1];
  const extra = isbn === undefined ? {} : { ISBN: isbn };
  const stated = preprint.exec(venue);
  if (stated?.[1] !== undefined) return { type: 'article', arXiv: stated[1], issued: stated[2] ?? '' };
  const journalYear = / \((\d{4})\)$/u.exec(venue.slice(-8))?.[1];
  if (journalYear !== undefined) return { ...readVolume(venue.slice(0, -7)), issued: journalYear, ...extra };
  // The year of proceedings is the last number that looks like one, except in the pages.
  const [head = '', pages] = splitPages(venue);
  const years = [...head.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)];
  const year = years.at(-1)?.[0];
  const yearAt = years.at(-1)?.index ?? head.length;
  const issued = year === undefined ? {} : { issued: year };
  if (letter === 'b' || letter === 't' || letter === 'a') {
    const isThesis = /universit|institut|school|college|eth |polytech|hochschule|akadem/iu.test(venue);
    const publisher =
      head
        .slice(0, yearAt)
        .replace(/[\s,.(]{1,5}$/u, '')
        .split(/ \d{1,5}, (?=\p{Lu})/u)
        .at(-1) ?? '';
    return {
      ...(isThesis && { type: 'thesis' }),
      ...(publisher !== '' && { publisher }),
      ...issued,
      ...extra,
    };
  }
  const name = head.slice(0, yearAt).replace(/[\s,.(]{1,5}$/u, '');
  return {
    ...(letter !== 'e' && name !== '' && { containerTitle: name.replace(/ \(\d{1,2}\)$/u, '') }),
    ...(letter !== 'e' && pages !== undefined && { page: formatPages(pages) }),
    ...issued,
    ...extra,
  };
}

/** Splits `Comput. Graph. Forum 42(1): 1-14` into the name, the volume, the issue and the pages. */
function readVolume(venue: string): Partial<SourcePaper> {
  const [head, page] = splitPages(venue);
  const issue = /\(([^()]{1,40})\)$/u.exec(head.slice(-42));
  const rest = issue ? head.slice(0, -issue[0].length) : head;
  const volume = /(?<!\d)(\d{1,5}[A-Za-z]?)$/u.exec(rest.slice(-7))?.[1];
  const name = (volume === undefined ? rest : rest.slice(0, -volume.length)).replace(/[,\s]{1,3}$/u, '');
  return {
    containerTitle: name === '' ? venue : name,
    ...(volume !== undefined && { volume }),
    ...(issue?.[1] !== undefined && { issue: issue[1] }),
    ...(page !== undefined && { page: formatPages(page) }),
  };
}

/** Splits a venue at the colon before the pages. Pages can contain colons: `88:1-88:17`. */
function splitPages(venue: string): [venue: string, pages: string | undefined] {
  const at = venue.lastIndexOf(': ');
  const pages = at < 0 ? '' : venue.slice(at + 2);
  return /^[A-Za-z]{0,4}\d[\w.:-]{0,30}$/u.test(pages) ? [venue.slice(0, at), pages] : [venue, undefined];
}
