import type { Paper } from '../model/paper.ts';
import { compareAuthors } from './author-likeness.ts';
import { compareIdentity, isSpelled, judgeRecord } from './decide.ts';
import type { Candidate } from './finding.ts';
import { compareTitles, toComparableTitle } from './title-likeness.ts';

/** A record that a service sent, before it is judged. */
export type UnjudgedCandidate = Omit<Candidate, 'evidence'>;

/** The decision about all records that were found for a paper. */
export interface Decided {
  outcome: 'certain' | 'likely' | 'not found';
  candidates: Candidate[];
}

/** By how much a certain record must fit better than one that is a different paper. */
const minLead = 4;
/** Maximum number of likely records of a decision. */
const maxLikely = 5;

/**
 * Decides which records are the paper. All candidates of a certain decision are versions of one paper; those of a
 * likely decision are alternatives, the likeliest first.
 */
export function decide(paper: Omit<Paper, 'id'>, candidates: readonly UnjudgedCandidate[]): Decided {
  return decideAmong(candidates.flatMap((candidate) => judgeCandidate(paper, candidate) ?? []));
}

/**
 * Returns a function that says whether a record with a title may be a paper, before its other values are known. The
 * title may lack its subtitle.
 */
export function titleFilter(title: string): (found: string) => boolean {
  const asked = toComparableTitle(title);
  return (found) => {
    const { kind } = compareTitles(asked, toComparableTitle(found));
    return kind !== 'different' && kind !== 'other part';
  };
}

/** A candidate that is certain or likely, with its judgement. */
export interface JudgedCandidate {
  grade: 'certain' | 'likely';
  fit: number;
  candidate: Candidate;
}

/** Judges a candidate. Returns undefined if it is not the paper. */
export function judgeCandidate(
  paper: Omit<Paper, 'id'>,
  candidate: UnjudgedCandidate,
): JudgedCandidate | undefined {
  const judgement = judgeRecord(paper, candidate.paper.paper);
  if (judgement.grade === 'none') return undefined;
  const { grade, fit, evidence } = judgement;
  return { grade, fit, candidate: { ...candidate, evidence } };
}

/** Decides which of the judged candidates are the paper, as `decide` does. */
export function decideAmong(judged: readonly JudgedCandidate[]): Decided {
  const graded = (grade: JudgedCandidate['grade']) =>
    judged.filter((one) => one.grade === grade).toSorted((a, b) => b.fit - a.fit);
  const certain = graded('certain');
  const [best] = certain;
  if (best === undefined) {
    const likely = withoutRepeated(graded('likely')).slice(0, maxLikely);
    return {
      outcome: likely.length > 0 ? 'likely' : 'not found',
      candidates: likely.map(({ candidate }) => candidate),
    };
  }
  const same = certain.filter((one) => areVersions(best.candidate, one.candidate));
  const rivals = certain.filter((one) => !same.includes(one));
  const isClear = rivals.every(({ fit }) => best.fit - fit >= minLead);
  const chosen = isClear ? same : withoutRepeated(certain).slice(0, maxLikely);
  return { outcome: isClear ? 'certain' : 'likely', candidates: chosen.map(({ candidate }) => candidate) };
}

/** Leaves out records of a paper that is in the list already. */
function withoutRepeated(judged: readonly JudgedCandidate[]): JudgedCandidate[] {
  return judged.filter(
    ({ candidate }, index) => judged.findIndex((other) => areVersions(other.candidate, candidate)) === index,
  );
}

/**
 * Whether two records that fit the same paper are versions of one paper: their titles and authors are the same, and
 * their identifiers are not those of two publications or of two preprints.
 */
function areVersions(
  { paper: { paper: a } }: UnjudgedCandidate,
  { paper: { paper: b } }: UnjudgedCandidate,
): boolean {
  const identity = compareIdentity(a, b);
  if (identity !== 'unknown') return identity === 'same';
  const title = compareTitles(toComparableTitle(a.title), toComparableTitle(b.title));
  return isSpelled(title, 'unclear') && compareAuthors(a.author, b.author).matched > 0;
}
