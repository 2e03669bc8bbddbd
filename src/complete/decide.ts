import { identifiersOf, isRecurringTitle, kindOf } from '../import/merge/match.ts';
import { isPreprint } from '../import/merge/preprint.ts';
import { isObject } from '../import/readers/values/json.ts';
import type { PaperRecord } from '../import/readers/record.ts';
import { foldText } from '../model/characters.ts';
import { yearOf } from '../model/date.ts';
import type { Paper } from '../model/paper.ts';
import { type AbstractLikeness, compareAbstractWords } from './abstract-likeness.ts';
import { areAsMany, type AuthorLikeness, compareAuthors } from './author-likeness.ts';
import { explainMatch } from './evidence.ts';
import type { Evidence } from './finding.ts';
import { compareTitles, type TitleLikeness, toComparableTitle } from './title-likeness.ts';

/*
 * The rule that decides whether a record of a service is a paper of the content.
 *
 * A record is certain if all of this is true:
 *
 * 1. The title is equal, has one typing error, or lacks a subtitle (`title-likeness.ts`).
 * 2. The record begins with all authors that the paper names, in their order (`author-likeness.ts`), or it has all of
 *    several authors in another order and the title is equal. A list that does not end with "et al." is nearly as long
 *    in the record (`areAsMany`).
 * 3. The years are those of one paper: they differ by one, or the publication is up to three years younger than the
 *    preprint (`areYearsOfOnePaper`).
 * 4. The kinds are the same: a thesis, a dataset, a book or a review is not the paper (`isOtherKind`).
 * 5. The title says enough (`isTelling`). A title that recurs, such as "Editorial", needs the same journal too. A short
 *    title needs several authors. A short title without its subtitle needs the same abstract.
 * 6. No other certain record is as good and a different paper (`decideAmong`).
 *
 * A record is likely if one of these is in doubt: some authors differ or are missing, the years are far from each
 * other, two letters or some words of the title differ. A person decides about it. Every other record is not the paper.
 * A different part of a series, an erratum, a reply and records with other identifiers are never the paper.
 */

/** The values of a record that decide. */
type Found = PaperRecord['paper'];

/** The judgement about one record. */
export type PaperJudgement =
  | { grade: 'none' }
  | {
      grade: 'certain' | 'likely';
      evidence: Evidence;
      /** How well the record fits, compared with other records of the same grade. A higher number fits better. */
      fit: number;
    };

/** Maximum number of years that the years of a likely record may differ from those of the paper. */
const maxYears = 6;
/** Number of words from which on a title alone makes a record likely, if no authors contradict. */
const longTitle = 5;

/** Judges whether a record is a paper of the content. */
export function judgeRecord(paper: Omit<Paper, 'id'>, found: Found): PaperJudgement {
  const title = compareTitles(toComparableTitle(paper.title), toComparableTitle(found.title));
  if (
    title.kind === 'other part' ||
    title.kind === 'different' ||
    isNotice(found) ||
    isOtherKind(paper, found)
  )
    return { grade: 'none' };
  const authors = compareAuthors(paper.author, found.author);
  const abstract = compareAbstractWords(paper.abstract, found.abstract);
  const grade = gradeOf({ title, authors, abstract, paper, found });
  if (grade === 'none') return { grade };
  return {
    grade,
    evidence: explainMatch(title, authors, paper, found),
    fit: fitOf(title, authors, paper, found),
  };
}

/** All that a grade depends on. */
interface Comparison {
  title: TitleLikeness;
  authors: AuthorLikeness;
  abstract: AbstractLikeness;
  paper: Omit<Paper, 'id'>;
  found: Found;
}

function gradeOf({ title, authors, abstract, paper, found }: Comparison): PaperJudgement['grade'] {
  const identity = compareIdentity(paper, found);
  if (identity === 'different') return 'none';
  if (identity === 'same') return hasOtherAuthors(authors) && title.kind !== 'equal' ? 'none' : 'certain';
  const years = areYearsOfOnePaper(paper, found);
  const isBook = (found.type === 'book') !== (paper.type === 'book');
  const isAgreed =
    authors.isBeginning ||
    (authors.asked >= 2 && authors.matched === authors.asked && title.kind === 'equal');
  const isSure =
    isSpelled(title, abstract) && isAgreed && areAsMany(authors, paper, found) && years && !isBook;
  if (isSure && isTelling({ title, authors, abstract, paper, found })) return 'certain';
  if (yearsApart(paper, found) > maxYears) return 'none';
  if (isSpelled(title, abstract) && isAgreed) return 'likely';
  if (title.kind === 'equal' && title.words >= longTitle && isRoughlyAgreed(authors, years)) return 'likely';
  return authors.isBeginning && years && !isBook && isLong(title) ? 'likely' : 'none';
}

/** Whether the titles differ at most in a typing error or a subtitle. */
export function isSpelled(title: TitleLikeness, abstract: AbstractLikeness): boolean {
  if (title.kind === 'typing error') return title.edits <= 1;
  return (
    title.kind === 'equal' ||
    (title.kind === 'subtitle' && title.edits <= (title.words >= 4 || abstract === 'same' ? 1 : 0))
  );
}

/** Whether the record is a notice about a paper, such as a retraction or a reply, and not a paper of its own. */
function isNotice({ other = {}, type }: Found): boolean {
  const { relation } = other;
  const isAbout = ['is-comment-on', 'is-reply-to', 'is-review-of', 'is-supplement-to'].some(
    (key) => isObject(relation) && Object.hasOwn(relation, key),
  );
  const kept = [other.type].flat().map(String);
  return (
    isAbout ||
    other['update-to'] !== undefined ||
    type === 'review' ||
    kept.some((word) =>
      /^(?:erratum|retraction|peer-review|paratext|supplementary-materials|component)$/u.test(word),
    )
  );
}

/** Whether both are of kinds that are never the same paper. Books are handled in `gradeOf`. */
function isOtherKind(paper: Pick<Paper, 'type'>, found: Found): boolean {
  const [asked, other] = [kindOf(paper), kindOf(found)].map((kind) => (kind === 'book' ? 'paper' : kind));
  return asked !== other && !(found.type === 'document' && asked !== 'paper');
}

/** Compares the identifiers. Those of a preprint and of its publication may differ. */
export function compareIdentity(paper: Omit<Paper, 'id'>, found: Found): 'same' | 'different' | 'unknown' {
  const [ours, theirs] = [identifiersOf(paper), identifiersOf(found)];
  if (ours.some((id) => theirs.includes(id))) return 'same';
  const differ = (prefix: string) => {
    const [a, b] = [ours, theirs].map((ids) => ids.filter((id) => id.startsWith(prefix)));
    return (a?.length ?? 0) > 0 && (b?.length ?? 0) > 0;
  };
  const areVersions = isPreprint(paper) !== isPreprint(found) && !differ('arxiv:');
  return !areVersions && ['doi:', 'arxiv:', 'pmid:', 'pmcid:'].some(differ) ? 'different' : 'unknown';
}

function hasOtherAuthors({ asked, found, matched }: AuthorLikeness): boolean {
  return asked > 0 && found > 0 && matched === 0;
}

/**
 * Whether the years may be those of one paper, or of its preprint and its publication. The type of a paper from a
 * profile is often unknown, and its date may be that of either version.
 */
function areYearsOfOnePaper(paper: Omit<Paper, 'id'>, found: Found): boolean {
  const apart = yearsApart(paper, found);
  if (apart === 0) return true;
  // The journal article of a conference paper is usually another paper in lists of publications.
  if (isTalkAndArticle(paper, found)) return false;
  if (apart === 1) return true;
  const isUnclear = paper.containerTitle === undefined;
  return apart <= 3 && (isUnclear || isPreprint(paper) !== isPreprint(found));
}

/** Whether one of them is in proceedings and the other in a journal, as far as their containers are known. */
function isTalkAndArticle(paper: Omit<Paper, 'id'>, found: Found): boolean {
  const types = [paper, found].map(({ type, containerTitle }) => (containerTitle === undefined ? '' : type));
  return types.includes('paper-conference') && types.includes('article-journal');
}

/** Returns the number of years between the dates; 0 if one of them is unknown. */
function yearsApart({ issued }: Pick<Paper, 'issued'>, found: Found): number {
  if (issued === undefined || found.issued === undefined) return 0;
  return Math.abs(Number(yearOf(issued)) - Number(yearOf(found.issued)));
}

/** Whether title, authors and abstract can hardly be those of another paper. */
function isTelling({ title, authors, abstract, paper, found }: Comparison): boolean {
  if (isRecurringTitle(paper.title) || isRecurringTitle(found.title))
    return isSameContainer(paper, found) && yearsApart(paper, found) === 0 && title.kind === 'equal';
  if (isMaybeThesis(paper, found)) return false;
  if (isOtherYear(paper, found) && abstract !== 'same') return false;
  if (title.kind !== 'subtitle') return title.words >= 3 || authors.asked >= 2;
  if (title.isPart || title.isSecond) return false;
  // Authors give the papers about one system titles that begin alike: "RecD: …".
  if (abstract !== 'unclear') return abstract === 'same';
  const isLongHead = title.words >= 4 || (title.words >= 3 && title.letters >= 15);
  return title.words >= 6 || (isLongHead && yearsApart(paper, found) === 0);
}

/**
 * Whether a record may be a thesis, although the service calls it an article or does not know its type: it has one
 * author, and appeared nowhere or at a university. A record that names a preprint server is not a thesis.
 */
function isMaybeThesis({ author }: Pick<Paper, 'author'>, found: Found): boolean {
  const { containerTitle, publisher, arXiv, type } = found;
  if (author?.length !== 1 || arXiv !== undefined) return false;
  // Semantic Scholar gives neither a type nor a venue to most theses.
  if (type === 'article' && (containerTitle ?? publisher) !== undefined) return false;
  return containerTitle === undefined || university.test(containerTitle);
}

/** Whether a publication of a single author appeared in another year, so that it may be a second one. */
function isOtherYear(paper: Omit<Paper, 'id'>, found: Found): boolean {
  return paper.author?.length === 1 && !isPreprint(found) && yearsApart(paper, found) > 0;
}

/** Names of universities, which some services give as the journal of a thesis. */
const university =
  /\b(?:univers|hochschul|polytech|college\b|institute of technology|\bETH\b|thes[ei]s|dissertation)/iu;

function isSameContainer(paper: Omit<Paper, 'id'>, found: Found): boolean {
  const [ours, theirs] = [paper.containerTitle, found.containerTitle].map((name) => foldText(name ?? ''));
  const isVolume = paper.volume === undefined || found.volume === undefined || paper.volume === found.volume;
  const isIssue = paper.issue === undefined || found.issue === undefined || paper.issue === found.issue;
  return ours !== '' && ours === theirs && isVolume && isIssue && (paper.volume ?? paper.page) !== undefined;
}

/** Whether at least half of the authors agree, or one side names none. */
function isRoughlyAgreed({ asked, found, matched }: AuthorLikeness, areYears: boolean): boolean {
  if (asked === 0 || found === 0) return areYears;
  return matched > 0 && matched * 2 >= Math.min(asked, found);
}

/** Whether a title with small differences is so long that another paper of the same authors hardly has it. */
function isLong(title: TitleLikeness): boolean {
  return title.words >= longTitle || (title.kind === 'typing error' && title.words >= 2);
}

/** Points for the title, if records of the same grade are compared. */
const titleFits = {
  equal: 40,
  'typing error': 30,
  subtitle: 30,
  similar: 20,
  'other part': 0,
  different: 0,
} as const;

function fitOf(
  title: TitleLikeness,
  authors: AuthorLikeness,
  paper: Omit<Paper, 'id'>,
  found: Found,
): number {
  const years = Math.max(0, 5 - yearsApart(paper, found));
  const container = isSameContainer(paper, found) ? 8 : 0;
  const names = authors.asked === 0 ? 0 : (10 * authors.matched) / authors.asked;
  return titleFits[title.kind] + years * 2 + container + names + (authors.isBeginning ? 3 : 0);
}
