import type { ShownPaper } from '../library/shown-paper.ts';
import type { YearBar } from './year-counts.ts';

/** Maximum number of years in the chart. Services count by year for about ten years. */
const maxYears = 60;

/**
 * Adds up the citations of papers by the year of the citing paper. Years without citations between the first and the
 * last year are included.
 *
 * @returns one bar for each year, oldest year first; an empty list if the service does not count by year
 */
export function citationsPerYear(papers: readonly ShownPaper[]): YearBar[] {
  const counts = new Map<number, number>();
  for (const { citations } of papers)
    for (const [year, count] of Object.entries(citations?.perYear ?? {}))
      if (count > 0) counts.set(Number(year), (counts.get(Number(year)) ?? 0) + count);
  if (counts.size === 0) return [];
  const last = Math.max(...counts.keys());
  const first = Math.max(Math.min(...counts.keys()), last - maxYears + 1);
  const most = Math.max(...counts.values());
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const count = counts.get(first + index) ?? 0;
    return { year: String(first + index).padStart(4, '0'), count, height: count / most };
  });
}
