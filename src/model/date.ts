import { z } from 'zod';

/** A date as precise as its source: `2024`, `2024-07` or `2024-07-31` (CSL's `issued`). It is text, because a YAML date loses precision. */
export const issuedSchema = z
  .union([z.string(), z.number().int().transform(String)], {
    error: 'write the date as "2024-07-31", "2024-07" or "2024"',
  })
  .refine(isDate, 'write the date as "2024-07-31", "2024-07" or "2024"')
  .meta({ title: 'date' });

/** Whether the text is a year, a month or a day that exists, as ISO 8601 writes it. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month ?? '01'}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month ?? '01'}-${day}`);
}

/** Returns the year of a date: `"2024"`. */
export function yearOf(issued: string): string {
  return issued.slice(0, 4);
}

/** Compares dates for sorting: newest first; the more precise of two equal dates first; a missing date last. */
export function compareNewest(a: string | undefined, b: string | undefined): number {
  return (b ?? '') < (a ?? '') ? -1 : (b ?? '') > (a ?? '') ? 1 : 0;
}
