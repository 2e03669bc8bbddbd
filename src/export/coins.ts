import { paperPath, urlBelow } from '../library/address.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { partedNames } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';
import { parsePages } from './pages.ts';
import { citedDoi, citedUrl, formatInverted, zoteroTypes } from './reference-managers.ts';

/** OpenURL formats (Z39.88-2004) for types that have a genre there. The others are written in Dublin Core, with Zotero's type. */
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

/** The keys for an author in formats that do not use `rft.au`. */
const nameKeys: Partial<Record<string, string>> = { dc: 'rft.creator', patent: 'rft.inventor' };

/** Maximum number of authors, more than any citation style lists: a thousand authors would make a list of papers too large. */
const named = 30;

/**
 * Formats the `title` attribute of a COinS (ocoins.info): the paper as an OpenURL context object, for reference managers. It is used in
 * lists only: on a paper page, Zotero would prefer it to the better `citation_*` tags.
 *
 * @param home the address of the home page, if it is known
 * @param known the people whose profiles list the paper, used if the source names no author
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
    [nameKeys[format] ?? 'rft.au', names(paper, known)],
    ['rft.date', paper.issued],
  ];
  const pairs = fields.flatMap(([key, value]) =>
    [value || []].flat().map((each) => `${key}=${encodeURIComponent(oneLine(each))}`),
  );
  return pairs.join('&');
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
    ...place(paper),
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
    ['rft.rights', paper.license],
    ...place(paper),
  ];
}

/** Returns volume, issue and pages, which Zotero reads in every format. */
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
