import type { FormatName } from '../import/formats.ts';
import type { PaperRecord } from '../import/readers/record.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Paper } from '../model/paper.ts';

/** A paper of the content for which the services are asked. */
export interface Question {
  /** The id of the paper, which is the name of its file without `.md`. */
  id: string;
  /** The paper as in its file. */
  paper: Paper;
  /** Whether no name is sent to the services, because the first author does not want a page. */
  isNameless?: boolean;
}

/** The names of the services that are searched for papers, as in `--source` and in reports. */
export const paperServices = ['openalex', 'crossref', 'arxiv', 'semantic-scholar', 'dblp'] as const;

export type PaperService = (typeof paperServices)[number];

/**
 * The reasons why a candidate may be the paper of a question, in words that people understand. Each value is a part of
 * a sentence, such as `equal`, `3 of 3 in order` or `2023 and 2024`.
 */
export interface Evidence {
  title: string;
  authors: string;
  year: string;
  type: string;
}

/** A record of a service that may be the paper of a question. */
export interface Candidate {
  service: PaperService;
  /** The address of the record at the service, such as `https://openalex.org/W1`. */
  id: string;
  /** The format of `text`. */
  format: FormatName;
  /** One record as the service sends it. The reader of `format` reads it. */
  text: string;
  /** The record, read. */
  paper: PaperRecord;
  evidence: Evidence;
}

/** The answer to a question. */
export interface Finding {
  question: Question;
  /**
   * `certain`: all candidates are the paper, for example its preprint and its publication. `likely`: one of the
   * candidates may be the paper, the likeliest first; a person must decide. `not found`: all services that were asked
   * have no such paper. `failed`: no paper was found, and a service failed or the budget of requests ended.
   */
  outcome: 'certain' | 'likely' | 'not found' | 'failed';
  candidates: Candidate[];
  /** Services that failed for this question. A question with problems can be certain nevertheless. */
  problems: Pick<Diagnostic, 'message' | 'advice'>[];
}
