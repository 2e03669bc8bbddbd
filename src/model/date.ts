import { z } from 'zod';

/**
 * A date, which may lack the month and day: `2024`, `2024-07` or `2024-07-31` (`issued` in CSL). Dates are texts,
 * because a date type of YAML always has a day.
 */
export const issuedSchema = z
  .union([z.string(), z.number().int().transform(String)], {
    error: 'write the date as "2024-07-31", "2024-07" or "2024"',
  })
  .refine(isDate, 'write the date as "2024-07-31", "2024-07" or "2024"')
  .meta({ title: 'date' });

/** Whether a text is an existing year, month or day in the format of ISO 8601. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month ?? '01'}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month ?? '01'}-${day}`);
}

/** Returns the year of a date: `2024` for `2024-07`. */
export function yearOf(issued: string): string {
  return issued.slice(0, 4);
}

/** Compares two dates for sorting. Newer dates come first; `2024-07` comes before `2024`; missing dates come last. */
export function compareNewest(a: string | undefined, b: string | undefined): number {
  return (b ?? '') < (a ?? '') ? -1 : (b ?? '') > (a ?? '') ? 1 : 0;
}
