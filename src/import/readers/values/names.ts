import type { Name } from '../../../model/name.ts';
import { toName } from '../../../model/name-parts.ts';
import { collapseWhiteSpace } from './white-space.ts';

/** A list of names that was read from a source. */
export interface SourceNames {
  names: Name[];
  /** Whether the list contains "et al.", so that it is incomplete. */
  truncated: boolean;
}

const etAl = /(?:^|[\s,;])(?:et\.? al\.?|and others|\.\.\.|…)$|^others$/iu;

/**
 * Parses a name with the family name first, as in RIS, EndNote and PubMed: `van der Meer, Rob` or `Naval, George,
 * Jr.`. In EndNote, a name that ends with a comma is the name of a group. A name without a comma is returned
 * unchanged.
 */
export function parseFamilyFirst(text: string): Name | undefined {
  const plain = collapseWhiteSpace(text);
  const [first = '', ...more] = plain.split(',').map((part) => part.trim());
  if (first === '') return plain === '' ? undefined : plain;
  const [given, suffix, ...others] = more.filter((part) => part !== '');
  if (more.length === 0) return first;
  if (given === undefined) return { literal: first };
  if (others.length > 0) return plain;
  const words = first.split(' ');
  const start = words.findIndex((word) => !/^\p{Ll}/u.test(word));
  const particle = start > 0 ? words.slice(0, start).join(' ') : undefined;
  return toName({
    family: particle === undefined ? first : words.slice(start).join(' '),
    given,
    ...(particle !== undefined && { nonDroppingParticle: particle }),
    ...(suffix !== undefined && { suffix }),
  });
}

/**
 * Parses a list of names, one name per text. "et al." alone, or at the end of a name, is not read as a name but sets
 * `truncated`.
 */
export function parseNames(texts: readonly string[]): SourceNames {
  const found: SourceNames = { names: [], truncated: false };
  for (const text of texts) {
    const end = etAl.exec(text.slice(-30))?.[0] ?? '';
    if (end !== '') found.truncated = true;
    const rest = end === '' ? text : text.slice(0, -end.length).replace(/[\s,;]{1,9}$/u, '');
    const name = parseFamilyFirst(rest);
    if (name !== undefined) found.names.push(name);
  }
  return found;
}
