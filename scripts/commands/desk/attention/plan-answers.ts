import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { absorbAnswer, type ProposalAnswer } from '../../../../src/complete/answers.ts';
import { privateNames } from '../../../../src/complete/private-names.ts';
import { answersFile, formatAnswers } from '../../../../src/import/merge/kept-answers.ts';
import { decideNames } from '../../../../src/import/plan/ask-about-names.ts';
import { mergePapers } from '../../../../src/import/plan/merge-papers.ts';
import { isDeskWritable } from '../../../../src/files/writable-files.ts';
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
    const removed = answer === first ? second : first;
    const merged = mergePapers(answer, removed, before.content);
    return merged ? [...merged, ...(await moveFiles(content, removed, answer))] : [];
  }
  const about = `${quote(one.title)} and ${quote(other.title)}`;
  const kept = new Map([...answers, [pairQuestion(first, second), { answer: 'different' as const, about }]]);
  return [{ file: answersFile, text: formatAnswers(kept) }];
}

/**
 * Plans to give a paper the files of another paper: its PDF and its picture, which are next to the file of the paper, and those in its
 * folder. If the paper has such a file already, both stay: it is not known which one is wanted, and the check of the content
 * reports a file without a paper.
 */
async function moveFiles(content: string, from: string, to: string): Promise<DeskChange[]> {
  const namesIn = async (folder: string) =>
    (await readdir(path.join(content, folder), { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const [beside, inFolder, ofOther] = await Promise.all(
    ['papers', `papers/${to}`, `papers/${from}`].map(namesIn),
  );
  const useOf = (name: string) => (pictureName.test(name) ? 'picture' : path.extname(name));
  const taken = new Set(beside?.filter((name) => path.parse(name).name === to).map(useOf));
  const own = beside?.filter((name) => path.parse(name).name === from && !/\.mdx?$/iu.test(name)) ?? [];
  const moves = [
    ...own
      .filter((name) => !taken.has(useOf(name)))
      .map((name) => [`papers/${name}`, `papers/${to}${path.extname(name)}`] as const),
    ...(ofOther ?? [])
      .filter((name) => !inFolder?.includes(name))
      .map((name) => [`papers/${from}/${name}`, `papers/${to}/${name}`] as const),
  ].filter((paths) => paths.every(isDeskWritable));
  const changes = await Promise.all(
    moves.map(async ([file, target]): Promise<DeskChange[]> => [
      { file: target, bytes: await readFile(path.join(content, file)) },
      { file, text: null },
    ]),
  );
  return changes.flat();
}

/** Matches the names of pictures. A paper has one. */
const pictureName = /\.(?:png|jpe?g|webp|avif)$/iu;

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
