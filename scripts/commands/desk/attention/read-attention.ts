import path from 'node:path';
import type { Attention, OpenNames } from '../../../../src/desk/attention/attention.ts';
import { fieldAtLine } from '../../../../src/desk/attention/field-at-line.ts';
import { textHash } from '../../../../src/files/undo-journal.ts';
import { nearPeople } from '../../../../src/import/merge/near-people.ts';
import { questionId } from '../../../../src/import/merge/questions.ts';
import type { LintRule } from '../../../../src/lint/lint-diagnostic.ts';
import { undecidedPairs } from '../../../../src/lint/near-papers.ts';
import type { Author } from '../../../../src/model/author.ts';
import { nameKey } from '../../../../src/model/name.ts';
import type { Paper } from '../../../../src/model/paper.ts';
import type { Proposal } from '../../../../src/model/proposal.ts';
import { checkContentFolder } from '../../../site/check-content-folder.ts';
import { readKnownContent } from '../../complete/known-content.ts';
import type { Desk } from '../desk.ts';

/** Findings that the page shows as questions instead. */
const shownAsQuestions = new Set(['same-paper', 'same-person']);

/** Fields that rules report as missing, so that the line is not the one of the field. */
const missingFields: Partial<Record<LintRule, string>> = {
  'no-abstract': 'abstract',
  'no-year': 'issued',
  'no-link': 'DOI',
};

const order = ['error', 'warning', 'note'] as const;

/** Finds everything in the content that a person should look at. */
export async function readAttention({ content, env }: Pick<Desk, 'content' | 'env'>): Promise<Attention> {
  const relative = (file: string) => path.relative(content, file).split(path.sep).join('/') || '.';
  const [known, all] = await Promise.all([
    readKnownContent(content),
    checkContentFolder(content, relative, env),
  ]);
  const { papers, proposals } = known;
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const findings = all.filter(({ kind }) => !shownAsQuestions.has(kind));
  return {
    proposals: [...proposals.proposals].flatMap(([id, proposal]) => {
      const paper = byId.get(id);
      return paper && !proposals.isBroken ? [{ paper, proposal, hash: proposalHash(proposal) }] : [];
    }),
    pairs: undecidedPairs(papers, known.content.answers ?? new Map()),
    names: openNames(papers, known.content.authors),
    findings: order.flatMap((severity) => findings.filter((finding) => finding.severity === severity)),
    fieldOf: ({ kind, file, line }) => {
      const missing = missingFields[kind];
      if (missing !== undefined) return missing;
      const [, folder, id] = /^(papers|authors)\/(.+)\.md$/u.exec(file) ?? [];
      const text = known.texts.get(file);
      if (line === undefined || text === undefined || folder === undefined || id === undefined)
        return undefined;
      return fieldAtLine(text, line, folder === 'papers' ? 'abstract' : 'biography');
    },
  };
}

/** Returns the spellings that may belong to one person, and are not all in files of people. */
export function openNames(
  papers: readonly Paper[],
  authors: ReadonlyMap<string, { value: Author | undefined }>,
): OpenNames[] {
  const owners = new Map<string, Author>();
  for (const { value } of authors.values())
    for (const spelling of value ? [value.name, ...(value.alternateName ?? [])] : [])
      owners.set(nameKey(spelling), value as Author);
  return nearPeople(papers, (key) => owners.get(key)?.id).map(({ spellings }) => {
    const keys = spellings.map(({ key }) => key);
    return {
      id: questionId('person', [...keys].sort()),
      spellings,
      owner: keys.map((key) => owners.get(key)).find((one) => one !== undefined),
      listed: new Set(keys.filter((key) => owners.has(key))),
    };
  });
}

export function proposalHash(proposal: Proposal): string {
  return textHash(JSON.stringify(proposal.records));
}
