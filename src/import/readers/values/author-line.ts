import type { RecordWarning } from '../record.ts';

/** The parts of an author line: `Ann Lee, Bo Chen et al. · north-lab, berkeley`. */
export interface AuthorLine {
  authors: string[];
  /** The line said 'et al.'. */
  truncated: boolean;
  affiliations: string[];
  warnings: RecordWarning[];
}

const etAl = /(?<![\s,;])[\s,;]{0,20}(?:\bet\.? al\b\.?|\band others\b|…)\s{0,20}$/iu;

/** Enough of the end of a line to hold `et al.`. */
const endLength = 40;

/** Initials or a suffix behind a comma belong to the name before it: `Lakshmanan, V.S.`, `Naval, Jr.`. */
const tail = /^(?:(?:Jr|Sr)\.?|II|III|IV|(?:\p{Lu}\.[\s-]?)+)$/u;

/** Lower-case words that names have. */
const particles = new Set(
  'a al an and av bin da das de del dela della den der des di do dos du e el et ibn la le les of op ten ter the til van vom von y zu zum zur'.split(
    ' ',
  ),
);

/** Reads an author line whose white space is single blanks. */
export function parseAuthorLine(line: string): AuthorLine {
  const [names = '', ...rest] = ` ${line}`.split(/ · ?/u);
  const end = etAl.exec(names.slice(-endLength))?.[0];
  const authors: string[] = [];
  for (const part of splitList(end === undefined ? names : names.slice(0, -end.length))) {
    if (tail.test(part) && authors.length > 0) authors.push(`${authors.pop()}, ${part}`);
    else authors.push(part);
  }
  const truncated = end !== undefined;
  return { authors, truncated, affiliations: splitList(rest.join(',')), warnings: warningsAbout(authors) };
}

function splitList(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function warningsAbout(authors: readonly string[]): RecordWarning[] {
  const warnings: RecordWarning[] = [];
  for (const [index, name] of authors.entries()) {
    const next = authors[index + 1];
    if (!/[\p{L}\p{N}]/u.test(name)) {
      warnings.push({
        message: `"${name}" is no name.`,
        advice: 'It gets no page; take it out if it is a slip.',
      });
    } else if (/[@\d]/u.test(name)) {
      warnings.push({
        message: `"${name}" is an odd name.`,
        advice: 'It is kept as it came; correct it if it is a slip.',
      });
    } else if (next !== undefined && isOneLatinWord(name) && isOneLatinWord(next)) {
      warnings.push({
        message: `"${name}, ${next}" may be one name with a comma in it.`,
        advice: 'They are kept as two names; correct the file that is written if they are one.',
      });
    }
  }
  return warnings;
}

function isOneLatinWord(name: string): boolean {
  return /^\p{Lu}[\p{Ll}'’-]+$/u.test(name) && /^\p{Script=Latin}/u.test(name);
}

/**
 * Whether a line at the place of the authors is rather the first paragraph of an abstract: much of it lower-case words,
 * and sentences rather than short parts between commas.
 */
export function isProse(line: string): boolean {
  if (etAl.test(line.slice(-endLength)) || / · /u.test(line)) return false;
  const start = line.slice(0, 2000);
  if (/[。！？]/u.test(start)) return true;
  const words = start.split(/[\s,]+/u).filter(Boolean);
  const lower = words.filter((word) => /^\p{Ll}/u.test(word) && !particles.has(word)).length;
  const wordsPerPart = words.length / start.split(/,/u).length;
  return lower > words.length / 3 && (wordsPerPart > 4 || /[.!?:]["'”)]?$/u.test(line));
}

/** What stands before the affiliations. */
function namesOf(line: string): string {
  return line.split(' · ', 1)[0] ?? '';
}

/** Whether a line is a list of at least two full names, `et al.` or not, which no line of an abstract is. */
export function isNameList(line: string): boolean {
  const names = namesOf(line);
  const end = etAl.exec(names.slice(-endLength))?.[0] ?? '';
  return isSurelyAuthors(names.slice(0, end === '' ? undefined : -end.length));
}

/** Whether a line can be nothing but authors: it says 'et al.', or (unless that is asked for) is a list of capitalised names. */
export function isSurelyAuthors(line: string, asked?: 'et al. only'): boolean {
  if (line.length > 2000) return false;
  if (/ et al\.?(?: ·|$)/u.test(line)) return line.split(' ').length < 60;
  if (asked) return false;
  const parts = namesOf(line).split(', ');
  return (
    parts.length > 1 &&
    !/[!?:;]|\.$/u.test(line) &&
    parts.every((part) => {
      const words = part.split(' ');
      return (
        words.length > 1 &&
        words.length < 6 &&
        words.every((word) => particles.has(word) || /^\p{Lu}[\p{L}.'’-]*$/u.test(word))
      );
    })
  );
}
