import { paperPath, pdfPath, urlBelow } from '../library/address.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { parsePages } from './pages.ts';
import { citedDoi, citedUrl, formatInverted, zoteroTypes } from './reference-managers.ts';

/** A `<meta name>` of a page. */
export interface MetaTag {
  name: string;
  content: string;
}

type Field = [name: string, value: string | readonly string[] | undefined];

/**
 * The tag that names what a paper appeared in. Those of Highwire tell Zotero its type, so that types of which they would tell
 * another have PRISM's; one that has none here must not have one: a preprint with a journal title would be a journal article.
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

/** The tag that names who published it, where that tells the type. */
const publisherTags: Partial<Record<Paper['type'], string>> = {
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
};

/**
 * The Highwire tags of a paper's page (Google Scholar's inclusion guidelines; Zotero's "Embedded Metadata"), and words of Dublin
 * Core, PRISM and Zotero for what Highwire has no word for. Author lists are those of the source: nobody is added to one that
 * ends with 'et al.'.
 *
 * @param home the address of the home page; without it the tags that need whole addresses are left out
 * @param known whose paper it is, for one whose source names nobody: without an author Google Scholar ignores a page
 */
export function citationTags(
  paper: ShownPaper,
  home: string | undefined,
  known: readonly string[] = [],
): MetaTag[] {
  const { first, last } = parsePages(paper.page ?? '');
  const [pdf] = paper.pdfs ?? [];
  const authors = partedNames(paper.author);
  const told = typeFields(paper).filter(([, value]) => value !== undefined);
  const isTold = told.some(([name]) => name.startsWith('citation_'));
  const fields: Field[] = [
    ['citation_title', paper.plainTitle],
    ['citation_author', formatNames(authors.length > 0 ? authors : partedNames(known))],
    ['citation_editor', formatNames(partedNames(paper.editor))],
    ['citation_publication_date', paper.issued && formatDate(paper.issued)],
    ...told,
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
    ['citation_pdf_url', home && pdf && urlBelow(home, pdfPath(paper, pdf))],
    ['DC.type', paper.type === 'article' ? 'preprint' : paper.genre],
    ['DC.rights', paper.license],
    ['z:itemType', paper.type === 'article' || isTold ? undefined : zoteroTypes[paper.type]],
    ...zoteroFields(paper),
  ];
  return fields
    .flatMap(([name, value]) => [value ?? []].flat().map((each) => ({ name, content: oneLine(each) })))
    .filter(({ content }) => content !== '');
}

/** What a paper appeared in or who stands behind it, in the tags that tell its type. */
function typeFields({ type, containerTitle, eventTitle, ...paper }: Paper): Field[] {
  // Of several tags the last tells Zotero the type.
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

/** What a page of the web without a title of its whole stands in. Zotero would take the name of the lab's site for it. */
function webSite(address: string | undefined, type: Paper['type']): string | undefined {
  const isOfWeb = type === 'webpage' || type === 'post-weblog' || type === 'article-newspaper';
  return isOfWeb && address && URL.canParse(address) ? new URL(address).host : undefined;
}

function publisher({ type, publisher, containerTitle }: Paper): string | undefined {
  if (publisherTags[type]) return undefined;
  // Of a preprint it is the archive, which many sources name as what it appeared in.
  return publisher ?? (type === 'article' ? containerTitle : undefined);
}

/** What has no word of its own elsewhere, in Zotero's: the names of its fields. */
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

/** `2010/5/12`, or the year alone: Google Scholar takes no year and month. */
function formatDate(issued: string): string {
  const [year = '', month, day] = issued.split('-');
  return month && day ? [year, month, day].map(Number).join('/') : year;
}

/**
 * Names as Google Scholar asks for them. Zotero takes the comma of a single name for one between two people where both sides have
 * a blank; no-break spaces in the given name keep it whole, and Zotero makes blanks of them.
 */
function formatNames(names: readonly PartedName[]): string[] {
  const [sole, ...more] = names.map(formatInverted);
  if (sole === undefined || more.length > 0) return names.map(formatInverted);
  const [last = '', first] = sole.split(', ');
  return [first && last.includes(' ') ? `${last}, ${first.replaceAll(' ', '\u00a0')}` : sole];
}
