import type { Author } from '../model/author.ts';

/** The status of a person in the lab. */
export type MemberStatus = 'member' | 'alumnus';

/**
 * Returns the status of an author in the lab: an alumnus if the file has `to`, else a member if it has `role` or `from`. Files
 * without these keys only list the spellings of a name; but if no file at all has one of them, every author is a member.
 *
 * The current date plays no part, so that a site without changes stays the same from day to day.
 *
 * @param all all authors with a file
 * @returns `undefined` for an author who is not part of the lab
 */
export function memberStatus(author: Author, all: readonly Author[]): MemberStatus | undefined {
  if (author.to !== undefined) return 'alumnus';
  return hasMembership(author) || !all.some(hasMembership) ? 'member' : undefined;
}

function hasMembership({ role, from, to }: Author): boolean {
  return role !== undefined || from !== undefined || to !== undefined;
}
