import { type Answer, answersOf } from './answer.ts';

/** An answer that every later import uses too. */
export interface KeptAnswer {
  answer: Answer;
  /** Description of the question, for people who read the file. */
  about: string;
}

/** Answers that are kept, by the id of the question. */
export type KeptAnswers = ReadonlyMap<string, KeptAnswer>;

/**
 * Name of the file in the content folder with answers that later imports use too: whether two records of a source are the
 * same paper, and whether two files are. The other answers need no place, because `imported.jsonl` has what follows from
 * them.
 */
export const answersFile = 'answers.jsonl';

const allAnswers: readonly string[] = Object.values(answersOf).flat();

/**
 * Parses `answers.jsonl`. A line that cannot be read is left out: the worst that follows is that a question is asked
 * again.
 */
export function parseAnswers(text: string | undefined): Map<string, KeptAnswer> {
  const answers = new Map<string, KeptAnswer>();
  for (const line of (text ?? '').replace(/^\uFEFF/u, '').split(/\r\n|[\r\n]/u)) {
    if (!line.startsWith('{')) continue;
    try {
      const { question, answer, about } = JSON.parse(line) as Record<string, unknown>;
      if (typeof question === 'string' && typeof answer === 'string' && allAnswers.includes(answer))
        answers.set(question, { answer: answer as Answer, about: typeof about === 'string' ? about : '' });
    } catch {
      // A damaged line.
    }
  }
  return answers;
}

/** Formats `answers.jsonl`: one line per answer, sorted, so that git can merge two branches. */
export function formatAnswers(answers: KeptAnswers): string {
  return [...answers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([question, { answer, about }]) => `${JSON.stringify({ question, answer, about })}\n`)
    .join('');
}
