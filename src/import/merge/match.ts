import { foldText } from '../../model/characters.ts';
import { yearOf } from '../../model/date.ts';
import { isNaming, type Name, nameKey } from '../../model/name.ts';
import type { Paper } from '../../model/paper.ts';
import { isPreprint } from './preprint.ts';

/** The fields of a paper that are used to decide whether two records are about the same paper. */
export type Comparable = Pick<
  Paper,
  | 'title'
  | 'type'
  | 'author'
  | 'issued'
  | 'containerTitle'
  | 'volume'
  | 'issue'
  | 'page'
  | 'DOI'
  | 'arXiv'
  | 'PMID'
  | 'PMCID'
  | 'versions'
>;

/**
 * The relation of two records: they are about the `same` paper, or about `different` papers. `doubtful` means that
 * only a person can decide.
 */
export type Relation = 'same' | 'doubtful' | 'different';

/**
 * Returns the identifiers of a paper and of all its versions, in a normalized form such as `doi:10.1/x` or
 * `arxiv:2407.21783`.
 */
export function identifiersOf(
  paper: Pick<Comparable, 'DOI' | 'arXiv' | 'PMID' | 'PMCID' | 'versions'>,
): string[] {
  const found = new Set<string>();
  for (const { DOI, arXiv, PMID, PMCID } of [paper, ...(paper.versions ?? [])]) {
    const arXivInDoi = /^10\.48550\/arxiv\.(.+)$/iu.exec(DOI ?? '')?.[1];
    if (arXivInDoi !== undefined) found.add(`arxiv:${withoutVersion(arXivInDoi)}`);
    else if (DOI !== undefined) found.add(`doi:${DOI.toLowerCase()}`);
    if (arXiv !== undefined) found.add(`arxiv:${withoutVersion(arXiv)}`);
    if (PMID !== undefined) found.add(`pmid:${PMID}`);
    if (PMCID !== undefined) found.add(`pmcid:${PMCID.toLowerCase()}`);
  }
  return [...found];
}

function withoutVersion(arXiv: string): string {
  return arXiv.toLowerCase().replace(/v\d+$/u, '');
}

/**
 * Decides whether two records are about the same paper. Records with a common identifier are. Other records are if
 * all of the following is true:
 *
 * - their titles are the same, except for case and punctuation;
 * - they have an author in common, or one of them has no authors;
 * - their dates are near;
 * - their identifiers, volumes, issues and pages do not differ.
 *
 * For a preprint and its publication, the last condition is only that their arXiv ids do not differ.
 *
 * Records with the same title and the same authors are never silently different, unless their DOIs or arXiv ids
 * differ or such titles recur: an entry with another volume or year may be a second entry for the same paper.
 */
export function relate(a: Comparable, b: Comparable): Relation {
  const [first, second] = [identifiersOf(a), identifiersOf(b)];
  if (first.some((id) => second.includes(id))) return isIdentifierWrong(a, b) ? 'doubtful' : 'same';
  if (foldText(a.title) !== foldText(b.title)) return 'different';
  if (hasNamedAuthor(a) && hasNamedAuthor(b) && !shareAuthor(a, b)) return 'different';
  const isPreprintAndPublication = isPreprint(a) !== isPreprint(b);
  if (differ('arXiv', a, b)) return 'different';
  const isLikely = !differ('DOI', a, b) && !isRecurringTitle(a.title) && haveSameAuthors(a, b);
  if (!isPreprintAndPublication && differInDetails(a, b)) return isLikely ? 'doubtful' : 'different';
  if (isPreprintAndPublication ? areDatesOfVersions(a, b) : areNear(a.issued, b.issued)) {
    return kindOf(a) === kindOf(b) && !isTalkAndArticle(a, b) ? 'same' : 'doubtful';
  }
  // Papers with a recurring title and distant dates, such as annual reports, are different papers. No doubt is reported
  // for them.
  const isDoubtful = isLikely || (hasNamedAuthor(a) && hasNamedAuthor(b) && isPreprintAndPublication);
  return isDoubtful ? 'doubtful' : 'different';
}

/**
 * Whether two records share an identifier although they are about different papers. This happens if two chapters have
 * the DOI of their book, or if a source has a wrong identifier. It is assumed if the titles have few words in common,
 * and also the authors or the pages differ.
 */
function isIdentifierWrong(a: Comparable, b: Comparable): boolean {
  const [first, second] = [titleWords(a.title), titleWords(b.title)];
  const shared = first.filter((word) => second.includes(word)).length;
  if (shared * 3 >= Math.min(first.length, second.length)) return false;
  const isPreprintAndPublication = isPreprint(a) !== isPreprint(b);
  return (
    (hasNamedAuthor(a) && hasNamedAuthor(b) && !shareAuthor(a, b)) ||
    (!isPreprintAndPublication && (a.page ?? b.page) !== (b.page ?? a.page))
  );
}

/** Whether the same authors may write again and again under a title, such as "Editorial". */
export function isRecurringTitle(title: string): boolean {
  return recurringTitle.test(foldText(title));
}

/** Titles, folded, under which the same authors write again and again. */
const recurringTitle =
  /^(?:(?:guest |invited )?(?:editorial|commentary)s?|editors? (?:s )?(?:note|introduction|foreword)|(?:an |the )?(?:introduction|overview|preface|foreword|afterword|epilogue|conclusions?|summary|abstracts?|contents|table of contents|index|discussion|news|obituary|in memoriam|perspectives?|viewpoint|acknowledge?ments?|in this issue|untitled|(?:introduction|preface|foreword|editorial) (?:to|for) (?:the |this )?(?:special|theme|themed|topical) (?:issue|section|collection))|(?:annual|yearly|final|progress|activity|status|technical|research)? ?reports?|errat(?:um|a)|corrigend(?:um|a)|corrections?|retractions?|(?:book )?reviews?|letters?(?: to the editors?)?|repl(?:y|ies)|(?:a )?comments?|responses?)$/u;

/** Whether all authors of the shorter list may be in the longer list, and the shorter list is not empty. */
function haveSameAuthors(a: Pick<Comparable, 'author'>, b: Pick<Comparable, 'author'>): boolean {
  const [short, long] = [a.author ?? [], b.author ?? []].sort((one, other) => one.length - other.length) as [
    Name[],
    Name[],
  ];
  const keys = new Set(long.flatMap(authorKeys));
  return short.some(isNaming) && short.every((name) => authorKeys(name).some((key) => keys.has(key)));
}

function titleWords(title: string): string[] {
  return [...new Set(foldText(title).slice(0, 1000).split(' '))];
}

/** Whether at least one author has a name with letters. A colon alone, for example, is not a name. */
function hasNamedAuthor({ author }: Pick<Comparable, 'author'>): boolean {
  return author?.some(isNaming) ?? false;
}

/**
 * Whether the two papers may have an author in common. `Ada B. Quill`, `A. Quill` and `Quill Ada` may be the same
 * person; `Anna Quill` is another person than `Ada Quill`.
 */
export function shareAuthor(a: Pick<Comparable, 'author'>, b: Pick<Comparable, 'author'>): boolean {
  const givenByKey = new Map<string, string[]>();
  for (const { key, given } of (a.author ?? []).flatMap(nameReadings)) {
    const names = givenByKey.get(key);
    if (names) names.push(given);
    else givenByKey.set(key, [given]);
  }
  return (b.author ?? [])
    .flatMap(nameReadings)
    .some(({ key, given }) =>
      givenByKey
        .get(key)
        ?.some((other) => given === other || isInitialOf(given, other) || isInitialOf(other, given)),
    );
}

/** Whether two names may be those of the same person: `Ada Quill`, `A. Quill` and `Quill, Ada`. */
export function isMaybeSamePerson(a: Name, b: Name): boolean {
  return nameKey(a) === nameKey(b) || shareAuthor({ author: [a] }, { author: [b] });
}

function isInitialOf(initial: string, name: string): boolean {
  return [...initial].length === 1 && name.startsWith(initial);
}

/**
 * Returns the keys by which an author can be looked up. Two names that may belong to the same person have at least
 * one key in common.
 */
export function authorKeys(name: Name): string[] {
  return [...new Set(nameReadings(name).map(({ key }) => key))];
}

/**
 * Reads a name in two ways: with the family name at the end, and with the family name at the beginning. The key of
 * each reading is the family name and the first initial.
 */
function nameReadings(name: Name): { key: string; given: string }[] {
  if (!isNaming(name)) return [];
  const words = nameKey(name).split(/[ ,]+/u).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return [{ key: first, given: '' }];
  const reading = (family: string, given: string) => ({ key: `${family} ${[...given][0]}`, given });
  return [reading(last, first), reading(first, last)];
}

/** Whether the DOI, volume, issue or pages show that two publications with the same title are different papers. */
function differInDetails(a: Comparable, b: Comparable): boolean {
  return (['DOI', 'volume', 'issue', 'page'] as const).some((field) => differ(field, a, b));
}

/** Whether both papers have a value for a field, and the two values are different after normalization. */
function differ(field: keyof typeof normalize, a: Comparable, b: Comparable): boolean {
  const [first, second] = [a[field], b[field]].map((value) => value && normalize[field](value));
  return first !== undefined && second !== undefined && first !== '' && second !== '' && first !== second;
}

/**
 * Functions that normalize the values of a field, so that they can be compared. For example, `Vol. 12` becomes `12`,
 * and a range of pages becomes its first page.
 */
const normalize = {
  DOI: (text) => text.toLowerCase(),
  arXiv: withoutVersion,
  volume: (text) => text.toLowerCase().replace(/^[^\d]*(?=\d)/u, ''),
  issue: (text) => text.toLowerCase().replace(/^[^\d]*(?=\d)/u, ''),
  // Pages such as `1–14` may be counted in the PDF file instead of the volume, so they are not compared.
  page: (text) => (/^1\s*[-–—]/u.test(text) ? '' : (/^[^\s–—,-]+/u.exec(text)?.[0] ?? '').toLowerCase()),
} as const satisfies Record<string, (text: string) => string>;

/**
 * Returns the kind of a paper. Works with the same title but of different kinds, such as a thesis and an article, are
 * different papers.
 */
export function kindOf({ type }: Pick<Comparable, 'type'>): string {
  return ['thesis', 'patent', 'dataset', 'software', 'book', 'speech', 'standard'].includes(type)
    ? type
    : 'paper';
}

/**
 * Whether one record is a conference paper and the other is a journal article of another year. Publication lists
 * usually show these as two papers.
 */
function isTalkAndArticle(a: Comparable, b: Comparable): boolean {
  const isPublishedAs = (paper: Comparable, type: Paper['type']) =>
    paper.type === type && paper.containerTitle !== undefined;
  const isPair = (talk: Comparable, article: Comparable) =>
    isPublishedAs(talk, 'paper-conference') && isPublishedAs(article, 'article-journal');
  return (isPair(a, b) || isPair(b, a)) && a.issued?.slice(0, 4) !== b.issued?.slice(0, 4);
}

/**
 * Whether the dates of a preprint and a publication are near enough for one paper. The preprint may be up to 3 years
 * older than the publication. It may also be up to 1 year newer, since dates may be imprecise.
 */
function areDatesOfVersions(a: Comparable, b: Comparable): boolean {
  const [preprint, publication] = isPreprint(a) ? [a, b] : [b, a];
  if (!preprint.issued || !publication.issued) return true;
  const years = Number(yearOf(publication.issued)) - Number(yearOf(preprint.issued));
  return years >= -1 && years <= 3;
}

/** Whether two dates are at most 1 year apart. Also true if one of the dates is unknown. */
export function areNear(a: string | undefined, b: string | undefined): boolean {
  return !a || !b || Math.abs(Number(yearOf(a)) - Number(yearOf(b))) <= 1;
}
