import { date, pageWords } from '#words';
import type { CareerItem } from '../model/career.ts';
import { yearOf } from '../model/date.ts';

/** Formats the years in which a person was in the lab: `2019–2023`, `since 2019`, `until 2023`. */
export function membershipYears({ from, to }: { from?: string; to?: string }): string | undefined {
  if (from === undefined) return to && pageWords.until(yearOf(to));
  if (to === undefined) return pageWords.since(yearOf(from));
  return yearOf(from) === yearOf(to) ? yearOf(to) : `${yearOf(from)}–${yearOf(to)}`;
}

/** Formats the date or the years of an item of a free list, or the years of a project. */
export function careerPeriod(item: Pick<CareerItem, 'date' | 'from' | 'to'>): string | undefined {
  if (item.date !== undefined) return date(item.date);
  const { from, to } = item;
  return membershipYears({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
}
