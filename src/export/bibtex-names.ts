import type { Name, NameParts } from '../model/name.ts';
import { partedNames } from '../model/name-parts.ts';
import { escapeTex, group } from './tex.ts';

/**
 * Formats names as the value of `author` or `editor`. A truncated list ends with `and others`. Returns `undefined` if
 * there are no names.
 */
export function bibtexNames(names: readonly Name[] | undefined, isTruncated = false): string | undefined {
  const written = partedNames(names).map((name) =>
    'literal' in name ? group(escapeTex(name.literal)) : formatParts(name),
  );
  if (written.length === 0) return undefined;
  return [...written, ...(isTruncated ? ['others'] : [])].join(' and ');
}

/**
 * Formats a name with commas between its parts: `van der Goot, Rob` or `Naval, Jr., Prospero C.`. Without commas,
 * BibTeX would guess the parts.
 */
function formatParts({ family, given, nonDroppingParticle: particle, suffix }: NameParts): string {
  if (!given) {
    const rest = [family, suffix].filter(Boolean).join(', ');
    return group(escapeTex(particle ? `${particle} ${rest}` : rest));
  }
  // BibTeX takes all words of a family name up to the last lower-case word as particles, unless the name is in braces.
  const hasSmall = family.split(/\s+/u).slice(0, -1).some(isSmall);
  const last = [particle && part(particle), hasSmall ? group(escapeTex(family)) : part(family)];
  return [last.filter(Boolean).join(' '), suffix && part(suffix), part(given)].filter(Boolean).join(', ');
}

function isSmall(word: string): boolean {
  return !/^\P{L}*\p{Lu}/u.test(word);
}

/**
 * Formats one part of a name. The part is put in braces if it contains a comma, `and` or `others`, which BibTeX would
 * read as separators.
 */
function part(text: string): string {
  const tex = escapeTex(text);
  return /,|(?:^|\s)(?:and|others)(?:\s|$)/iu.test(text) || tex.startsWith('\\') ? group(tex) : tex;
}
