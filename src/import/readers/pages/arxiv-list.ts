import type { Line } from '../values/lines.ts';
import { parseSourceDate } from '../values/dates.ts';
import { parseArXiv, parseDoi } from '../values/identifiers.ts';
import { cleanAbstract } from './abstracts.ts';
import { readNameLine } from './names.ts';
import { findValue, groupFrom, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const anchor =
  /^(?:\[?\d{1,6}[\].]? ?)?arXiv: ?(?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?(?=[\s[(]|$)/u;
const label =
  /^(Titles?|Authors?|Abstract|Comments?|Journal[- ]ref(?:erence)?|Subjects?|Report(?:[- ]n(?:o|umber))?|MSC[- ][Cc]lass(?:es)?|ACM[- ][Cc]lass(?:es)?|DOI): ?/u;
const submitted = /^(?:Submitted|v1 submitted|Announced) /u;
const category =
  /\b(?:astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|nlin|nucl-ex|nucl-th|physics|q-bio|q-fin|quant-ph|stat)(?:\.[A-Za-z-]{2,12})?\b/gu;

/**
 * arXiv: results of a search (`arxiv.org/search`), where each paper begins with `arXiv:2504.20051 [pdf, other] cs.LG`,
 * and the listing of a person (`arxiv.org/a/…`), where each begins with `[1] arXiv:2504.20051 [pdf, html, other]`.
 */
export const arxivPage: PageSite = {
  address: 'arxiv.org',
  source: 'arXiv page',
  signs: [
    { pattern: new RegExp(`${anchor.source}.{0,200}$`, 'u'), weight: 1 },
    { pattern: { test: (line) => submitted.test(line) && line.includes('originally announced') }, weight: 1 },
    {
      pattern: { test: (line) => /^Subjects: \S/u.test(line) && /\([a-z-]+(?:\.[A-Za-z-]+)?\)/u.test(line) },
      weight: 1,
    },
    { pattern: /^(?:\[?\d{1,6}[\].]? ?)?arXiv: ?\d{4}\.\d{4,5}(?:v\d{1,2})? ?\[pdf/u, weight: 1 },
    { pattern: /^Showing \d{1,9} ?[–-] ?\d{1,9} of [\d,]{1,12} results? for \p{L}{3,12}: /u, weight: 1 },
    { pattern: /^Search v0\.\d\.\d released \d{4}-\d\d-\d\d$/u, weight: 1 },
    { pattern: /^.{2,80}['’]s articles on arXiv/u, weight: 2 },
  ],
  instead:
    'Search for the name in the field "Author(s)" and copy the results, or set "ids" of the person and run npm run refresh.',
  read: readArxivList,
};

function readArxivList(lines: readonly Line[]): PageContent {
  const { above, groups } = groupFrom(lines, ({ text }) => anchor.test(text));
  const entries = groups.map(readEntry);
  const query = findValue(above, /^Showing .* for author(?:\(s\))?: ?(.+)/u);
  const owner = findValue(above, /^(.{2,80}?)['’]s articles on arXiv/u);
  const declared =
    findValue(above, /^Showing \d{1,9} ?[–-] ?\d{1,9} of ([\d,]{1,12}) results?/u) ??
    findValue(above, /^Total of ([\d,]{1,9}) entries/u);
  const spelled = owner ?? (query === undefined ? undefined : fullSpelling(query, entries));
  return {
    entries,
    nameLines: spelled === undefined ? [] : [spelled],
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

function readEntry(lines: readonly Line[]): PageEntry {
  const [first, ...rest] = lines;
  const head = first?.text ?? '';
  const arXiv = parseArXiv(/arXiv: ?\S+/u.exec(head)?.[0] ?? '');
  const tags = head.replace(anchor, '').replace(/\[[^[\]]+\]/u, '');
  const doi = /\bdoi ?(10\.\S+)/u.exec(tags)?.[1];
  const entry: PageEntry = { line: first?.number ?? 1, fields: { type: 'article' } };
  const { fields } = entry;
  if (arXiv !== undefined) fields.arXiv = arXiv;
  const DOI = doi === undefined ? undefined : parseDoi(doi);
  if (DOI !== undefined && !/^10\.48550\//u.test(DOI)) fields.DOI = DOI;
  let categories = [
    ...new Set((doi === undefined ? tags : tags.slice(0, tags.search(/\bdoi/iu))).match(category) ?? []),
  ];
  const abstract: string[] = [];
  const other: Record<string, string> = {};
  let part = '';
  for (const { text, number } of rest) {
    const name = label.exec(text.slice(0, 40))?.[1]?.replace(/^(Title|Author|Comment|Subject)s$/u, '$1');
    const value = name === undefined ? text : text.slice(text.indexOf(':') + 1).trim();
    const stated = part === '' ? parseDoi(text.replace(/^doi ?/u, '')) : undefined;
    if (stated !== undefined) {
      fields.DOI ??= stated;
      continue;
    }
    if (submitted.test(text.slice(0, 30))) {
      const first =
        /v1 submitted (\d{1,2} \p{L}{3,9},? \d{4})/u.exec(text.slice(0, 300))?.[1] ??
        /^Submitted (\d{1,2} \p{L}{3,9},? \d{4})/u.exec(text)?.[1];
      const date = first === undefined ? undefined : parseSourceDate(first.replace(',', ''));
      if (date) fields.issued = date.issued;
      part = 'end';
    } else if (
      name === 'Title' ||
      (name === undefined &&
        entry.title === undefined &&
        part === '' &&
        !/^(?:doi|10\.)/u.test(text) &&
        !isTags(text))
    ) {
      if (value !== '') entry.title = value;
      part = value === '' ? '' : 'title';
    } else if (name === 'Author' || (name === undefined && part === 'title' && entry.title !== undefined)) {
      if (value === '') part = 'authors';
      else {
        entry.names = { ...readNameLine(value), line: number };
        part = 'named';
      }
    } else if (name === undefined && part === 'authors') {
      const read = readNameLine(text);
      entry.names = {
        names: [...(entry.names?.names ?? []), ...read.names],
        truncated: read.truncated,
        line: entry.names?.line ?? number,
      };
      if (!text.endsWith(',')) part = 'named';
    } else if (name === 'Abstract' || (name === undefined && part === 'abstract')) {
      abstract.push(value);
      part = 'abstract';
    } else if (name === 'Subject') {
      categories = [
        ...new Set(
          [...value.matchAll(/\(([a-z-]{2,10}(?:\.[A-Za-z-]{2,12})?)\)/gu)].map(([, one = '']) => one),
        ),
      ];
      part = 'end';
    } else if (name !== undefined && part !== 'abstract') {
      if (/^Journal/u.test(name)) other.journal_ref = value;
      else if (name === 'Comment') other.comment = value;
      else if (name === 'DOI') fields.DOI ??= parseDoi(value);
      part = 'end';
    } else if (isTags(text) && entry.title === undefined)
      categories = [...new Set(text.match(category) ?? [])];
  }
  if (fields.issued === undefined && arXiv !== undefined) {
    const month = /^(?:[a-z.-]{2,12}\/)?(\d\d)(\d\d)/iu.exec(arXiv.replace(/^[^/]{2,14}\//u, ''));
    if (month?.[1] !== undefined) {
      const century = Number(month[1]) > 90 ? '19' : '20';
      fields.issued = parseSourceDate(`${century}${month[1]}-${month[2]}`)?.issued;
    }
  }
  if (categories.length > 0) fields.categories = categories;
  const prose = cleanAbstract(abstract.join(' '));
  if (prose !== undefined) fields.abstract = prose;
  if (Object.keys(other).length > 0) fields.other = other;
  return withoutUndefined(entry);
}

function isTags(text: string): boolean {
  return text.length < 200 && text.replace(category, '').trim() === '';
}

function withoutUndefined(entry: PageEntry): PageEntry {
  for (const key of Object.keys(entry.fields) as (keyof PageEntry['fields'])[])
    if (entry.fields[key] === undefined) delete entry.fields[key];
  return entry;
}

/**
 * Returns the full name of the person whom a search such as `van der Brandt, T` has found: the most frequent name of an
 * author with this family name and initial.
 */
function fullSpelling(query: string, entries: readonly PageEntry[]): string | undefined {
  const [family = '', given = ''] = query.split(',').map((part) => fold(part));
  const counts = new Map<string, number>();
  for (const { names } of entries) {
    for (const name of names?.names ?? []) {
      if (typeof name !== 'string') continue;
      const plain = fold(name);
      const fits =
        given === ''
          ? plain === family || family.split(' ').every((word) => plain.split(' ').includes(word))
          : plain.endsWith(` ${family}`) && plain.startsWith(given.charAt(0));
      if (fits) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const found = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  const [first] = found;
  // Two people with the same initial cannot be distinguished.
  const isOne = found.every(
    ([name]) =>
      fold(name).charAt(0) === fold(first?.[0] ?? '').charAt(0) && compatible(name, first?.[0] ?? ''),
  );
  return isOne ? first?.[0] : undefined;
}

function compatible(a: string, b: string): boolean {
  const [x = '', y = ''] = [fold(a).split(' ')[0], fold(b).split(' ')[0]];
  return x.startsWith(y) || y.startsWith(x);
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .trim()
    .toLowerCase();
}
