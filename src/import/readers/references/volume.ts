import type { SourcePaper } from '../values/draft.ts';
import { formatPages } from '../values/identifiers.ts';

/** The numbers of a reference that say where in the container the paper is. */
export interface Volume {
  fields: Pick<SourcePaper, 'volume' | 'issue' | 'page'>;
  /** Position in the text where the numbers begin, after the name of the container. */
  start: number;
}

const pageWord =
  /(?<![\p{L}\d])(?:pp|p|pages?|pgs|S|Seiten?|págs?|páginas?|页码?)(?:\. ?|: ?| )(?=[A-Za-z]{0,3}\d)/giu;
const pages = /[A-Za-z]{0,3}\d[\dA-Za-z.:]{0,12}(?: ?[-–—‐−]{1,2} ?[A-Za-z]{0,3}\d[\dA-Za-z.:]{0,12})?/uy;
const range = /[A-Za-z]{0,2}\d{1,6} ?[-–—−]{1,2} ?[A-Za-z]{0,2}\d{1,6}(?![\p{L}\d])/uy;
const volumeWord = /(?<![\p{L}\d])(?:vol(?:ume)?|Band|Bd|t)[. ]{1,2}$/iu;
const issueInBrackets = / ?\((?:no\. ?|Nr\. ?)?(?!pp?\b)([\w–/ .-]{1,15})\)/uy;
const issueAfterWord = /[,.] ?(?:no|nº|n°|Nr|issue|iss|Heft|H|num)[. ]{1,2}([\w–/-]{1,12})/iuy;
/** `65, 8 (2021)`, as ACM writes the issue. */
const issueAfterComma = /, (\d{1,3})(?= ?\((?:\p{L}{3,9}\.? )?(?:19|20)\d\d\))/uy;
const pagesAfter = / ?(?:\((?:\p{L}{3,9}\.? )?(?:19|20)\d\d\))?[:,;] ?(?:pp?\.? ?|S\. ?|Art\. ?)?/uy;
const isYear = /^(?:19|20)\d\d$/u;

/**
 * Finds volume, issue and pages.
 *
 * @param isProceedings whether a plain number is part of the name of the container, as in `NeurIPS 35`
 */
export function findVolume(text: string, isProceedings: boolean): Volume {
  const fields: Volume['fields'] = {};
  let start = text.length;
  const afterWord = findPages(text);
  if (afterWord) {
    fields.page = afterWord.page;
    start = afterWord.start;
  }
  for (const { index, 0: digits } of text
    .slice(0, start)
    .matchAll(/(?<![\p{L}\d/.–-])(?:[A-Z]{1,2}-?)?\d{1,4}(?![\p{L}\d])/gu)) {
    const found = volumeAt(text, index, digits, isProceedings);
    if (!found) continue;
    return {
      fields: { ...fields, ...found.fields, ...(afterWord && { page: afterWord.page }) },
      start: found.start,
    };
  }
  if (afterWord) return { fields, start };
  const plain = findRange(text);
  return plain ? { fields: { page: plain.page }, start: plain.start } : { fields, start };
}

function volumeAt(text: string, index: number, digits: string, isProceedings: boolean): Volume | undefined {
  const before = text.slice(Math.max(0, index - 12), index);
  const word = volumeWord.exec(before)?.[0];
  // `(Volume 1: Long Papers)` and `Task 3` are part of a name.
  if (/(?:\((?:Vol\.|Volume)|Day|Track|Task|Part|Article|Art\.|Session) $/u.test(before) || index === 0)
    return undefined;
  const after = index + digits.length;
  const issue = [issueInBrackets, issueAfterWord, issueAfterComma]
    .map((pattern) => matchAt(pattern, text, after))
    .find(
      (found) =>
        found !== undefined &&
        !isYear.test(found[1]?.replace(/\p{L}$/u, '') ?? '') &&
        !/(?:19|20)\d\d/u.test(found[1] ?? ''),
    );
  const afterIssue = after + (issue?.[0].length ?? 0);
  const gap = matchAt(pagesAfter, text, afterIssue)?.[0];
  const page = gap === undefined ? undefined : matchAt(pages, text, afterIssue + gap.length)?.[0];
  const hasPage = page !== undefined && !isYear.test(page) && !/^\p{Lu}\p{L}/u.test(page);
  if (isYear.test(digits) && issue === undefined && !(hasPage && gap?.includes(':') && word !== undefined))
    return undefined;
  if (isProceedings && word === undefined && issue === undefined) return undefined;
  // A number in front of a range of pages, or after the name of a journal.
  if (
    word === undefined &&
    issue === undefined &&
    !hasPage &&
    !/^[\s.,;]*(?:$|[(\uE000\uE001]|(?:19|20)\d\d)/u.test(text.slice(after, after + 12))
  )
    return undefined;
  return {
    fields: {
      volume: digits,
      ...(issue?.[1] !== undefined && { issue: issue[1].trim() }),
      ...(hasPage && page !== undefined && { page: plainPages(page) }),
    },
    start: index - (word?.length ?? 0),
  };
}

function findPages(text: string): { page: string; start: number } | undefined {
  for (const { index, 0: word } of text.matchAll(pageWord)) {
    const found = matchAt(pages, text, index + word.length)?.[0];
    if (found !== undefined) return { page: plainPages(found), start: index };
  }
  return undefined;
}

/** Finds a range of pages that has no word such as `pp.` before it. A range of years is not a range of pages. */
function findRange(text: string): { page: string; start: number } | undefined {
  for (const { index, 0: before } of text.matchAll(/[,.;:(]? (?=[A-Za-z]{0,2}\d)/gu)) {
    const found = matchAt(range, text, index + before.length)?.[0];
    if (found === undefined || /^(?:19|20)\d\d ?\D{1,3} ?(?:19|20)\d\d$/u.test(found)) continue;
    return { page: plainPages(found), start: index };
  }
  return undefined;
}

function plainPages(text: string): string {
  return formatPages(
    text
      .replace(/ /gu, '')
      .replace(/[-–—‐−]{1,2}/u, '-')
      .replace(/[.:]$/u, ''),
  );
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
