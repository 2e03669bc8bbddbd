import { isMaybeSamePerson } from '../import/merge/match.ts';
import { formatName, isNaming, type Name, orcidOf } from '../model/name.ts';
import { withOrcid } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';
import { isSameName, nameWords } from './author-likeness.ts';

/**
 * Returns the list of authors that a paper gets from a record. Every author of the paper must be in the list of the
 * record, in the same order. If a name has two spellings, the fuller one is used, so that the page of a person does not
 * lose a paper because a service abbreviates names; the ORCID of the record is added.
 *
 * @param isPrivate whether a name belongs to a person who does not want a page; such a name gets no ORCID
 * @returns undefined if the lists are not about the same people, so that the list of the record must not be used
 */
export function completeAuthors(
  { author: all = [], authorsTruncated }: Pick<Paper, 'author' | 'authorsTruncated'>,
  names: readonly Name[],
  isPrivate: (name: Name) => boolean,
): Name[] | undefined {
  // arXiv lists a colon after the name of a group as an author; other services leave it out.
  const [author, found] = [all.filter(isNaming), names.filter(isNaming)];
  const words = found.map(nameWords);
  const pairs = new Map<number, Name>();
  let next = 0;
  for (const name of author) {
    const own = nameWords(name);
    const index = words.findIndex((other, at) => at >= next && isSameName(own, other));
    if (index < 0) return undefined;
    pairs.set(index, name);
    next = index + 1;
  }
  // A list that does not end with "et al." has all authors. A longer list is then about another paper.
  if (author.length > 0 && authorsTruncated !== true && found.length !== author.length) return undefined;
  return found.map((name, index) => {
    const fuller = fullerName(pairs.get(index), name);
    const ORCID = orcidOf(pairs.get(index) ?? '') ?? orcidOf(name);
    const plain = withoutOrcid(fuller);
    return ORCID === undefined || isPrivate(fuller) ? plain : withOrcid(plain, ORCID);
  });
}

function fullerName(current: Name | undefined, found: Name): Name {
  if (current === undefined) return found;
  // A name that may have a typing error is not replaced: the import would take it for another person.
  const isFuller = countLetters(found) > countLetters(current) && isMaybeSamePerson(current, found);
  return isFuller ? found : current;
}

function countLetters(name: Name): number {
  return formatName(name).replace(/\P{L}/gu, '').length;
}

function withoutOrcid(name: Name): Name {
  if (typeof name === 'string') return name;
  const { ORCID: _, ...rest } = name;
  return rest;
}
