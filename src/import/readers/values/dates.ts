import { isDate } from '../../../model/date.ts';

const months = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
] as const; // prettier-ignore

/** A date that was read from a source. */
export interface SourceDate {
  /** The date in the format of the key `issued`, such as `2018-04-25`. */
  issued: string;
  /**
   * Whether `issued` contains the whole date of the source. It does not for a season, for a range, or if the day does
   * not exist in the month.
   */
  isWhole: boolean;
}

/**
 * Parses a date in one of many formats: `2018/4/25`, `2016/12//` (RIS), `20180301`, `2018 Mar 1-7` (PubMed), `June
 * 2018`, `1 June 2018`, or `2018-05/2018-07`. For a range of dates, the start is returned.
 *
 * @param year the year that is used if the text has none, as in `June`
 */
export function parseSourceDate(text: string, year?: string): SourceDate | undefined {
  const plain = text.trim().slice(0, 100);
  const [, y, m, d, rest = ''] =
    /^(\d{4})(?:[-/.](\d{0,2})(?:[-/.](\d{0,2}))?)?(?![\d])(.*)$/u.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/u.exec(plain) ??
    [];
  if (y !== undefined && !/\p{L}/u.test(rest.replace(/^[/T ]*\d{2}:[\d:.Z+-]*|^\/*T.*$/u, ''))) {
    const isPlain = /^[/\s]*(?:T?[\d:.]+(?:Z|[+-][\d:]+)?)?$/u.test(rest);
    return mostPrecise(y, m, d, isPlain && m !== undefined ? true : rest.trim() === '');
  }
  const stated = /(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)/u.exec(plain)?.[1] ?? year;
  if (stated === undefined) return undefined;
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [start = ''] = plain.split(/[-–/]|\bto\b/u, 1);
  const startWords = start.match(/[\p{L}\p{N}]+/gu) ?? [];
  const month = startWords.map(monthOf).find((found) => found !== undefined);
  const day =
    month === undefined ? undefined : startWords.find((word) => /^\d{1,2}(?:st|nd|rd|th)?$/u.test(word));
  const known = [stated, day, startWords.find((word) => monthOf(word) === month && month !== undefined)];
  return mostPrecise(
    stated,
    month,
    day === undefined ? undefined : String(Number.parseInt(day, 10)),
    words.every((word) => known.includes(word)),
  );
}

function monthOf(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (lower.length < 3) return undefined;
  const index = months.findIndex((month) => month.startsWith(lower === 'sept' ? 'sep' : lower));
  return index < 0 ? undefined : String(index + 1);
}

/** Returns the most precise date that can be made from these parts and exists in the calendar. */
function mostPrecise(
  year: string,
  month: string | undefined,
  day: string | undefined,
  isWhole: boolean,
): SourceDate | undefined {
  const stated = [year, month, day].filter((part) => part !== undefined && part !== '' && Number(part) !== 0);
  const parts = stated.map((part) => String(part).padStart(2, '0'));
  if (!month && day) parts.length = 1;
  for (let length = parts.length; length > 0; length--) {
    const issued = parts.slice(0, length).join('-');
    if (isDate(issued)) return { issued, isWhole: isWhole && length === stated.length };
  }
  return undefined;
}
