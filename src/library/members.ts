import type { Author } from '../model/author.ts';
import { compareNewest } from '../model/date.ts';
import type { Person } from './people.ts';

/** What somebody is to the lab. */
export type Standing = 'member' | 'alumnus';

/** The people of the lab as its page shows them. */
export interface Members {
  /** By role; `undefined` is that of members without one. */
  roles: { role: string | undefined; people: Person[] }[];
  /** Who left last comes first. */
  alumni: Person[];
}

/**
 * What a declared person is to the lab: an alumnus with a date of leaving, else a member with a role or a date of coming. A
 * file may be there only for the spellings of a name; but where no file says anything of the kind, all are those of members.
 *
 * The clock is not asked, so that a site without changes stays the same from day to day.
 */
export function standingOf(author: Author, all: readonly Author[]): Standing | undefined {
  if (author.to !== undefined) return 'alumnus';
  return saysWho(author) || !all.some(saysWho) ? 'member' : undefined;
}

function saysWho({ role, from, to }: Author): boolean {
  return role !== undefined || from !== undefined || to !== undefined;
}

/**
 * @param people by name
 * @param order of the roles, as far as the lab has told one; others follow by the alphabet, and members without a role last
 */
export function groupMembers(people: readonly Person[], order: readonly string[] = []): Members {
  const { compare } = new Intl.Collator('en');
  const rank = (role: string) => (order.includes(role) ? order.indexOf(role) : order.length);
  const members = Map.groupBy(
    people.filter(({ standing }) => standing === 'member'),
    ({ author }) => author?.role,
  );
  const roles = [...members].map(([role, own]) => ({ role, people: own }));
  roles.sort(({ role: a }, { role: b }) => {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return rank(a) - rank(b) || compare(a, b);
  });
  const alumni = people.filter(({ standing }) => standing === 'alumnus');
  return { roles, alumni: alumni.sort((a, b) => compareNewest(a.author?.to, b.author?.to)) };
}
