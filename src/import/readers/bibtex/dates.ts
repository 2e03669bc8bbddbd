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
    if (read === undefined) found.unreadable.push('date');
    else {
      found.issued = read.issued;
      if (!read.isWhole) found.kept.push('date');
    }
  }
  const fromParts = year === '' ? undefined : parseParts(year, month, day);
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
  return found;
}

/**
 * Parses a date in the format EDTF, such as `2012-22/2012-23` (a season), `1988?`, `1995-1-04` or `../1998`. Returns
 * undefined for dates without a usable year, such as `-0876`, `19XX` or `y17000000`.
 */
function parseEdtf(text: string): { issued: string; isWhole: boolean } | undefined {
  const [start = '', end] = text.split('/', 2).map((side) => side.trim());
  const plain = (/^\d/u.test(start) ? start : (end ?? start)).replace(/[~?%]$/u, '');
  const season = /^(\d{4})-(?:2[1-9]|3\d|4[01])$/u.exec(plain)?.[1];
  if (season !== undefined) return { issued: season, isWhole: false };
  // `1999-XX-XX` is a date with an unknown month or day.
  const known = /^(\d{4}(?:-\d\d)?)(?:-(?:XX|uu))+$/iu.exec(plain)?.[1];
  if (known !== undefined && isDate(known)) return { issued: known, isWhole: false };
  if (!/^\d{4}(?!\d)/u.test(plain) || /^\d+X|^\d{4}-?[X?]/iu.test(plain)) {
    return /[\p{L}]{3}/u.test(plain) ? parseSourceDate(plain) : undefined;
  }
  const read = parseSourceDate(plain);
  return read && { issued: read.issued, isWhole: read.isWhole && plain === text };
}

function parseParts(
  year: string,
  month: string,
  day: string,
): { issued: string; kept: string[] } | undefined {
  // Years may be written as `{1995--1996}`, `2001a`, `[1987]`, `c. 1999` or `2017/08`.
  const stated = /(?<![\d.])\d{4}(?![\d.]|\s?(?:bc|bce)\b)/iu.exec(year.slice(0, 100))?.[0];
  if (stated === undefined || !isDate(stated)) return undefined;
  const kept: string[] = [];
  const own = /^\d{4}[-/]\d/u.test(year) ? parseSourceDate(year)?.issued : undefined;
  if (year !== stated && own !== year) kept.push('year');
  if (month === '') return { issued: own ?? stated, kept: [...kept, 'day'] };
  // Months may be written as `07`, `July`, `July 31`, `31~jul`, `Jul.~7--9` or `Mar./Apr.`.
  const number = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(month)?.[1];
  const dayNumber = /^\d{1,2}/u.exec(day)?.[0];
  const read =
    number === undefined
      ? parseSourceDate(dayNumber === undefined ? month : `${dayNumber} ${month}`, stated)
      : parseSourceDate([stated, number, dayNumber].filter(Boolean).join('-'));
  const issued = read?.issued.startsWith(stated) ? read.issued : stated;
  if (!read?.isWhole || issued.length === 4) kept.push('month', 'day');
  else if (day !== '' && issued.length < 10) kept.push('day');
  return { issued, kept };
}
