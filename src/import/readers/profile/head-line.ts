import { isDate } from '../../../model/date.ts';

/**
 * The head line of a paper: the line above the title, with category, date and perhaps the word `Code`, for example
 * `LGAug 12, 2022Code`.
 */
export interface HeadLine {
  category?: string;
  /** The date in the format of the key `issued`, such as `2022-08-12`. */
  issued: string;
  /** Whether the line contains the word `Code`. */
  code: boolean;
  /**
   * Whether there is no space between category and date. This never happens in prose, so the line is certainly a head
   * line.
   */
  isRunTogether: boolean;
}

export const headAdvice = 'Add a line such as "CVOct 17, 2024" above the title. See docs/importing.md#dates.';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const category =
  /(?<category>[\p{L}\d][^\s,;]{0,30}?|\p{Lu}[\p{L}-]{0,20}(?: (?:&|[\p{L}-]{1,20})){1,3}?)(?<!\d)/u;
const month = /(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?/u;
const year = /(?<year>\d{4})/u;
const dates = [
  new RegExp(`${month.source} (?:(?<day>\\d{1,2}),? )?${year.source}`, 'u'),
  new RegExp(`(?<day>\\d{1,2}) ${month.source},? ${year.source}`, 'u'),
  new RegExp(`${year.source}-(?<number>\\d{2})(?:-(?<day>\\d{2}))?`, 'u'),
];

const patterns = [
  ...dates.map(
    ({ source }) => new RegExp(`^(?:${category.source}(?<gap> )?)?${source} ?(?<code>Code)?$`, 'u'),
  ),
  // A head line with a year but no month, such as `CV2024`.
  new RegExp(`^${category.source}(?<year>(?:19|20)\\d\\d) ?(?<code>Code)?$`, 'u'),
];

/** Pattern of a category of arXiv. If a year follows without a space, the line is not prose. */
const fieldCode = /^(?:[a-z-]{2,8}\.)?[A-Z]{2}$/u;

const unreadable = {
  strict:
    /^[\p{L}\d.&/+-]{0,30}(?:\p{Lu}\p{Ll}{1,9}\.? ?\d{1,3},? \d{2,5}|\d{4}-\d{1,2}-\d{1,3})(?: ?Code)?$/u,
  weak: /^[\p{L}\d].{0,50}\d{2,5}(?: ?Code)?$/u,
};

/**
 * Whether a line looks like a head line but has no valid date, such as `LGJly 12, 2022`.
 *
 * @param isExpected whether a title and authors follow the line; a weaker pattern is then enough
 */
export function isUnreadableHead(line: string, isExpected: boolean): boolean {
  return line.length <= 60 && unreadable[isExpected ? 'weak' : 'strict'].test(line);
}

/** Parses the line above a title. Returns `undefined` if the line is not a head line. */
export function parseHeadLine(line: string): HeadLine | undefined {
  if (line.length > 90) return undefined;
  for (const pattern of patterns) {
    const groups = pattern.exec(line)?.groups;
    if (!groups?.year) continue;
    const number = groups.month ? months.indexOf(groups.month.toLowerCase()) + 1 : groups.number;
    const parts = [groups.year, number, number && groups.day].filter((part) => part !== undefined);
    const issued = parts.map((part) => String(part).padStart(2, '0')).join('-');
    if (!isDate(issued)) continue;
    return {
      ...(groups.category && { category: groups.category }),
      issued,
      code: groups.code !== undefined,
      isRunTogether:
        groups.category !== undefined &&
        groups.gap === undefined &&
        (number !== undefined || fieldCode.test(groups.category)),
    };
  }
  return undefined;
}
