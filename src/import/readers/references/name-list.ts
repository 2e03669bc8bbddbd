import type { Name } from '../../../model/name.ts';
import { type NameForm, nameForms } from './name-forms.ts';
import { nameMarks, etAl, lastSeparator, commaSeparator, Scanner } from './name-scanner.ts';
import { readName } from './read-name.ts';

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
    scanner.take(nameMarks);
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
  for (let mark = scanner.take(nameMarks); mark !== undefined; mark = scanner.take(nameMarks)) {
    found += mark;
    if (scanner.text[scanner.at] === ',' && marksAt(scanner.text, scanner.at + 1)) scanner.at++;
  }
  return found;
}

function marksAt(text: string, at: number): boolean {
  nameMarks.lastIndex = at;
  return nameMarks.test(text);
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
