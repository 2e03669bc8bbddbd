import { completeAuthors } from '../../../../src/complete/complete-authors.ts';
import type { Finding } from '../../../../src/complete/finding.ts';
import type { Name } from '../../../../src/model/name.ts';

/**
 * Returns the list of authors that a paper has after its candidates were taken: of the lists that fit to the authors that
 * it names, the longest one.
 */
export function takenAuthors({ question: { paper }, candidates }: Finding): readonly Name[] {
  const lists = candidates.flatMap(({ paper: { paper: found } }) => {
    const completed = completeAuthors(paper, found.author ?? [], () => false);
    return completed ? [completed] : [];
  });
  return lists.reduce((longest, list) => (list.length > longest.length ? list : longest), paper.author ?? []);
}
