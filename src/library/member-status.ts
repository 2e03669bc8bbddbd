import type { Author } from '../model/author.ts';

/** Status of a person in the lab: `member` for a current member, `alumnus` for a former member. */
export type MemberStatus = 'member' | 'alumnus';

/**
 * Returns the status of a person in the lab.
 *
 * - A person whose file has `to` is an alumnus.
 * - A person whose file has `role` or `from` is a member.
 * - Other people are not part of the lab: their files only list spellings of their names.
 * - If no author file has one of these keys, all authors with a file are members.
 *
 * The current date is not compared with `to`, so that a site whose content does not change stays the same from day to
 * day.
 *
 * @param all all authors with a file
 * @returns `undefined` for a person who is not part of the lab
 */
export function memberStatus(author: Author, all: readonly Author[]): MemberStatus | undefined {
  if (author.to !== undefined) return 'alumnus';
  return hasMembership(author) || !all.some(hasMembership) ? 'member' : undefined;
}

function hasMembership({ role, from, to }: Author): boolean {
  return role !== undefined || from !== undefined || to !== undefined;
}
