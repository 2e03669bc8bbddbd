import type { NameParts } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';
import { oneLine } from '../model/characters.ts';
import { parsePages } from './pages.ts';
import { truncationNote } from '../model/truncation.ts';

/**
 * Reference types of RIS (specification of 2011), by paper type. A conference paper is `CONF`, as in Zotero and
 * EndNote, because fewer programs support `CPAPER`.
 */
const risTypes = {
  article: 'GEN',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  document: 'GEN',
  'entry-encyclopedia': 'ENCYC',
  manuscript: 'UNPB',
  'paper-conference': 'CONF',
  patent: 'PAT',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  review: 'JOUR',
  software: 'COMP',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
} as const satisfies Record<Paper['type'], string>;

/** Values of `M3` (type of work), for paper types without a reference type of their own. */
const workKinds: Partial<Record<Paper['type'], string>> = { article: 'Preprint', review: 'Review' };

/**
 * Formats papers as RIS in UTF-8, with CR LF line ends, one field per line, and texts without TeX. RIS cannot express
 * that a list of authors is truncated, so a note (`N1`) states it.
 *
 * @param keys citation keys by paper id, written as `ID`; a paper without a key gets its id as key
 */
export function formatRis(papers: readonly Paper[], keys: ReadonlyMap<string, string> = new Map()): string {
  return papers.map((paper) => formatRecord(paper, keys.get(paper.id) ?? paper.id)).join('\r\n');
}

function formatRecord(paper: Paper, key: string): string {
  const fields = recordFields(paper, key).flatMap(([tag, value]) =>
    [value ?? []].flat().map((each): [string, string] => [tag, oneLine(each)]),
  );
  const lines = fields.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `${lines.join('')}ER  - \r\n`;
}

/** Returns the fields of a record in the order in which they are written. A field with a list has one line per item. */
function recordFields(paper: Paper, key: string): [tag: string, value: string | string[] | undefined][] {
  const [year, month = '', day = ''] = (paper.issued ?? '').split('-');
  const { first, last } = parsePages(paper.page ?? '');
  return [
    ['TY', risTypes[paper.type]],
    ['ID', key],
    ['AU', partedNames(paper.author).map(formatName)],
    ['ED', partedNames(paper.editor).map(formatName)],
    ['TI', toPlainText(paper.title)],
    ...containers(paper),
    ['SV', paper.collectionNumber],
    ['ET', paper.edition ?? paper.version],
    ['VL', paper.volume],
    ['IS', paper.issue],
    ['M1', paper.number],
    ['SP', first],
    ['EP', last],
    ['PB', paper.publisher],
    ['CY', paper.publisherPlace],
    ['M3', workKinds[paper.type] ?? paper.genre],
    ['PY', year],
    ['DA', year && `${year}/${month}/${day}/`],
    ['DO', paper.DOI],
    ['AN', paper.PMID],
    ['DB', paper.PMID && 'PubMed'],
    ['C2', paper.PMCID],
    ['SN', [paper.ISBN, paper.ISSN].filter((each) => each !== undefined)],
    ['UR', addresses(paper)],
    ['LA', paper.language],
    ['AD', paper.affiliations],
    ['KW', paper.keyword],
    ['N1', [paper.authorsTruncated && truncationNote, paper.note].filter((each) => typeof each === 'string')],
    ['AB', paper.abstract && toPlainText(paper.abstract)],
  ];
}

/**
 * Formats a name as `Family, Given, Suffix`. A name without parts ends with a comma, so that programs do not split it.
 * Other commas are removed.
 */
function formatName(name: PartedName): string {
  if ('literal' in name) return `${withoutCommas(name.literal)},`;
  const { family, given = '', nonDroppingParticle, suffix }: NameParts = name;
  const last = [nonDroppingParticle, family].filter((each) => each !== undefined).map(withoutCommas);
  return `${last.join(' ')}, ${withoutCommas(given)}${suffix ? `, ${withoutCommas(suffix)}` : ''}`;
}

function withoutCommas(text: string): string {
  return text.replace(/ ?, ?/gu, ' ').trim();
}

/**
 * Returns the fields for the container (the journal, proceedings or book) and for the series.
 *
 * - For a book or report, `T2` is the series.
 * - For a paper at a named conference, `T2` is the conference, `C3` the proceedings (as in EndNote and Zotero) and `T3`
 *   the series.
 * - For other papers, `T2` is the container title and `T3` the series.
 */
function containers({
  type,
  containerTitle,
  eventTitle,
  collectionTitle,
}: Paper): [tag: string, value: string | undefined][] {
  if (type === 'book' || type === 'report') return [['T2', collectionTitle]];
  const conference = type === 'paper-conference' ? eventTitle : undefined;
  return [
    ['T2', conference ?? containerTitle],
    ['C3', conference && containerTitle],
    ['T3', collectionTitle],
  ];
}

/** Returns the addresses of a paper. RIS has no field for an arXiv number, so the address at arXiv is included. */
function addresses({ URL: address, arXiv }: Paper): string[] {
  const preprint = arXiv && `https://arxiv.org/abs/${arXiv}`;
  return [...new Set([address, preprint].filter((each) => each !== undefined))];
}
