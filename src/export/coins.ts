import type { Paper } from '../model/paper.ts';
import { oneLine } from '../model/characters.ts';
import { plainDoi } from '../model/doi.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { parsePages } from './pages.ts';

/** The metadata formats of OpenURL (Z39.88-2004) and the genre of each type in them. */
const genres = {
  article: ['journal', 'preprint'],
  'article-journal': ['journal', 'article'],
  'article-magazine': ['journal', 'article'],
  'article-newspaper': ['journal', 'article'],
  book: ['book', 'book'],
  chapter: ['book', 'bookitem'],
  dataset: ['dc', 'dataset'],
  document: ['dc', 'document'],
  'entry-encyclopedia': ['book', 'bookitem'],
  manuscript: ['dc', 'manuscript'],
  'paper-conference': ['book', 'proceeding'],
  patent: ['patent', 'patent'],
  'post-weblog': ['dc', 'blogPost'],
  report: ['book', 'report'],
  review: ['journal', 'article'],
  software: ['dc', 'computerProgram'],
  speech: ['dc', 'presentation'],
  standard: ['book', 'document'],
  thesis: ['dissertation', 'dissertation'],
  webpage: ['dc', 'webpage'],
} as const satisfies Record<Paper['type'], readonly [format: string, genre: string]>;

/** So many authors are named: a list of many papers would weigh too much with all of them. */
const named = 10;

/**
 * The `title` of a COinS (ocoins.info): the paper as an OpenURL context object, for reference managers that read lists. Only for
 * lists: on a paper's own page Zotero would take it before the better `citation_*` tags.
 */
export function formatCoins(paper: ShownPaper): string {
  const [format, genre] = genres[paper.type];
  const fields = format === 'dc' ? dublinCore(paper, genre) : openUrl(paper, format, genre);
  const context: Field[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ['rft_id', paper.DOI && `info:doi/${plainDoi(paper.DOI)}`],
  ];
  const pairs = [...context, ...fields].flatMap(([key, value]) =>
    [value ?? []].flat().map((each) => `${key}=${encodeURIComponent(oneLine(each))}`),
  );
  return pairs.join('&');
}

type Field = [key: string, value: string | readonly string[] | undefined];

function openUrl(paper: ShownPaper, format: string, genre: string): Field[] {
  const { containerTitle, plainTitle, page = '' } = paper;
  const { first, last } = parsePages(page);
  const isPart = format === 'journal' || genre === 'bookitem' || genre === 'proceeding';
  const wholeTitle = format === 'journal' ? 'rft.jtitle' : 'rft.btitle';
  return [
    ['rft.genre', genre],
    [isPart ? 'rft.atitle' : format === 'book' ? 'rft.btitle' : 'rft.title', plainTitle],
    [wholeTitle, isPart ? containerTitle : undefined],
    ['rft.volume', paper.volume],
    ['rft.issue', paper.issue],
    ['rft.spage', first],
    ['rft.epage', last],
    ['rft.issn', paper.ISSN],
    ['rft.isbn', paper.ISBN],
    [format === 'dissertation' ? 'rft.inst' : 'rft.pub', paper.publisher],
    ['rft.date', paper.issued],
    ['rft.au', names(paper)],
  ];
}

function dublinCore(paper: ShownPaper, type: string): Field[] {
  return [
    ['rft.type', type],
    ['rft.title', paper.plainTitle],
    ['rft.identifier', paper.URL],
    ['rft.publisher', paper.publisher],
    ['rft.date', paper.issued],
    ['rft.creator', names(paper)],
  ];
}

function names(paper: ShownPaper): string[] {
  return partedNames(paper.author).slice(0, named).map(formatName);
}

function formatName(name: PartedName): string {
  if ('literal' in name) return name.literal;
  const { family, given, nonDroppingParticle, suffix } = name;
  return [nonDroppingParticle, family, suffix].filter(Boolean).join(' ') + (given ? `, ${given}` : '');
}
