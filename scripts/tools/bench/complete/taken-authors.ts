import type { Finding } from '../../../../src/complete/finding.ts';
import type { Name } from '../../../../src/model/name.ts';

/** Returns the list of authors that a paper has after its candidates were taken: the longest of theirs. */
export function takenAuthors({ question, candidates }: Finding): readonly Name[] {
  const lists = [
    question.paper.author ?? [],
    ...candidates.map(({ paper: { paper } }) => paper.author ?? []),
  ];
  return lists.reduce((longest, list) => (list.length > longest.length ? list : longest), []);
}
