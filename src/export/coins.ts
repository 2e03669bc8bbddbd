import { paperPath, urlBelow } from '../library/address.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { partedNames } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';
import { parsePages } from './pages.ts';
import { citedDoi, citedUrl, formatInverted, zoteroTypes } from './reference-managers.ts';

/**
 * OpenURL format (Z39.88-2004) and genre, by paper type. Papers of types that are not listed are written in the Dublin
 * Core format, with Zotero's name of the type.
 */
const genres: Partial<Record<Paper['type'], readonly [format: string, genre: string]>> = {
  'article-journal': ['journal', 'article'],
  review: ['journal', 'article'],
  book: ['book', 'book'],
  chapter: ['book', 'bookitem'],
  'paper-conference': ['book', 'proceeding'],
  report: ['book', 'report'],
  thesis: ['dissertation', 'dissertation'],
  patent: ['patent', 'patent'],
};

/** Key of an author, by OpenURL format. Other formats use `rft.au`. */
const nameKeys: Partial<Record<string, string>> = { dc: 'rft.creator', patent: 'rft.inventor' };

/**
 * Maximum number of authors per paper, more than any citation style prints. Papers with thousands of authors would make
 * a list of papers too large.
 */
const named = 30;

/**
 * Formats a paper as COinS (ocoins.info), the value of a `title` attribute from which reference managers read the
 * paper. COinS is used in lists of papers only. On a paper page, Zotero would read it instead of the `citation_*` tags,
 * which contain more.
 *
 * A paper with a DOI has no authors, volume and pages here. Zotero looks up a paper without authors where its DOI is
 * registered, which gives the whole record, and keeps these fields if it finds nothing (translator `COinS.js`). With
 * these fields, a list would be a quarter larger.
 *
 * @param home the address of the home page, or `undefined` if it is not known
 * @param known the people whose profiles list the paper; they are used if the paper's file has no authors
 */
export function formatCoins(
  paper: ShownPaper,
  home: string | undefined,
  known: readonly string[] = [],
): string {
  const [format, genre] = genres[paper.type] ?? ['dc', zoteroTypes[paper.type]];
  const doi = citedDoi(paper);
  const fields: Field[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ['rft_id', doi && `info:doi/${doi}`],
    ['rft_id', citedUrl(paper) ?? (home && urlBelow(home, paperPath(paper.id)))],
    ...(format === 'dc' ? dublinCore(paper, genre) : openUrl(paper, format, genre)),
    ...(doi === undefined ? place(paper) : []),
    [nameKeys[format] ?? 'rft.au', doi === undefined ? names(paper, known) : []],
    ['rft.date', paper.issued],
  ];
  const pairs = fields.flatMap(([key, value]) =>
    [value || []].flat().map((each) => `${key}=${toValue(each)}`),
  );
  return pairs.join('&');
}

/**
 * Encodes a value. Only characters that would end the value, or that mean something else in it, are percent-encoded.
 * Readers decode all others as they are, and compression then finds the title and the names that the list shows anyway:
 * a long list is a third smaller.
 */
function toValue(text: string): string {
  return oneLine(text)
    .toWellFormed()
    .replace(/[%&=+#"<>;\p{Cc}]/gu, encodeURIComponent);
}

type Field = [key: string, value: string | readonly string[] | undefined];

function openUrl(paper: ShownPaper, format: string, genre: string): Field[] {
  const { containerTitle, plainTitle } = paper;
  const isPart = format === 'journal' || genre === 'bookitem' || genre === 'proceeding';
  const wholeTitle = format === 'journal' ? 'rft.jtitle' : 'rft.btitle';
  return [
    ['rft.genre', genre],
    [isPart ? 'rft.atitle' : format === 'book' ? 'rft.btitle' : 'rft.title', plainTitle],
    [wholeTitle, isPart ? containerTitle : undefined],
    ['rft.isbn', paper.ISBN],
    ['rft.edition', paper.edition],
    ['rft.series', paper.collectionTitle],
    ['rft.place', paper.publisherPlace],
    [format === 'dissertation' ? 'rft.inst' : 'rft.pub', paper.publisher],
    ['rft.degree', format === 'dissertation' ? paper.genre : undefined],
    ['rft.number', format === 'patent' ? paper.number : undefined],
  ];
}

function dublinCore(paper: ShownPaper, type: string): Field[] {
  const { containerTitle, publisher } = paper;
  const isPreprint = paper.type === 'article';
  return [
    ['rft.type', type],
    ['rft.title', paper.plainTitle],
    ['rft.source', isPreprint ? undefined : containerTitle],
    ['rft.publisher', publisher ?? (isPreprint ? containerTitle : undefined)],
    ['rft.language', paper.language],
  ];
}

/** Returns the fields for volume, issue, pages and ISSN. Zotero reads them in all OpenURL formats. */
function place({ volume, issue, page = '', ISSN }: Paper): Field[] {
  const { first, last } = parsePages(page);
  return [
    ['rft.volume', volume],
    ['rft.issue', issue],
    ['rft.spage', first],
    ['rft.epage', last],
    ['rft.issn', ISSN],
  ];
}

function names(paper: ShownPaper, known: readonly string[]): string[] {
  const authors = partedNames(paper.author);
  return (authors.length > 0 ? authors : partedNames(known)).slice(0, named).map(formatInverted);
}
