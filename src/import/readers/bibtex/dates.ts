import { isDate } from '../../../model/date.ts';
import { parseSourceDate } from '../values/dates.ts';

/** The date of an entry, and the fields that it could not represent. */
export interface BibtexDate {
  /** The date in the format of the key `issued`, such as `2024-07-31`. */
  issued?: string;
  /** Names of fields that contain more than `issued`, such as a season. They are kept under `other`. */
  kept: string[];
  /** Names of fields that could not be parsed as a date. */
  unreadable: string[];
}

/**
 * Reads the most precise date of an entry. The date may be in the field `date` (in the format EDTF, used by
 * BibLaTeX), or in `year`, `month` and `day`. For a range of dates, the start is returned.
 *
 * @param field returns the text of a field without TeX commands; an empty text if the entry does not have the field
 */
export function readBibtexDate(field: (name: string) => string): BibtexDate {
  const [date, year, month, day] = ['date', 'year', 'month', 'day'].map((name) => field(name).trim()) as [
    string,
    string,
    string,
    string,
  ];
  const found: BibtexDate = { kept: [], unreadable: [] };
  if (date !== '') {
    const read = parseEdtf(date);
    if (read === undefined || read.isRead === false) found.unreadable.push('date');
    if (read !== undefined) {
      found.issued = read.issued;
      if (!read.isWhole) found.kept.push('date');
    }
  }
  // Some entries have no year but a month such as `{23--27 May 2019}`.
  const ownYear = year === '' ? (/(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/u.exec(month)?.[0] ?? '') : year;
  const fromParts = ownYear === '' ? undefined : parseParts(ownYear, month, day);
  if (found.issued !== undefined) {
    const { issued } = found;
    if (year !== '' && fromParts?.issued.startsWith(issued)) found.issued = fromParts.issued;
    else if (year !== '' && !issued.startsWith(fromParts?.issued ?? '?'))
      found.kept.push('year', 'month', 'day');
    else if (year === '' && month !== '') found.kept.push('month', 'day');
    return found;
  }
  if (fromParts === undefined) {
    if (year !== '') found.unreadable.push('year');
    found.kept.push('month', 'day');
    return found;
  }
  found.issued = fromParts.issued;
  found.kept.push(...fromParts.kept);
  found.unreadable.push(...fromParts.unreadable);
  return found;
}

/**
 * Parses a date in the format EDTF, such as `2012-22/2012-23` (a season), `1988?`, `1995-1-04` or `../1998`. Returns
 * undefined for dates without a usable year, such as `-0876`, `19XX` or `y17000000`.
 */
function parseEdtf(text: string): { issued: string; isWhole: boolean; isRead?: boolean } | undefined {
  const [start = '', end] = text.split('/', 2).map((side) => side.trim());
  const plain = (/^\d/u.test(start) ? start : (end ?? start)).replace(/[~?%]$/u, '');
  const season = /^(\d{4})-(?:2[1-9]|3\d|4[01])$/u.exec(plain)?.[1];
  if (season !== undefined) return { issued: season, isWhole: false };
  // `1999-XX-XX` is a date with an unknown month or day.
  const known = /^(\d{4}(?:-\d\d)?)(?:-(?:XX|uu))+$/iu.exec(plain)?.[1];
  if (known !== undefined && isDate(known)) return { issued: known, isWhole: false };
  if (!/^\d{4}(?!\d)/u.test(plain) || /^\d+X|^\d{4}-?[X?]/iu.test(plain)) {
    // A date as a person writes it, such as `23--27 May 2019` or `23.05.2019`.
    return /\p{L}{3}/u.test(text) || /^\d{1,2}[^\d]/u.test(text) ? parseSourceDate(text) : undefined;
  }
  const read = parseSourceDate(/\p{L}{3}/u.test(text) ? text : plain);
  return read && { ...read, isWhole: read.isWhole && plain === text };
}

/** The English names of the months, for months that are numbers. */
const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

function parseParts(
  year: string,
  month: string,
  day: string,
): { issued: string; kept: string[]; unreadable: string[] } | undefined {
  // Years may be written as `{1995--1996}`, `2001a`, `[1987]`, `c. 1999`, `2017/08` or `23--27 May 2019`.
  const stated = /(?<![\d.])\d{4}(?![\d.]|\s?(?:bc|bce)\b)/iu.exec(year.slice(0, 100))?.[0];
  if (stated === undefined || !isDate(stated)) return undefined;
  const kept: string[] = [];
  const unreadable: string[] = [];
  const own = parseSourceDate(year);
  if (year !== stated && (!own?.isWhole || own.issued.length === 4)) kept.push('year');
  if (own?.isRead === false) unreadable.push('year');
  const fromYear = own?.issued.startsWith(stated) ? own.issued : stated;
  if (month === '') return { issued: fromYear, kept: [...kept, 'day'], unreadable };
  // Months may be written as `07`, `5--6`, `July`, `July 31`, `31~jul`, `Jul.~7--9`, `23--27 May` or `Mar./Apr.`.
  const read = parseSourceDate(`${day} ${withMonthNames(month)}`, stated);
  const issued = read?.issued.startsWith(stated) ? read.issued : stated;
  if (!read?.isRead) unreadable.push('month', 'day');
  else if (!read.isWhole || issued.length === 4) kept.push('month', 'day');
  return { issued: issued.length < fromYear.length ? fromYear : issued, kept, unreadable };
}

/** Replaces the numbers of months in the field `month` by their names. */
function withMonthNames(month: string): string {
  const isNumber = /^\d{1,2}(?:st|nd|rd|th|\.)?(?:\s?[-‐-―/]{1,3}\s?\d{1,2})?$/u.test(month);
  return isNumber ? month.replace(/\d+/gu, (number) => monthNames[Number(number) - 1] ?? number) : month;
}
