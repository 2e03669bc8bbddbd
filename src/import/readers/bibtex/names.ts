import { isNaming, type Name, type NameParts } from '../../../model/name.ts';
import { toName } from '../../../model/name-parts.ts';
import type { RecordWarning } from '../record.ts';
import { isInBraces, splitterOutsideBraces } from './split.ts';
import { plainNameTex } from './name-tex.ts';
import { decodeTex } from './tex/decode.ts';
import { joinMarks, withoutEmphasis } from '../values/mark-signs.ts';
import { type SourceNames, splitAtCommas } from '../values/names.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';

/** The names in a field, and the warnings about them. */
export interface BibtexNames extends SourceNames {
  warnings: RecordWarning[];
}

const suffix = /^(?:[JS]r\.?|I{2,3}|IV|VI{0,3}|\d(?:st|nd|rd|th))$/iu;
const etAl = /(?<![\s,])[\s,]+et\.?\s+al\.?$/iu;
/** The parts of names and the options of lists in BibLaTeX's extended name format. */
const extendedKeys: ReadonlySet<string> = new Set(
  'family given prefix suffix family-i given-i prefix-i suffix-i id hash useprefix nosortother uniquename uniquelist nametemplates sortingnamekeytemplatename labelnametemplatename uniquenametemplatename labelalphanametemplatename'.split(
    ' ',
  ),
);
const splitList = splitterOutsideBraces(/ and(?= )/iu);
const splitAtSemicolons = splitterOutsideBraces(/;/u);
const commaParts = splitterOutsideBraces(/,/u);
/**
 * Splits a name into words. Words are separated by white space or by `~`, the space in TeX at which no line may end.
 */
const splitWords = splitterOutsideBraces(/\s+|~/u);

/**
 * Parses the names in a field, which are separated by `and`. Each name has one of these forms:
 *
 * - `First von Last`, `von Last, First`, or `von Last, Jr, First`;
 * - in braces: a group, or a name that consists of one part;
 * - `family=…, given=…` (the extended name format of BibLaTeX).
 */
export function parseBibtexNames(tex: string): BibtexNames {
  const found: BibtexNames = { names: [], truncated: false, warnings: [] };
  for (const text of listOf(plainNameTex(tex).replace(/\s+/gu, ' '), found)) {
    if (/^\{?others\}?$/iu.test(text) || /^et\.?\s+al\.?$/iu.test(text)) {
      found.truncated = true;
      continue;
    }
    const end = etAl.exec(text.slice(-40))?.[0] ?? '';
    if (end !== '') found.truncated = true;
    const whole = end === '' ? text : text.slice(0, -end.length);
    const name = parseName(joinMarks(withoutEmphasis(whole)), found);
    if (name === undefined) continue;
    found.names.push(name);
    if (!isNaming(name))
      warn(found, text, 'is not a name', 'It gets no author page. Remove it if it is a mistake.');
  }
  return found;
}

/** Splits a list of names. Adds a warning if the names are not separated by `and`. */
function listOf(tex: string, found: BibtexNames): string[] {
  // With a space before and after the list, an `and` at its beginning or end matches too.
  const names = splitList(` ${tex} `).map(withoutComma);
  const [only = ''] = names;
  const advice = 'Separate them with "and" if the list was read wrongly.';
  if (names.length === 1 && only.includes(';')) {
    const parts = splitAtSemicolons(only);
    if (parts.length > 1) {
      warn(found, tex, 'separates names with semicolons', advice);
      return parts.map((part) => part.trim()).filter((part) => part !== '');
    }
  }
  const inner = names.length === 1 && isInBraces(only) ? only.slice(1, -1) : '';
  const parts = inner === '' ? [] : splitList(` ${inner} `).map((part) => part.trim());
  // Each part of `{Smith, John and Doe, Jane}` has a comma. A group such as `{Barnes and Noble, Inc.}` has parts
  // without a comma.
  if (parts.length > 1 && parts.every(isFamilyFirst)) {
    warn(
      found,
      tex,
      'has all names inside one pair of braces',
      'They were read as separate names. Remove the braces.',
    );
    return parts;
  }
  const each = names.length === 1 && !isExtended(only) ? splitAtCommas(commaParts(only)) : undefined;
  if (each) {
    warn(found, tex, 'separates names with commas', advice);
    return each;
  }
  return names.filter((text) => text !== '');
}

/** Whether a text has one comma outside of braces, as in `Smith, John`. */
function isFamilyFirst(text: string): boolean {
  const parts = commaParts(text).map((part) => part.trim());
  return parts.length === 2 && parts.every((part) => part !== '');
}

/** Removes commas, semicolons and spaces at the end of a name. */
function withoutComma(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;]/u.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end).trim();
}

function parseName(text: string, found: BibtexNames): Name | undefined {
  const trimmed = text.trim();
  // A reference to a name in an entry that is missing is reported together with the entry.
  if (trimmed === '' || /^\{?xdata\s*=/iu.test(trimmed)) return undefined;
  if (isInBraces(trimmed) && !isLetterGroup(trimmed)) {
    const literal = plain(trimmed);
    return literal === '' ? undefined : { literal };
  }
  if (isExtended(trimmed)) return parseExtended(trimmed);
  const parts = commaParts(trimmed).map((part) => part.trim());
  const [first = '', second = '', third = '', ...more] = parts;
  if (parts.length === 1) return parseInOrder(trimmed);
  if (more.length > 0) {
    warn(found, text, 'has too many commas for one name', 'Separate names with "and".');
    return plain(trimmed) || undefined;
  }
  if (parts.length === 3)
    return shortestName({ ...parseFamily(first), given: plain(third), suffix: plain(second) });
  // A suffix after the name, such as `John Smith, Jr.`
  if (suffix.test(plain(second)) && tokensOf(first).length > 1) {
    const name = partsInOrder(first);
    return shortestName({ ...name, suffix: plain(second) });
  }
  if (second === '') return parseInOrder(first);
  if (first === '') return parseInOrder(second);
  return shortestName({ ...parseFamily(first), given: plain(second) });
}

/**
 * Parses a name in the extended name format, such as `given=Alfred, family=Adler, prefix=von`. Quotes are around a
 * part, or its value, that has a comma: `"family={Robert and Sons, Inc.}"` (BibLaTeX manual, 3.4 "Name Lists").
 */
function parseExtended(whole: string): Name | undefined {
  const values = new Map<string, string>();
  for (const part of commaParts(bracesForQuotes(whole))) {
    const text = part.trim();
    const inner = isInBraces(text) ? text.slice(1, -1) : text;
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*=\s*([\s\S]*)$/u.exec(inner) ?? [];
    values.set(key.toLowerCase(), plain(value));
  }
  const family = values.get('family');
  // A list may have options only, such as `useprefix=false`, which are not the name of a person.
  if (!family) return values.get('given') || undefined;
  const given = values.get('given') ?? '';
  const nonDroppingParticle = values.get('prefix') ?? '';
  const suffix = values.get('suffix') ?? '';
  if (!given && !nonDroppingParticle && !suffix && /\s/u.test(family)) return { literal: family };
  return shortestName({ family, given, nonDroppingParticle, suffix });
}

function isExtended(text: string): boolean {
  const [, key = ''] = /^"?([a-z-]{2,40})\s{0,9}=/iu.exec(text) ?? [];
  return extendedKeys.has(key.toLowerCase());
}

/** Writes braces instead of quotes, except those of `\"`. The name can then be split outside of braces. */
function bracesForQuotes(tex: string): string {
  let isOpen = false;
  return tex.replace(/\\?"/gu, (sign) => {
    if (sign !== '"') return sign;
    isOpen = !isOpen;
    return isOpen ? '{' : '}';
  });
}

/** The parts of a name. A part may be an empty text. */
type MaybeParts = Record<'family' | 'given', string> &
  Partial<Record<'nonDroppingParticle' | 'suffix', string>>;

function parseInOrder(text: string): Name | undefined {
  const tokens = tokensOf(text);
  // This may be a user name, or a name that is written in lower case, such as `bell hooks`.
  if (tokens.length < 2 || tokens.every(isParticle)) return plain(text) || undefined;
  const name = shortestName(partsInOrder(text));
  // If we know only that the family name is the last word, it is a guess. The name is then kept as one text.
  const isGuess = typeof name === 'object' && 'family' in name && !name.nonDroppingParticle && !name.suffix;
  return isGuess && !/\s/u.test(name.family) ? tokens.map(plain).join(' ') : name;
}

/**
 * Parses a name in the order `First von Last`. The lower-case words before the family name are the particle. The
 * family name has at least one word.
 */
function partsInOrder(text: string): MaybeParts {
  const tokens = tokensOf(text);
  const from = tokens.findIndex(
    (token, index) => index > 0 && index < tokens.length - 1 && isParticle(token),
  );
  if (from < 0 || isParticle(tokens[0] ?? '')) {
    const { family, nonDroppingParticle } = parseFamily(
      isParticle(tokens[0] ?? '') ? text : (tokens.at(-1) ?? ''),
    );
    const given = isParticle(tokens[0] ?? '') ? '' : tokens.slice(0, -1).map(plain).join(' ');
    const last = tokens.at(-2) ?? '';
    // A suffix without a comma, such as `Martin Luther King Jr.`
    if (suffix.test(family) && /\./u.test(family) && tokens.length > 2)
      return { family: plain(last), given: tokens.slice(0, -2).map(plain).join(' '), suffix: family };
    return { family, given, ...(nonDroppingParticle && { nonDroppingParticle }) };
  }
  let to = from;
  while (to < tokens.length - 1 && isParticle(tokens[to] ?? '')) to++;
  return {
    family: tokens.slice(to).map(plain).join(' '),
    given: tokens.slice(0, from).map(plain).join(' '),
    nonDroppingParticle: tokens.slice(from, to).map(plain).join(' '),
  };
}

/** Parses a family name in the order `von Last`. Lower-case words at its beginning are the particle. */
function parseFamily(text: string): MaybeParts {
  const tokens = tokensOf(text);
  const start = tokens.findIndex((token) => !isParticle(token));
  const from = start < 0 ? tokens.length - 1 : start;
  const particle = tokens.slice(0, Math.max(0, from)).map(plain).join(' ');
  return {
    family: from > 0 ? tokens.slice(from).map(plain).join(' ') : plain(text),
    given: '',
    ...(particle !== '' && { nonDroppingParticle: particle }),
  };
}

/** Returns a name in its shortest form: as text if the text is enough, otherwise as an object with parts. */
function shortestName({ family, given, nonDroppingParticle, suffix: ending }: MaybeParts): Name | undefined {
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
  const text = plain(token);
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
function isLetterGroup(text: string): boolean {
  return text.startsWith('{\\') && [...plain(text)].length <= 2;
}

/**
 * Splits a name into words. The space in `\O re` or `\v Sek` only ends the TeX command, so it does not separate
 * words. The backslash in `L.\ Thiele` only sets the width of the space.
 */
function tokensOf(text: string): string[] {
  if (!text.includes('\\')) return splitWords(text).filter((token) => token !== '');
  const joined = text
    .replace(/\\(?=\s)/gu, '')
    .replace(/\\(aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|dh|DH|dj|DJ|th|TH|ng|NG) (?=\S)/gu, '{\\$1}')
    .replace(/\\([uvHcdbkrth]) (\p{L})/gu, '\\$1{$2}');
  return splitWords(joined).filter((token) => token !== '');
}

function plain(tex: string): string {
  const text = decodeTex(tex).text.toWellFormed();
  return collapseWhiteSpace(/\p{Cc}/u.test(text) ? text.replace(/\p{Cc}/gu, ' ') : text);
}

function warn(found: BibtexNames, tex: string, problem: string, advice: string) {
  found.warnings.push({ message: `${JSON.stringify(shorten(tex))} ${problem}.`, advice });
}

function shorten(text: string): string {
  const flat = text.slice(0, 200).replace(/\s+/gu, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}
