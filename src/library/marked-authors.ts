import type { Diagnostic } from '../model/diagnostic.ts';
import { quote } from '../model/diagnostic.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/** Reports names under `equalContribution` and `corresponding` that are not among the authors of the paper. */
export function unknownMarks({
  id,
  author = [],
  equalContribution = [],
  corresponding = [],
}: Paper): Diagnostic[] {
  const known = new Set(author.map(nameKey));
  return [...equalContribution, ...corresponding]
    .filter((name) => !known.has(nameKey(name)))
    .map((name) => ({
      severity: 'warning',
      file: `papers/${id}.md`,
      message: `The name ${quote(name)} under "equalContribution" or "corresponding" is not an author of this paper.`,
      advice: 'Spell the name as under "author".',
    }));
}
