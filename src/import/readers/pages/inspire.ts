import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { formatPages, parseArXiv, parseDoi, parseOrcid } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

/** The end of the line with the authors: the date in brackets. */
const dated =
  /\(((?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? ?(?:\d{1,2})?,? )?(?:19|20)\d\d)\)$/u;
const facts = /^(?:Published in|e-?Print|Contribution to|DOI|Report number|Thesis|PhD thesis|Part of)s?: ?/u;
const chrome = lineList(
  '#|pdf|doi|link|links|cite|claim|dataset|datasets|edit|reference search|citation #|citations #|show all #|literature|authors|jobs|seminars|conferences|more...|most recent|most cited|cite all|citation summary|result #|results #|date of paper|number of authors|exclude rpp|collaboration|document type|author|subject|arxiv category|single author|10 authors or less|published|citeable|h-index|help',
);

/**
 * INSPIRE: the publications of an author. Each has the title, the authors with affiliations and the date in brackets, and
 * a line with the journal and the arXiv number.
 */
export const inspirePage: PageSite = {
  address: 'inspirehep.net',
  source: 'INSPIRE page',
  signs: [
    { pattern: /^Published in: \S/u, weight: 0.5 },
    { pattern: /e-Print: ?(?:arXiv:)?(?:\d{4}\.\d{4,5}|[a-z-]{2,10}\/\d{7}) \[[a-z]/u, weight: 1 },
    { pattern: /^reference search$/u, weight: 1 },
    { pattern: /^\d[\d,]{0,8} citations?$/u, weight: 0.5 },
    { pattern: /^(?:INSPIRE HEP|About INSPIRE)$/u, weight: 1 },
    { pattern: /^(?:Citation Summary|Exclude RPP)$/u, weight: 0.5 },
    { pattern: /^(?:cite all|claim|literature)$/u, weight: 0.5 },
    { pattern: /^Contribution to: ?.+$/u, weight: 0.5 },
    { pattern: dated, weight: 0.5 },
  ],
  instead: 'Choose "cite all" and "BibTeX" above the list of publications.',
  read: readInspire,
};

function readInspire(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  let from = 0;
  for (const [index, { text }] of lines.entries()) {
    if (!dated.test(text.slice(-40)) || !isFollowed(lines, index)) continue;
    const above = lines
      .slice(from, index)
      .filter((line) => !chrome.test(line.text) && !facts.test(line.text));
    let authorText = text;
    const title = text.startsWith('(') ? above.at(-2) : above.at(-1);
    if (text.startsWith('(')) authorText = `${above.at(-1)?.text ?? ''} ${text}`;
    if (!title) continue;
    const entry = readEntry(title, authorText, lines[index] as Line);
    from = index + 1;
    for (const line of lines.slice(index + 1, index + 6)) {
      if (!facts.test(line.text)) {
        if (chrome.test(line.text)) continue;
        break;
      }
      readFacts(entry, line.text);
    }
    entries.push(entry);
  }
  const first = entries[0]?.line ?? 0;
  const above = lines.filter(({ number }) => number < first);
  const ORCID = above
    .map(({ text }) => parseOrcid(/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/u.exec(text.slice(0, 100))?.[1]))
    .find((one) => one !== undefined);
  const declared = findValue(above, /^(\d[\d,]{0,8}) results?\b/u);
  const affiliation = above.map(({ text }) => bracketAtEnd(text)).find((text) => text !== undefined);
  return {
    entries,
    nameLines: above.map(({ text }) => text.replace(/ ?\([^()]{1,80}\)$/u, '')),
    person: {
      ...(ORCID !== undefined && { ORCID }),
      ...(affiliation !== undefined && { affiliations: [affiliation] }),
    },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

function isFollowed(lines: readonly Line[], index: number): boolean {
  return lines
    .slice(index + 1, index + 7)
    .some(
      ({ text }) =>
        facts.test(text) || /^(?:cite|claim|reference search|pdf|\d[\d,]{0,8} citations?)$/iu.test(text),
    );
}

function readEntry(title: Line, authors: string, line: Line): PageEntry {
  const entry: PageEntry = { line: title.number, title: title.text, fields: { type: 'article' } };
  const date = dated.exec(authors.slice(-60))?.[1] ?? '';
  const issued = parseSourceDate(date)?.issued;
  if (issued !== undefined) entry.fields.issued = issued;
  // Affiliations in brackets contain commas.
  const plain = authors
    .slice(0, 100_000)
    .replace(dated, '')
    .replace(/ ?Show All ?\(\d{1,5}\)/giu, ' et al.')
    .split(/ Collaborations? • ?/u)
    .at(-1);
  const names = readNameLine(withoutBrackets(plain ?? ''));
  const collaboration = collaborationOf(authors);
  if (names.names.length > 0 || collaboration !== undefined)
    entry.names = {
      ...names,
      names: [...names.names, ...(collaboration === undefined ? [] : [{ literal: collaboration }])],
      line: line.number,
    };
  return entry;
}

function readFacts(entry: PageEntry, text: string): void {
  const { fields } = entry;
  for (const part of text.split(
    / ?[•·] ?(?=(?:Published in|e-?Print|Contribution to|DOI|Report number|Thesis|PhD thesis|Part of)s?:)/u,
  )) {
    const at = part.indexOf(':');
    const value = part.slice(at + 1).trim();
    const label = part.slice(0, at).toLowerCase();
    if (label.startsWith('e')) {
      const id = parseArXiv(`arXiv:${value.replace(/^arXiv:/iu, '').split(/[\s[]/u, 1)[0] ?? ''}`);
      if (id !== undefined) fields.arXiv ??= id;
      const category = /\[([a-z-]{2,10}(?:\.[A-Za-z-]{2,12})?)\]/u.exec(value)?.[1];
      if (category !== undefined) fields.categories = [category];
    } else if (label === 'published in') readJournal(fields, value);
    else if (label === 'contribution to') {
      fields.type = 'paper-conference';
      fields.containerTitle ??= value.replace(/, \d{1,4}(?:[–-]\d{1,4})?$/u, '');
    } else if (label.startsWith('doi')) {
      const DOI = parseDoi(value);
      if (DOI !== undefined) fields.DOI ??= DOI;
    } else if (label.endsWith('thesis')) fields.type = 'thesis';
  }
}

/** Returns the collaboration at the beginning of a line: `ATLAS Collaboration • Ada Quill`. */
function collaborationOf(line: string): string | undefined {
  const [first = ''] = line.split(/ [•(]/u, 1);
  return first.length < 120 && !first.includes(',') && /\bCollaborations?$/u.test(first) ? first : undefined;
}

/** Returns the text in brackets at the end of a line: `Ilse Varga (Northfield U.)`. */
function bracketAtEnd(line: string): string | undefined {
  const at = line.lastIndexOf(' (');
  return at > 1 && line.endsWith(')') && line.length < 200 ? line.slice(at + 2, -1) : undefined;
}

/** Removes brackets and the text in them. Brackets can be inside each other. */
function withoutBrackets(text: string): string {
  let depth = 0;
  let plain = '';
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += character;
  }
  return plain.replace(/ ,/gu, ',');
}

/** Reads a source such as `Phys.Rev.D 101 (2020) 12, 123456` or `JHEP 02 (2023) 226`. */
function readJournal(fields: PageEntry['fields'], value: string): void {
  if (fields.type === 'article') fields.type = 'article-journal';
  const found = / \((?:19|20)\d\d\) ?/u.exec(value);
  const before = found ? value.slice(0, found.index) : value;
  const volume = found ? / (\w{1,10})$/u.exec(before.slice(-12))?.[1] : undefined;
  const after = found ? value.slice(found.index + found[0].length).split(/, ?/u) : [];
  const [issue, page] = after.length > 1 ? after : [undefined, after[0]];
  fields.containerTitle = volume === undefined ? before : before.slice(0, -volume.length - 1);
  if (volume !== undefined) fields.volume = volume;
  if (issue !== undefined && /^[\w-]{1,12}$/u.test(issue)) fields.issue = issue;
  if (page !== undefined && /^[\w–-]{1,25}$/u.test(page)) fields.page = formatPages(page);
}
