import { isPreprint } from '../import/merge/preprint.ts';
import { identifiersOf } from '../import/merge/match.ts';
import type { PaperRecord } from '../import/readers/record.ts';
import type { AskedPaper, AskedPapers } from '../model/asked-papers.ts';
import type { Name } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import type { Proposal, ProposedRecord } from '../model/proposal.ts';
import { askedFor } from './due-papers.ts';
import { completeParts } from './lacking-parts.ts';
import { takeRecord } from './take-record.ts';

/** The decision of a person about a proposal: the record to take, or none of the records. */
export type ProposalAnswer = { accepted: ProposedRecord } | { refused: readonly ProposedRecord[] };

/** The changes that follow from an answered proposal. */
export interface AbsorbedAnswer {
  paper: Paper;
  /** The record that is taken; undefined if the proposal was refused. */
  taken?: { service: string; record: PaperRecord };
  asked: AskedPaper;
}

/** Returns the answer that a person wrote into the file; undefined if there is none, or if it names no record. */
export function writtenAnswer({ answer, records }: Proposal): ProposalAnswer | undefined {
  if (answer === undefined || answer === null) return undefined;
  if (answer === 'refuse') return { refused: records };
  const accepted = records[answer === 'accept' ? 0 : answer - 1];
  return accepted && { accepted };
}

/**
 * Converts an answer to changes. After a record was accepted, the paper is looked up again at the next run, because it now
 * has an identifier.
 *
 * @param proposed all records of the proposal
 */
export function absorbAnswer(
  paper: Paper,
  answer: ProposalAnswer,
  proposed: readonly ProposedRecord[],
  asked: AskedPapers,
  isPrivate: (name: Name) => boolean,
): AbsorbedAnswer {
  const known = askedFor(paper, asked);
  const accepted = new Set('accepted' in answer ? recordIds(answer.accepted) : []);
  const rejected = ('refused' in answer ? answer.refused : otherRecords(answer.accepted, proposed)).flatMap(
    recordIds,
  );
  // A person who accepts a record takes back an earlier refusal of it.
  const refused = [...(known.refused ?? []), ...rejected].filter((id) => !accepted.has(id));
  const state = {
    ...(known.uncounted && { uncounted: known.uncounted }),
    ...(refused.length > 0 && { refused }),
  };
  if (!('accepted' in answer)) {
    const { asked: day } = known;
    return {
      paper,
      asked: { ...(day !== undefined && { asked: day, result: 'not found' as const }), ...state },
    };
  }
  const { source, address, found } = answer.accepted;
  const record = takeRecord({ file: address, line: 1, paper: found }, paper, {
    parts: completeParts,
    takesAbstract: true,
    isPrivate,
  });
  return { paper, taken: { service: source, record }, asked: state };
}

/**
 * Returns the records that were not accepted and are of the same kind as the accepted one: a paper has one publication
 * and one preprint. The preprint of an accepted publication may still be found later.
 */
function otherRecords(accepted: ProposedRecord, proposed: readonly ProposedRecord[]): ProposedRecord[] {
  return proposed.filter((one) => one !== accepted && isPreprint(one.found) === isPreprint(accepted.found));
}

function recordIds({ address, found }: ProposedRecord): string[] {
  return [...new Set([address, ...identifiersOf(found)])];
}
