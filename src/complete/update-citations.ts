import type { CitationCount, CitationCounts, CitationService } from '../model/citation-counts.ts';
import type { Paper } from '../model/paper.ts';

/**
 * Returns the citation counts after a service was asked.
 *
 * - A paper that was not counted keeps its count and the day of that count.
 * - The count of a paper whose file was renamed moves to its new id, if the paper has the old id as an alias.
 * - Counts of papers that do not exist any more are removed.
 * - As soon as the service of the site has counted a paper, counts of other services are removed.
 *
 * @param papers all papers of the content, hidden ones included
 */
export function updateCitationCounts(
  before: CitationCounts,
  fetched: CitationCounts,
  papers: readonly Pick<Paper, 'id' | 'aliases'>[],
  service: CitationService,
): Map<string, CitationCount> {
  const all = new Map<string, CitationCount>();
  for (const { id, aliases = [] } of papers) {
    const known = [id, ...aliases].map((each) => before.get(each)).find((count) => count !== undefined);
    const count = fetched.get(id) ?? known;
    if (count) all.set(id, count);
  }
  if (![...all.values()].some(({ source }) => source === service)) return all;
  return new Map([...all].filter(([, { source }]) => source === service));
}

/**
 * Returns the papers whose citations must be asked for: those that the service of the site has not counted in the last
 * 7 days. Hidden papers are never asked for.
 *
 * @param today today's date: `2026-11-28`
 */
export function papersToCount<Counted extends Pick<Paper, 'id' | 'aliases' | 'hidden'>>(
  papers: readonly Counted[],
  counts: CitationCounts,
  service: CitationService,
  today: string,
): Counted[] {
  return papers.filter(({ id, aliases = [], hidden }) => {
    const count = [id, ...aliases].map((each) => counts.get(each)).find((one) => one?.source === service);
    return !hidden && (count === undefined || daysBetween(count.day, today) >= daysToAskAgain);
  });
}

/** Number of days after which citations are counted again. */
const daysToAskAgain = 7;

/** Returns the number of days from one day to another. A day in the future counts as long ago, because it is wrong. */
function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000);
  return days < 0 ? Infinity : days;
}
