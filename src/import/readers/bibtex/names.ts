import { isNaming, type Name } from '../../../model/name.ts';
import type { RecordWarning } from '../record.ts';
import {
  isLetterGroup, namePartsInOrder, nameSuffix, nameTokens, parseFamilyName, parseNameInOrder, plainNamePart, shortestName,
} from './name-words.ts'; // prettier-ignore
import { isInBraces, splitterOutsideBraces } from './split.ts';
import { plainNameTex } from './name-tex.ts';
import { joinMarks, withoutEmphasis } from '../values/mark-signs.ts';
import { type SourceNames, splitAtCommas } from '../values/names.ts';

/** The names in a field, and the warnings about them. */
export interface BibtexNames extends SourceNames {
  warnings: RecordWarning[];
}

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
    const literal = plainNamePart(trimmed);
    return literal === '' ? undefined : { literal };
  }
  if (isExtended(trimmed)) return parseExtended(trimmed);
  const parts = commaParts(trimmed).map((part) => part.trim());
  const [first = '', second = '', third = '', ...more] = parts;
  if (parts.length === 1) return parseNameInOrder(trimmed);
  if (more.length > 0) {
    warn(found, text, 'has too many commas for one name', 'Separate names with "and".');
    return plainNamePart(trimmed) || undefined;
  }
  if (parts.length === 3)
    return shortestName({
      ...parseFamilyName(first),
      given: plainNamePart(third),
      suffix: plainNamePart(second),
    });
  // A suffix after the name, such as `John Smith, Jr.`
  if (nameSuffix.test(plainNamePart(second)) && nameTokens(first).length > 1) {
    const name = namePartsInOrder(first);
    return shortestName({ ...name, suffix: plainNamePart(second) });
  }
  if (second === '') return parseNameInOrder(first);
  if (first === '') return parseNameInOrder(second);
  return shortestName({ ...parseFamilyName(first), given: plainNamePart(second) });
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
    values.set(key.toLowerCase(), plainNamePart(value));
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

function warn(found: BibtexNames, tex: string, problem: string, advice: string) {
  found.warnings.push({ message: `${JSON.stringify(shorten(tex))} ${problem}.`, advice });
}

function shorten(text: string): string {
  const flat = text.slice(0, 200).replace(/\s+/gu, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}
