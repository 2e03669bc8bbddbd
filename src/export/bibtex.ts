import type { Paper } from '../model/paper.ts';
import { partedNames } from '../model/name-parts.ts';
import { bibtexNames } from './bibtex-names.ts';
import { oneLine } from '../model/characters.ts';
import { parsePages } from './pages.ts';
import { escapeTex, proseToTex, titleToTex } from './tex.ts';

/**
 * Entry types by paper type: those of classic BibTeX if its styles print all fields of the paper, else those of BibLaTeX, which these
 * styles print as `misc`. biblatex and pandoc support all of them.
 */
const entryTypes = {
  article: 'misc',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  dataset: 'dataset',
  document: 'misc',
  'entry-encyclopedia': 'inreference',
  manuscript: 'unpublished',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  'post-weblog': 'online',
  report: 'techreport',
  review: 'article',
  software: 'software',
  speech: 'unpublished',
  standard: 'misc',
  thesis: 'thesis',
  webpage: 'online',
} as const satisfies Record<Paper['type'], string>;

type EntryType = (typeof entryTypes)[Paper['type']] | 'phdthesis' | 'mastersthesis';

/**
 * BibLaTeX's `entrysubtype` for paper types that share an entry type with a more common one. A `misc` with an arXiv id is read as a
 * preprint; a paper of another type needs the subtype.
 */
const entrySubtypes: Partial<Record<Paper['type'], string>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
  document: 'document',
  'post-weblog': 'post-weblog',
  review: 'review',
  speech: 'speech',
  standard: 'standard',
};

const subtypesOnArxiv: Partial<Record<Paper['type'], string>> = {
  'article-journal': 'journal',
  manuscript: 'manuscript',
  report: 'report',
  webpage: 'webpage',
};

/** The field for the container title, by entry type; `howpublished` for all others. */
const containerFields: Partial<Record<EntryType, string>> = {
  article: 'journal',
  incollection: 'booktitle',
  inproceedings: 'booktitle',
  inreference: 'booktitle',
  online: 'organization',
};

/** The field for the publisher, by entry type; `publisher` for all others. */
const publisherFields: Partial<Record<EntryType, string>> = {
  thesis: 'school',
  phdthesis: 'school',
  mastersthesis: 'school',
  techreport: 'institution',
  misc: 'organization',
  software: 'organization',
};

/** Entry types with a number in a series. */
const seriesTypes: ReadonlySet<Paper['type']> = new Set([
  'book',
  'chapter',
  'entry-encyclopedia',
  'paper-conference',
]);

/** Entry types that appear in issues. */
const issueTypes: ReadonlySet<Paper['type']> = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'paper-conference',
  'review',
]);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Formats papers as BibTeX in UTF-8, for classic styles and for biblatex. A truncated list of authors ends with `and others`.
 *
 * @param keys citation keys by id, from `citationKeys`; the id is used for a paper without a key
 */
export function formatBibtex(papers: readonly Paper[], keys: ReadonlyMap<string, string>): string {
  return papers.map((paper) => formatEntry(paper, keys.get(paper.id) ?? paper.id)).join('\n');
}

type Field = [name: string, value: string | false | undefined];

function formatEntry(paper: Paper, key: string): string {
  const type = entryType(paper);
  const lines = entryFields(paper, type)
    .filter((field): field is [string, string] => Boolean(field[1]))
    .map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`},\n`);
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

/**
 * Returns the entry type of a paper. A thesis whose genre states its kind gets the type of classic BibTeX. A preprint with a volume or
 * pages is an `article`, since `misc` has neither.
 */
function entryType({ type, genre = '', containerTitle, volume, page }: Paper): EntryType {
  if (type === 'article' && containerTitle && (volume ?? page)) return 'article';
  if (type === 'thesis' && /\bmaster|\bm\.?(?:sc|a|phil)\b/iu.test(genre)) return 'mastersthesis';
  if (type === 'thesis' && /\bph\.? ?d\b|doctor/iu.test(genre)) return 'phdthesis';
  return entryTypes[type];
}

/** Returns the fields in the order in which they are written, without empty ones. */
function entryFields(paper: Paper, type: EntryType): Field[] {
  const [year, month, day] = (paper.issued ?? '').split('-');
  const booktitle = containerFields[type] === 'booktitle';
  const container = paper.containerTitle && (booktitle ? titleToTex : plain)(paper.containerTitle);
  return [
    ['author', bibtexNames(paper.author, paper.authorsTruncated)],
    ['title', titleToTex(paper.title, paper.language)],
    [containerFields[type] ?? 'howpublished', container],
    ['editor', bibtexNames(paper.editor)],
    ['series', paper.collectionTitle && titleToTex(paper.collectionTitle)],
    ['edition', plain(paper.edition)],
    ['volume', plain(paper.volume)],
    ...numbers(paper),
    ['pages', formatPages(paper.page)],
    [publisherFields[type] ?? 'publisher', plain(paper.publisher)],
    ['address', plain(paper.publisherPlace)],
    ['eventtitle', plain(paper.eventTitle)],
    ['type', plain(paper.genre)],
    ['year', year],
    ['month', month && months[Number(month) - 1]],
    ['day', day && String(Number(day))],
    ['doi', verbatim(paper.DOI)],
    ['eprint', verbatim(paper.arXiv)],
    ['archiveprefix', paper.arXiv && 'arXiv'],
    ['primaryclass', paper.arXiv && paper.categories?.[0]?.match(/^[a-z-]+(?:\.[A-Za-z-]+)?$/u)?.[0]],
    ['pmid', verbatim(paper.PMID)],
    ['pmcid', verbatim(paper.PMCID)],
    ['isbn', plain(paper.ISBN)],
    ['issn', plain(paper.ISSN)],
    ['url', verbatim(paper.URL)],
    ['language', plain(paper.language)],
    ['keywords', paper.keyword?.map(formatKeyword).join(', ')],
    ['note', plain(paper.note)],
    ['entrysubtype', entrySubtype(paper, type)],
    ['options', hasParticle(paper) && 'useprefix=true'],
    ['abstract', paper.abstract && proseToTex(paper.abstract)],
  ];
}

function entrySubtype({ type, arXiv, containerTitle }: Paper, entry: EntryType): string | undefined {
  if (type === 'article') return arXiv === undefined || entry !== 'misc' ? 'preprint' : undefined;
  const isTold = arXiv === undefined || (type === 'article-journal' && containerTitle !== undefined);
  return entrySubtypes[type] ?? (isTold ? undefined : subtypesOnArxiv[type]);
}

/** BibLaTeX treats particles as part of the family name only with this option (BibLaTeX manual, 3.1.3). */
function hasParticle({ author = [], editor = [] }: Paper): boolean {
  return partedNames([...author, ...editor]).some((name) => 'family' in name && name.nonDroppingParticle);
}

/** Returns the `number`, which BibTeX uses for a book in its series, an issue, or a report. BibLaTeX also has `issue`. */
function numbers(paper: Paper): Field[] {
  const { type, issue, number, collectionTitle, collectionNumber } = paper;
  if (collectionTitle !== undefined && seriesTypes.has(type)) return [['number', plain(collectionNumber)]];
  if (issueTypes.has(type)) return [['number', plain(issue)]];
  return [
    ['number', plain(number)],
    ['issue', plain(issue)],
  ];
}

function plain(text: string | undefined): string | undefined {
  return text && escapeTex(oneLine(text));
}

/** Addresses and identifiers are read verbatim, so characters that would end the field are percent-encoded. */
function verbatim(text: string | undefined): string | undefined {
  return text && oneLine(text).replace(/[\s{}\\]/gu, encodeURIComponent);
}

function formatPages(page: string | undefined): string | undefined {
  if (page === undefined) return undefined;
  const { first, last } = parsePages(page);
  return last === undefined ? plain(first) : `${plain(first)}--${plain(last)}`;
}

/** Keywords are separated by commas, in some programs also by semicolons; a keyword that contains either is in braces. */
function formatKeyword(keyword: string): string {
  const tex = proseToTex(oneLine(keyword));
  return /[,;]/u.test(tex) ? `{${tex}}` : tex;
}
