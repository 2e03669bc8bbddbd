import type { Name } from '../../../model/name.ts';
import { isGroupName, toName } from '../../../model/name-parts.ts';

/**
 * Forms in which reference lists write names:
 *
 * - `inverted`: `Quill, A. B.` or `Quill, AB`, as in APA, Harvard and Nature;
 * - `inverted-full`: `Quill, Ada B.`, as in MLA for the first name, and everywhere in some lists;
 * - `chicago`: the first name as `Quill, Ada B.`, all other names as `Bo Chen`;
 * - `initials`: `A. B. Quill`, as in IEEE;
 * - `full`: `Ada B. Quill`, as in ACM and dblp;
 * - `vancouver`: `Quill AB`, as in NLM and Vancouver;
 * - `unspaced`: names of a script without spaces, such as `陈昊`.
 */
export const nameForms = [
  'inverted',
  'inverted-full',
  'chicago',
  'initials',
  'full',
  'vancouver',
  'unspaced',
] as const;

export type NameForm = (typeof nameForms)[number];

/** A list of names at the beginning of a text, up to one position where the list may end. */
export interface NameList {
  form: NameForm;
  names: Name[];
  /** Position in the text after the last name, and after "et al." if it is there. */
  end: number;
  /** Whether "et al." or "..." follows the last name. */
  truncated: boolean;
  /** Whether the list surely ends here, because `and` or `&` is before the last name, or "et al." after it. */
  isClosed: boolean;
  /** Number of names that are unusual for the form, such as a single word. */
  odd: number;
  /** Indexes of the names after which a mark such as `*` or `†` is written. */
  marked: { index: number; mark: string }[];
}

/** Lower-case words that are part of a family name. */
const particles = new Set(
  "af al av bin ben da dal dalla de degli dei del della den der des di do dos du e el het in 't la las le los ten ter und van vander vom von y zu zum zur d' dell'".split(
    ' ',
  ),
);

/** Short forms of given names that have more than one letter before the full stop, such as `Yu.` and `Chr.`. */
const longInitials = new Set(
  'Al Au Ch Chr Cs Dz Fr Gy Gu Hj Ja Je Ju Kh Kj Lj Ly Ma Md Nj Ng Ny Ph Qu Rh Sc Sh St Sz Th Ts Ty Tz Wm Ya Ye Yi Yo Yu Zh Zs'.split(
    ' ',
  ),
);

const suffixWord = /(?:Jr|Sr)\b\.?|(?:III|II|IV)\b|(?:2nd|3rd|4th)\b/uy;
const initial = /\p{Lu}\p{M}{0,2}(?:\p{Ll}{1,2})?\.|\p{Lu}\p{M}{0,2}(?![\p{L}\p{M}\p{N}'’])/uy;
const afterHyphen = /[-‐‑]\p{L}\p{M}{0,2}\p{Ll}?\.|[-‐‑]\p{Lu}(?![\p{L}\p{M}])/uy;
const spacedInitial = / \p{Lu}(?=[,.;]| \p{Lu}[,.;])/uy;
const bareAfterHyphen = /[-‐‑]\p{Lu}(?![\p{L}\p{M}.])/uy;
const bareInitials = /(?:Md|\p{Lu})(?:[-‐‑]?\p{Lu}|[-‐‑]\p{Ll}){0,4}(?![\p{L}\p{M}\p{N}'’-]|\.[-‐‑]?\p{L})/uy;
const wordStart =
  /St\. \p{Lu}|\p{Lu}|[^\P{Lo}\p{Script=Han}]|[dlDL]['’](?=\p{Lu})|['’ʻ‘](?=\p{Lu})|(?:al|el|an|ad|as|ash|ar|at|az|ul)[-‐‑](?=\p{Lu})/uy;
const wordRest = /[\p{L}\p{M}'’ʼʻ‘`·]{1,40}/uy;
const hyphenRest = /[-‐‑](?:\p{Lu}\.|[\p{L}\p{M}'’ʼʻ‘`]{1,40})/uy;
const lowerWord = /\p{Ll}[\p{L}'’]{0,10}/uy;
const nickname = /[("“][\p{L}' -]{1,20}[)"”](?= )/uy;
const unspacedName =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8}(?:[·・•][\p{Script=Han}\p{Script=Katakana}ー]{1,8}){0,3}/uy;
const marks = /[*∗⁎†‡§¶‖#⋆★✉]{1,4}|\^\{?[\d,*a-z]{1,5}\}?|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,4}/uy;
const etAl =
  /(?: ?[,;]? ?(?:and|&|und|et|y|e)? ?(?:et\.? al\b\.?|and others\b|(?:and |& )?\d{1,4} (?:more|others|additional authors)\b|u\. ?a\.|y otros\b|等|…|\. ?\. ?\.))/iuy;
const lastSeparator =
  /(?:[,;])? ?(?:&|and\b|und\b|et\b|y\b|e\b|i\b|og\b|och\b|en\b|和|与|與)(?= ?[\p{L}'’"(])[ ]?/iuy;
const commaSeparator = / ?[,;，、；] ?/uy;

/** Reads a text from left to right. All patterns are sticky: they match at the position only. */
class Scanner {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Moves behind the match of a pattern and returns the matching text. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Moves behind a word of a name, such as `Al-Sayed`, `O’Neil` or `d’Alembert`, and returns it. */
  takeWord(): string | undefined {
    const from = this.at;
    if (this.take(wordStart) === undefined) return undefined;
    this.take(wordRest);
    for (let parts = 0; parts < 4 && this.take(hyphenRest) !== undefined; parts++);
    return this.text.slice(from, this.at);
  }

  takeSpace(): boolean {
    if (this.text[this.at] !== ' ') return false;
    this.at++;
    return true;
  }
}

interface ReadName {
  name: Name;
  isOdd: boolean;
}

/**
 * Reads a list of names at a position of a text, in one form.
 *
 * @param isCommon whether a word occurs in lower case elsewhere in the text, so that it is probably not a name
 * @returns one result for each position where the list may end, the shortest list first
 */
export function readNameList(
  text: string,
  start: number,
  form: NameForm,
  isCommon: (word: string) => boolean,
): NameList[] {
  const scanner = new Scanner(text, start);
  const names: Name[] = [];
  const marked: NameList['marked'] = [];
  const lists: NameList[] = [];
  let odd = 0;
  let truncated = false;
  let isClosed = false;
  for (;;) {
    scanner.take(marks);
    const read = readName(scanner, form, names.length === 0, isCommon);
    if (!read) break;
    names.push(read.name);
    if (read.isOdd) odd++;
    const mark = takeMarks(scanner);
    if (mark !== '') marked.push({ index: names.length - 1, mark });
    const beforeEtAl = scanner.at;
    const isShortened = scanner.take(etAl) !== undefined;
    // APA 7 (9.8) writes dots in place of the names between the 19th and the last.
    const goesOn =
      isShortened &&
      /(?:\.|…)$/u.test(text.slice(beforeEtAl, scanner.at)) &&
      !/al\b/u.test(text.slice(beforeEtAl, scanner.at));
    truncated ||= isShortened;
    lists.push({
      form,
      names: [...names],
      end: scanner.at,
      truncated,
      isClosed: isClosed || isShortened,
      odd,
      marked: [...marked],
    });
    if (isShortened && !goesOn) break;
    const at = scanner.at;
    if (goesOn) scanner.takeSpace();
    else if (scanner.take(lastSeparator) !== undefined) {
      if (isClosed && form !== 'inverted-full') {
        scanner.at = at;
        break;
      }
      isClosed = true;
    } else if (isClosed || scanner.take(commaSeparator) === undefined) break;
    if (names.length >= maxNames) break;
  }
  return lists;
}

/** Maximum number of names of one reference. Longer lists are shortened by every style. */
const maxNames = 5000;

function takeMarks(scanner: Scanner): string {
  let found = '';
  for (let mark = scanner.take(marks); mark !== undefined; mark = scanner.take(marks)) {
    found += mark;
    if (scanner.text[scanner.at] === ',' && marksAt(scanner.text, scanner.at + 1)) scanner.at++;
  }
  return found;
}

function marksAt(text: string, at: number): boolean {
  marks.lastIndex = at;
  return marks.test(text);
}

function readName(
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

/** Reads a particle after initials: `Brandt, T. van der`. It stays part of the given name, as in a sorted index. */
function withParticle(scanner: Scanner, given: string): string {
  let all = given;
  for (;;) {
    const at = scanner.at;
    const found = scanner.takeSpace() ? scanner.take(lowerWord) : undefined;
    if (
      found === undefined ||
      !particles.has(found) ||
      /^[ ]\p{Lu}/u.test(scanner.text.slice(scanner.at, scanner.at + 2))
    ) {
      scanner.at = at;
      return all;
    }
    all += ` ${found}`;
  }
}

function takeSuffix(scanner: Scanner): string | undefined {
  const at = scanner.at;
  scanner.take(/,? ?/uy);
  const suffix = scanner.take(suffixWord);
  if (suffix === undefined) scanner.at = at;
  return suffix;
}

/**
 * Reads the words of a family name, and the lower-case particles before them.
 *
 * @param hasInitials whether initials without full stops follow the family name
 */
function takeFamily(
  scanner: Scanner,
  hasInitials: boolean,
): { particle: string; words: string[] } | undefined {
  const before: string[] = [];
  const words: string[] = [];
  for (;;) {
    const at = scanner.at;
    if (words.length + before.length > 0 && !scanner.takeSpace()) break;
    const lower = takeLower(scanner);
    if (lower !== undefined && particles.has(lower) && scanner.text[scanner.at] === ' ') {
      if (words.length === 0) before.push(lower);
      else words.push(lower);
      continue;
    }
    if (lower !== undefined) scanner.at -= lower.length;
    const isInitials = hasInitials && words.length > 0 && isInitialsAt(scanner.text, scanner.at);
    const found = isInitials ? undefined : scanner.takeWord();
    if (found === undefined || words.length + before.length > 6) {
      scanner.at = at;
      break;
    }
    words.push(found);
  }
  while (words.length > 0 && particles.has(words.at(-1) ?? '')) words.pop();
  return words.length === 0 || words.length > 4 ? undefined : { particle: before.join(' '), words };
}

/** Whether initials without full stops are at a position. In `DEL POZO A`, `POZO` is part of the family name. */
function isInitialsAt(text: string, at: number): boolean {
  bareInitials.lastIndex = at;
  if (!bareInitials.test(text)) return false;
  const next = bareInitials.lastIndex;
  if (text[next] !== ' ' || next - at < 2) return true;
  bareInitials.lastIndex = next + 1;
  return !bareInitials.test(text);
}

/** Reads a word in lower case. A name such as `d’Alembert` or `al-Sayed` is not in lower case. */
function takeLower(scanner: Scanner): string | undefined {
  wordStart.lastIndex = scanner.at;
  return wordStart.test(scanner.text) ? undefined : scanner.take(lowerWord);
}

/** Reads initials such as `A.`, `A. B.`, `J.-P.` or `AB`. Returns them with full stops and spaces. */
function takeInitials(scanner: Scanner): string | undefined {
  const found: string[] = [];
  for (;;) {
    const at = scanner.at;
    if (found.length > 0) {
      const hyphen = scanner.take(afterHyphen);
      if (hyphen !== undefined) {
        found.push(`${found.pop()}${hyphen}`);
        continue;
      }
      scanner.takeSpace();
    }
    const next = takeInitial(scanner);
    // `T. A` is the initial of a name and the first word of a title.
    if (next === undefined || (found.length > 0 && found[0]?.endsWith('.') && !next.endsWith('.'))) {
      scanner.at = at;
      break;
    }
    found.push(next);
  }
  if (found.length > 0) return found.length > 6 ? undefined : found.join(' ');
  const bare = scanner.take(bareInitials);
  return bare === undefined ? undefined : dotted(bare);
}

function takeInitial(scanner: Scanner): string | undefined {
  const at = scanner.at;
  const found = scanner.take(initial);
  if (found === undefined) return undefined;
  const letters = found.replace(/\.$/u, '');
  if (/^\p{Lu}\p{M}{0,2}$/u.test(letters) || longInitials.has(letters)) return found;
  scanner.at = at;
  return undefined;
}

/** Writes `AB` as `A. B.` and `M-C` as `M.-C.`. */
function dotted(initials: string): string {
  return initials.replace(/\p{Lu}(?=([-‐‑])?)/gu, '$&.').replace(/\.(?=\p{Lu})/gu, '. ');
}

/** Reads given names after a comma: `Ada B.`, `Jean-Pierre`, `Ludwig van`. */
function takeGiven(scanner: Scanner): string | undefined {
  const found: string[] = [];
  for (;;) {
    const at = scanner.at;
    if (found.length > 0 && !scanner.takeSpace()) {
      const hyphen = scanner.take(afterHyphen);
      if (hyphen === undefined) break;
      found.push(`${found.pop()}${hyphen}`);
      continue;
    }
    const lower = found.length > 0 ? scanner.take(lowerWord) : undefined;
    const next =
      (lower !== undefined && particles.has(lower) && !/^(?:y|e|und|et|en)$/u.test(lower)
        ? lower
        : undefined) ??
      (lower === undefined
        ? (takeInitial(scanner) ?? scanner.takeWord() ?? scanner.take(nickname))
        : undefined);
    if (next === undefined) {
      scanner.at = at;
      break;
    }
    found.push(next);
  }
  return found.length === 0 || found.length > 5 ? undefined : found.join(' ');
}

function readDirect(
  scanner: Scanner,
  form: 'initials' | 'full',
  isCommon: (word: string) => boolean,
): ReadName | undefined {
  const parts: { text: string; kind: 'initial' | 'word' | 'particle' | 'nickname' }[] = [];
  let suffix: string | undefined;
  for (;;) {
    const at = scanner.at;
    const last = parts.at(-1);
    if (last) {
      const hyphen =
        last.kind === 'initial'
          ? scanner.take(last.text.endsWith('.') ? afterHyphen : bareAfterHyphen)
          : undefined;
      if (hyphen !== undefined) {
        last.text += hyphen;
        continue;
      }
      const hasSpace = scanner.takeSpace();
      if (!hasSpace && last.kind !== 'initial') break;
      const found = parts.length > 1 ? takeSuffix(scanner) : undefined;
      if (found !== undefined) {
        suffix = found;
        break;
      }
    }
    const first = takeInitial(scanner);
    if (first !== undefined) {
      parts.push({ text: first, kind: 'initial' });
      continue;
    }
    if (form === 'initials' && parts.length === 0) return undefined;
    const lower = takeLower(scanner);
    if (lower !== undefined) {
      if (particles.has(lower) && parts.length > 0 && !(lower === 'y' && parts.length < 2)) {
        parts.push({ text: lower, kind: 'particle' });
        continue;
      }
      scanner.at = at;
      break;
    }
    const nick = parts.length > 0 ? scanner.take(nickname) : undefined;
    if (nick !== undefined) {
      parts.push({ text: nick, kind: 'nickname' });
      continue;
    }
    const found = scanner.takeWord();
    if (found === undefined) {
      scanner.at = at;
      break;
    }
    parts.push({ text: found, kind: 'word' });
  }
  if (suffix === undefined) suffix = parts.length > 1 ? takeSuffixAfterComma(scanner) : undefined;
  while (parts.at(-1)?.kind === 'particle') {
    const removed = parts.pop();
    scanner.at -= (removed?.text.length ?? 0) + 1;
  }
  const words = parts.filter(({ kind }) => kind === 'word');
  if (words.length === 0 || parts.length > 7) return undefined;
  // `Quill A.` has its initials at the end.
  if (parts.at(-1)?.kind === 'initial' && parts.length < 2) return undefined;
  const common = words.filter(({ text }) => isCommon(text)).length;
  const isOdd =
    parts.length === 1 ||
    words.length > 4 ||
    common * 2 >= words.length ||
    parts.at(-1)?.text.endsWith('.') === true;
  const plain = parts.map(({ text }) => text).join(' ');
  if (suffix === undefined) return { name: plain, isOdd };
  return { name: `${plain}, ${suffix}`, isOdd };
}

function takeSuffixAfterComma(scanner: Scanner): string | undefined {
  const at = scanner.at;
  if (scanner.take(/, ?/uy) !== undefined) {
    const suffix = scanner.take(suffixWord);
    if (suffix !== undefined) return suffix;
  }
  scanner.at = at;
  return undefined;
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

/** Whether a line consists of at least 2 names. */
export function isNamesOnly(text: string): boolean {
  return nameForms.some((form) => {
    const last = readNameList(text.slice(0, 2000), 0, form, () => false).at(-1);
    return (
      last !== undefined && last.names.length > 1 && last.odd === 0 && /^[.;]?$/u.test(text.slice(last.end))
    );
  });
}
