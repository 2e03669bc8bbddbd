import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { formatPages, parseDoi } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { readReferenceNames } from './medical-names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const pmid = /(?:^| )PMID: ?(\d{4,9})(?=\D|$)/u;
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)';
const yearAfterName = new RegExp(
  `\\. ((?:18|19|20)\\d\\d)(?: (${month}(?:[ -][\\w-]{1,8}){0,2}))?(?=[;:.]|$)`,
  'u',
);

/** The source of an article: `J Fold. 2021 Mar 5;12(3):101-118. doi: 10.1234/x. Epub 2021 Feb 1.` */
interface Source {
  name: string;
  date: string;
  volume?: string;
  issue?: string;
  page?: string;
  doi?: string;
  tail: string;
}

function readSource(line: string): Source | undefined {
  const found = line.length > 1500 ? null : yearAfterName.exec(line);
  if (!found?.[1] || found.index < 1 || found.index > 200) return undefined;
  const [, year, day] = found;
  const tail = line.slice(found.index + found[0].length);
  // The numbers end before the next sentence. An article number can contain full stops.
  const [numbers = ''] = tail.split(/\.(?: |$)/u, 1);
  const colon = numbers.indexOf(':');
  const before = (colon < 0 ? numbers : numbers.slice(0, colon)).replace(/^;/u, '');
  const page = colon < 0 ? '' : numbers.slice(colon + 1);
  const issue = /\(([^()]{1,30})\)$/u.exec(before.slice(-32))?.[1];
  const volume = (issue === undefined ? before : before.slice(0, -issue.length - 2)).trim();
  const doi = /\bdoi: ?(10\.\S+)/iu.exec(tail)?.[1]?.replace(/\.$/u, '');
  if (volume === '' && page === '' && doi === undefined) return undefined;
  return {
    name: line.slice(0, found.index),
    date: day === undefined ? year : `${year} ${day}`,
    ...(volume !== '' && { volume }),
    ...(issue !== undefined && { issue }),
    ...(page !== '' && { page }),
    ...(doi !== undefined && { doi }),
    tail,
  };
}

const chrome = lineList(
  'cite|share|#|free pmc article|free pmc article.|free article|free article.|full text|review|review.|clinical trial|clinical trial.|item in clipboard|favorites|permalink|copy|page|sort by|sort by:|best match|most recent|publication date|first author|journal|abstract|summary|pubmed|save|email|send to|display options|filters|filters applied*|my ncbi filters|my custom filters|results by year|reset|text availability|show more|next|previous|last|first',
);

/**
 * PubMed: the results of a search for an author. Each article has a number, the title, the authors (`Quill A, Chen B`),
 * the source, the PMID and the beginning of the abstract.
 */
export const pubmedPage: PageSite = {
  address: 'pubmed.ncbi.nlm.nih.gov',
  source: 'PubMed page',
  signs: [
    { pattern: pmid, weight: 1 },
    { pattern: /^(?:Cite|Item in Clipboard)$/u, weight: 0.5 },
    { pattern: { test: (line) => readSource(line)?.doi !== undefined }, weight: 1 },
    { pattern: /^(?:PubMed|PubMed Disclaimer|My NCBI Filters)$/u, weight: 1 },
    {
      pattern:
        /^(?:National Library of Medicine|National Center for Biotechnology Information|NCBI|MyNCBI|NCBI Literature Resources)$/u,
      weight: 1,
    },
    { pattern: /^Free (?:PMC )?article\.$/u, weight: 0.5 },
  ],
  instead: 'Choose "Send to", "Citation manager" and import that file.',
  read: readPubmed,
};

function readPubmed(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  let from = 0;
  for (const [index, { text }] of lines.entries()) {
    const found = text.length > 2500 ? null : pmid.exec(text);
    if (!found?.[1]) continue;
    const block = lines.slice(from, index).filter((line) => !chrome.test(line.text));
    const beside = found.index > 1 ? text.slice(0, found.index) : undefined;
    const last = beside === undefined ? block : [...block, { ...(lines[index] as Line), text: beside }];
    from = index + 1;
    const entry = readEntry(last, found[1]);
    if (!entry) continue;
    entries.push(entry);
  }
  const first = entries[0]?.line ?? 0;
  const above = lines.filter(({ number }) => number < first);
  const declared = findValue(above, /^(\d[\d,]{0,9}) results?$/u);
  return { entries, nameLines: [], ...(declared !== undefined && { declared: toCount(declared) }) };
}

function readEntry(block: readonly Line[], PMID: string): PageEntry | undefined {
  const sourceAt = block.findLastIndex(({ text }) => readSource(text) !== undefined);
  const source = readSource(block[sourceAt]?.text ?? '');
  if (!source || sourceAt < 1) return undefined;
  const authorsLine = block[sourceAt - 1];
  const names = authorsLine ? readReferenceNames(authorsLine.text) : undefined;
  const title = names ? block[sourceAt - 2] : authorsLine;
  if (!title) return undefined;
  const entry: PageEntry = {
    line: title.number,
    title: withoutStop(title.text),
    fields: { type: 'article-journal', PMID },
  };
  if (names && authorsLine) entry.names = { ...names, line: authorsLine.number };
  const dated = parseSourceDate(source.date);
  if (dated) entry.fields.issued = dated.issued;
  if (/\[Preprint\]|^(?:bio|med|chem)Rxiv|^arXiv|Res Sq/u.test(source.name)) entry.fields.type = 'article';
  entry.fields.containerTitle = source.name.replace(/ ?\[Preprint\]/u, '');
  if (source.volume !== undefined) entry.fields.volume = source.volume;
  if (source.issue !== undefined) entry.fields.issue = source.issue;
  if (source.page !== undefined) entry.fields.page = formatPages(source.page);
  const DOI = parseDoi(source.doi ?? '');
  if (DOI !== undefined) entry.fields.DOI = DOI;
  const pmc = /\b(PMC\d{4,9})\b/u.exec(source.tail)?.[1];
  if (pmc !== undefined) entry.fields.PMCID = pmc;
  return entry;
}

/** Removes the full stop after a title, and the brackets around a translated title. */
function withoutStop(title: string): string {
  const plain = title.replace(/\.$/u, '');
  if (plain.startsWith('[') && plain.endsWith(']')) return plain.slice(1, -1);
  return title.endsWith('..') ? title : plain;
}
