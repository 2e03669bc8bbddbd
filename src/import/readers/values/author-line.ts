import { formatName } from '../../../model/name.ts';
import { joinMarks } from './mark-signs.ts';
import { takeMarks } from './name-marks.ts';
import type { RecordWarning } from '../record.ts';

/**
 * The parts of a line with authors, such as `Ann Lee, Bo Chen et al. · north-lab, berkeley`. The affiliations are
 * after the dot.
 */
export interface AuthorLine {
  authors: string[];
  /** Whether the list of names ends with "et al.", so that it is incomplete. */
  truncated: boolean;
  affiliations: string[];
  warnings: RecordWarning[];
}

const etAl = /(?<![\s,;])[\s,;]{0,20}(?:\bet\.? al\b\.?|\band others\b|…)\s{0,20}$/iu;

/** Number of characters at the end of a line that are searched for "et al.". */
const endLength = 40;

/**
 * Pattern of initials or a suffix after a comma. They belong to the name before the comma, as in `Lakshmanan, V.S.`
 * or `Naval, Jr.`.
 */
const nameEnd = /^(?:(?:Jr|Sr)\.?|II|III|IV|(?:\p{Lu}\.[\s-]?)+)$/u;

/** Lower-case words that are part of names, such as `van`. */
const particles = new Set(
  'a al an and av bin da das de del dela della den der des di do dos du e el et ibn la le les of op ten ter the til van vom von y zu zum zur'.split(
    ' ',
  ),
);

/** Parses a line with authors. In the line, white space must already have been collapsed to single spaces. */
export function parseAuthorLine(line: string): AuthorLine {
  const [names = '', ...rest] = ` ${joinMarks(line)}`.split(/ · ?/u);
  const end = etAl.exec(names.slice(-endLength))?.[0];
  const authors: string[] = [];
  for (const part of splitList(end === undefined ? names : names.slice(0, -end.length))) {
    if (nameEnd.test(part) && authors.length > 0) authors.push(`${authors.pop()}, ${part}`);
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
  for (const [index, written] of authors.entries()) {
    const name = formatName(takeMarks(written).name);
    const next = authors[index + 1];
    if (!/[\p{L}\p{N}]/u.test(name)) {
      warnings.push({
        message: `"${name}" is not a name.`,
        advice: 'It gets no author page. Remove it if it is a mistake.',
      });
    } else if (/[@\d]/u.test(name)) {
      warnings.push({
        message: `"${name}" is an unusual name.`,
        advice: 'It was kept unchanged. Correct it if it is a mistake.',
      });
    } else if (next !== undefined && isOneLatinWord(name) && isOneLatinWord(next)) {
      warnings.push({
        message: `"${name}, ${next}" may be one name that contains a comma.`,
        advice: 'It was read as 2 names. If it is one, correct it in the written file.',
      });
    }
  }
  return warnings;
}

function isOneLatinWord(name: string): boolean {
  return /^\p{Lu}[\p{Ll}'’-]+$/u.test(name) && /^\p{Script=Latin}/u.test(name);
}

/**
 * Whether a line is the first paragraph of an abstract, although authors are expected in its place. Prose has many
 * lower-case words, and few commas.
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

/** Returns the names in a line if the line can be a list of names. Returns an empty list for prose. */
export function namesOfLine(line: string): string[] {
  if (line.length > 5000 || isProse(line)) return [];
  const { authors } = parseAuthorLine(line);
  return authors.length > 1 || isOneName(line) || line.includes(' · ') ? authors : [];
}

function isOneName(line: string): boolean {
  return line.split(' ').length < 6 && !/[.!?:;]$|\d/u.test(line);
}

/** Returns the part of the line with the names, which is before the affiliations. */
function namesOf(line: string): string {
  return joinMarks(line.split(' · ', 1)[0] ?? '');
}

/**
 * Whether a line is a list of at least 2 full names. The list may end with "et al.". A line of an abstract never has
 * this form.
 */
export function isNameList(line: string): boolean {
  const names = namesOf(line);
  const end = etAl.exec(names.slice(-endLength))?.[0] ?? '';
  return isSurelyAuthors(names.slice(0, end === '' ? undefined : -end.length));
}

/**
 * Whether a line is certainly a list of authors: it contains "et al.", or it is a list of names with capital letters.
 *
 * @param accept `et al. only`: a list without "et al." does not count
 */
export function isSurelyAuthors(line: string, accept?: 'et al. only'): boolean {
  if (line.length > 2000) return false;
  if (/ et al\.?(?: ·|$)/u.test(line)) return line.split(' ').length < 60;
  if (accept) return false;
  const parts = namesOf(line).split(', ');
  return (
    parts.length > 1 &&
    !/[!?:;]|\.$/u.test(line) &&
    parts.every((part) => {
      const words = formatName(takeMarks(part).name).split(' ');
      return (
        words.length > 1 &&
        words.length < 6 &&
        words.every((word) => particles.has(word) || /^\p{Lu}[\p{L}.'’-]*$/u.test(word))
      );
    })
  );
}
