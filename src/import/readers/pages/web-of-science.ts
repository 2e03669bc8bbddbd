import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { formatPages, parseDoi, parseOrcid } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { cleanAbstract } from './abstracts.ts';
import { readReferenceNames } from './medical-names.ts';
import { readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const date = new RegExp(
  `^(?:${month}(?:-${month})? ?)?(?:\\d{1,2},? ?)?(?:19|20)\\d\\d(?: \\(Early Access\\))?$`,
  'iu',
);

/** Splits the line with the date and the source: `Mar 2021 | JOURNAL OF FOLDING 12 (3) , pp.101-118`. */
function splitDate(line: string): [date: string, source: string] | undefined {
  const at = line.slice(0, 60).search(/ ?[|•·]/u);
  if (at < 4 || line.length > 900 || !date.test(line.slice(0, at))) return undefined;
  return [
    line.slice(0, at),
    line
      .slice(at)
      .replace(/^ ?[|•·] ?/u, '')
      .trim(),
  ];
}

/** A source of the older pages: `JOURNAL Volume: 12 Issue: 3 Pages: 1-9 DOI: 10.1234/x Published: MAR 2021`. */
function readClassic(
  line: string,
): { name: string; date: string; value: (label: string) => string | undefined } | undefined {
  const published = line.length > 900 ? -1 : line.lastIndexOf(' Published: ');
  const volume = line.indexOf(' Volume: ');
  if (volume < 2 || published < volume) return undefined;
  const parts = line.slice(volume, published).split(/ (?=(?:Volume|Issue|Pages?|Article Number|DOI): )/u);
  const value = (label: string) =>
    parts
      .find((part) => part.startsWith(`${label}: `))
      ?.slice(label.length + 2)
      .trim();
  return { name: line.slice(0, volume), date: line.slice(published + 12), value };
}

const chrome = lineList(
  '#|citation|citations #|reference|references #|related records|related records?|full text at publisher|free full text from publisher|free full text*|full text*|submitted article*|published article*|accepted article*|view full text|view pdf|view abstract|context sensitive links|more_horiz|keyboard_arrow_down|keyboard_arrow_up|keyboard_arrow_right|times cited*|cited references #|cited reference #|enriched cited references|highly cited paper|hot paper|open access|show more|show less|sort by*|add to marked list|export|early access|select all|page|of #|usage count*|conference|article|review|proceedings paper|meeting abstract|book chapter',
);

/**
 * Web of Science: the publications of an author record, or a list of results. Each has a number, the title, authors
 * (`Quill, A; Chen, B; (...); Vaara, O`), the date and source, and figures.
 */
export const webOfSciencePage: PageSite = {
  address: 'webofscience.com',
  source: 'Web of Science page',
  signs: [
    {
      pattern: { test: (line) => /^[\p{Lu}\d][\p{Lu}\d &,:.'()-]{2}/u.test(splitDate(line)?.[1] ?? '') },
      weight: 1,
    },
    { pattern: /^(?:Related records|Context Sensitive Links|Enriched Cited References)$/iu, weight: 1 },
    {
      pattern:
        /^(?:Web of Science(?: ResearcherID.{0,40}| Core Collection.{0,60})?|Clarivate|Web of Science™.{0,60})$/u,
      weight: 1,
    },
    { pattern: /^Times Cited\b/u, weight: 0.5 },
    { pattern: { test: (line) => readClassic(line) !== undefined }, weight: 2 },
  ],
  instead: 'Select the publications and choose "Export", "RIS" or "BibTeX".',
  read: readWebOfScience,
};

function readWebOfScience(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  const isDated = lines.map(({ text }, index) => isSourceLine(text, lines[index + 1]?.text));
  const starts = isDated.flatMap((found, index) => (found && index > 0 ? [index] : []));
  for (const [order, index] of starts.entries()) {
    const entry = readEntry(lines, index);
    if (!entry) continue;
    const next = starts[order + 1];
    const below = lines.slice(index + 1, next === undefined ? index + 12 : next - 2);
    const start = below.findIndex(({ text }) => text.length > 80 && !chrome.test(text));
    if (start >= 0 && start < 4) {
      const abstract = cleanAbstract(
        `${below[start]?.text ?? ''}${/^Show more$/iu.test(below[start + 1]?.text ?? '') ? ' Show more' : ''}`,
      );
      if (abstract !== undefined) entry.fields.abstract = abstract;
    }
    entries.push(entry);
  }
  const first = entries[0]?.line ?? 0;
  const above = lines.filter(({ number }) => number < first);
  const ORCID = above
    .map(({ text }) => parseOrcid(/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/u.exec(text.slice(-40))?.[1]))
    .find((one) => one !== undefined);
  const declared = findValue(above, /^(\d[\d,]{0,8}) (?:Publications?|Documents?|results?)\b/iu);
  const hIndex = above.findIndex(({ text }) => /^H-Index$/iu.test(text));
  const value = [above[hIndex - 1]?.text, above[hIndex + 1]?.text].find(
    (text) => text !== undefined && /^\d{1,4}$/u.test(text),
  );
  return {
    entries,
    nameLines: above.flatMap(({ text }) => [text, text.split(' (', 1)[0] ?? '']),
    person: {
      ...(ORCID !== undefined && { ORCID }),
      ...(hIndex >= 0 && value !== undefined && { metrics: [{ label: 'h-index', value: Number(value) }] }),
    },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

function isSourceLine(text: string, next: string | undefined): boolean {
  if (readClassic(text)) return true;
  const source = splitDate(text)?.[1];
  return source !== undefined && (source !== '' || (next !== undefined && /\p{Lu}{3}/u.test(next)));
}

function readEntry(lines: readonly Line[], index: number): PageEntry | undefined {
  const text = lines[index]?.text ?? '';
  const above: Line[] = [];
  for (let at = index - 1; at >= Math.max(0, index - 5) && above.length < 2; at--) {
    const line = lines[at] as Line;
    if (!chrome.test(line.text)) above.unshift(line);
  }
  const [first, second] = above;
  const classic = readClassic(text);
  const authors = second?.text.replace(/^By:? ?/u, '') ?? '';
  const names =
    second &&
    (readReferenceNames(authors) ?? (/;|^.{2,40}, /u.test(authors) ? readNameLine(authors) : undefined));
  const title = names ? first : second;
  if (!title) return undefined;
  const entry: PageEntry = { line: title.number, title: title.text, fields: {} };
  if (names && second) entry.names = { ...names, line: second.number };
  const { fields } = entry;
  if (classic) {
    fields.type = isProceedings(classic.name) ? 'paper-conference' : 'article-journal';
    fields.containerTitle = toTitleCase(classic.name);
    const [volume, issue] = [classic.value('Volume'), classic.value('Issue')];
    const page = classic.value('Pages') ?? classic.value('Page') ?? classic.value('Article Number');
    const DOI = parseDoi(classic.value('DOI') ?? '');
    const issued = parseSourceDate(classic.date)?.issued;
    if (volume !== undefined) fields.volume = volume;
    if (issue !== undefined) fields.issue = issue;
    if (page !== undefined) fields.page = formatPages(page);
    if (DOI !== undefined) fields.DOI = DOI;
    if (issued !== undefined) fields.issued = issued;
    return entry;
  }
  const [stated = '', beside = ''] = splitDate(text) ?? [];
  const issued = parseSourceDate(stated.replace(/ \(Early Access\)/iu, ''))?.issued;
  if (issued !== undefined) fields.issued = issued;
  let venue = beside.trim();
  for (const { text: more } of lines.slice(index + 1, index + 3)) {
    if (venue !== '' && !/^(?:\d{1,5} ?\(|\(|,? ?pp?\.)/u.test(more)) break;
    venue = `${venue} ${more}`.trim();
  }
  const page = /,? ?pp\.? ?([\w.]{1,12}(?: ?[–-] ?[\w.]{1,12})?)/u.exec(venue);
  const head = (page ? venue.slice(0, page.index) : venue).replace(/[\s,]{1,4}$/u, '');
  const issue = /\(([^()]{1,30})\)$/u.exec(head.slice(-32))?.[1];
  const beforeIssue = issue === undefined ? head : head.slice(0, -issue.length - 2).trim();
  const volume = / (\d{1,5}[A-Za-z]?)$/u.exec(beforeIssue.slice(-8))?.[1];
  const name = volume === undefined ? head : beforeIssue.slice(0, -volume.length - 1).replace(/,$/u, '');
  fields.type = isProceedings(name) ? 'paper-conference' : 'article-journal';
  if (name !== '') fields.containerTitle = toTitleCase(name);
  if (volume !== undefined) fields.volume = volume;
  if (volume !== undefined && issue !== undefined) fields.issue = issue;
  if (page?.[1] !== undefined) fields.page = formatPages(page[1]);
  return entry;
}

function isProceedings(name: string): boolean {
  return /\b(?:conference|symposium|workshop|proceedings of the \d|congress)\b/iu.test(name);
}

/** Writes a name that is all in capitals with small letters: `JOURNAL OF FOLDING` becomes `Journal of Folding`. */
function toTitleCase(name: string): string {
  if (/\p{Ll}/u.test(name) || name.length < 6) return name;
  const small = new Set(['of', 'the', 'and', 'in', 'on', 'for', 'de', 'et', 'der', 'la', 'to', 'with', 'a']);
  const known = new Set([
    'IEEE',
    'ACM',
    'PLOS',
    'BMC',
    'BMJ',
    'SIAM',
    'RSC',
    'PNAS',
    'AAAI',
    'JAMA',
    'EPL',
    'IET',
    'AIP',
    'ASME',
    'ISPRS',
  ]);
  return name
    .split(' ')
    .map((word, index) => {
      const lower = word.toLowerCase();
      if (known.has(word) || /\d/u.test(word)) return word;
      if (index > 0 && small.has(lower)) return lower;
      return lower.replace(/(?<=^|[-(/])\p{Ll}/gu, (letter) => letter.toUpperCase());
    })
    .join(' ');
}
