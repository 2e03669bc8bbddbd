import { isDate } from '../../../model/date.ts';
import type { FieldReader } from '../values/draft.ts';
import { at, isObject, type Json, listAt, textAt } from '../values/json.ts';
import { parseSourceDate } from '../values/dates.ts';

/** A date that exists in the calendar, such as `2024-02-29`. */
interface FoundDate {
  issued: string;
  /** Whether `issued` contains the whole date that the source has. */
  isWhole: boolean;
  /** Whether every part of the date was understood. */
  isRead: boolean;
}

/**
 * Returns the most precise valid date of a year, month and day. Each part may be a number or a text. A missing part
 * is `undefined`, `null` or 0.
 */
export function toDate(year: Json | undefined, month?: Json, day?: Json): FoundDate | undefined {
  const stated: string[] = [];
  for (const part of [year, month, day]) {
    const number = typeof part === 'string' || typeof part === 'number' ? Number(part) : 0;
    if (!Number.isInteger(number) || number === 0) break;
    stated.push(String(number).padStart(stated.length === 0 ? 4 : 2, '0'));
  }
  for (let length = stated.length; length > 0; length--) {
    const issued = stated.slice(0, length).join('-');
    const isWhole = length === stated.length;
    if (isDate(issued)) return { issued, isWhole, isRead: isWhole };
  }
  return undefined;
}

/**
 * Parses a date of CSL 1.0.2 or a date in plain text. A CSL date is read from `date-parts`, otherwise from `raw` or
 * `literal`. For a range of dates, the start is returned.
 */
export function parseCslDate(value: Json): FoundDate | undefined {
  const parts = listAt(value, 'date-parts');
  const [first] = parts.every((part) => !Array.isArray(part)) ? [parts] : parts;
  const found = Array.isArray(first) ? datePartsOf(first) : undefined;
  if (found) {
    const isPlain = parts.length < 2 && at(value, 'season') === undefined && !at(value, 'circa');
    return { ...found, isWhole: found.isWhole && isPlain };
  }
  const text = textAt(value) ?? textAt(value, 'raw') ?? textAt(value, 'literal');
  return text === undefined ? undefined : parseSourceDate(text);
}

/** Reads one list of `date-parts`. Some programs write words in it, such as `[2019, "May", "23-27"]`. */
function datePartsOf(parts: Json[]): FoundDate | undefined {
  const [year, month, day] = parts.map((part) => textAt(part) ?? '');
  const isNumeric = [year, month, day].every((part) => part === undefined || /^\d*$/u.test(part));
  if (isNumeric || year === undefined) return toDate(parts[0], parts[1], parts[2]);
  const name = /^\d{1,2}$/u.test(month ?? '') && day ? monthName(Number(month)) : month;
  return parseSourceDate([day, name, year].filter(Boolean).join(' '));
}

function monthName(month: number): string {
  return new Date(Date.UTC(2024, month - 1, 1)).toLocaleDateString('en', { month: 'long', timeZone: 'UTC' });
}

/** Whether a date has no content, such as Crossref's `[[null]]`. */
function isMissing(value: Json): boolean {
  return listAt(value, 'date-parts')
    .flat()
    .some((part) => part !== null && part !== 0)
    ? false
    : ['raw', 'literal', 'season'].every((key) => textAt(value, key) === undefined) &&
        textAt(value) === undefined;
}

/**
 * Reads the date of publication. If `issued` cannot contain the whole date, the date of the source is also kept under
 * `other`.
 */
export const issuedDate: FieldReader = (value, draft, key) => {
  if (isMissing(value)) return;
  const date = parseCslDate(value);
  if (date) draft.set('issued', date.issued, [key, keptDate(value)]);
  if (date?.isRead) {
    if (!date.isWhole) draft.keep(key, keptDate(value));
    return;
  }
  const problem = date ? `was read as "${date.issued}"` : 'is not a readable date';
  draft.keepWithWarning(key, keptDate(value), problem, 'Set "issued" in the written file.');
};

/** Keeps a date under `other`, if Offprint has no field for it. */
export const otherDate: FieldReader = (value, draft, key) => {
  if (!isMissing(value)) draft.keep(key, keptDate(value));
};

/**
 * Returns a date or a range of dates as text, such as `2019-05/2019-07`. If the text would lose a part of the value,
 * the value is returned unchanged.
 */
function keptDate(value: Json): Json {
  const date = parseCslDate(value);
  if (date?.isWhole) return date.issued;
  const hasOtherKeys = isObject(value) && Object.keys(value).length > 1;
  const parts = listAt(value, 'date-parts').map((part) =>
    listAt(part)
      .filter((each) => textAt(each) !== undefined)
      .map((each) => String(each).padStart(2, '0')),
  );
  return hasOtherKeys || parts.length === 0 ? value : parts.map((part) => part.join('-')).join('/');
}
