import { isDate } from '../../../model/date.ts';
import { type DateToken, readDateTokens } from './date-words.ts';

/** A date that was read from a source. */
export interface SourceDate {
  /** The date in the format of the key `issued`, such as `2018-04-25`. For a range, the start. */
  issued: string;
  /**
   * Whether `issued` contains the whole date of the source. It does not for a season, for a range, or if the day does
   * not exist in the month.
   */
  isWhole: boolean;
  /** Whether every part of the text was understood. It was not if a part is not a date, or could be two dates. */
  isRead: boolean;
}

/**
 * Parses a date in one of many formats: `2018/4/25`, `2016/12//` (RIS), `20180301`, `2018 Mar 1-7` (PubMed), `June
 * 2018`, `1 June 2018`, `23.-27.05.2019`, or `2018-05/2018-07`. The names of months may be in other languages. For a
 * range of dates, such as `30 June to 2 July 2019`, the start is returned.
 *
 * @param year the year that is used if the text has none, as in `June`. If the text is a range that begins in another
 * year, the part in this year is used
 */
export function parseSourceDate(text: string, year?: string): SourceDate | undefined {
  const plain = text.trim().slice(0, 100);
  const [, y, m = '', d = '', rest = ''] =
    /^(\d{4})(?:[-/.](\d{0,2})(?:[-/.](\d{0,2}))?)?(?![\d])(.*)$/u.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/u.exec(plain) ??
    [];
  const hasWords = /\p{L}/u.test(rest.replace(/^[/T ]*\d{2}:[\d:.Z+-]*|^\/*T.*$/u, ''));
  if (y !== undefined && (!hasWords || Number(m) > 0)) return yearFirst([y, m, d], rest, hasWords);
  return withMonthNames(readDateTokens(plain), year) ?? withNumbers(plain, year) ?? yearOnly(plain, year);
}

/** Returns a date whose parts are numbers, the year first. `rest` is the text after them. */
function yearFirst(
  [y, m, d]: [string, string, string],
  rest: string,
  hasWords: boolean,
): SourceDate | undefined {
  const isTime = /^[/\s]*(?:T?\d{1,2}:[\d:.]+(?:Z|[+-][\d:]+)?)?$/u.test(rest);
  // The second year of a range, as in `1995/96`.
  const isYear = d === '' && Number(m) > 12 && Number(m) > Number(y.slice(2));
  const date = mostPrecise(y, isYear ? '' : m, d);
  if (!date) return undefined;
  const isSimple = rest.trim() === '' || (isTime && m !== '');
  const found = { ...date, isWhole: date.isWhole && isSimple && !isYear };
  if (!hasWords) return { ...found, isRead: date.isWhole && /^[\s./,;?)\]]*$|^\s*[-‐-―/T]|:/u.test(rest) };
  // In RIS, other information may follow the date, such as the days: `2019/05//23-27 May`.
  const more = withMonthNames(readDateTokens(rest), y);
  return more?.issued.startsWith(date.issued)
    ? { ...more, isWhole: false }
    : { ...found, isWhole: false, isRead: more?.isRead === true };
}

/** Returns the date in a text with names of months, or `undefined` if there are none. */
function withMonthNames(tokens: readonly DateToken[], year: string | undefined): SourceDate | undefined {
  const at = tokens.findIndex(({ kind }) => kind === 'month');
  const month = tokens[at];
  if (month?.kind !== 'month') return undefined;
  const values = (kind: 'year' | 'month' | 'day', from = 0, to = tokens.length) =>
    tokens.slice(from, to).flatMap((token) => (token.kind === kind ? token.value : []));
  const years = values('year');
  const stated = years[0] ?? (year === undefined ? undefined : Number(year));
  if (stated === undefined) return undefined;
  const lastMonth = values('month').at(-1) ?? month.value;
  // In `30 December to 3 January 2019`, the year is that of the end.
  const isEndYear =
    years.length === 1 && lastMonth < month.value && tokens.findLastIndex(({ kind }) => kind === 'month') < tokens.findLastIndex(({ kind }) => kind === 'year'); // prettier-ignore
  const start = isEndYear ? stated - 1 : stated;
  const end = isEndYear ? stated : (years.at(-1) ?? stated);
  const isRead = tokens.every(({ kind }) => kind !== 'unknown');
  if (year !== undefined && String(start) !== year && String(end) === year)
    return { issued: `${year}-${String(lastMonth).padStart(2, '0')}`, isWhole: false, isRead };
  // The day is before the month, or directly after it: `May 23`, but not `May to 3 June`.
  const next = tokens.slice(at + 1).find(({ kind }) => kind !== 'year');
  const day = values('day', 0, at)[0] ?? (next?.kind === 'day' ? next.value : undefined);
  const date = mostPrecise(String(start), String(month.value), day === undefined ? '' : String(day));
  const isAlone = tokens.length - years.length === (day === undefined ? 1 : 2) && years.length < 2;
  return date && { ...date, isWhole: date.isWhole && isAlone, isRead: isRead && date.isWhole };
}

/** A date of numbers with the year last, or a range of such dates. The first number is the day or the month. */
const numbers =
  /^(?<a>\d{1,2})(?:(?<s>[./-])(?<b>\d{1,2})(?:\k<s>(?<y>\d{4}))?|[./-](?<y1>\d{4}))?\.?(?:-(?<c>\d{1,2})(?:[./-](?<d>\d{1,2}))?\.?(?:[./-](?<z>\d{4}))?)?$/u;
/** The days of a month of numbers: `23.-27.05.2019`. */
const days = /^(?<day>\d{1,2})\.?-\d{1,2}[./](?<month>\d{1,2})\.?(?:[./](?<y>\d{4}))?$/u;

/** Returns the date in a text that consists of numbers, with the year last or without a year. */
function withNumbers(text: string, year: string | undefined): SourceDate | undefined {
  const plain = text
    .replace(/\s{0,3}(?:-{1,3}|[‐-―−]|\b(?:to|bis|au|al?)\b)\s{0,3}/giu, '-')
    .replace(/\s+/gu, '');
  const range = days.exec(plain)?.groups;
  if (range) {
    const stated = range.y ?? year;
    return stated === undefined ? undefined : read(stated, range.month, range.day, false);
  }
  const { a = '', s = '', b, y, y1, c, d, z } = numbers.exec(plain)?.groups ?? {};
  const stated = y ?? y1 ?? z ?? year;
  if (a === '' || stated === undefined || (stated === year && b === undefined)) return undefined;
  if (b === undefined) return Number(a) > 12 ? undefined : read(stated, a, '', c === undefined);
  const isDayFirst = s === '.' || Number(a) > 12 || (d !== undefined && Number(c) > 12);
  const isMonthFirst = Number(b) > 12 || (s !== '.' && d !== undefined && Number(d) > 12);
  // `5/6/2019` is the fifth of June in Europe, and the sixth of May in America.
  if (!isDayFirst && !isMonthFirst && a !== b) return undefined;
  return isMonthFirst ? read(stated, a, b, c === undefined) : read(stated, b, a, c === undefined);
}

function read(year: string, month: string | undefined, day: string | undefined, isWhole: boolean) {
  const date = mostPrecise(year, month ?? '', day ?? '');
  return date && { ...date, isWhole: date.isWhole && isWhole, isRead: date.isWhole };
}

function yearOnly(text: string, year: string | undefined): SourceDate | undefined {
  const tokens = readDateTokens(text);
  const [stated] = tokens.flatMap((token) => (token.kind === 'year' ? token.value : []));
  const date = mostPrecise(stated === undefined ? (year ?? '') : String(stated), '', '');
  const isSeason = tokens.some(({ kind }) => kind === 'remark');
  const isRead = tokens.every(
    ({ kind }) => kind === 'year' || kind === 'range' || kind === 'remark' || (kind === 'day' && isSeason),
  );
  return date && { ...date, isWhole: tokens.length === 1 && stated !== undefined, isRead };
}

/** Returns the most precise date that can be made from these parts and exists in the calendar. */
function mostPrecise(
  year: string,
  month: string,
  day: string,
): Pick<SourceDate, 'issued' | 'isWhole'> | undefined {
  const stated = [year, month, day].filter((part) => part !== '' && Number(part) !== 0);
  const parts = stated.map((part) => part.padStart(2, '0'));
  if (Number(month) === 0) parts.length = Math.min(parts.length, 1);
  for (let length = parts.length; length > 0; length--) {
    const issued = parts.slice(0, length).join('-');
    if (isDate(issued)) return { issued, isWhole: length === stated.length };
  }
  return undefined;
}
