import { isGroupName, toName } from '../../../model/name-parts.ts';
import type { NameForm, ReadName } from './name-forms.ts';
import { withParticle, takeSuffix, takeFamily, takeInitials, dotted, takeGiven } from './name-pieces.ts';
import { particles, spacedInitial, bareInitials, unspacedName, type Scanner } from './name-scanner.ts';
import { readDirect } from './read-direct-name.ts';

export function readName(
  scanner: Scanner,
  form: NameForm,
  isFirst: boolean,
  isCommon: (word: string) => boolean,
): ReadName | undefined {
  const start = scanner.at;
  const group = readGroup(scanner);
  if (group !== undefined) return { name: { literal: group }, isOdd: false };
  const read = readPerson(
    scanner,
    form === 'chicago' ? (isFirst ? 'inverted-full' : 'full') : form,
    isCommon,
  );
  if (read) return read;
  scanner.at = start;
  return isFirst ? undefined : readMononym(scanner);
}

/** Reads a name of one word, such as `Mausam`, if the list continues or ends after this word. */
function readMononym(scanner: Scanner): ReadName | undefined {
  const found = scanner.take(
    /\p{Lu}[\p{L}\p{M}\p{N}'’-]{2,30}(?=[.:,;] | \((?:19|20)\d\d| (?:and|&) |,? ?["“‘])/uy,
  );
  return found === undefined ? undefined : { name: { literal: found }, isOdd: true };
}

function readPerson(
  scanner: Scanner,
  form: Exclude<NameForm, 'chicago'>,
  isCommon: (word: string) => boolean,
): ReadName | undefined {
  if (form === 'unspaced') {
    const name = scanner.take(unspacedName);
    return name === undefined || name.length < 2 ? undefined : { name, isOdd: name.length > 6 };
  }
  if (form === 'initials' || form === 'full') return readDirect(scanner, form, isCommon);
  const family = takeFamily(scanner, form === 'vancouver');
  if (family === undefined) return undefined;
  let given: string | undefined;
  let suffix: string | undefined;
  if (form === 'vancouver') {
    if (!scanner.takeSpace()) return undefined;
    given = scanner.take(bareInitials);
    // `UĞUR F E`, as in GB/T 7714.
    for (let more = given && scanner.take(spacedInitial); more; more = scanner.take(spacedInitial))
      given += more;
    if (given !== undefined) {
      given = dotted(given);
      suffix = takeSuffix(scanner);
    }
  } else {
    if (scanner.take(/, ?/uy) === undefined) return undefined;
    suffix = takeSuffix(scanner);
    if (suffix !== undefined) scanner.take(/, ?/uy);
    given = form === 'inverted' ? takeInitials(scanner) : takeGiven(scanner);
    if (form === 'inverted' && given !== undefined) given = withParticle(scanner, given);
    suffix ??= takeSuffix(scanner);
  }
  if (given === undefined) return undefined;
  // `Rob van der Meer, Ada Quill` and `Ana García López, Bo Chen` are two people.
  const isTwo =
    family.words.some((part, index) => index > 0 && particles.has(part)) ||
    (family.words.length > 1 && given.split(' ').filter((part) => /^\p{L}{2,}/u.test(part)).length > 1);
  const isOdd =
    form === 'inverted-full' &&
    (isTwo || isCommon(family.words.at(-1) ?? '') || given.split(' ').every(isCommon));
  return {
    name: toName({
      family: family.words.join(' '),
      given,
      ...(family.particle !== '' && { nonDroppingParticle: family.particle }),
      ...(suffix !== undefined && { suffix }),
    }),
    isOdd,
  };
}

/** Reads the name of a group, such as `the ATLAS Collaboration`. */
function readGroup(scanner: Scanner): string | undefined {
  const [candidate = ''] = scanner.text.slice(scanner.at, scanner.at + 90).split(/[,.;:(“"]| and | & /u, 1);
  const name = candidate.trim();
  if (
    !/(?:Collaboration|Consortium|Team|Group|Committee|Project|Initiative|Network|Organi[sz]ation|Institute|Foundation|Alliance|Association|Society|Investigators|Contributors)s?$/u.test(
      name,
    )
  )
    return undefined;
  const words = name.split(' ');
  const isTitle = words.some(
    (part) => /^\p{Ll}/u.test(part) && !/^(?:the|of|for|and|on|de|la|le|des|du|für|di)$/u.test(part),
  );
  if (isTitle || words.length > 8 || !isGroupName(name)) return undefined;
  scanner.at += candidate.trimEnd().length;
  return name;
}
