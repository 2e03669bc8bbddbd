import { foldText } from '../../model/characters.ts';
import { yearOf } from '../../model/date.ts';
import { isNaming, type Name, nameKey } from '../../model/name.ts';
import type { Paper } from '../../model/paper.ts';
import { isPreprint } from './versions.ts';

/** What two papers are compared by. */
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

/** Whether two papers are one: `doubtful` is what only a person can decide. */
export type Relation = 'same' | 'doubtful' | 'apart';

/** The identifiers of a paper and its versions, in a form in which equal ones are the same text: `doi:10.1/x`, `arxiv:2407.21783`. */
export function identifiersOf(
  paper: Pick<Comparable, 'DOI' | 'arXiv' | 'PMID' | 'PMCID' | 'versions'>,
): string[] {
  const found = new Set<string>();
  for (const { DOI, arXiv, PMID, PMCID } of [paper, ...(paper.versions ?? [])]) {
    const inDoi = /^10\.48550\/arxiv\.(.+)$/iu.exec(DOI ?? '')?.[1];
    if (inDoi !== undefined) found.add(`arxiv:${withoutVersion(inDoi)}`);
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
 * Whether two papers are one: they share an identifier; or their titles agree, they have authors in common, their dates are
 * near, and neither identifiers, volume, issue nor pages tell them apart. Preprint and publication are one paper though these differ.
 */
export function relate(a: Comparable, b: Comparable): Relation {
  const [mine, theirs] = [identifiersOf(a), identifiersOf(b)];
  if (mine.some((id) => theirs.includes(id))) return areAlien(a, b) ? 'doubtful' : 'same';
  if (foldText(a.title) !== foldText(b.title)) return 'apart';
  if (namesSome(a) && namesSome(b) && !shareAuthor(a, b)) return 'apart';
  const isPair = isPreprint(a) !== isPreprint(b);
  if (contradict('arXiv', a, b) || (!isPair && areTold(a, b))) return 'apart';
  if (isPair ? isPublicationOf(a, b) : areNear(a.issued, b.issued)) {
    return kindOf(a) === kindOf(b) && !areStages(a, b) ? 'same' : 'doubtful';
  }
  // Of what comes again and again under one title, such as reports, nothing is said.
  return namesSome(a) && namesSome(b) && isPair ? 'doubtful' : 'apart';
}

/** Two chapters with the DOI of their book share an identifier, and no word of their titles; so may a slip of a source. */
function areAlien(a: Comparable, b: Comparable): boolean {
  const [first, second] = [wordsOf(a.title), wordsOf(b.title)];
  const shared = first.filter((word) => second.includes(word)).length;
  if (shared * 3 >= Math.min(first.length, second.length)) return false;
  const isPair = isPreprint(a) !== isPreprint(b);
  return (
    (namesSome(a) && namesSome(b) && !shareAuthor(a, b)) ||
    (!isPair && (a.page ?? b.page) !== (b.page ?? a.page))
  );
}

function wordsOf(title: string): string[] {
  return [...new Set(foldText(title).slice(0, 1000).split(' '))];
}

/** Whether it names an author; a lone `:` is none. */
function namesSome({ author }: Pick<Comparable, 'author'>): boolean {
  return author?.some(isNaming) ?? false;
}

/** Whether an author of one may be one of the other: `Ada B. Quill`, `A. Quill` and `Quill Ada` may be one, `Anna Quill` is not. */
export function shareAuthor(a: Pick<Comparable, 'author'>, b: Pick<Comparable, 'author'>): boolean {
  const given = new Map<string, string[]>();
  for (const { key, given: name } of (a.author ?? []).flatMap(readings)) {
    const names = given.get(key);
    if (names) names.push(name);
    else given.set(key, [name]);
  }
  return (b.author ?? [])
    .flatMap(readings)
    .some(({ key, given: name }) =>
      given.get(key)?.some((other) => name === other || isInitial(name, other) || isInitial(other, name)),
    );
}

function isInitial(short: string, long: string): boolean {
  return [...short].length === 1 && long.startsWith(short);
}

/** What authors may be looked up by: those that may be one share a key. */
export function authorKeys(name: Name): string[] {
  return [...new Set(readings(name).map(({ key }) => key))];
}

/** A name read with the family name last and first: the family name with an initial, and the given name. */
function readings(name: Name): { key: string; given: string }[] {
  if (!isNaming(name)) return [];
  const words = nameKey(name).split(/[ ,]+/u).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return [{ key: first, given: '' }];
  const reading = (family: string, given: string) => ({ key: `${family} ${[...given][0]}`, given });
  return [reading(last, first), reading(first, last)];
}

/** Whether volume, issue, pages or DOI say that two publications of one title are not one. */
function areTold(a: Comparable, b: Comparable): boolean {
  return (['DOI', 'volume', 'issue', 'page'] as const).some((field) => contradict(field, a, b));
}

function contradict(
  field: 'DOI' | 'arXiv' | 'volume' | 'issue' | 'page',
  a: Comparable,
  b: Comparable,
): boolean {
  const [mine, theirs] = [a[field], b[field]].map((value) => value && plain[field](value));
  return mine !== undefined && theirs !== undefined && mine !== '' && theirs !== '' && mine !== theirs;
}

/** What is compared of a value: `Vol. 12` is `12`, and of pages the first. */
const plain = {
  DOI: (text) => text.toLowerCase(),
  arXiv: withoutVersion,
  volume: (text) => text.toLowerCase().replace(/^[^\d]*(?=\d)/u, ''),
  issue: (text) => text.toLowerCase().replace(/^[^\d]*(?=\d)/u, ''),
  // Some sources count the pages of the file: `1–14`.
  page: (text) => (/^1\s*[-–—]/u.test(text) ? '' : (/^[^\s–—,-]+/u.exec(text)?.[0] ?? '').toLowerCase()),
} as const satisfies Record<string, (text: string) => string>;

/** What is of one kind may be one paper. A thesis and an article of one title are two. */
function kindOf({ type }: Comparable): string {
  return ['thesis', 'patent', 'dataset', 'software', 'book', 'speech', 'standard'].includes(type)
    ? type
    : 'paper';
}

/** A talk at a conference and the article that a journal made of it a year later are listed as two. */
function areStages(a: Comparable, b: Comparable): boolean {
  const isOf = (paper: Comparable, type: Paper['type']) =>
    paper.type === type && paper.containerTitle !== undefined;
  const arePair = (one: Comparable, other: Comparable) =>
    isOf(one, 'paper-conference') && isOf(other, 'article-journal');
  return (arePair(a, b) || arePair(b, a)) && a.issued?.slice(0, 4) !== b.issued?.slice(0, 4);
}

/** A preprint appears up to three years before its publication, or, where dates are rough, a year after it. */
function isPublicationOf(a: Comparable, b: Comparable): boolean {
  const [preprint, publication] = isPreprint(a) ? [a, b] : [b, a];
  if (!preprint.issued || !publication.issued) return true;
  const years = Number(yearOf(publication.issued)) - Number(yearOf(preprint.issued));
  return years >= -1 && years <= 3;
}

/** Whether two dates are at most a year apart; an unknown one is near to all. */
export function areNear(a: string | undefined, b: string | undefined): boolean {
  return !a || !b || Math.abs(Number(yearOf(a)) - Number(yearOf(b))) <= 1;
}
