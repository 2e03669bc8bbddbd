import { formatName, type Name, orcidOf } from '../../model/name.ts';
import { withOrcid } from '../../model/name-parts.ts';
import { isMaybeSamePerson } from './match.ts';
import type { AuthorList, PaperFields } from './paper-fields.ts';

/*
 * Some values have parts. A source adds parts to a value that a person wrote: a link to a PDF beside the link to slides,
 * and the authors after "et al.". What the person wrote stays as it is.
 */

/** The origin of the current value. */
export interface FillState {
  /** Whether a user wrote it. */
  isEdited: boolean;
  /** Whether a source had another value at its last import. The user may have removed a part of it. */
  isStated: boolean;
}

/**
 * Returns the links of a file with those kinds of links that only a source has.
 *
 * @returns undefined if a user may have removed such a link
 */
export function fillLinks(
  current: PaperFields['links'],
  incoming: PaperFields['links'],
  { isEdited, isStated }: FillState,
): PaperFields['links'] | undefined {
  const isFilled = Object.keys(incoming).every((kind) => Object.hasOwn(current, kind));
  if (isFilled) return isEdited ? current : undefined;
  return isStated ? undefined : { ...incoming, ...current };
}

/**
 * Returns the whole list of a source instead of a list that ends with "et al.", with the names of the current list as
 * they are. The list of the source must have the same people in the same order.
 *
 * @returns undefined if no user wrote the current list, or if the lists are not such lists
 */
export function fillAuthors(
  current: AuthorList,
  incoming: AuthorList,
  { isEdited }: FillState,
): AuthorList | undefined {
  if (!isEdited || !current.truncated || incoming.truncated) return undefined;
  const names = [...(incoming.names ?? [])];
  let next = 0;
  for (const own of current.names ?? []) {
    const at = names.findIndex((name, index) => index >= next && isMaybeSamePerson(own, name));
    if (at < 0) return undefined;
    names[at] = withFoundOrcid(own, names[at] ?? own);
    next = at + 1;
  }
  return { names, truncated: false };
}

/** Adds the ORCID of a name in another list if both names have the same spelling. */
function withFoundOrcid(own: Name, found: Name): Name {
  const ORCID = orcidOf(found);
  const isAdded = ORCID !== undefined && orcidOf(own) === undefined && formatName(own) === formatName(found);
  return isAdded ? withOrcid(own, ORCID) : own;
}
