import type { Name, NameParts } from '../../../model/name.ts';
import { toName } from '../../../model/name-parts.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';
import { splitterOutsideBraces } from './split.ts';
import { decodeTex } from './tex/decode.ts';

/** Pattern of a suffix: `Jr.`, `III`. */
export const nameSuffix = /^(?:[JS]r\.?|I{2,3}|IV|VI{0,3}|\d(?:st|nd|rd|th))$/iu;

/**
 * Splits a name into words. Words are separated by white space or by `~`, the space in TeX at which no line may end.
 */
const splitWords = splitterOutsideBraces(/\s+|~/u);

/** The parts of a name. A part may be an empty text. */
type BibtexNameParts = Record<'family' | 'given', string> &
  Partial<Record<'nonDroppingParticle' | 'suffix', string>>;

export function parseNameInOrder(text: string): Name | undefined {
  const tokens = nameTokens(text);
  // This may be a user name, or a name that is written in lower case, such as `bell hooks`.
  if (tokens.length < 2 || tokens.every(isParticle)) return plainNamePart(text) || undefined;
  const name = shortestName(namePartsInOrder(text));
  // If we know only that the family name is the last word, it is a guess. The name is then kept as one text.
  const isGuess = typeof name === 'object' && 'family' in name && !name.nonDroppingParticle && !name.suffix;
  return isGuess && !/\s/u.test(name.family) ? tokens.map(plainNamePart).join(' ') : name;
}

/**
 * Parses a name in the order `First von Last`. The lower-case words before the family name are the particle. The
 * family name has at least one word.
 */
export function namePartsInOrder(text: string): BibtexNameParts {
  const tokens = nameTokens(text);
  const from = tokens.findIndex(
    (token, index) => index > 0 && index < tokens.length - 1 && isParticle(token),
  );
  if (from < 0 || isParticle(tokens[0] ?? '')) {
    const { family, nonDroppingParticle } = parseFamilyName(
      isParticle(tokens[0] ?? '') ? text : (tokens.at(-1) ?? ''),
    );
    const given = isParticle(tokens[0] ?? '') ? '' : tokens.slice(0, -1).map(plainNamePart).join(' ');
    const last = tokens.at(-2) ?? '';
    // A suffix without a comma, such as `Martin Luther King Jr.`
    if (nameSuffix.test(family) && /\./u.test(family) && tokens.length > 2)
      return {
        family: plainNamePart(last),
        given: tokens.slice(0, -2).map(plainNamePart).join(' '),
        suffix: family,
      };
    return { family, given, ...(nonDroppingParticle && { nonDroppingParticle }) };
  }
  let to = from;
  while (to < tokens.length - 1 && isParticle(tokens[to] ?? '')) to++;
  return {
    family: tokens.slice(to).map(plainNamePart).join(' '),
    given: tokens.slice(0, from).map(plainNamePart).join(' '),
    nonDroppingParticle: tokens.slice(from, to).map(plainNamePart).join(' '),
  };
}

/** Parses a family name in the order `von Last`. Lower-case words at its beginning are the particle. */
export function parseFamilyName(text: string): BibtexNameParts {
  const tokens = nameTokens(text);
  const start = tokens.findIndex((token) => !isParticle(token));
  const from = start < 0 ? tokens.length - 1 : start;
  const particle = tokens.slice(0, Math.max(0, from)).map(plainNamePart).join(' ');
  return {
    family: from > 0 ? tokens.slice(from).map(plainNamePart).join(' ') : plainNamePart(text),
    given: '',
    ...(particle !== '' && { nonDroppingParticle: particle }),
  };
}

/** Returns a name in its shortest form: as text if the text is enough, otherwise as an object with parts. */
export function shortestName({
  family,
  given,
  nonDroppingParticle,
  suffix: ending,
}: BibtexNameParts): Name | undefined {
  if (family === '') return given === '' ? undefined : given;
  // The suffix may be inside the family name, as in `{Baldwin, Jr.}, Harry L.` and `Hunt III, Harry B.`
  const [, before, end] = /^(\P{Zs}.{0,200}?),?\s([JS]r\.?|I{2,3}|IV)$/u.exec(family) ?? [];
  if (before && end && !ending && given !== '') {
    return shortestName({
      family: before,
      given,
      suffix: end,
      ...(nonDroppingParticle && { nonDroppingParticle }),
    });
  }
  if (given === '' && !nonDroppingParticle && !ending) return family;
  const parts: NameParts = {
    family,
    ...(given !== '' && { given }),
    ...(nonDroppingParticle && { nonDroppingParticle }),
    ...(ending && { suffix: ending }),
  };
  return toName(parts);
}

/**
 * Whether BibTeX treats a word as a particle, such as `von`. The word is a particle if its first letter is in lower
 * case. The letter may have an accent. Letters in other braces are ignored.
 */
function isParticle(token: string): boolean {
  if (token.startsWith('{') && !token.startsWith('{\\')) return false;
  const text = plainNamePart(token);
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return (
    /\p{Ll}/u.test(letter) &&
    !/^(?:d'|l'|al-|el-|ibn-)?\p{Lu}/u.test(text) &&
    !/^\p{Ll}['’]\p{Lu}/u.test(text)
  );
}

/**
 * Whether a text in braces is only one letter with an accent, such as `{\'E}` or `{\v S}`. In contrast, `{\TeX{}
 * Users Group}` is a name.
 */
export function isLetterGroup(text: string): boolean {
  return text.startsWith('{\\') && [...plainNamePart(text)].length <= 2;
}

/**
 * Splits a name into words. The space in `\O re` or `\v Sek` only ends the TeX command, so it does not separate
 * words. The backslash in `L.\ Thiele` only sets the width of the space.
 */
export function nameTokens(text: string): string[] {
  if (!text.includes('\\')) return splitWords(text).filter((token) => token !== '');
  const joined = text
    .replace(/\\(?=\s)/gu, '')
    .replace(/\\(aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|dh|DH|dj|DJ|th|TH|ng|NG) (?=\S)/gu, '{\\$1}')
    .replace(/\\([uvHcdbkrth]) (\p{L})/gu, '\\$1{$2}');
  return splitWords(joined).filter((token) => token !== '');
}

export function plainNamePart(tex: string): string {
  const text = decodeTex(tex).text.toWellFormed();
  return collapseWhiteSpace(/\p{Cc}/u.test(text) ? text.replace(/\p{Cc}/gu, ' ') : text);
}
