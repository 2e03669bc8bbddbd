import { formatName, isNaming, type Name, type NameParts } from '../../../model/name.ts';
import { toName } from '../../../model/name-parts.ts';
import type { RecordWarning } from '../record.ts';
import { braceSpan, outside } from './split.ts';
import { decodeTex } from './tex/decode.ts';
import type { SourceNames } from '../values/names.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';

/** Names of a BibTeX list, and what is doubtful about them. */
export interface BibtexNames extends SourceNames {
  warnings: RecordWarning[];
}

const suffix = /^(?:[JS]r\.?|I{2,3}|IV|VI{0,3}|\d(?:st|nd|rd|th))$/iu;
const etAl = /(?<![\s,])[\s,]+et\.?\s+al\.?$/iu;
const splitList = outside(/ and(?= )/iu);
const splitAtSemicolons = outside(/;/u);
const commaParts = outside(/,/u);
/** White space and ties part words. */
const splitWords = outside(/\s+|~/u);

/**
 * Reads the names of a field: joined by `and`, each as `First von Last`, `von Last, First`, `von Last, Jr, First`, in braces
 * (a group or a name of one part), or as `family=…, given=…` (BibLaTeX's extended format).
 */
export function parseBibtexNames(tex: string): BibtexNames {
  const found: BibtexNames = { names: [], truncated: false, warnings: [] };
  for (const text of listOf(tex.replace(/\s+/gu, ' '), found)) {
    if (/^\{?others\}?$/iu.test(text) || /^et\.?\s+al\.?$/iu.test(text)) {
      found.truncated = true;
      continue;
    }
    const end = etAl.exec(text.slice(-40))?.[0] ?? '';
    if (end !== '') found.truncated = true;
    const name = parseName(end === '' ? text : text.slice(0, -end.length), found);
    if (name === undefined) continue;
    found.names.push(name);
    if (!isNaming(name)) tell(found, text, 'is no name', 'It gets no page; take it out if it is a slip.');
  }
  return found;
}

/** The single names; lists that are joined by other means than `and` are told of. */
function listOf(tex: string, found: BibtexNames): string[] {
  // Two paddings, so that an `and` without a name beside it is one too.
  const names = splitList(` ${tex} `).map(withoutComma);
  const [only = ''] = names;
  const advice = 'Names are joined by "and"; put it there if the list came out wrong.';
  if (names.length === 1 && only.includes(';')) {
    const parts = splitAtSemicolons(only);
    if (parts.length > 1) {
      tell(found, tex, 'joins names by semicolons', advice);
      return parts.map((part) => part.trim()).filter((part) => part !== '');
    }
  }
  const inner = names.length === 1 && braceSpan(only) ? only.slice(1, -1) : '';
  const parts = inner === '' ? [] : splitList(` ${inner} `).map((part) => part.trim());
  // `{Smith, John and Doe, Jane}`; a group as `{Barnes and Noble, Inc.}` has no comma in each part.
  if (parts.length > 1 && parts.every((part) => /^[^,{}]+,[^,{}]+$/u.test(part))) {
    tell(
      found,
      tex,
      'has all names in one pair of braces',
      'They were read one by one; take the braces out.',
    );
    return parts;
  }
  if (names.length === 1 && commaParts(only).length > 3) {
    const each = commaParts(only).map((part) => part.trim());
    if (each.every((part) => /\S\s+\S/u.test(part) || suffix.test(part))) {
      tell(found, tex, 'joins names by commas', advice);
      return each;
    }
  }
  return names.filter((text) => text !== '');
}

/** A name without the commas and semicolons that somebody put behind it. */
function withoutComma(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;]/u.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end).trim();
}

function parseName(text: string, found: BibtexNames): Name | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (braceSpan(trimmed) && !isLetterGroup(trimmed)) {
    const literal = plain(trimmed);
    return literal === '' ? undefined : { literal };
  }
  const parts = commaParts(trimmed).map((part) => part.trim());
  if (/^\s*(?:family|given|prefix|suffix|id|\w+-i|useprefix)\s*=/iu.test(trimmed))
    return parseExtended(parts, trimmed);
  const [first = '', second = '', third = '', ...more] = parts;
  if (parts.length === 1) return parseInOrder(trimmed);
  if (more.length > 0) {
    tell(found, text, 'has too many commas for a name', 'It was kept as it is; names are joined by "and".');
    return plain(trimmed) || undefined;
  }
  if (parts.length === 3) return named({ ...parseFamily(first), given: plain(third), suffix: plain(second) });
  // `John Smith, Jr.`
  if (suffix.test(plain(second)) && tokensOf(first).length > 1) {
    const name = partsInOrder(first);
    return named({ ...name, suffix: plain(second) });
  }
  if (second === '') return parseInOrder(first);
  if (first === '') return parseInOrder(second);
  return named({ ...parseFamily(first), given: plain(second) });
}

/** `given=Alfred, family=Adler, prefix=von` (biber's manual, 'Extended Name Format'). */
function parseExtended(parts: readonly string[], whole: string): Name | undefined {
  const values = new Map<string, string>();
  for (const part of parts) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*=\s*([\s\S]*)$/u.exec(part) ?? [];
    values.set(key.toLowerCase(), plain(value.replace(/^"([\s\S]*)"$/u, '$1')));
  }
  const family = values.get('family');
  if (!family) return values.get('given') || plain(whole) || undefined;
  return named({
    family,
    given: values.get('given') ?? '',
    nonDroppingParticle: values.get('prefix') ?? '',
    suffix: values.get('suffix') ?? '',
  });
}

/** Parts of a name, of which some may be empty. */
type MaybeParts = Record<'family' | 'given', string> &
  Partial<Record<'nonDroppingParticle' | 'suffix', string>>;

function parseInOrder(text: string): Name | undefined {
  const tokens = tokensOf(text);
  // User names, and people who write their name so: `bell hooks`.
  if (tokens.length < 2 || tokens.every(isSmall)) return plain(text) || undefined;
  const name = named(partsInOrder(text));
  // The order is all that the source says; of a word that is the last it says nothing more.
  const isGuess = typeof name === 'object' && 'family' in name && !name.nonDroppingParticle && !name.suffix;
  return isGuess && !/\s/u.test(name.family) ? formatName(name) : name;
}

/** `First von Last`: the particle is the run of small words before the last name, which has at least one word. */
function partsInOrder(text: string): MaybeParts {
  const tokens = tokensOf(text);
  const from = tokens.findIndex((token, index) => index > 0 && index < tokens.length - 1 && isSmall(token));
  if (from < 0 || isSmall(tokens[0] ?? '')) {
    const { family, nonDroppingParticle } = parseFamily(
      isSmall(tokens[0] ?? '') ? text : (tokens.at(-1) ?? ''),
    );
    const given = isSmall(tokens[0] ?? '') ? '' : tokens.slice(0, -1).map(plain).join(' ');
    const last = tokens.at(-2) ?? '';
    // `Martin Luther King Jr.`
    if (suffix.test(family) && /\./u.test(family) && tokens.length > 2)
      return { family: plain(last), given: tokens.slice(0, -2).map(plain).join(' '), suffix: family };
    return { family, given, ...(nonDroppingParticle && { nonDroppingParticle }) };
  }
  let to = from;
  while (to < tokens.length - 1 && isSmall(tokens[to] ?? '')) to++;
  return {
    family: tokens.slice(to).map(plain).join(' '),
    given: tokens.slice(0, from).map(plain).join(' '),
    nonDroppingParticle: tokens.slice(from, to).map(plain).join(' '),
  };
}

/** `von Last`: small words at the beginning are the particle. */
function parseFamily(text: string): MaybeParts {
  const tokens = tokensOf(text);
  const start = tokens.findIndex((token) => !isSmall(token));
  const from = start < 0 ? tokens.length - 1 : start;
  const particle = tokens.slice(0, Math.max(0, from)).map(plain).join(' ');
  return {
    family: from > 0 ? tokens.slice(from).map(plain).join(' ') : plain(text),
    given: '',
    ...(particle !== '' && { nonDroppingParticle: particle }),
  };
}

/** The shortest form of a name: text where that says as much. */
function named({ family, given, nonDroppingParticle, suffix: ending }: MaybeParts): Name | undefined {
  if (family === '') return given === '' ? undefined : given;
  // `{Baldwin, Jr.}, Harry L.` and `Hunt III, Harry B.`
  const [, before, end] = /^(\P{Zs}.{0,200}?),?\s([JS]r\.?|I{2,3}|IV)$/u.exec(family) ?? [];
  if (before && end && !ending && given !== '') {
    return named({ family: before, given, suffix: end, ...(nonDroppingParticle && { nonDroppingParticle }) });
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

/** Whether BibTeX takes a word for a particle: its first letter outside braces, or that of an accent, is small. */
function isSmall(token: string): boolean {
  if (token.startsWith('{') && !token.startsWith('{\\')) return false;
  const text = plain(token);
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return (
    /\p{Ll}/u.test(letter) &&
    !/^(?:d'|l'|al-|el-|ibn-)?\p{Lu}/u.test(text) &&
    !/^\p{Ll}['’]\p{Lu}/u.test(text)
  );
}

/** `{\'E}` and `{\v S}` are letters, `{\TeX{} Users Group}` is a name. */
function isLetterGroup(text: string): boolean {
  return text.startsWith('{\\') && [...plain(text)].length <= 2;
}

/** Words; the blank behind a command of TeX, as in `\O re` and `\v Sek`, parts none. */
function tokensOf(text: string): string[] {
  if (!text.includes('\\')) return splitWords(text).filter((token) => token !== '');
  const joined = text
    .replace(/\\(aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|dh|DH|dj|DJ|th|TH|ng|NG) (?=\S)/gu, '{\\$1}')
    .replace(/\\([uvHcdbkrt]) (\p{L})/gu, '\\$1{$2}');
  return splitWords(joined).filter((token) => token !== '');
}

function plain(tex: string): string {
  const text = decodeTex(tex).text.toWellFormed();
  return collapseWhiteSpace(/\p{Cc}/u.test(text) ? text.replace(/\p{Cc}/gu, ' ') : text);
}

function tell(found: BibtexNames, tex: string, fault: string, advice: string) {
  found.warnings.push({ message: `${JSON.stringify(shorten(tex))} ${fault}.`, advice });
}

function shorten(text: string): string {
  const flat = text.slice(0, 200).replace(/\s+/gu, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}
