import { paperPath, urlBelow } from '../library/address.ts';
import { pdfsOf } from '../library/linked-files.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { parsePages } from './pages.ts';
import { citedDoi, citedUrl, formatInverted, zoteroTypes } from './reference-managers.ts';

/** A `<meta name>` element of a page. */
export interface MetaTag {
  name: string;
  content: string;
}

type Field = [name: string, value: string | readonly string[] | undefined];

/**
 * Name of the tag for the container title (the title of the journal, proceedings or book), by paper type. Zotero
 * derives the type of an item from the Highwire tags (`citation_…`). If Zotero would derive a wrong type, the PRISM tag
 * is used instead. Types that are not listed get no tag: because of the tag, Zotero would read a preprint as a journal
 * article.
 */
const containerTags: Partial<Record<Paper['type'], string>> = {
  'article-journal': 'citation_journal_title',
  review: 'citation_journal_title',
  chapter: 'citation_inbook_title',
  'article-magazine': 'prism.publicationName',
  'article-newspaper': 'prism.publicationName',
  'entry-encyclopedia': 'prism.publicationName',
  'post-weblog': 'prism.publicationName',
  webpage: 'prism.publicationName',
};

/** Name of the tag for the publisher, for paper types that Zotero recognises by this tag. */
const publisherTags: Partial<Record<Paper['type'], string>> = {
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
};

/**
 * Returns the `<meta>` tags with which Google Scholar and Zotero read a paper page. Most are Highwire tags
 * (`citation_…`). Tags of Dublin Core, PRISM and Zotero are added where Highwire has no tag. The authors are those of
 * the paper's file, also if its list is truncated.
 *
 * @param home the address of the home page; if it is `undefined`, tags that need absolute addresses are left out
 * @param known the people whose profiles list the paper. They are used if the paper's file has no authors, because
 *   Google Scholar ignores a page without an author.
 */
export function citationTags(
  paper: ShownPaper,
  home: string | undefined,
  known: readonly string[] = [],
): MetaTag[] {
  const { first, last } = parsePages(paper.page ?? '');
  const [pdf] = pdfsOf(paper);
  const authors = partedNames(paper.author);
  const typeTags = typeFields(paper).filter(([, value]) => value !== undefined);
  const hasTypeTag = typeTags.some(([name]) => name.startsWith('citation_'));
  const fields: Field[] = [
    ['citation_title', paper.plainTitle],
    ['citation_author', formatNames(authors.length > 0 ? authors : partedNames(known))],
    ['citation_editor', formatNames(partedNames(paper.editor))],
    ['citation_publication_date', paper.issued && formatDate(paper.issued)],
    ...typeTags,
    ['citation_series_title', paper.collectionTitle],
    ['citation_volume', paper.volume],
    ['citation_issue', paper.issue],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
    ['citation_publisher', publisher(paper)],
    ['citation_technical_report_number', paper.type === 'report' ? paper.number : undefined],
    ['citation_doi', citedDoi(paper)],
    ['citation_arxiv_id', paper.arXiv],
    ['citation_pmid', paper.PMID],
    ['citation_isbn', paper.ISBN],
    ['citation_issn', paper.ISSN],
    ['citation_language', paper.language],
    ['citation_keywords', paper.keyword],
    ['citation_abstract', paper.abstract && toPlainText(paper.abstract)],
    ['citation_public_url', citedUrl(paper)],
    ['citation_abstract_html_url', home && urlBelow(home, paperPath(paper.id))],
    ['citation_pdf_url', home && pdf && urlBelow(home, pdf.path)],
    ['DC.type', paper.type === 'article' ? 'preprint' : paper.genre],
    ['DC.rights', paper.license],
    ['z:itemType', paper.type === 'article' || hasTypeTag ? undefined : zoteroTypes[paper.type]],
    ...zoteroFields(paper),
  ];
  return fields
    .flatMap(([name, value]) => [value ?? []].flat().map((each) => ({ name, content: oneLine(each) })))
    .filter(({ content }) => content !== '');
}

/**
 * Returns the tags for the container (the journal, proceedings or book) and for the publisher. Zotero derives the type
 * of the item from these tags.
 */
function typeFields({ type, containerTitle, eventTitle, ...paper }: Paper): Field[] {
  // Zotero derives the type from the last of these tags.
  if (type === 'paper-conference')
    return [
      ['citation_inbook_title', containerTitle],
      ['citation_conference_title', eventTitle ?? containerTitle],
    ];
  const containerTag = containerTags[type];
  const publisherTag = publisherTags[type];
  return [
    ...(containerTag ? [[containerTag, containerTitle ?? webSite(paper.URL, type)] satisfies Field] : []),
    ...(publisherTag ? [[publisherTag, paper.publisher ?? paper.affiliations?.[0]] satisfies Field] : []),
  ];
}

/**
 * Returns the host name as website title of a web page without a container title. Without it, Zotero would use the
 * title of the lab's site.
 */
function webSite(address: string | undefined, type: Paper['type']): string | undefined {
  const isOfWeb = type === 'webpage' || type === 'post-weblog' || type === 'article-newspaper';
  return isOfWeb && address && URL.canParse(address) ? new URL(address).host : undefined;
}

function publisher({ type, publisher, containerTitle }: Paper): string | undefined {
  if (publisherTags[type]) return undefined;
  // The publisher of a preprint is its archive, which many sources give as the container.
  return publisher ?? (type === 'article' ? containerTitle : undefined);
}

/** Returns tags for data that only Zotero reads. After `z:`, the tag has the name of a field of Zotero. */
function zoteroFields({ type, arXiv, ...paper }: Paper): Field[] {
  const preprint = type === 'article' && arXiv ? `arXiv:${arXiv}` : undefined;
  return [
    ['z:number', type === 'report' ? undefined : (paper.number ?? preprint)],
    ['z:seriesTitle', type === 'report' ? paper.collectionTitle : undefined],
    ['z:seriesNumber', paper.collectionNumber],
    ['z:edition', paper.edition],
    ['z:place', paper.publisherPlace],
    ['z:meetingName', type === 'speech' ? (paper.eventTitle ?? paper.containerTitle) : undefined],
  ];
}

/**
 * Formats a date as `2010/5/12`, or as the year if the day is missing: Google Scholar does not accept a year with a
 * month only.
 */
function formatDate(issued: string): string {
  const [year = '', month, day] = issued.split('-');
  return month && day ? [year, month, day].map(Number).join('/') : year;
}

/**
 * Formats names as Google Scholar expects them. If there is only one name, and both parts of this name contain a space,
 * Zotero reads the comma between the parts as a separator of two people. No-break spaces in the given name prevent
 * this. Zotero turns no-break spaces into normal spaces.
 */
function formatNames(names: readonly PartedName[]): string[] {
  const [sole, ...more] = names.map(formatInverted);
  if (sole === undefined || more.length > 0) return names.map(formatInverted);
  const [last = '', first] = sole.split(', ');
  return [first && last.includes(' ') ? `${last}, ${first.replaceAll(' ', '\u00a0')}` : sole];
}
