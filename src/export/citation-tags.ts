import { paperPath, pdfPath, urlBelow } from '../library/address.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { plainDoi } from '../model/doi.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { parsePages } from './pages.ts';

/** A `<meta name>` of a page. */
export interface MetaTag {
  name: string;
  content: string;
}

/**
 * The tag that names what a paper appeared in, from which Zotero takes its type. A type that has none here must not have one: a
 * preprint with a journal title would be a journal article.
 */
const containerTags: Partial<Record<Paper['type'], string>> = {
  'article-journal': 'citation_journal_title',
  'article-magazine': 'citation_journal_title',
  'article-newspaper': 'citation_journal_title',
  review: 'citation_journal_title',
  'paper-conference': 'citation_conference_title',
  speech: 'citation_conference_title',
  chapter: 'citation_inbook_title',
  'entry-encyclopedia': 'citation_inbook_title',
};

/** The tag that names who published it, where that tells the type. */
const publisherTags: Partial<Record<Paper['type'], string>> = {
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
};

/**
 * The Highwire tags of a paper's page (Google Scholar's inclusion guidelines; Zotero's "Embedded Metadata"), and Dublin Core's
 * type for a preprint. Author lists are those of the source: nobody is added to one that ends with 'et al.'.
 *
 * @param home the address of the home page; without it the tags that need whole addresses are left out
 */
export function citationTags(paper: ShownPaper, home: string | undefined): MetaTag[] {
  const { first, last } = parsePages(paper.page ?? '');
  const [pdf] = paper.pdfs ?? [];
  const containerTag = containerTags[paper.type];
  const publisherTag = publisherTags[paper.type];
  const fields: [name: string, value: string | readonly string[] | undefined][] = [
    ['citation_title', paper.plainTitle],
    ['citation_author', partedNames(paper.author).map(formatName)],
    ['citation_editor', partedNames(paper.editor).map(formatName)],
    ['citation_publication_date', paper.issued && formatDate(paper.issued)],
    [containerTag ?? '', containerTag && (paper.containerTitle ?? paper.eventTitle)],
    ['citation_series_title', containerTag && paper.collectionTitle],
    ['citation_volume', paper.volume],
    ['citation_issue', paper.issue],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
    ['citation_publisher', publisherTag ? undefined : paper.publisher],
    [publisherTag ?? '', publisherTag && (paper.publisher ?? paper.affiliations?.[0])],
    ['citation_technical_report_number', paper.type === 'report' ? paper.number : undefined],
    ['citation_doi', paper.DOI && plainDoi(paper.DOI)],
    ['citation_arxiv_id', paper.arXiv],
    ['citation_pmid', paper.PMID],
    ['citation_isbn', paper.ISBN],
    ['citation_issn', paper.ISSN],
    ['citation_language', paper.language],
    ['citation_keywords', paper.keyword],
    ['citation_abstract', paper.abstract && toPlainText(paper.abstract)],
    ['citation_abstract_html_url', home && urlBelow(home, paperPath(paper.id))],
    ['citation_pdf_url', home && pdf && urlBelow(home, pdfPath(paper, pdf))],
    ['DC.type', paper.type === 'article' ? 'preprint' : undefined],
  ];
  return fields
    .flatMap(([name, value]) => [value ?? []].flat().map((each) => ({ name, content: oneLine(each) })))
    .filter(({ name, content }) => name !== '' && content !== '');
}

/** `2010/5/12`, or the year alone: Google Scholar takes no year and month. */
function formatDate(issued: string): string {
  const [year = '', month, day] = issued.split('-');
  return month && day ? [year, month, day].map(Number).join('/') : year;
}

/**
 * `Family, Given`, the suffix behind the given name, where readers look for no part of its own. Zotero takes a comma for one
 * between two people where both sides have a blank, and a semicolon always; no-break spaces in the family name keep it whole.
 */
function formatName(name: PartedName): string {
  if ('literal' in name) return withoutSeparators(name.literal);
  const { family, given, nonDroppingParticle, suffix } = name;
  const last = join([nonDroppingParticle, family]);
  const first = join([given, suffix]);
  if (first === '') return last;
  return `${first.includes(' ') ? last.replaceAll(' ', '\u00a0') : last}, ${first}`;
}

function join(parts: readonly (string | undefined)[]): string {
  return withoutSeparators(parts.filter(Boolean).join(' '));
}

function withoutSeparators(text: string): string {
  return text.replace(/[ ,;]+/g, ' ').trim();
}
