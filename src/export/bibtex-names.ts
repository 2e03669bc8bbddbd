import type { Name, NameParts } from '../model/name.ts';
import { partedNames } from '../model/name-parts.ts';
import { escapeTex, group } from './tex.ts';

/** Formats names for `author` or `editor`, with `and others` at the end of a truncated list. Undefined without names. */
export function bibtexNames(names: readonly Name[] | undefined, isTruncated = false): string | undefined {
  const written = partedNames(names).map((name) =>
    'literal' in name ? group(escapeTex(name.literal)) : formatParts(name),
  );
  if (written.length === 0) return undefined;
  return [...written, ...(isTruncated ? ['others'] : [])].join(' and ');
}

/** Formats a name as `van der Goot, Rob` or `Naval, Jr., Prospero C.`: with commas, BibTeX need not guess the parts. */
function formatParts({ family, given, nonDroppingParticle: particle, suffix }: NameParts): string {
  if (!given) {
    const rest = [family, suffix].filter(Boolean).join(', ');
    return group(escapeTex(particle ? `${particle} ${rest}` : rest));
  }
  // BibTeX reads everything up to a lower-case word before the last word as particles.
  const hasSmall = family.split(/\s+/u).slice(0, -1).some(isSmall);
  const last = [particle && part(particle), hasSmall ? group(escapeTex(family)) : part(family)];
  return [last.filter(Boolean).join(' '), suffix && part(suffix), part(given)].filter(Boolean).join(', ');
}

function isSmall(word: string): boolean {
  return !/^\P{L}*\p{Lu}/u.test(word);
}

/** Formats a part of a name, in braces if BibTeX would find a comma or an `and` in it. */
function part(text: string): string {
  const tex = escapeTex(text);
  return /,|(?:^|\s)(?:and|others)(?:\s|$)/iu.test(text) || tex.startsWith('\\') ? group(tex) : tex;
}
