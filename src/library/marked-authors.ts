import type { Diagnostic } from '../model/diagnostic.ts';
import { quote } from '../model/diagnostic.ts';
import { type Name, nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/**
 * Returns the keys (`nameKey`) of the authors whose names are in another list. One source may give the list and another
 * one the authors, so `C. Lin` in the list is also the only author with this initial and family name, `Chen Lin`.
 */
export function markedKeys(names: readonly string[], author: readonly Name[] = []): ReadonlySet<string> {
  if (names.length === 0) return new Set();
  const keys = author.map(nameKey);
  return new Set(
    names.flatMap((name) => {
      const key = nameKey(name);
      if (keys.includes(key)) return [key];
      const alike = keys.filter((other) => initialAndFamily(other) === initialAndFamily(key));
      return alike.length === 1 ? alike : [];
    }),
  );
}

function initialAndFamily(key: string): string {
  const words = key.split(' ');
  return words.length < 2 ? key : `${[...key][0]} ${words.at(-1)}`;
}

/** Reports names under `equalContribution` and `corresponding` that are not among the authors of the paper. */
export function unknownMarks({
  id,
  author = [],
  equalContribution = [],
  corresponding = [],
}: Paper): Diagnostic[] {
  return [...equalContribution, ...corresponding]
    .filter((name) => markedKeys([name], author).size === 0)
    .map((name) => ({
      severity: 'warning',
      file: `papers/${id}.md`,
      message: `The name ${quote(name)} under "equalContribution" or "corresponding" is not an author of this paper.`,
      advice: 'Spell the name as under "author".',
    }));
}
