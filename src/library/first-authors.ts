import { nameKey } from '../model/name.ts';
import { markedKeys } from './marked-authors.ts';
import type { Byline, Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * Returns the first authors of a paper who have a page: the first name, and the names directly after it that share an
 * equal contribution with it. Empty if the list of authors is empty.
 */
export function firstAuthors(paper: ShownPaper, { credits }: Byline): Person[] {
  const [first, ...others] = credits;
  if (!first) return [];
  const equal = markedKeys(paper.equalContribution ?? [], paper.author);
  const isEqual = ({ name }: { name: string }) => equal.has(nameKey(name));
  const end = isEqual(first) ? others.findIndex((credit) => !isEqual(credit)) : 0;
  const joint = end < 0 ? others : others.slice(0, end);
  return [first, ...joint].flatMap(({ person }) => person ?? []);
}
