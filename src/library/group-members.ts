import { compareNewest } from '../model/date.ts';
import { sortByFamilyName } from './letters.ts';
import type { Person } from './people.ts';

/** The people of the lab, in the order in which the home page and the page of people show them. */
export interface Members {
  /** Current members by role, those of one role by family name. `role` is `undefined` for members without a role. */
  roles: { role: string | undefined; people: Person[] }[];
  /** Former members. People who left most recently come first. */
  alumni: Person[];
}

/**
 * Groups the people of the lab by status and role.
 *
 * @param order roles in the order in which the page shows them. Other roles follow alphabetically. Members without a
 *   role come last.
 */
export function groupMembers(people: readonly Person[], order: readonly string[] = []): Members {
  const { compare } = new Intl.Collator('en');
  const rank = (role: string) => (order.includes(role) ? order.indexOf(role) : order.length);
  const members = Map.groupBy(
    people.filter(({ memberStatus }) => memberStatus === 'member'),
    ({ author }) => author?.role,
  );
  const roles = [...members].map(([role, own]) => ({ role, people: sortByFamilyName(own) }));
  roles.sort(({ role: a }, { role: b }) => {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return rank(a) - rank(b) || compare(a, b);
  });
  const alumni = sortByFamilyName(people.filter(({ memberStatus }) => memberStatus === 'alumnus'));
  return { roles, alumni: alumni.sort((a, b) => compareNewest(a.author?.to, b.author?.to)) };
}
