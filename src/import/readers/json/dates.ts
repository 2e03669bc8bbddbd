import { isDate } from '../../../model/date.ts';
import type { FieldReader } from '../values/draft.ts';
import { at, isObject, type Json, listAt, textAt } from '../values/json.ts';
import { parseSourceDate } from '../values/dates.ts';

/** A date as far as the calendar has it. */
interface FoundDate {
  issued: string;
  /** Nothing that the source says is lost in `issued`. */
  isWhole: boolean;
}

/** The most precise date of these parts, numbers or texts; missing parts are `undefined`, `null` or 0. */
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

/** A date of CSL 1.0.2 (`date-parts`, else `raw`, `literal`), or plain text; of a range the start. */
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

/** Whether a date says nothing, as Crossref's `[[null]]`. */
function isMissing(value: Json): boolean {
  return listAt(value, 'date-parts')
    .flat()
    .some((part) => part !== null && part !== 0)
    ? false
    : ['raw', 'literal', 'season'].every((key) => textAt(value, key) === undefined) &&
        textAt(value) === undefined;
}

/** The date of publication; what cannot be read whole is kept. */
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
  const fault = date ? `was read as ${date.issued}` : 'is no date that can be read';
  draft.keepWithWarning(key, keptDate(value), fault, 'Put the right date into the file that is written.');
};

/** A date for which the model has no field. */
export const otherDate: FieldReader = (value, draft, key) => {
  if (!isMissing(value)) draft.keep(key, keptDate(value));
};

/** A date, or a range of two, as text where that says all of it: `2019-05/2019-07`. */
function keptDate(value: Json): Json {
  const date = parseCslDate(value);
  if (date?.isWhole) return date.issued;
  const isMore = isObject(value) && Object.keys(value).length > 1;
  const parts = listAt(value, 'date-parts').map((part) =>
    listAt(part)
      .filter((each) => textAt(each) !== undefined)
      .map((each) => String(each).padStart(2, '0')),
  );
  return isMore || parts.length === 0 ? value : parts.map((part) => part.join('-')).join('/');
}
