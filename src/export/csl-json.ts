import type { Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';
import { cleanText, oneLine } from '../model/characters.ts';
import { parsePages } from './pages.ts';
import { truncationNote } from '../model/truncation.ts';
import { isSafeUrl } from '../model/url.ts';

/** A name of the CSL 1.0.2 data schema. */
interface CslName {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
  /** The author's ORCID iD. The schema does not contain this key, but Crossref and Zotero use it too. */
  ORCID?: string;
}

/** An item of the CSL 1.0.2 data schema, with the keys that Offprint writes. */
export interface CslItem {
  id: string;
  type: Paper['type'];
  'citation-key'?: string;
  title: string;
  author?: CslName[];
  editor?: CslName[];
  issued?: { 'date-parts': number[][] };
  'container-title'?: string;
  'container-title-short'?: string;
  'collection-title'?: string;
  'collection-number'?: string;
  edition?: string;
  version?: string;
  volume?: string;
  issue?: string;
  page?: string;
  number?: string;
  publisher?: string;
  'publisher-place'?: string;
  'event-title'?: string;
  genre?: string;
  language?: string;
  categories?: string[];
  keyword?: string;
  DOI?: string;
  PMID?: string;
  PMCID?: string;
  ISBN?: string;
  ISSN?: string;
  URL?: string;
  note?: string;
  abstract?: string;
  /** Values of a paper for which the CSL schema has no key, under the keys of `Paper`. */
  custom?: Pick<
    Paper,
    'arXiv' | 'authorsTruncated' | 'affiliations' | 'code' | 'links' | 'awards' | 'versions'
  > & {
    /** The title and abstract with TeX and paragraphs, if they differ from the plain texts outside of `custom`. */
    title?: string;
    abstract?: string;
    /** The keywords as a list. Written only if a keyword contains a comma or semicolon, which separate keywords in `keyword`. */
    keyword?: string[];
  };
}

/**
 * Formats papers as CSL-JSON (CSL 1.0.2, `csl-data.json`).
 *
 * - CSL processors do not support TeX, so formulas are written as plain text (`NO₂`). The title with TeX is in
 *   `custom.title`.
 * - CSL cannot express that a list of authors is truncated, so `note` and `custom.authorsTruncated` state it.
 *
 * @param keys citation keys by paper id, written as `citation-key`
 */
export function formatCslJson(
  papers: readonly Paper[],
  keys: ReadonlyMap<string, string> = new Map(),
): string {
  return `${JSON.stringify(
    papers.map((paper) => toCslItem(paper, keys.get(paper.id))),
    undefined,
    2,
  )}\n`;
}

/** Converts one paper to a CSL item. */
export function toCslItem(paper: Paper, key?: string): CslItem {
  const title = toPlainText(paper.title);
  const note = [paper.authorsTruncated && truncationNote, paper.note].filter(Boolean).join(' ');
  const { arXiv, authorsTruncated, affiliations, license, code, versions } = paper;
  const abstract = paper.abstract && oneLine(toPlainText(paper.abstract));
  const item = withoutEmpty<CslItem>({
    id: paper.id,
    type: paper.type,
    'citation-key': key,
    title: title || oneLine(paper.title),
    author: partedNames(paper.author).map(toCslName),
    editor: partedNames(paper.editor).map(toCslName),
    issued: paper.issued ? { 'date-parts': [paper.issued.split('-').map(Number)] } : undefined,
    'container-title': paper.containerTitle,
    'container-title-short': paper.containerTitleShort,
    'collection-title': paper.collectionTitle,
    'collection-number': paper.collectionNumber,
    edition: paper.edition,
    version: paper.version,
    volume: paper.volume,
    issue: paper.issue,
    page: paper.page && formatPages(paper.page),
    // Zotero writes the arXiv number of a preprint in the same way.
    number: paper.number ?? (paper.type === 'article' && arXiv ? `arXiv:${arXiv}` : undefined),
    publisher: paper.publisher,
    'publisher-place': paper.publisherPlace,
    'event-title': paper.eventTitle,
    genre: paper.genre,
    language: paper.language,
    categories: paper.categories,
    keyword: paper.keyword?.join(', '),
    DOI: paper.DOI,
    PMID: paper.PMID,
    PMCID: paper.PMCID,
    ISBN: paper.ISBN,
    ISSN: paper.ISSN,
    URL: paper.URL ?? (arXiv ? `https://arxiv.org/abs/${arXiv}` : undefined),
    note,
    abstract,
    custom: withoutEmpty({
      title: title === paper.title ? undefined : oneLine(paper.title),
      keyword: paper.keyword?.some((each) => /[,;]/u.test(each)) ? paper.keyword : undefined,
      arXiv,
      authorsTruncated,
      affiliations,
      license,
      // Other programs cannot find a file of this site by its name.
      code: typeof code === 'string' && !isSafeUrl(code) ? true : code,
      links: Object.fromEntries(Object.entries(paper.links ?? {}).filter(([, target]) => isSafeUrl(target))),
      awards: paper.awards,
      versions,
    }),
  });
  // Only the abstract keeps its line breaks; `withoutEmpty` has put all other texts on one line.
  if (paper.abstract && abstract !== paper.abstract)
    item.custom = { ...item.custom, abstract: cleanText(paper.abstract).trim() };
  return item;
}

/** Formats pages with a hyphen, by which CSL processors recognise a page range. */
function formatPages(page: string): string {
  const { first, last } = parsePages(page);
  return last === undefined ? first : `${first}-${last}`;
}

function toCslName(name: PartedName): CslName {
  if ('literal' in name) return name;
  const { family, given, nonDroppingParticle, suffix, ORCID } = name;
  return withoutEmpty({ family, given, 'non-dropping-particle': nonDroppingParticle, suffix, ORCID });
}

/** Removes keys without a value. Line breaks and control characters in texts are removed too. */
function withoutEmpty<Item extends object>(item: Item): Item {
  const entries = Object.entries(item).map(([key, value]) => [key, clean(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))) as Item;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return oneLine(value);
  return Array.isArray(value)
    ? value.map((each) => (typeof each === 'string' ? oneLine(each) : each))
    : value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
