import { pageWords } from '#words';
import { yearOf } from '../model/date.ts';

/** Formats the years in which a person was in the lab: `2019–2023`, `since 2019`, `until 2023`. */
export function membershipYears({ from, to }: { from?: string; to?: string }): string | undefined {
  if (from === undefined) return to && pageWords.until(yearOf(to));
  if (to === undefined) return pageWords.since(yearOf(from));
  return yearOf(from) === yearOf(to) ? yearOf(to) : `${yearOf(from)}–${yearOf(to)}`;
}
