import { identifiersOf } from '../import/merge/match.ts';
import type { PaperRecord } from '../import/readers/record.ts';
import { type AskedPaper, type AskedPapers, hasPassed } from '../model/asked-papers.ts';
import { formatName, type Name } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import type { Proposal } from '../model/proposal.ts';
import { yearOf } from '../model/date.ts';
import { askedFor, askedTitle, daysUntilAsked } from './due-papers.ts';
import type { Candidate, Finding } from './finding.ts';
import { type CompletePart, completeParts } from './lacking-parts.ts';
import { proposedValues, takeRecord } from './take-record.ts';

/** The result of a search for one paper, and the changes that follow from it. */
export interface AbsorbedFinding {
  paper: Paper;
  outcome: 'found' | 'proposed' | 'not found' | 'failed';
  /** The records that are taken, by the name of the service. */
  records: { service: string; record: PaperRecord }[];
  proposal?: Proposal;
  /** The new state of the search; undefined if the paper must be looked up again at the next run. */
  asked?: AskedPaper;
  problems: Finding['problems'];
}

/** Settings of the site and choices of the user that decide which values are taken. */
export interface AbsorbOptions {
  today: string;
  parts: readonly CompletePart[];
  /** Whether the site takes the abstracts of a service. */
  takesAbstractsOf: (service: string) => boolean;
  isPrivate: (name: Name) => boolean;
}

/** Maximum number of records that one proposal lists. */
const maxProposed = 3;

/** Converts a finding to changes. Records that a person refused are ignored. */
export function absorbFinding(
  { question, outcome, candidates, problems }: Finding,
  asked: AskedPapers,
  options: AbsorbOptions,
): AbsorbedFinding {
  const { paper } = question;
  const { today, parts, takesAbstractsOf, isPrivate } = options;
  const known = askedFor(paper, asked);
  const refused = new Set(known.refused);
  const allowed = candidates.filter((one) => !candidateIds(one).some((id) => refused.has(id)));
  const take = ({ service, id, paper: record }: Candidate) =>
    takeRecord({ ...record, file: id, line: 1 }, paper, {
      parts,
      takesAbstract: takesAbstractsOf(service),
      isPrivate,
    });
  const kept = {
    ...(known.uncounted && { uncounted: known.uncounted }),
    ...(known.refused && { refused: known.refused }),
  };
  const base = { paper, records: [], problems };
  if (outcome === 'failed' || (allowed.length === 0 && problems.length > 0))
    return { ...base, outcome: 'failed' };
  if (allowed.length === 0 || outcome === 'not found')
    return {
      ...base,
      outcome: 'not found',
      asked: { asked: today, result: 'not found', title: askedTitle(paper), ...kept },
    };
  if (outcome === 'likely') {
    // A record whose identifier the paper has needs no decision: a person may have accepted it before.
    const own = new Set(identifiersOf(paper));
    const open = allowed.filter((one) => !candidateIds(one).some((id) => own.has(id)));
    if (open.length === 0)
      return { ...base, outcome: 'found', asked: { asked: today, result: 'found', ...kept } };
    const records = open.slice(0, maxProposed).map((one) => ({
      source: one.service,
      address: one.id,
      evidence: { ...one.evidence },
      found: proposedValues(one.paper, { takesAbstract: takesAbstractsOf(one.service), isPrivate }),
    }));
    const proposal = { paper: describePaper(paper), answer: null, records };
    return { ...base, outcome: 'proposed', proposal, asked: { asked: today, result: 'proposed', ...kept } };
  }
  const limited = limitedParts(known, parts, today);
  return {
    ...base,
    outcome: 'found',
    records: allowed.map((one) => ({ service: one.service, record: take(one) })),
    asked: { asked: today, result: 'found', ...(limited && { parts: limited }), ...kept },
  };
}

/** Returns the parts that were taken in this run and in runs before it; undefined for all parts. */
function limitedParts(
  known: AskedPaper,
  parts: readonly CompletePart[],
  today: string,
): string[] | undefined {
  const isRecent = known.asked !== undefined && !hasPassed(known.asked, today, daysUntilAsked);
  if (isRecent && known.result === 'found' && known.parts === undefined) return undefined;
  const all = new Set([...parts, ...(isRecent ? (known.parts ?? []) : [])]);
  const missing = completeParts.filter((part) => part !== 'citations' && !all.has(part));
  return missing.length === 0 ? undefined : completeParts.filter((part) => all.has(part));
}

/** Returns all names by which a refused record is recognised: its address and its identifiers. */
export function candidateIds({ id, paper }: Pick<Candidate, 'id' | 'paper'>): string[] {
  return [...new Set([id, ...identifiersOf(paper.paper)])];
}

/** Describes a paper in one line for people: `The Herd — Ada Quill et al., 2024`. */
export function describePaper({
  title,
  author = [],
  authorsTruncated,
  issued,
}: Pick<Paper, 'title' | 'author' | 'authorsTruncated' | 'issued'>): string {
  const [first] = author;
  const isMore = author.length > 1 || authorsTruncated === true;
  const byline = first && `${formatName(first)}${isMore ? ' et al.' : ''}`;
  const details = [byline, issued && yearOf(issued)].filter(Boolean).join(', ');
  return details === '' ? title : `${title} — ${details}`;
}
