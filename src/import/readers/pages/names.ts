import type { Name } from '../../../model/name.ts';
import { parseFamilyFirst } from '../values/names.ts';

/** The names of a line with authors. */
export interface NamesOfLine {
  names: Name[];
  /** Whether names are left out, as after "et al." or "+3 authors". */
  truncated: boolean;
  /** Text that is probably several names, but cannot be parted. It is one of the names. */
  unparted?: string;
}

/** Texts in place of names that a page leaves out. */
const leftOut = [
  /\bet\.? al\b\.?/gu,
  /\+ ?\d{1,6} ?(?:more|authors?|others?)/gu,
  /\(?\b\d{1,6} (?:more|other|additional) authors?(?: not shown)?\)?/gu,
  /\band \d{1,6} (?:more|others)\b/gu,
  /[[(]?(?:\.{3}|…)[\])]?/gu,
  /[Ss]how (?:[Aa]ll|more) ?\(\d{1,6}\)/gu,
] as const;
/** A character of the private use area of Unicode, in place of names that are left out. */
const gap = '\uE000';

/** Marks that a site writes at names: numbers of namesakes in dblp, affiliations, equal contribution. */
const nameMarks = /\s(?:0\d{3}|\d{1,2})$|[*†‡§¶#∗]{1,3}$|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,4}$/u;

/** Maximum length of a line with authors. A longer line is read in the same time, but is surely not a list of names. */
const maxLength = 200_000;

/**
 * Reads a line with names in reading order: `Ada Quill, Bo Chen and Rob van der Meer`. The names may run together:
 * `Ada QuillBo Chen`.
 *
 * @param known names that are surely names, to part names that run together
 */
export function readNameLine(line: string, known: ReadonlySet<string> = new Set()): NamesOfLine {
  const text = line.slice(0, maxLength);
  // Names on both sides of `+3 authors` are separate names.
  const pieces = leftOut.reduce((all, pattern) => all.replace(pattern, gap), text).split(gap);
  const truncated = pieces.length > 1 || line.length > maxLength;
  const names: Name[] = [];
  let unparted: string | undefined;
  const hasSemicolons = text.includes(';');
  for (const piece of pieces) {
    const parts = piece
      .split(hasSemicolons ? ';' : /,|;|，|、|\s·\s|\s\|\s/u)
      .flatMap((part) => part.split(/(?<=\S)\s(?:and|&|und|et|y)\s(?=\p{Lu})/u));
    for (const part of parts) {
      const clean = cleanName(part);
      if (clean === '') continue;
      const suffix = /^(?:(?:Jr|Sr)\.?|II|III|IV)$/u.test(clean);
      if (suffix && names.length > 0) names.push(`${String(names.pop())}, ${clean}`);
      else if (hasSemicolons && clean.includes(',')) names.push(parseFamilyFirst(clean) ?? clean);
      else {
        const parted = partNames(clean, known);
        if (parted === undefined) unparted = clean;
        names.push(...(parted ?? [clean]));
      }
    }
  }
  return { names, truncated, ...(unparted !== undefined && { unparted }) };
}

function cleanName(part: string): string {
  let name = part
    .replace(/^[\s.,;]{1,5}/u, '')
    .replace(/^(?:and|&|und|et)(?:\s|$)/u, '')
    .replace(/\s{2,}/gu, ' ')
    .trim();
  for (let before = ''; before !== name;) {
    before = name;
    name = name
      .replace(nameMarks, '')
      .replace(/[:;,]$/u, '')
      .trim();
  }
  // A full stop belongs to an initial or a suffix, not to a whole word.
  return /\p{L}/u.test(name) ? name.replace(/(?<=\p{Ll}{3})\.$/u, '') : '';
}

/** Lower-case words inside a name. */
const particles = new Set(
  "af al av bin da dal de degli dei del della den der des di do dos du e el het ibn in la las le los ten ter und van vom von y zu zum zur d' 't".split(
    ' ',
  ),
);

/** Beginnings of family names with a capital letter inside: `McDonald`, `DiCaprio`. */
const surePrefixes = new Set(['Mc', 'Mac', 'Fitz', 'O', 'De', 'Di', 'Le', 'La', 'Du', 'Da', 'Del', 'Van', 'Von', 'Vander', 'Al', 'El', 'Ab', 'Ben', 'St', 'Ter', 'Ten', 'Dos', 'Las', 'Los', 'Des', 'Vande', 'Mak', 'Ó', 'Ní', 'Ap']); // prettier-ignore
const onlyPrefixes = new Set(['Mc', 'Mac', 'Fitz']);

/**
 * Parts names that run together, such as `Noor ElleryTomas van der Brandt`. A capital letter after a small letter is
 * the beginning of a name or inside a name such as `McDonald`. The parts with the lowest cost are chosen.
 *
 * @returns undefined if the text is surely several names but they cannot be parted
 */
export function partNames(text: string, known: ReadonlySet<string>): string[] | undefined {
  const bounds = [0];
  for (const { index } of text.matchAll(
    /(?<=\p{Ll}|\p{Lu}\p{Lu}|\)|\p{Ll}\.)(?=\p{Lu}\p{M}?(?:\p{Ll}|[.’'-]))/gu,
  )) {
    // Inside `BERT-Ada`, or between two capital letters of one word, no name begins.
    if (
      /\p{Lu}$/u.test(text.slice(Math.max(0, index - 2), index)) &&
      !/\p{Lu}{3}$/u.test(text.slice(Math.max(0, index - 12), index))
    )
      continue;
    bounds.push(index);
  }
  if (bounds.length === 1) return isTooLong(text) ? undefined : [text];
  bounds.push(text.length);
  const before = bounds.map(
    (at) => /[\p{L}'’-]{1,20}$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? '',
  );
  // The best way to part the text up to each bound.
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to < bounds.length; to++) {
    let found = { cost: Infinity, from: to - 1 };
    for (let from = Math.max(0, to - 4); from < to; from++) {
      const part = text.slice(bounds[from], bounds[to]);
      const inner = bounds
        .slice(from + 1, to)
        .map((bound, index) => ({ at: bound - (bounds[from] ?? 0), word: before[from + 1 + index] ?? '' }));
      const cost = (best[from]?.cost ?? Infinity) + costOf(part, inner, known);
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const parts: string[] = [];
  for (let at = bounds.length - 1; at > 0; at = best[at]?.from ?? 0) {
    parts.unshift(text.slice(bounds[best[at]?.from ?? 0], bounds[at]).trim());
  }
  return parts.some(isTooLong) ? undefined : parts;
}

/**
 * Returns how unlikely it is that a text is one name.
 *
 * @param inner the positions of capital letters inside words, and the letters of the word before each
 */
function costOf(
  part: string,
  inner: readonly { at: number; word: string }[],
  known: ReadonlySet<string>,
): number {
  if (part.length > 120) return 50;
  if (known.has(part)) return -3;
  const words = part.trim().split(/\s+/u);
  let cost = words.length < 2 ? 5 : ([0, 0, 0, 0, 0.2, 1.2][words.length] ?? 3 + words.length);
  for (const word of words)
    if (
      !/^(?:\p{Lu}|\p{Lo}|["“(])/u.test(word) &&
      !particles.has(word) &&
      !/^(?:[dlDL]['’]|al-|el-)\p{Lu}/u.test(word)
    )
      cost += 3;
  const last = words.at(-1) ?? '';
  if (onlyPrefixes.has(last)) cost += 4;
  else if (surePrefixes.has(last)) cost += 0.8;
  if (particles.has(last)) cost += 4;
  if (/^\p{Lu}\.?$/u.test(last) && words.length < 3) cost += 2.5;
  const firstEnd = words[0]?.length ?? 0;
  for (const { at, word } of inner) {
    const isLast = !/\s/u.test(part.slice(at));
    if (surePrefixes.has(word) && isLast && words.length > 1) cost += 0.3;
    else if (at <= firstEnd && words.length > 1) cost += 1.2;
    else cost += 3;
  }
  return cost;
}

function isTooLong(name: string): boolean {
  if (/^[\p{Script=Han}\p{Script=Hangul}]{6,}$/u.test(name)) return true;
  return name.split(' ').length > 7;
}

/** Whether a line can be a list of names: every part of it is a name with capital letters. */
export function looksLikeNames(line: string): boolean {
  if (line.length > 20_000 || /[?!:]|\d{3}/u.test(line)) return false;
  const { names } = readNameLine(line);
  const texts = names.map((name) =>
    typeof name === 'string'
      ? name
      : 'literal' in name
        ? name.literal
        : `${name.given ?? ''} ${name.family}`.trim(),
  );
  if (texts.length === 0) return false;
  return texts.every((name) => isPersonName(name));
}

/** Whether a text has the form of a person's name: two to six words with capital letters, or a name without spaces. */
export function isPersonName(name: string): boolean {
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}·]{2,12}$/u.test(name))
    return true;
  const words = name.split(' ');
  return (
    words.length > 1 &&
    words.length < 8 &&
    !particles.has(words.at(-1) ?? '') &&
    name.length < 80 &&
    words.every(
      (word) =>
        particles.has(word) ||
        /^(?:["“(]?\p{Lu}|\p{Lo}|[dlDL]['’]\p{Lu}|al-\p{Lu}|el-\p{Lu}|['’]t$)[\p{L}\p{M}.'’"“”)‐-]*,?$/u.test(
          word,
        ),
    ) &&
    words.some((word) => /^(?:\p{Lu}\p{M}?[\p{L}'’-]|\p{Lo})/u.test(word))
  );
}
