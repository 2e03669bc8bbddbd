import { absorbAnswer, type ProposalAnswer } from '../../../../src/complete/answers.ts';
import { privateNames } from '../../../../src/complete/private-names.ts';
import { answersFile, formatAnswers } from '../../../../src/import/merge/kept-answers.ts';
import { decideNames } from '../../../../src/import/plan/ask-about-names.ts';
import { mergePapers } from '../../../../src/import/plan/merge-papers.ts';
import { pairQuestion } from '../../../../src/lint/near-papers.ts';
import { quote } from '../../../../src/model/diagnostic.ts';
import { authorsOf } from '../../complete/choose-papers.ts';
import { readKnownContent } from '../../complete/known-content.ts';
import { planFindings } from '../../complete/write-findings.ts';
import { readContent } from '../../import/content.ts';
import type { DeskChange } from '../write-step.ts';
import { openNames, proposalHash } from './read-attention.ts';

/**
 * Plans the answer to a proposal, as `npm run complete -- --review` does. Nothing changes if the proposal is not the one
 * that was shown.
 *
 * @param answer `refuse`, or the number of the accepted record
 */
export async function planProposalAnswer(
  content: string,
  id: string,
  hash: string,
  answer: string,
): Promise<DeskChange[]> {
  const known = await readKnownContent(content);
  const paper = known.content.papers.get(id)?.value;
  const proposal = known.proposals.proposals.get(id);
  if (!paper || !proposal || proposalHash(proposal) !== hash || known.isNewer || known.proposals.isBroken)
    return [];
  const { records } = proposal;
  const accepted = answer === 'refuse' ? undefined : records[Number(answer) - 1];
  if (answer !== 'refuse' && !accepted) return [];
  const given: ProposalAnswer = accepted ? { accepted } : { refused: records };
  const isPrivate = privateNames(authorsOf(known.content), known.site);
  const absorbed = absorbAnswer(paper, given, records, known.asked.papers, isPrivate);
  const found = { findings: [], answers: [absorbed], counts: new Map(), uncounted: [], records: [] };
  const { writes } = planFindings(found, known, new Date().toISOString().slice(0, 10));
  return writes.map(({ file, text }) => ({ file, text }));
}

/**
 * Plans the answer about two files that may be one paper.
 *
 * @param answer the id of the file that stays, or `different`
 */
export async function planPaperAnswer(
  content: string,
  first: string,
  second: string,
  answer: string,
): Promise<DeskChange[]> {
  const before = await readContent(content);
  const { papers, answers = new Map() } = before.content;
  const [one, other] = [papers.get(first)?.value, papers.get(second)?.value];
  if (!one || !other || before.isNewer) return [];
  if (answer !== 'different') {
    if (answer !== first && answer !== second) return [];
    return mergePapers(answer, answer === first ? second : first, before.content) ?? [];
  }
  const about = `${quote(one.title)} and ${quote(other.title)}`;
  const kept = new Map([...answers, [pairQuestion(first, second), { answer: 'different' as const, about }]]);
  return [{ file: answersFile, text: formatAnswers(kept) }];
}

/** Plans the answer about spellings of a name: `same` or `different`. */
export async function planNamesAnswer(content: string, id: string, answer: string): Promise<DeskChange[]> {
  const before = await readContent(content);
  const { papers, authors } = before.content;
  const values = [...papers.values()].flatMap(({ value }) => value ?? []);
  const names = openNames(values, authors).find((one) => one.id === id);
  if (!names || before.isNewer || (answer !== 'same' && answer !== 'different')) return [];
  return decideNames(
    names,
    names.owner,
    answer,
    (key) => names.listed.has(key),
    (used) => authors.has(used),
    (_, owner) => authors.get(owner)?.text,
  );
}
