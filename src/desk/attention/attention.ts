import type { NameGroup } from '../../import/merge/near-people.ts';
import type { LintDiagnostic } from '../../lint/lint-diagnostic.ts';
import type { PaperPair } from '../../lint/near-papers.ts';
import type { Author } from '../../model/author.ts';
import type { Paper } from '../../model/paper.ts';
import type { Proposal } from '../../model/proposal.ts';

/** A proposal with its paper. */
export interface OpenProposal {
  paper: Paper;
  proposal: Proposal;
  /** A hash of the proposal, so that only the one that was shown is answered. */
  hash: string;
}

/** Spellings of a name that may be those of one person. */
export interface OpenNames extends Pick<NameGroup, 'spellings'> {
  /** The id of the question, made of the spellings. */
  id: string;
  /** The person with a file that lists one of the spellings. */
  owner: Pick<Author, 'id' | 'name'> | undefined;
  /** The keys of the spellings that a file lists. */
  listed: ReadonlySet<string>;
}

/** Everything that a person should look at. */
export interface Attention {
  proposals: readonly OpenProposal[];
  pairs: readonly PaperPair[];
  names: readonly OpenNames[];
  findings: readonly LintDiagnostic[];
  /** The field of the form that each finding is about, where it is known. */
  fieldOf: (finding: LintDiagnostic) => string | undefined;
}
