import type { Diagnostic } from '../model/diagnostic.ts';
import { quote } from '../model/diagnostic.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/** Names that a paper marks although no author of it has them. */
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
      message: `${quote(name)} is marked, and is no author of this paper.`,
      advice: 'Write the name as it stands under author.',
    }));
}
