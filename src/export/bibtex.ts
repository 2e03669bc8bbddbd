import type { Paper } from '../model/paper.ts';
import { partedNames } from '../model/name-parts.ts';
import { bibtexNames } from './bibtex-names.ts';
import { oneLine } from '../model/characters.ts';
import { parsePages } from './pages.ts';
import { escapeTex, proseToTex, titleToTex } from './tex.ts';

/**
 * Entry types by paper type. A type of classic BibTeX is used if classic styles print all fields of such a paper. For
 * other papers, a type of BibLaTeX is used, which classic styles print like `misc`. biblatex and pandoc support all
 * these types.
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
 * Values of BibLaTeX's field `entrysubtype`. The field distinguishes paper types that have the same entry type. For
 * example, articles in magazines and articles in journals both have the entry type `article`.
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

/**
 * Name of the field for the container title (the title of the journal, proceedings or book), by entry type. Other entry
 * types use `howpublished`.
 */
const containerFields: Partial<Record<EntryType, string>> = {
  article: 'journal',
  incollection: 'booktitle',
  inproceedings: 'booktitle',
  inreference: 'booktitle',
  online: 'organization',
};

/** Name of the field for the publisher, by entry type. Other entry types use `publisher`. */
const publisherFields: Partial<Record<EntryType, string>> = {
  thesis: 'school',
  phdthesis: 'school',
  mastersthesis: 'school',
  techreport: 'institution',
  misc: 'organization',
  software: 'organization',
};

/** Paper types that can have a number in a book series. */
const seriesTypes: ReadonlySet<Paper['type']> = new Set([
  'book',
  'chapter',
  'entry-encyclopedia',
  'paper-conference',
]);

/** Paper types that can appear in an issue of a periodical or of proceedings. */
const issueTypes: ReadonlySet<Paper['type']> = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'paper-conference',
  'review',
]);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Formats papers as BibTeX in UTF-8, for classic BibTeX styles and for biblatex. A truncated list of authors ends with
 * `and others`.
 *
 * @param keys citation keys by paper id, from `citationKeys`; a paper without a key gets its id as key
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
 * Returns the entry type of a paper.
 *
 * - A thesis whose genre contains "master" or "PhD" gets the type of classic BibTeX for that degree.
 * - A preprint that has a container title and a volume or pages is an `article`, because `misc` has no fields for them.
 * - Other papers get their type from `entryTypes`.
 */
function entryType({ type, genre = '', containerTitle, volume, page }: Paper): EntryType {
  if (type === 'article' && containerTitle && (volume ?? page)) return 'article';
  if (type === 'thesis' && /\bmaster|\bm\.?(?:sc|a|phil)\b/iu.test(genre)) return 'mastersthesis';
  if (type === 'thesis' && /\bph\.? ?d\b|doctor/iu.test(genre)) return 'phdthesis';
  return entryTypes[type];
}

/** Returns all fields of an entry in the order in which they are written. Fields without a value are removed later. */
function entryFields(paper: Paper, type: EntryType): Field[] {
  const [year, month, day] = (paper.issued ?? '').split('-');
  const booktitle = containerFields[type] === 'booktitle';
  const container = paper.containerTitle && (booktitle ? titleToTex : plain)(paper.containerTitle);
  return [
    ['author', bibtexNames(paper.author, paper.authorsTruncated)],
    ['title', titleToTex(paper.title, paper.language)],
    [containerFields[type] ?? 'howpublished', container],
    ['shortjournal', containerFields[type] === 'journal' && container && plain(paper.containerTitleShort)],
    ['editor', bibtexNames(paper.editor)],
    ['series', paper.collectionTitle && titleToTex(paper.collectionTitle)],
    ['edition', plain(paper.edition)],
    ['version', plain(paper.version)],
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
    ['keywords', formatKeywords(paper.keyword)],
    ['note', plain(paper.note)],
    ['entrysubtype', entrySubtype(paper, type)],
    ['options', hasParticle(paper) && 'useprefix=true'],
    ['abstract', paper.abstract && proseToTex(paper.abstract)],
  ];
}

function entrySubtype({ type, arXiv, containerTitle }: Paper, entry: EntryType): string | undefined {
  if (type === 'article') return arXiv === undefined || entry !== 'misc' ? 'preprint' : undefined;
  const isKnown = arXiv === undefined || (type === 'article-journal' && containerTitle !== undefined);
  return entrySubtypes[type] ?? (isKnown ? undefined : subtypesOnArxiv[type]);
}

/**
 * Whether a name of the paper has a particle such as `van`. BibLaTeX sorts and prints particles with the family name
 * only if the entry has the option `useprefix` (BibLaTeX manual, 3.1.3).
 */
function hasParticle({ author = [], editor = [] }: Paper): boolean {
  return partedNames([...author, ...editor]).some((name) => 'family' in name && name.nonDroppingParticle);
}

/**
 * Returns the fields for the number of a paper. In BibTeX, the field `number` contains the number of a book in its
 * series, of an issue of a journal, or of a report. The field `issue` of BibLaTeX is added if a paper may have both a
 * number and an issue.
 */
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

/**
 * Formats an address or identifier, which BibTeX reads without interpreting TeX. Characters that could end the field
 * are percent-encoded.
 */
function verbatim(text: string | undefined): string | undefined {
  return text && oneLine(text).replace(/[\s{}\\]/gu, encodeURIComponent);
}

function formatPages(page: string | undefined): string | undefined {
  if (page === undefined) return undefined;
  const { first, last } = parsePages(page);
  return last === undefined ? plain(first) : `${plain(first)}--${plain(last)}`;
}

/**
 * Formats keywords. They are separated by commas, in some programs also by semicolons, so a keyword that contains a
 * comma or semicolon is put in braces. A comma follows if it is the only keyword, because braces around a whole value
 * have no meaning.
 */
function formatKeywords(keywords: readonly string[] | undefined): string | undefined {
  const texts = keywords?.map((keyword) => proseToTex(oneLine(keyword)));
  const parts = texts?.map((tex) => (/[,;]/u.test(tex) ? `{${tex}}` : tex));
  return parts?.length === 1 && parts[0]?.startsWith('{') ? `${parts[0]},` : parts?.join(', ');
}
