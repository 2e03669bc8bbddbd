import { isDate } from '../../../model/date.ts';
import type { FieldReader } from '../values/draft.ts';
import { at, isObject, type Json, listAt, textAt } from '../values/json.ts';
import { parseSourceDate } from '../values/dates.ts';

/** A date that exists in the calendar. */
interface FoundDate {
  issued: string;
  /** Whether `issued` contains the whole date of the source. */
  isWhole: boolean;
}

/** Returns the most precise date of these parts, given as numbers or texts. Missing parts are `undefined`, `null` or 0. */
export function toDate(year: Json | undefined, month?: Json, day?: Json): FoundDate | undefined {
  const stated: string[] = [];
  for (const part of [year, month, day]) {
    const number = typeof part === 'string' || typeof part === 'number' ? Number(part) : 0;
    if (!Number.isInteger(number) || number === 0) break;
    stated.push(String(number).padStart(stated.length === 0 ? 4 : 2, '0'));
  }
  for (let length = stated.length; length > 0; length--) {
    const issued = stated.slice(0, length).join('-');
    if (isDate(issued)) return { issued, isWhole: length === stated.length };
  }
  return undefined;
}

/** Parses a date of CSL 1.0.2 (`date-parts`, else `raw` or `literal`) or plain text. For a range, it returns the start. */
export function parseCslDate(value: Json): FoundDate | undefined {
  const parts = listAt(value, 'date-parts');
  const [first] = parts.every((part) => !Array.isArray(part)) ? [parts] : parts;
  const found = Array.isArray(first) ? toDate(first[0], first[1], first[2]) : undefined;
  if (found) {
    const isPlain = parts.length < 2 && at(value, 'season') === undefined && !at(value, 'circa');
    return { issued: found.issued, isWhole: found.isWhole && isPlain };
  }
  const text = textAt(value) ?? textAt(value, 'raw') ?? textAt(value, 'literal');
  return text === undefined ? undefined : parseSourceDate(text);
}

/** Whether a date is empty, such as Crossref's `[[null]]`. */
function isMissing(value: Json): boolean {
  return listAt(value, 'date-parts')
    .flat()
    .some((part) => part !== null && part !== 0)
    ? false
    : ['raw', 'literal', 'season'].every((key) => textAt(value, key) === undefined) &&
        textAt(value) === undefined;
}

/** Reads the date of publication. A date that is not represented completely is kept under `other`. */
export const issuedDate: FieldReader = (value, draft, key) => {
  if (isMissing(value)) return;
  const date = parseCslDate(value);
  if (date) draft.set('issued', date.issued, [key, keptDate(value)]);
  if (
    date &&
    (date.isWhole || listAt(value, 'date-parts').length > 1 || textAt(value, 'season') !== undefined)
  ) {
    if (!date.isWhole) draft.keep(key, keptDate(value));
    return;
  }
  const problem = date ? `was read as "${date.issued}"` : 'is not a readable date';
  draft.keepWithWarning(key, keptDate(value), problem, 'Set "issued" in the written file.');
};

/** Keeps a date for which the model has no field. */
export const otherDate: FieldReader = (value, draft, key) => {
  if (!isMissing(value)) draft.keep(key, keptDate(value));
};

/** Returns a date or a range of dates as text (`2019-05/2019-07`) if nothing is lost, else unchanged. */
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
