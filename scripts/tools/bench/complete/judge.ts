import type { Finding } from '../../../../src/complete/finding.ts';
import type { Name } from '../../../../src/model/name.ts';
import { formatName } from '../../../../src/model/name.ts';
import type { AnswerKey } from './answer-key.ts';
import type { BenchQuestion } from './bench-world.ts';
import { splitName } from './holdings.ts';

/** A question with its answer, judged. */
export interface JudgedAnswer {
  question: BenchQuestion;
  finding: Finding | undefined;
  /** Whether the outcome is certain and each candidate is the paper. */
  isFound: boolean;
  /** Whether the outcome is certain and a candidate is another paper. */
  isWrong: boolean;
  isProposal: boolean;
  /** Whether the outcome is likely and one of the candidates is the paper. */
  isRightProposed: boolean;
  /** Only for papers that were found and whose authors the profile cuts. */
  authors?: 'completed' | 'not completed' | 'a wrong person';
}

/** Compares an answer with the truth. */
export function judgeAnswer(
  question: BenchQuestion,
  finding: Finding | undefined,
  keyOfCandidate: AnswerKey,
  takenAuthors: (finding: Finding) => readonly Name[],
): JudgedAnswer {
  const { outcome, candidates = [] } = finding ?? {};
  const isRight = candidates.map((one) => keyOfCandidate(one) === question.work.key);
  const isFound = outcome === 'certain' && isRight.every(Boolean) && isRight.length > 0;
  const isCut = question.shown.authors.length > 3;
  return {
    question,
    finding,
    isFound,
    isWrong: outcome === 'certain' && !isFound,
    isProposal: outcome === 'likely',
    isRightProposed: outcome === 'likely' && isRight.some(Boolean),
    ...(isFound && isCut && finding && { authors: judgeAuthors(question, takenAuthors(finding)) }),
  };
}

/** Compares a list of authors with those of each version of the work. */
function judgeAuthors(
  { work }: BenchQuestion,
  authors: readonly Name[],
): NonNullable<JudgedAnswer['authors']> {
  const taken = personKeys(authors.map(formatName));
  const versions = work.versions.map((version) => personKeys(version.authors));
  const isWhole = versions.some((truth) => truth.join('|') === taken.join('|'));
  if (isWhole) return 'completed';
  const people = new Set(versions.flat());
  return taken.every((key) => people.has(key)) ? 'not completed' : 'a wrong person';
}

/**
 * Returns, for each name, the last word of the family name and the first letter of the given name, without accents,
 * signs such as `†` and numbers of footnotes. Names without letters, such as a colon after the name of a group, are left out.
 */
function personKeys(names: readonly string[]): string[] {
  return names
    .map((name) =>
      name
        .replace(/ 0\d{3}$/u, '')
        .normalize('NFD')
        .replace(/[^\p{L}\s'-]/gu, '')
        .trim()
        .toLowerCase(),
    )
    .filter((name) => /\p{L}/u.test(name))
    .map((name) => {
      const { given, family } = splitName(name);
      return `${family.split(' ').at(-1)} ${given.charAt(0)}`;
    });
}
