import { type Answer, answersOf, type QuestionKind } from './answer.ts';
import { hashValue } from './baseline.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';

/** A paper as a question shows it, with the place where it was found. */
export interface AskedAbout {
  title: string;
  /** The names of the authors, as they are displayed. */
  authors: string[];
  issued?: string;
  containerTitle?: string;
  volume?: string;
  issue?: string;
  page?: string;
  DOI?: string;
  arXiv?: string;
  /** The path of the source or of the content file, and the line of a record in its source. */
  file: string;
  line?: number;
}

interface QuestionBase {
  /**
   * Identifies the question. It is made of the values in doubt, so that an answer is never used for another question,
   * and stays the same if an import is planned again.
   */
  id: string;
  /** The source of the record, and its line. */
  file: string;
  line?: number;
  /** The answer that was given; undefined if the default was used. */
  answer?: Answer;
}

/** A doubt of an import that a person can decide. */
export type ImportQuestion =
  | (QuestionBase & { kind: 'same-paper' | 'deleted-paper'; record: AskedAbout; other: AskedAbout })
  | (QuestionBase & {
      kind: 'field';
      /** The path of the content file. */
      target: string;
      /** The title of the paper, or the name of the person. */
      about: string;
      field: string;
      current: unknown;
      incoming: unknown;
      /** Whether a user wrote the current value, or another source. */
      currentIs: 'edited' | 'from another source';
    })
  | (QuestionBase & {
      kind: 'person';
      /** The spelling in question. */
      name: string;
      /** The name of the person that it may belong to. */
      person: string;
      /** The path of the person's content file; undefined if there is none yet. */
      target?: string;
    });

/** Answers to questions of an import, by the id of the question. */
export type Answers = ReadonlyMap<string, Answer>;

type WithoutState<Question> = Question extends ImportQuestion ? Omit<Question, 'id' | 'answer'> : never;

/** A question that has no id yet. */
export type NewQuestion = WithoutState<ImportQuestion>;

/** Collects the questions of an import while it is planned, and finds the answers that were given to them. */
export class Decisions {
  readonly #answers: Answers;
  readonly #kept: KeptAnswers;
  readonly #toKeep = new Map<string, KeptAnswer>();
  readonly #questions = new Map<string, ImportQuestion>();

  /** @param kept answers of earlier imports. Their questions are not asked again. */
  constructor(answers: Answers = new Map(), kept: KeptAnswers = new Map()) {
    this.#answers = answers;
    this.#kept = kept;
  }

  /**
   * Adds a question.
   *
   * @param identity the values by which the question is recognised if the import is planned again
   * @param about a text about the question, if later imports must use the answer too
   * @returns the id of the question, and the answer; undefined if there is none, or if the question does not have it
   */
  ask(
    question: NewQuestion,
    identity: readonly unknown[],
    about?: string,
  ): { id: string; answer: Answer | undefined } {
    const id = questionId(question.kind, identity);
    const allowed: readonly Answer[] = answersOf[question.kind];
    const allow = (one: Answer | undefined) => (one !== undefined && allowed.includes(one) ? one : undefined);
    const answer = allow(this.#answers.get(id));
    const kept = allow(this.#kept.get(id)?.answer);
    if (answer === undefined && kept !== undefined) return { id, answer: kept };
    if (!this.#questions.has(id))
      this.#questions.set(id, { ...question, id, ...(answer && { answer }) } as ImportQuestion);
    if (about !== undefined && answer !== undefined) this.#toKeep.set(id, { answer, about });
    return { id, answer };
  }

  get questions(): ImportQuestion[] {
    return [...this.#questions.values()];
  }

  /** The answers that later imports must use too: those of earlier imports, and the new ones. */
  get kept(): Map<string, KeptAnswer> {
    return new Map([...this.#kept, ...this.#toKeep]);
  }
}

/** Returns the id of a question: its kind and a hash of the values in doubt. */
export function questionId(kind: QuestionKind, identity: readonly unknown[]): string {
  return `${kind}-${hashValue(identity.map((value) => value ?? null))}`;
}
