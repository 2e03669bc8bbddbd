import type { NameParts } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';
import { oneLine } from '../model/characters.ts';
import { parsePages } from './pages.ts';
import { truncationNote } from '../model/truncation.ts';

/**
 * Types of reference of the RIS format (Research Information Systems, 2011). A conference paper is `CONF`, as Zotero
 * and EndNote write it: fewer programs know `CPAPER`.
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

/** What `M3`, the kind of work, says of types that share a type of reference with a commoner one. */
const workKinds: Partial<Record<Paper['type'], string>> = { article: 'Preprint', review: 'Review' };

/**
 * The papers as RIS: UTF-8, CR LF after each line, one field per line, texts without TeX. RIS cannot say that authors are
 * missing, so a note (`N1`) does.
 *
 * @param keys citation keys by id, written as `ID`; a paper that has none is called by its id
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

/** The fields in the order in which they are written; a list is written as one line each. */
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
    ['ET', paper.edition],
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

/** `Family, Given, Suffix`; a comma alone behind a name keeps readers from parting it. Other commas have no place in RIS. */
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
 * A conference is `T2` and its proceedings `C3`, as EndNote and Zotero have it; of all else `T2` is what it stands in, of books and
 * reports the series.
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

/** RIS has no field for an arXiv number; its address says it. */
function addresses({ URL: address, arXiv }: Paper): string[] {
  const preprint = arXiv && `https://arxiv.org/abs/${arXiv}`;
  return [...new Set([address, preprint].filter((each) => each !== undefined))];
}
