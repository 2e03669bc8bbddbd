import { formatName, isNaming, type Name, type NameParts, splitEastAsian } from './name.ts';
import { oneLine } from './characters.ts';

/**
 * A name as bibliography formats need it: split into its parts, or a literal. A literal is a name that is not split,
 * such as that of a group.
 */
export type PartedName = NameParts | Exclude<Name, string | NameParts>;

/** Lower-case words that can be particles before a family name. */
const particles = new Set(
  "af al av bin da dal dalla de degli dei del della den der des di do dos du e el het in la las le los ten ter und van vom von y zu zum zur ’t 't".split(
    ' ',
  ),
);

/**
 * Particles with a capital letter. They are part of the family name. `Van` is not a particle if a word of the name is a
 * Vietnamese family name.
 */
const capitalParticles = new Set(
  'Van Von Di De Del Della Delle Dello Dei Dal Dalla Dall Du Des Dos Das St. Ter Ten Vander'.split(' '),
);
/**
 * Words with a capital letter that are part of the family name only after one of `capitalParticles`: `Van Den Bosch`,
 * `De La Cruz`.
 */
const secondParticles = new Set(['Den', 'Der', 'La', 'Las', 'Los']);
const vietnamese = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong'.split(' '),
);

/** Words between two family names of one person, in Spanish, Portuguese and Catalan: `Ortega y Gasset`. */
const connectors = new Set(['y', 'e', 'i']);

const suffix = /^(?:[JS]r\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?|Esq\.?)$/u;

/**
 * Matches a word that occurs in names of groups but not in names of people. Only whole words match, and case matters.
 */
const groupWord =
  /(?:^|[\s-])(?:Team|Consortium|Collaboration|Group|Committee|Commission|Council|Community|Project|Initiative|Network|Workshop|Organi[sz]ation|Association|Society|Institute|University|Universität|Université|Universidad|College|School|Department|Faculty|Laborator(?:y|ies)|Labs?|Cent(?:er|re)|Foundation|Federation|Alliance|Union|Agency|Ministry|Bureau|Office|Board|Company|Corporation|Corp\.?|Inc\.?|Ltd\.?|LLC|GmbH|AG|Research|Developers|Contributors|Authors|AI)(?=$|[\s,-])|^The\s/u;

/** Matches a letter of a script in which names are written without spaces, family name first. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Splits a name in plain text into its parts. A literal is a name that is not split.
 *
 * - A name becomes a literal if it is a single word, contains an `@` or a word of `groupWord`, or is in a script
 *   without spaces.
 * - In Han, Hangul and kana, the word before a comma is the family name.
 * - One comma means `Family, Given`. If both sides have several words, not counting particles and initials, they may be
 *   two people, and the name becomes a literal. A comma before `Jr.` or `III` separates the suffix.
 * - Two commas mean `Family, Jr., Given` or `Family, Given, Jr.`. A name with any other commas becomes a literal.
 * - Without a comma, the family name is the last word. Lower-case particles before it become `nonDroppingParticle`.
 *   Particles with a capital (`Di Eugenio`) are part of the family name.
 */
export function parseName(text: string): PartedName {
  const name = oneLine(text);
  const literal = { literal: name };
  const eastAsian = splitEastAsian(name);
  if (eastAsian) return eastAsian;
  if (!name.includes(' ') || groupWord.test(name) || unspaced.test(name) || name.includes('@'))
    return literal;
  const [first = '', second, third, ...more] = name.split(/ ?, ?/u);
  if (second === undefined) return partWords(name.split(' ')) ?? literal;
  if (more.length > 0 || first === '' || second === '') return literal;
  if (third === undefined) {
    if (suffix.test(second)) return withSuffix(partWords(first.split(' ')), second) ?? literal;
    return inverted(first, second) ?? literal;
  }
  if (suffix.test(second)) return withSuffix(inverted(first, third), second) ?? literal;
  if (suffix.test(third)) return withSuffix(inverted(first, second), third) ?? literal;
  return literal;
}

/** Splits a name into its parts, whichever form it has. Control characters are removed. The ORCID is kept. */
export function toParts(name: Name): PartedName {
  if (typeof name === 'string') return parseName(name);
  const { ORCID = '' } = name;
  const literal = (text: string) => ({ literal: oneLine(text), ...(ORCID !== '' && { ORCID }) });
  if ('literal' in name) return literal(name.literal);
  if (oneLine(name.family) === '') return literal(formatName(name));
  const { family, given = '', nonDroppingParticle = '', suffix = '' } = name;
  return withoutEmpty({
    family: oneLine(family),
    given: oneLine(given),
    nonDroppingParticle: oneLine(nonDroppingParticle),
    suffix: oneLine(suffix),
    ORCID,
  });
}

/** Whether a name is probably the name of a group, because the name contains a word of `groupWord`. */
export function isGroupName(name: string): boolean {
  return groupWord.test(oneLine(name));
}

/**
 * Returns a name as plain text if `parseName` would split this text into the same parts. Otherwise returns the parts.
 * For example, `Ada Quill` is returned as text. `Rob van der Meer`, `Wang 小明` and a person with the name `Ada Team` are
 * returned as parts.
 */
export function toName(parts: NameParts): Name {
  const { family, given, nonDroppingParticle, suffix, ORCID } = parts;
  if (nonDroppingParticle || suffix || ORCID || !given || /\s/u.test(family)) return parts;
  const text = formatName(parts);
  const read = parseName(text);
  const isSame = 'family' in read && read.family === family && read.given === given;
  return isSame && !read.nonDroppingParticle && !read.suffix ? text : parts;
}

/** Adds an ORCID to a name. The name is split into its parts, because a name in plain text cannot have an ORCID. */
export function withOrcid(name: Name, ORCID: string): Name {
  return { ...toParts(name), ORCID };
}

/** Splits all names of a list into their parts. Names without a letter or digit are left out. */
export function partedNames(names: readonly Name[] | undefined): PartedName[] {
  return (names ?? []).filter(isNaming).map(toParts);
}

function inverted(before: string, given: string): NameParts | undefined {
  const words = before.split(' ');
  const particleCount = Math.max(
    words.findIndex((word) => !particles.has(word)),
    0,
  );
  const familyWords = words.slice(particleCount);
  const spelledOut = given.split(' ').filter((word) => !/^\p{L}\p{M}*\.?$/u.test(word));
  if (familyWords.length > 1 && spelledOut.length > 1) return undefined;
  if (!/\p{L}/u.test(before) || !/\p{L}/u.test(given)) return undefined;
  return withoutEmpty({
    family: familyWords.join(' '),
    given,
    nonDroppingParticle: words.slice(0, particleCount).join(' '),
  });
}

/**
 * Splits a name without commas, given as its words in reading order.
 *
 * @returns `undefined` if the name has only one word
 */
function partWords(all: string[]): NameParts | undefined {
  const last = all.at(-1) ?? '';
  if (all.length > 2 && suffix.test(last)) return withSuffix(partWords(all.slice(0, -1)), last);
  const words = all;
  if (words.length < 2) return undefined;
  const small = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && isParticle(word, words, index),
  );
  if (small === -1) {
    const start = capitalStart(words);
    return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
  }
  let family = small;
  while (family < words.length - 1 && particles.has(words[family] ?? '')) family++;
  return {
    family: words.slice(family).join(' '),
    given: words.slice(0, small).join(' '),
    nonDroppingParticle: words.slice(small, family).join(' '),
  };
}

function isParticle(word: string, words: string[], index: number): boolean {
  // In `I. Van der Berg`, the family name begins with the capital `Van`, so `der` is not a particle on its own. In
  // `José Ortega y Gasset`, `y` joins two family names.
  return particles.has(word) && !connectors.has(word) && !capitalParticles.has(words[index - 1] ?? '');
}

/** Returns the index of the word with which the family name begins, in a name without lower-case particles. */
function capitalStart(words: string[]): number {
  const last = words.length - 1;
  if (last > 2 && connectors.has(words[last - 1] ?? '')) return last - 2;
  let start = last;
  while (start > 1) {
    const before = words[start - 1] ?? '';
    const isSecond = secondParticles.has(before) && capitalParticles.has(words[start - 2] ?? '') && start > 2;
    if (!capitalParticles.has(before) && !particles.has(before) && !isSecond) break;
    if (before === 'Van' && start === last && words.some(isVietnamese)) break;
    start--;
  }
  return start;
}

function isVietnamese(word: string): boolean {
  return vietnamese.has(word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[Đđ]/gu, 'd').toLowerCase());
}

function withSuffix(parts: NameParts | undefined, suffix: string): NameParts | undefined {
  return parts && { ...parts, suffix: [parts.suffix, suffix].filter(Boolean).join(' ') };
}

function withoutEmpty(parts: NameParts): NameParts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value)) as NameParts;
}
